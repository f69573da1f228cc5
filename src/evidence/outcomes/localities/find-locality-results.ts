import type { Reader } from '../../../platform/database/database.ts';
import type { Audience } from '../disclosure/who-sees.ts';
import { schoolSubjects } from '../figures/compare-figure.ts';
import { englandSubject } from '../figures/figure-set.ts';
import { findFigures } from '../figures/find-figures.ts';
import { listSchools } from '../figures/find-schools.ts';
import { listMeasures } from '../measures/find-measures.ts';
import { localityResult, type LocalityResult } from './locality-result.ts';

/** The headline measures for a locality’s state-funded schools together; those of which none of them has a figure are left out. */
export async function findLocalityResults(
  db: Reader,
  { laCode, localityId, audience }: { readonly laCode: string; readonly localityId: number; readonly audience: Audience },
): Promise<LocalityResult[]> {
  const measures = (await listMeasures(db)).filter(({ isHeadline }) => isHeadline === true);
  const schools = await listSchools(db, { laCode, localityId });
  const subjects = [...schools.flatMap(schoolSubjects), { level: 'authority', code: laCode } as const, englandSubject];
  const set = await findFigures(db, { measures, groups: ['all'], subjects, audience });
  return measures.flatMap((measure) => localityResult(set, measure, { schools, laCode }, audience) ?? []);
}
