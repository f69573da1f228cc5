import { isValue, reasonLabels, statisticInWords, type Statistic, type StatisticValue } from '../../../kernel/statistic.ts';
import { listInWords, valuesOf } from './values.ts';

export const characteristics = {
  'pupils': 'Pupils on roll',
  'disadvantaged': 'Disadvantaged pupils',
  'eal': 'Pupils with English as an additional language',
  'sen-support': 'Pupils with SEN support',
  'ehc-plan': 'Pupils with an EHC plan',
} as const;

export type Characteristic = keyof typeof characteristics;
const all = Object.keys(characteristics) as Characteristic[];

/** Provisional: not from the published framework. */
const similarityRule = { nearest: 20, fewestSchools: 5, fewestKnown: 3 };

export interface PublishedSchool {
  readonly urn: number;
  readonly phase: string;
  readonly region: string | null;
  readonly isUrban: boolean | null;
  readonly characteristics: Readonly<Partial<Record<Characteristic, Statistic>>>;
}

export interface SimilarityOptions {
  readonly nearest?: number;
  readonly sameRegion?: boolean;
  readonly sameUrbanOrRural?: boolean;
}

export interface Criterion {
  readonly characteristic: Characteristic;
  readonly label: string;
  /** This school's own; none, with its reason, where it is not published. */
  readonly own: Statistic | null;
  /** The range of those chosen, and how many of them it is published for; null where for none. */
  readonly chosen: { readonly lowest: StatisticValue; readonly highest: StatisticValue; readonly published: number } | null;
}

export type SimilarSchools =
  | {
      readonly kind: 'chosen';
      /** The nearest first. `known` says how many characteristics the distance is over. */
      readonly schools: readonly { readonly urn: number; readonly distance: number; readonly known: number }[];
      readonly considered: number;
      readonly criteria: readonly Criterion[];
      /** What could not be compared, in words; empty where all was. */
      readonly missing: readonly string[];
    }
  | { readonly kind: 'none'; readonly because: string };

/**
 * The schools of the same phase nearest to this one by what is published of their pupils: the root mean square of the differences, each in standard deviations over
 * all the schools considered, over the characteristics known for both. The number on roll is compared by ratio (its logarithm): 60 and 120 pupils differ as 600 and 1,200 do.
 */
export function chooseSimilarSchools(school: PublishedSchool, among: readonly PublishedSchool[], options: SimilarityOptions = {}): SimilarSchools {
  const known = all.filter((one) => measured(school, one) !== null);
  const missing = all.filter((one) => !known.includes(one)).map((one) => `${characteristics[one]}: ${why(school.characteristics[one])}`);
  if (known.length < similarityRule.fewestKnown) {
    const because = `${known.length} of ${all.length} characteristics are published for this school, and it takes ${similarityRule.fewestKnown}. ${missing.join('; ')}.`;
    return { kind: 'none', because };
  }
  const unknownFilter = [
    options.sameRegion && school.region === null ? 'region' : null,
    options.sameUrbanOrRural && school.isUrban === null ? 'being urban or rural' : null,
  ].filter((one) => one !== null);
  if (unknownFilter.length > 0) return { kind: 'none', because: `Its ${listInWords(unknownFilter)} is not published.` };
  const nearest = options.nearest ?? similarityRule.nearest;
  const pool = poolFor(school, among, options);
  const near = nearestIn(pool, school, known, nearest);
  const fewest = Math.min(similarityRule.fewestSchools, nearest);
  if (near.length < fewest) return { kind: 'none', because: `Only ${near.length} schools can be compared with it, and it takes ${fewest}.` };
  const urns = new Set(near.map(({ urn }) => urn));
  const chosen = pool.schools.filter(({ urn }) => urns.has(urn));
  return { kind: 'chosen', schools: near, considered: pool.schools.length - 1, criteria: all.map((one) => criterion(school, chosen, one)), missing };
}

/** The school and those it is compared with, in the order of their URNs, as columns of numbers; NaN where it is not published. */
interface Pool {
  readonly schools: readonly PublishedSchool[];
  readonly values: Readonly<Record<Characteristic, Float64Array>>;
  readonly spreads: Readonly<Record<Characteristic, number>>;
}

/** For a whole authority the same schools are asked about again and again. */
const prepared = new WeakMap<readonly PublishedSchool[], Map<string, Pool>>();

function poolFor(school: PublishedSchool, among: readonly PublishedSchool[], { sameRegion, sameUrbanOrRural }: SimilarityOptions): Pool {
  const ofPhase = (other: PublishedSchool): boolean => other.phase === school.phase;
  if (!sameRegion && !sameUrbanOrRural && among.includes(school)) {
    const pools = prepared.get(among) ?? new Map<string, Pool>();
    const pool = pools.get(school.phase) ?? poolOf(among.filter(ofPhase));
    prepared.set(among, pools.set(school.phase, pool));
    return pool;
  }
  const considered = among.filter(
    (other) =>
      other.urn !== school.urn &&
      ofPhase(other) &&
      (!sameRegion || other.region === school.region) &&
      (!sameUrbanOrRural || other.isUrban === school.isUrban),
  );
  return poolOf([school, ...considered]);
}

function poolOf(given: readonly PublishedSchool[]): Pool {
  const schools = given.toSorted((one, other) => one.urn - other.urn);
  const column = (one: Characteristic): Float64Array => Float64Array.from(schools, (school) => measured(school, one) ?? NaN);
  const values = Object.fromEntries(all.map((one) => [one, column(one)])) as Record<Characteristic, Float64Array>;
  const spreads = Object.fromEntries(all.map((one) => [one, spread(values[one].filter((value) => !Number.isNaN(value)))]));
  return { schools, values, spreads: spreads as Record<Characteristic, number> };
}

interface Near {
  readonly urn: number;
  readonly distance: number;
  readonly known: number;
}

/** By distance, equals by URN. Only the nearest are kept in order: to sort thousands for each of many schools takes minutes. */
function nearestIn({ schools, values, spreads }: Pool, school: PublishedSchool, known: readonly Characteristic[], nearest: number): Near[] {
  const compared = known.map((one) => ({ column: values[one], own: measured(school, one) ?? 0, deviation: spreads[one] }));
  const near: Near[] = [];
  let worst = Infinity;
  for (let place = 0; place < schools.length; place += 1) {
    let squares = 0;
    let both = 0;
    for (const { column, own, deviation } of compared) {
      const value = column[place] ?? NaN;
      if (Number.isNaN(value)) continue;
      const apart = (value - own) / deviation;
      both += 1;
      squares += apart * apart;
    }
    if (both < similarityRule.fewestKnown) continue;
    const distance = Math.sqrt(squares / both);
    const urn = schools[place]?.urn;
    if (distance >= worst || urn === undefined || urn === school.urn) continue;
    // In the order of URNs already: an equal one comes after.
    near.splice(near.findLastIndex((other) => other.distance <= distance) + 1, 0, { urn, distance, known: both });
    if (near.length > nearest) near.pop();
    if (near.length === nearest) worst = near.at(-1)?.distance ?? Infinity;
  }
  return near;
}

/** "Pupils on roll: 210 here, 180 to 260 in the schools chosen (20 of 20 published)". */
export function criterionInWords(criterion: Criterion, schools: number): string {
  const { own, chosen, label } = criterion;
  const here = own && isValue(own) ? `${statisticInWords(own)} here` : `not compared (${why(own ?? undefined)})`;
  if (chosen === null) return `${label}: ${here}`;
  const range = [chosen.lowest, chosen.highest].map(statisticInWords).join(' to ');
  return `${label}: ${here}, ${range} in the schools chosen (${chosen.published} of ${schools} published)`;
}

function criterion(school: PublishedSchool, chosen: readonly PublishedSchool[], characteristic: Characteristic): Criterion {
  const values = valuesOf(chosen.flatMap((other) => other.characteristics[characteristic] ?? [])).toSorted((one, other) => one.value - other.value);
  const [lowest, highest] = [values.at(0), values.at(-1)];
  return {
    characteristic,
    label: characteristics[characteristic],
    own: school.characteristics[characteristic] ?? null,
    chosen: lowest && highest ? { lowest, highest, published: values.length } : null,
  };
}

function measured(school: PublishedSchool, characteristic: Characteristic): number | null {
  const statistic = school.characteristics[characteristic];
  if (!statistic || !isValue(statistic)) return null;
  if (characteristic !== 'pupils') return statistic.value;
  return statistic.value > 0 ? Math.log(statistic.value) : null;
}

/** The standard deviation; 1 where all are alike, so that what tells no school from another adds nothing. */
function spread(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return variance > 1e-18 ? Math.sqrt(variance) : 1;
}

function why(statistic: Statistic | undefined): string {
  if (!statistic) return reasonLabels['not-loaded'];
  if (isValue(statistic)) return 'nobody is on roll';
  return (statistic.because ?? reasonLabels[statistic.reason]).replace(/\.$/, '');
}
