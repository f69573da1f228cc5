import type { Reader } from '../../../platform/database/database.ts';
import { chooseSimilarSchools, type SimilarSchools } from '../comparing/similar-schools.ts';
import { type Census, getCensus } from './get-census.ts';
import { listSchools, type School } from './find-schools.ts';

export interface FoundSimilarSchools {
  readonly answer: SimilarSchools;
  /** Those chosen, the nearest first. */
  readonly schools: readonly School[];
  /** The year of the census that they were chosen by; null where none is loaded. */
  readonly period: string | null;
}

/** State-funded schools of England of the same phase whose pupils are most like this one’s, by the latest census that is loaded. */
export async function findSimilarSchools(db: Reader, school: School): Promise<FoundSimilarSchools> {
  const census = await getCensus(db);
  const answer = similarIn(census, school);
  return { answer, schools: answer.kind === 'chosen' ? await inOrder(db, answer.schools) : [], period: census?.period ?? null };
}

/** The same of many, by URN and the distance alone. */
export async function chooseSimilarOfMany<One extends Pick<School, 'urn' | 'phase'>>(
  db: Reader,
  schools: readonly One[],
): Promise<Map<One, SimilarSchools>> {
  const census = await getCensus(db);
  return new Map(schools.map((school) => [school, similarIn(census, school)]));
}

function similarIn(census: Census | null, school: Pick<School, 'urn' | 'phase'>): SimilarSchools {
  if (census === null) return { kind: 'none', because: 'No school census is loaded, by which they would be chosen.' };
  const among = census.byPhase.get(school.phase) ?? [];
  const own = among.find(({ urn }) => urn === school.urn);
  if (own === undefined) return { kind: 'none', because: `The school census of ${census.period} has no row for this school.` };
  const answer = census.chosen.get(own.urn) ?? chooseSimilarSchools(own, among);
  census.chosen.set(own.urn, answer);
  return answer;
}

async function inOrder(db: Reader, chosen: readonly { readonly urn: number }[]): Promise<School[]> {
  const found = await listSchools(db, { urns: chosen.map(({ urn }) => urn) });
  return chosen.flatMap(({ urn }) => found.find((school) => school.urn === urn) ?? []);
}
