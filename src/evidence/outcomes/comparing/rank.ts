import { isValue, reasonLabels, type NoStatistic } from '../../../kernel/statistic.ts';
import { assertOneUnit, withoutNoise, type Named, type Polarity } from './values.ts';

/** Provisional: not from the published framework. Two values to a part at the least. */
export const fewestForParts = { quartile: 8, fifth: 10 };
const partsOf = { quartile: 4, fifth: 5 };

export interface Place {
  readonly name: string;
  readonly value: number;
  /** 1 is the best by the measure's polarity. Equal values share one. */
  readonly rank: number;
  readonly isShared: boolean;
  /** 1, the best, to 4; null where there are too few values to make quartiles of. Equal values fall in the same one, at the middle of their places. */
  readonly quartile: number | null;
  /** 1, the best, to 5; null where there are too few. */
  readonly fifth: number | null;
}

export interface Ranking {
  readonly kind: 'ranking';
  readonly polarity: 'higher' | 'lower';
  /** The best first; equals by name. */
  readonly places: readonly Place[];
  /** Those without a value: counted, and never given a place. */
  readonly absent: readonly { readonly name: string; readonly statistic: NoStatistic }[];
}

/** Ranks what is published. A measure of which neither more nor less is good is never ranked. */
export function rank(values: readonly Named[], polarity: Polarity): Ranking | { readonly kind: 'none'; readonly because: string } {
  if (polarity === 'neither') return { kind: 'none', because: 'Not ranked: neither more nor less of this is better.' };
  const present = values.flatMap(({ name, statistic }) => (isValue(statistic) ? [{ name, value: withoutNoise(statistic.value), statistic }] : []));
  assertOneUnit(present.map(({ statistic }) => statistic));
  const absent = values.flatMap(({ name, statistic }) => (isValue(statistic) ? [] : [{ name, statistic }]));
  const isBetter = (one: number, other: number): boolean => (polarity === 'higher' ? one > other : one < other);
  const places = present.map(({ name, value }) => {
    const before = present.filter((other) => isBetter(other.value, value)).length;
    const equals = present.filter((other) => other.value === value).length;
    const middle = before + equals / 2;
    const part = (parts: keyof typeof partsOf): number | null =>
      present.length < fewestForParts[parts] ? null : Math.max(1, Math.ceil((middle / present.length) * partsOf[parts]));
    return { name, value, rank: before + 1, isShared: equals > 1, quartile: part('quartile'), fifth: part('fifth') };
  });
  return { kind: 'ranking', polarity, places: places.sort((a, b) => a.rank - b.rank || a.name.localeCompare(b.name, 'en-GB')), absent };
}

/** "Rank 4 of 9; 2 not published", "Rank 4 of 9, shared", or why there is none. Rank 1 is the best. */
export function rankInWords(ranking: Ranking, name: string): string {
  const missing = ranking.absent.find((other) => other.name === name);
  if (missing) return `Not ranked: ${missing.statistic.because ?? reasonLabels[missing.statistic.reason]}`;
  const place = ranking.places.find((other) => other.name === name);
  if (!place) return 'Not ranked: it is not among those compared.';
  const absent = ranking.absent.length === 0 ? '' : `; ${ranking.absent.length} not published`;
  return `Rank ${place.rank} of ${ranking.places.length}${place.isShared ? ', shared' : ''}${absent}`;
}

/** "Best fifth of 12 values", "Second quartile of 9 values", or why there is none. */
export function partInWords(ranking: Ranking, name: string, parts: 'quartile' | 'fifth'): string {
  const place = ranking.places.find((other) => other.name === name);
  if (!place) return rankInWords(ranking, name);
  const part = place[parts];
  const of = `of ${ranking.places.length} values`;
  if (part === null) return `No ${parts}: ${ranking.places.length} published values are fewer than the ${fewestForParts[parts]} it takes`;
  if (part === 1) return `Best ${parts} ${of}`;
  if (part === partsOf[parts]) return `Worst ${parts} ${of}`;
  return `${['Second', 'Third', 'Fourth'][part - 2] ?? ''} ${parts} ${of}`;
}
