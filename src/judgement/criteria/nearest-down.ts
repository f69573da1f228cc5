import type { Tier } from '../../kernel/tier.ts';
import { colourOf, weigh, weighWith, type Weights } from './area-bands.ts';
import { bandOf, isBeyond, yearsApart, type Figure } from './bands.ts';
import { floorLevels, type CompiledFloor } from './compile.ts';
import type { FloorLevel } from './criteria.ts';
import type { Band, BandedArea, BandedIndicator, Change, NearestChanges } from './evaluation.ts';
import { factDefinitions, isFactId, type IndicatorFacts } from './facts.ts';
import { farYears, type FarTest } from './floors.ts';
import { figureOfBanded, moveInWords, smallestMove } from './moved-figures.ts';
import { edgesOf, isBetter, isHeldByReport, type Standing } from './standing.ts';

type Down = NearestChanges['down'][number];

/** More figures than these are not near; what is one short, and yes or no, is told in full. */
const mostFigures = 5;

/**
 * Single changes that each give a stricter tier. First what is one short; then figures, by how far they are from the edge; then what would be yes and is no: what holds at
 * Vulnerable before what holds at Cause for Concern, each in the order of the criteria; then evidence of Secure+ that would be lost.
 */
export function changesDown(at: Standing): Down[] {
  const floors: Down[] = [];
  for (const [index, floor] of at.set.floors.entries()) if (at.floors[index]?.answer === 'clear') floors.push(...downOfFloor(at, floor));
  const level = ({ to }: Down): number => floorLevels.findIndex((one) => one === to);
  const figures = at.areas.flatMap((area) => downOfArea(at, area));
  return [
    ...floors.filter(({ change }) => change.isOneShort === true),
    ...figures
      .toSorted((one, other) => (one.change.points ?? 0) - (other.change.points ?? 0) || (one.change.id < other.change.id ? -1 : 1))
      .slice(0, mostFigures),
    ...floors.filter(({ change }) => change.isOneShort !== true).toSorted((one, other) => level(one) - level(other)),
    ...downOfEvidence(at),
  ];
}

function downTo(at: Standing, change: Change, { floor = at.floor, red = at.red, amber = at.amber, securePlus = at.securePlus.met }): Down[] {
  const { tier } = at.set.rowOf(floor, red, amber, securePlus);
  return isBetter(at.tier, tier) ? [{ to: tier, change }] : [];
}

const stricter = (one: FloorLevel, other: FloorLevel): FloorLevel => (floorLevels.indexOf(one) > floorLevels.indexOf(other) ? one : other);

function downOfFloor(at: Standing, floor: CompiledFloor): Down[] {
  const { id, label, tier, test } = floor;
  const to = { floor: stricter(at.floor, tier) };
  // Nothing of it would change the tier: no need to look closer.
  if (downTo(at, { what: 'floor', id, says: label, points: null }, to).length === 0) return [];
  const oneShort = (says: string): Down[] => downTo(at, { what: 'floor', id, says, points: null, isOneShort: true }, to);
  if (test.kind === 'far-from-england') {
    return namesOf(at, test.indicators, (indicator) => isOneYearShort(at, indicator, test)).flatMap((name) =>
      oneShort(`${name}: one more year ${String(test.points)} points or more on the worse side of England`),
    );
  }
  if (test.kind === 'worst-fifth') {
    return namesOf(at, test.indicators, ({ points }) => isOneFifthShort(points, test.years)).flatMap((name) =>
      oneShort(`${name}: one more year in the worst fifth of similar schools`),
    );
  }
  if (test.atLeast === undefined || test.atLeast === 1) return downTo(at, { what: 'floor', id, says: label, points: null }, to);
  const fact = at.facts.facts[test.fact];
  if (fact?.state !== 'known' || fact.value !== test.atLeast - 1) return [];
  return oneShort(`${isFactId(test.fact) ? factDefinitions[test.fact].label : label}: one more, making ${String(test.atLeast)}`);
}

function namesOf({ series }: Standing, ids: readonly string[], isShort: (indicator: IndicatorFacts) => boolean): string[] {
  return ids.flatMap((id) => {
    const indicator = series.get(id);
    return indicator && isShort(indicator) ? [indicator.name] : [];
  });
}

/** The next year's figure, as far from England as this year's, would make it fire: those of the window that it leaves in it are one short. */
function isOneYearShort({ set }: Standing, indicator: IndicatorFacts, test: FarTest): boolean {
  const { isLatestFar } = farYears(indicator, test, set);
  if (!isLatestFar) return false;
  return farYears(indicator, { ...test, ofYears: test.ofYears - 1 }, set).far === test.years - 1;
}

function isOneFifthShort(points: IndicatorFacts['points'], years: number): boolean {
  const run = points.slice(0, years - 1);
  return (
    run.length === years - 1 &&
    run.length > 0 &&
    run.every(({ fifthOfSimilar }) => fifthOfSimilar?.fifth === 5) &&
    !(yearsApart(run[0]?.period, run.at(-1)?.period) > years - 2)
  );
}

function downOfArea(at: Standing, area: BandedArea): Down[] {
  const own = at.indicators.filter((one) => one.area === area.id && one.band !== 'none');
  const weights = weigh(own);
  return own.flatMap((one) => downOfIndicator(at, area, weights, one));
}

type Edge = (figure: Figure) => boolean;

/** The smallest fall of one figure that changes the tier: by the colour of its area, or by a floor that counts far years. */
function downOfIndicator(at: Standing, area: BandedArea, weights: Weights, one: BandedIndicator): Down[] {
  const indicator = at.series.get(one.id);
  const figure = figureOfBanded(one);
  if (!indicator || !figure) return [];
  const falls = [...fallsOfBand(at, area, weights, one, indicator), ...fallsOfFloor(at, one, indicator)];
  let nearest: Down | null = null;
  for (const { to, isSo } of falls) {
    const move = smallestMove(figure, indicator, 'worse', isSo);
    const least = nearest?.change.points ?? Infinity;
    if (move === null || least < move.points) continue;
    // One fall may do both: it then gives the stricter tier.
    if (nearest !== null && least === move.points && !isBetter(nearest.to, to)) continue;
    nearest = { to, change: { what: 'indicator', id: one.id, says: moveInWords(one, indicator, move.points, 'worse'), points: move.points } };
  }
  return nearest === null ? [] : [nearest];
}

interface Fall {
  readonly to: Tier;
  readonly isSo: Edge;
}

function fallsOfBand(at: Standing, area: BandedArea, weights: Weights, one: BandedIndicator, { polarity }: IndicatorFacts): Fall[] {
  const falls: Fall[] = [];
  for (const band of worseBands[one.band]) {
    const colour = colourOf(at.set.areaBands, weighWith(weights, one, band), isHeldByReport(area));
    if (colour === area.band) continue;
    const red = at.red + Number(colour === 'red') - Number(area.band === 'red');
    const amber = at.amber + Number(colour === 'amber') - Number(area.band === 'amber');
    const { tier } = at.set.rowOf(at.floor, red, amber, at.securePlus.met);
    if (!isBetter(at.tier, tier)) continue;
    const edges = edgesOf(at, one);
    falls.push({ to: tier, isSo: (moved) => ['red', band].includes(bandOf(moved, edges, polarity)) });
  }
  return falls;
}

const worseBands: Readonly<Record<Band, readonly ('amber' | 'red')[]>> = { green: ['amber', 'red'], amber: ['red'], red: [], none: [] };

function fallsOfFloor(at: Standing, { id }: BandedIndicator, indicator: IndicatorFacts): Fall[] {
  const falls: Fall[] = [];
  for (const { tier: level, test } of at.set.floors) {
    if (test.kind !== 'far-from-england' || !test.indicators.includes(id)) continue;
    const { tier } = at.set.rowOf(stricter(at.floor, level), at.red, at.amber, at.securePlus.met);
    if (!isBetter(at.tier, tier)) continue;
    const { far, isLatestFar } = farYears(indicator, test, at.set);
    if (!isLatestFar && far === test.years - 1)
      falls.push({ to: tier, isSo: (moved) => isBeyond(moved, test.points, indicator.polarity, 'at-or-past') });
  }
  return falls;
}

/** Evidence that Secure+ rests on, each part that it would not stand without. */
function downOfEvidence(at: Standing): Down[] {
  const { met, parts } = at.securePlus;
  if (!met) return [];
  const all = parts.slice(0, at.set.securePlus.all.length);
  const any = parts.slice(all.length);
  return [...all, ...(any.length === 1 ? any : [])].flatMap(({ id, label }) =>
    downTo(
      at,
      { what: 'secure-plus', id, says: `No longer: ${label.charAt(0).toLowerCase()}${label.slice(1)}`, points: null },
      { securePlus: false },
    ),
  );
}
