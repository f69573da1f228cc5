import type { Reader } from '../../../platform/database/database.ts';
import { rank, partInWords, rankInWords } from '../comparing/rank.ts';
import type { Audience } from '../disclosure/who-sees.ts';
import { figureOfSchool, phasesBeside, type AskedOfSchool } from '../figures/compare-figure.ts';
import { askOfSchool } from '../figures/find-compared.ts';
import { findSchool, listSchools, type School } from '../figures/find-schools.ts';
import { listMeasures } from '../measures/find-measures.ts';
import { topics, type Measure, type Topic } from '../measures/measure.ts';
import type { Outcome } from './outcome.ts';

export interface Outcomes {
  readonly asked: AskedOfSchool;
  readonly measures: readonly Measure[];
  /** The authority’s schools of its phase, for its place among them: none for the outside, where no school is ranked. */
  readonly ranked: readonly School[];
}

const phasesOf: Readonly<Record<string, readonly Measure['phase'][]>> = {
  'nursery': ['early-years'],
  'early-years': ['early-years'],
  'primary': ['early-years', 'primary'],
  'secondary': ['secondary', 'post-16'],
  'all-through': ['early-years', 'primary', 'secondary', 'post-16'],
  'special': ['primary', 'secondary', 'special', 'post-16'],
  'alternative-provision': ['primary', 'secondary', 'special'],
  '16-plus': ['post-16'],
};

/** LAIT and the like know areas only. */
function isOfSchools({ groups }: Measure): boolean {
  const bindings = Object.values(groups).flat();
  return bindings.some(
    ({ dataset, levels }) => dataset !== 'lait' && (levels === undefined || levels.includes('school') || levels.includes('provider')),
  );
}

/** What can be measured of a school of this phase: headline measures first, then in the order of a child’s years. */
export function measuresFor(measures: readonly Measure[], phase: string): Measure[] {
  const wanted = phasesOf[phase] ?? [];
  const order = Object.keys(topics) as Topic[];
  return measures
    .filter((measure) => measure.topic !== 'other' && isOfSchools(measure) && (measure.phase === 'all' || wanted.includes(measure.phase)))
    .toSorted(
      (one, other) => Number(other.isHeadline ?? false) - Number(one.isHeadline ?? false) || order.indexOf(one.topic) - order.indexOf(other.topic),
    );
}

/** A provider’s measures beside whom it is held against, for all pupils; with `measureId` that one, for every group. Undefined where there is no such provider. */
export async function findOutcomes(
  db: Reader,
  {
    providerId,
    today,
    audience,
    measureId,
  }: { readonly providerId: number; readonly today: string; readonly audience: Audience; readonly measureId?: string },
): Promise<Outcomes | undefined> {
  const school = await findSchool(db, providerId);
  if (school === undefined) return undefined;
  const all = measuresFor(await listMeasures(db), school.phase);
  if (measureId === undefined)
    return { asked: await askOfSchool(db, { measures: all, school, today, audience, groups: ['all'] }), measures: all, ranked: [] };
  const measures = all.filter(({ id }) => id === measureId);
  const isRanked = audience === 'staff' && school.laCode !== null;
  const ranked = isRanked ? await listSchools(db, { laCode: school.laCode, phases: phasesBeside(school.phase) }) : [];
  return { asked: await askOfSchool(db, { measures, school, today, audience, also: ranked }), measures, ranked };
}

/** "Rank 4 of 96; 3 not published", "Second quartile of 96 values", "Best fifth …": the school’s place in the authority. Null where it is not to be told. */
export function placeInWords(
  { asked, ranked }: Outcomes,
  { measure, group, latest }: Outcome,
): { readonly rank: string; readonly parts: readonly string[] } | null {
  if (ranked.length === 0 || latest === null) return null;
  // By number: two schools may have one name.
  const name = ({ id }: School) => String(id);
  const values = ranked.map((school) => ({
    name: name(school),
    statistic: figureOfSchool(asked.set, measure, group, school, latest.period).statistic,
  }));
  const ranking = rank(values, measure.polarity);
  if (ranking.kind === 'none') return { rank: ranking.because, parts: [] };
  const own = name(asked.school);
  const isPlaced = ranking.places.some((place) => place.name === own);
  return { rank: rankInWords(ranking, own), parts: isPlaced ? [partInWords(ranking, own, 'quartile'), partInWords(ranking, own, 'fifth')] : [] };
}
