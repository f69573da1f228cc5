import type { Period } from '../../../kernel/period.ts';
import type { Reader } from '../../../platform/database/database.ts';
import { findSchoolsOfPhase, findValuesBySchool, isOfEngland } from '../figures/find-distribution.ts';
import { chooseSimilarOfMany } from '../figures/find-similar-schools.ts';
import { getCensus } from '../figures/get-census.ts';
import type { Measure } from '../measures/measure.ts';

/** The values of the schools similar to a provider; none where that cannot be said. */
export type SimilarValues = (measure: Measure, provider: Compared, period: Period) => readonly number[];

interface Compared {
  readonly urn: number | null;
  readonly kind: string;
  readonly phase: string;
}

/** What similar schools are compared by (domain.md, section 3): attendance, suspensions and exclusions; not of special schools and alternative provision. */
const topics: readonly Measure['topic'][] = ['attendance', 'exclusions'];

/** Of the schools of England whose pupils are most like a school’s; nothing unless the file, and the census, are England’s. */
export async function findSimilarValues(db: Reader, providers: readonly Compared[], measures: readonly Measure[]): Promise<SimilarValues> {
  const compared = [...new Set(measures)].filter(({ topic }) => topics.includes(topic));
  const schools = providers.filter(({ kind, urn }) => kind === 'school' && urn !== null);
  if (compared.length === 0 || schools.length === 0) return () => [];
  const england = await findSchoolsOfPhase(db, null);
  const census = await getCensus(db);
  const counted = [...(census?.byPhase.values() ?? [])].flat().map(({ urn }) => String(urn));
  if (!isOfEngland(counted, england)) return () => [];
  const values = new Map<Measure, Awaited<ReturnType<typeof findValuesBySchool>>>();
  for (const measure of compared) values.set(measure, await findValuesBySchool(db, measure, 'all', england));
  if ([...values.values()].every(({ size }) => size === 0)) return () => [];
  const similar = await chooseSimilarOfMany(db, schools);
  return (measure, provider, period) => {
    const ofPeriod = values.get(measure)?.get(period);
    const chosen = similar.get(provider);
    if (ofPeriod === undefined || chosen?.kind !== 'chosen') return [];
    return chosen.schools.flatMap(({ urn }) => ofPeriod.get(String(urn)) ?? []);
  };
}
