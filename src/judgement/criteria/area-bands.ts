import { areaOfReport, type AreaId } from './areas.ts';
import type { CompiledArea, CompiledSet } from './compile.ts';
import type { Band, BandedArea, BandedIndicator } from './evaluation.ts';
import { lowerFirst } from './fact-tests.ts';
import type { InspectedArea } from './facts.ts';

/** What an area's indicators weigh, by their bands. */
export interface Weights {
  readonly red: number;
  readonly amber: number;
  /** One of them was red the year before too. */
  readonly isLasting: boolean;
}

export function isLastingRed({ band, before }: Pick<BandedIndicator, 'band' | 'before'>): boolean {
  return band === 'red' && before?.band === 'red' && before.isYearBefore;
}

/** The colour of an area of which something is known. `isBelowExpected`: its report card says needs attention, or worse. */
export function colourOf({ redAt, amberAt }: CompiledSet['areaBands'], weights: Weights, isBelowExpected: boolean): 'red' | 'amber' | 'green' {
  if (weights.red >= redAt || weights.isLasting) return 'red';
  return weights.red > 0 || isBelowExpected || weights.amber >= amberAt ? 'amber' : 'green';
}

/** What they would weigh if one of them were in a worse band than it is. */
export function weighWith({ red, amber, isLasting }: Weights, { band: now, before, weight }: BandedIndicator, band: 'amber' | 'red'): Weights {
  return {
    red: red + (band === 'red' ? weight : 0),
    amber: amber + (band === 'amber' ? weight : 0) - (now === 'amber' ? weight : 0),
    isLasting: isLasting || isLastingRed({ band, before }),
  };
}

export function weigh(indicators: readonly Pick<BandedIndicator, 'band' | 'before' | 'weight'>[]): Weights {
  let red = 0;
  let amber = 0;
  let isLasting = false;
  for (const indicator of indicators) {
    if (indicator.band === 'amber') amber += indicator.weight;
    if (indicator.band !== 'red') continue;
    red += indicator.weight;
    isLasting ||= isLastingRed(indicator);
  }
  return { red, amber, isLasting };
}

/** `indicators`: the area's own. `report`: the worst the report card says of it. */
export function bandArea(
  { id, indicators: asked }: CompiledArea,
  indicators: readonly BandedIndicator[],
  report: InspectedArea | null,
  set: CompiledSet,
): BandedArea {
  const weights = weigh(indicators);
  const attention = report !== null && isBelowExpected(report.judgement) ? report : null;
  const isKnown = indicators.some(({ band }) => band !== 'none');
  if (!isKnown && report === null) {
    const because = asked.length === 0 ? 'Judged by people: the criteria have no figures for it' : 'Nothing of it is known';
    return { id, band: 'none', because, inspected: null };
  }
  const band = colourOf(set.areaBands, weights, attention !== null);
  return { id, band, because: becauseOf(band, weights, indicators, report, set), inspected: attention ?? (isKnown ? null : report) };
}

function becauseOf(band: Band, { red }: Weights, indicators: readonly BandedIndicator[], report: InspectedArea | null, set: CompiledSet): string {
  const named = (colour: Band): string =>
    indicators
      .filter((one) => one.band === colour)
      .map(({ name }) => name)
      .join('; ');
  if (band === 'red') {
    if (red >= set.areaBands.redAt) return `Red indicators: ${named('red')}`;
    return `Red two years running: ${indicators
      .filter(isLastingRed)
      .map(({ name }) => name)
      .join('; ')}`;
  }
  if (band === 'amber') {
    if (red > 0) return `A red indicator: ${named('red')}`;
    if (report !== null && isBelowExpected(report.judgement)) return `Report card: ${lowerFirst(report.judgement)}`;
    return `Amber indicators: ${named('amber')}`;
  }
  const ambers = named('amber');
  if (ambers !== '') return `Too few amber indicators to colour it: ${ambers}`;
  if (indicators.some((one) => one.band === 'green')) return 'Every indicator that is known is green';
  return `Report card: ${lowerFirst(report?.judgement ?? '')}`;
}

const belowExpected = ['urgent improvement', 'needs attention'];

export function isBelowExpected(judgement: string): boolean {
  return belowExpected.includes(judgement.toLowerCase());
}

/** What the report card says of each area: the worst, where two of its areas are one of ours, in whatever order they come. */
export function reportsByArea(inspected: readonly InspectedArea[]): ReadonlyMap<AreaId, InspectedArea> {
  const byArea = new Map<AreaId, InspectedArea>();
  for (const report of inspected) {
    const id = areaOfReport[report.area];
    if (id === undefined) continue;
    const other = byArea.get(id);
    if (other === undefined || isWorse(report, other)) byArea.set(id, report);
  }
  return byArea;
}

function isWorse(one: InspectedArea, other: InspectedArea): boolean {
  const rank = ({ judgement }: InspectedArea): number => {
    const place = belowExpected.indexOf(judgement.toLowerCase());
    return place === -1 ? belowExpected.length : place;
  };
  if (rank(one) !== rank(other)) return rank(one) < rank(other);
  // No worse: one of them all the same, always the same one.
  return `${one.area}|${one.judgement}|${one.on ?? ''}|${one.source}` < `${other.area}|${other.judgement}|${other.on ?? ''}|${other.source}`;
}
