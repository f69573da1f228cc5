import { wilson } from '../../kernel/interval.ts';
import type { Reason } from '../../kernel/statistic.ts';
import type { AreaId } from './areas.ts';
import type { CompiledIndicator, CompiledSet } from './compile.ts';
import type { Band, BandedIndicator } from './evaluation.ts';
import { lowerFirst } from './fact-tests.ts';
import type { IndicatorFacts } from './facts.ts';

/** A figure beside England: of one year, or of several together where the cohort is small. */
export interface Figure {
  readonly value: number;
  readonly comparator: number;
  readonly cohort: number | null;
  /** Points from England; below zero is the worse side. */
  readonly ahead: number;
  /** The 95% interval; null where the cohort is not published, or the figure is no share. */
  readonly interval: { readonly low: number; readonly high: number } | null;
}

export type Compared =
  | { readonly kind: 'compared'; readonly figure: Figure; readonly pooled: readonly string[] }
  | { readonly kind: 'none'; readonly because: string; readonly applies: boolean };

const alone: readonly string[] = [];
const notThere: Compared = { kind: 'none', because: 'No figure has been loaded.', applies: true };

/** One year of an indicator beside England, by its place from the latest. */
export function compareAt(indicator: IndicatorFacts, index: number, set: CompiledSet): Compared {
  const point = indicator.points[index];
  if (point === undefined) return notThere;
  const { own, england } = point;
  if ('reason' in own) return { kind: 'none', because: own.because ?? set.reasonWords(own.reason), applies: canBeKnown(own.reason) };
  if ('reason' in england) {
    const because = `England has no figure to compare with: ${lowerFirst(england.because ?? set.reasonWords(england.reason))}`;
    return { kind: 'none', because, applies: canBeKnown(england.reason) };
  }
  if (own.cohort !== null && own.cohort <= set.smallCohort.pooledUpTo) return pool(indicator, index, own.cohort, set);
  return { kind: 'compared', figure: figureOf(indicator, own.value, england.value, own.cohort), pooled: alone };
}

/** What does not apply, or does not exist for anybody, is not missing. */
function canBeKnown(reason: Reason): boolean {
  return reason !== 'not-applicable' && reason !== 'does-not-exist';
}

/**
 * A small cohort with the years before it. England's figure of each year counts for as many pupils as the provider had in it, so that a year is compared with itself.
 * The latest year is never made up from earlier ones: too few pupils in it, and there is no band.
 */
function pool(indicator: IndicatorFacts, index: number, latest: number, { smallCohort }: CompiledSet): Compared {
  const { pooledUpTo, fewest, years } = smallCohort;
  if (latest < fewest) return { kind: 'none', because: `Fewer than ${String(fewest)} pupils: no band.`, applies: true };
  let cohort = 0;
  let own = 0;
  let england = 0;
  const pooled: string[] = [];
  for (const point of indicator.points.slice(index, index + years)) {
    if ('reason' in point.own || 'reason' in point.england || point.own.cohort === null) continue;
    if (yearsApart(indicator.points[index]?.period, point.period) >= years) break;
    cohort += point.own.cohort;
    own += point.own.value * point.own.cohort;
    england += point.england.value * point.own.cohort;
    pooled.push(point.period);
    if (point.own.isBreak === true) break;
  }
  if (pooled.length < 2) {
    return { kind: 'none', because: `${String(pooledUpTo)} pupils or fewer, and no earlier year to put with them: no band.`, applies: true };
  }
  return { kind: 'compared', figure: figureOf(indicator, round(own / cohort), round(england / cohort), cohort), pooled };
}

/** How many years lie between two periods; not a number where that cannot be said. */
export function yearsApart(later: string | undefined, earlier: string | undefined): number {
  return Number(later?.slice(0, 4)) - Number(earlier?.slice(0, 4));
}

export function figureOf({ unit, polarity }: IndicatorFacts, value: number, comparator: number, cohort: number | null): Figure {
  const ahead = round(polarity === 'higher' ? value - comparator : comparator - value);
  if (unit !== 'percent' || cohort === null || cohort <= 0 || value < 0 || value > 100) return { value, comparator, cohort, ahead, interval: null };
  const { low, high } = wilson(value / 100, cohort);
  return { value, comparator, cohort, ahead, interval: { low: round(low * 100), high: round(high * 100) } };
}

/** Eight decimals are more than anybody publishes, and keep a sum of fractions from missing its edge. Nought is never below nought. */
export const round = (value: number): number => Math.round(value * 1e8) / 1e8 + 0;

/** Beyond so many points on the worse side (or at them too), and where there is an interval the whole of it. */
export function isBeyond(
  { ahead, interval, comparator }: Figure,
  points: number,
  polarity: 'higher' | 'lower',
  edge: 'past' | 'at-or-past',
): boolean {
  const isPast = (at: number): boolean => (edge === 'past' ? at < -points : at <= -points);
  if (!isPast(ahead)) return false;
  if (interval === null) return true;
  return isPast(round(polarity === 'higher' ? interval.high - comparator : comparator - interval.low));
}

export function bandOf(figure: Figure, { amberBeyond, redBeyond }: CompiledIndicator, polarity: 'higher' | 'lower'): 'green' | 'amber' | 'red' {
  if (figure.ahead >= -amberBeyond) return 'green';
  return isBeyond(figure, redBeyond, polarity, 'past') ? 'red' : 'amber';
}

export function bandIndicator(known: IndicatorFacts, indicator: CompiledIndicator, area: AreaId, set: CompiledSet): BandedIndicator {
  const compared = compareAt(known, 0, set);
  const point = known.points[0];
  const figure = compared.kind === 'compared' ? compared.figure : null;
  return {
    id: known.id,
    name: known.name,
    area,
    weight: indicator.weight,
    period: point?.period ?? null,
    value: figure?.value ?? null,
    cohort: figure?.cohort ?? null,
    comparator: figure?.comparator ?? null,
    ahead: figure?.ahead ?? null,
    interval: figure?.interval ?? null,
    band: bandOrNone(compared, indicator, known),
    before: beforeOf(known, indicator, set),
    pooled: compared.kind === 'compared' ? compared.pooled : alone,
    because: compared.kind === 'none' ? compared.because : null,
    applies: compared.kind === 'compared' || compared.applies,
    source: point?.source ?? null,
    status: point?.status ?? null,
  };
}

function beforeOf(known: IndicatorFacts, indicator: CompiledIndicator, set: CompiledSet): BandedIndicator['before'] {
  const [point, earlier] = known.points;
  if (earlier === undefined) return null;
  const band = bandOrNone(compareAt(known, 1, set), indicator, known);
  return { period: earlier.period, band, isYearBefore: yearsApart(point?.period, earlier.period) === 1 };
}

function bandOrNone(compared: Compared, indicator: CompiledIndicator, { polarity }: IndicatorFacts): Band {
  return compared.kind === 'none' ? 'none' : bandOf(compared.figure, indicator, polarity);
}
