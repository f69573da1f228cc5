import type { Period } from '../../../kernel/period.ts';
import type { Reader } from '../../../platform/database/database.ts';
import { schoolSubjects } from '../figures/compare-figure.ts';
import { englandSubject } from '../figures/figure-set.ts';
import { findFigures } from '../figures/find-figures.ts';
import { listSchools, type School } from '../figures/find-schools.ts';
import type { MovedProposals } from '../outcomes-means.ts';
import type { Measure } from '../measures/measure.ts';
import { type ChangedResult, decideChange } from './changed-result.ts';

export interface FoundChange extends ChangedResult {
  readonly school: School;
  readonly measure: Measure;
  readonly period: Period;
}

/** Results of the authority's schools that a later release changed, for staff: those that move an indicator's band first. */
export async function findChangedResults(
  db: Reader,
  { laCode, measures, edgesOf }: { readonly laCode: string; readonly measures: readonly Measure[]; readonly edgesOf: MovedProposals['edgesOf'] },
): Promise<FoundChange[]> {
  const schools = await listSchools(db, { laCode });
  const ofSchools = measures.filter(({ isHeadline, polarity }) => isHeadline === true && polarity !== 'neither');
  const subjects = [englandSubject, ...schools.flatMap(schoolSubjects)];
  const set = await findFigures(db, { measures: ofSchools, groups: ['all'], subjects, audience: 'staff' });
  const changes = schools.flatMap((school) =>
    ofSchools.flatMap((measure) =>
      set.periods(measure).flatMap((period): FoundChange[] => {
        const versions = schoolSubjects(school).flatMap((subject) => set.versions(measure, 'all', subject, period));
        const change = decideChange(
          versions,
          set.get(measure, 'all', englandSubject, period),
          measure.polarity === 'lower' ? 'lower' : 'higher',
          edgesOf(school.id, measure.id),
        );
        return change === null ? [] : [{ ...change, school, measure, period }];
      }),
    ),
  );
  return changes.toSorted(
    (one, other) =>
      Number(other.movesBand) - Number(one.movesBand) ||
      other.period.localeCompare(one.period) ||
      one.school.name.localeCompare(other.school.name, 'en-GB'),
  );
}
