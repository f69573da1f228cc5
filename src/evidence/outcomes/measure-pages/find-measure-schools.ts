import { resultsYear, type Period } from '../../../kernel/period.ts';
import { isValue, none, type Statistic } from '../../../kernel/statistic.ts';
import type { Reader } from '../../../platform/database/database.ts';
import type { Chart } from '../../../ui/charts/drawing.ts';
import { describeFunnel } from '../../../ui/charts/funnel-chart.ts';
import { funnelLimits, placeInFunnel } from '../comparing/funnel.ts';
import type { Audience } from '../disclosure/who-sees.ts';
import { figureOfSchool } from '../figures/compare-figure.ts';
import { englandSubject, type FigureSet } from '../figures/figure-set.ts';
import { findFigures } from '../figures/find-figures.ts';
import { listSchools, type School } from '../figures/find-schools.ts';
import { periodIn } from '../figures/periods.ts';
import { groupNoun } from '../measures/group-nouns.ts';
import type { GroupId } from '../measures/groups.ts';
import type { Measure, MeasurePhase } from '../measures/measure.ts';

/** Which schools are in a phase of measures; of all phases, every one. */
const schoolPhases: Readonly<Record<MeasurePhase, readonly string[] | null>> = {
  'early-years': ['nursery', 'primary', 'all-through'],
  'primary': ['primary', 'all-through'],
  'secondary': ['secondary', 'all-through'],
  'special': ['special'],
  'post-16': ['secondary', 'all-through', '16-plus'],
  'all': null,
};

export interface SchoolFigure {
  readonly school: School;
  readonly statistic: Statistic;
  /** The URN that its results of then stand under, where it is another. */
  readonly underUrn: string | null;
}

export interface SchoolsOfMeasure {
  readonly period: Period;
  readonly schools: readonly SchoolFigure[];
  readonly england: Statistic;
}

export interface SchoolsQuestion {
  readonly measure: Measure;
  readonly group: GroupId;
  readonly laCode: string;
  readonly year: string | null;
  readonly audience: Audience;
}

/** The authority’s schools with their figures in the latest year that any of them has, or the one asked for. Null where no school has a figure. */
export async function findSchoolsOfMeasure(
  db: Reader,
  { measure, group, laCode, year, audience }: SchoolsQuestion,
): Promise<SchoolsOfMeasure | null> {
  const schools = await listSchools(db, { laCode });
  const subjects = schools.flatMap(({ urns }) => urns.map((code) => ({ level: 'school', code }) as const));
  const set = await findFigures(db, { measures: [measure], groups: [group], subjects: [...subjects, englandSubject], audience });
  const periods = set.periods(measure).filter((each) => schools.some((school) => isValue(at(set, measure, group, school, each).statistic)));
  const period = year === null ? periods[0] : periodIn(periods, year);
  if (period === undefined || periods.length === 0) return null;
  const phases = schoolPhases[measure.phase];
  const figures = schools.map((school) => ({ school, ...at(set, measure, group, school, period) }));
  return {
    period,
    // A special school belongs where it has results; one without any is not missing from a primary measure.
    schools: figures.filter(({ school, statistic }) => phases === null || phases.includes(school.phase) || isValue(statistic)),
    england: set.get(measure, group, englandSubject, period),
  };
}

function at(set: FigureSet, measure: Measure, group: GroupId, school: School, period: Period) {
  const { statistic, underUrn } = figureOfSchool(set, measure, group, school, period);
  return { statistic, underUrn };
}

const places = {
  'above': 'Higher than chance would explain',
  'below': 'Lower than chance would explain',
  'inside': 'Within what chance explains',
  'cannot be told': 'Cannot be told',
} as const;

/** Where a school stands to England, with the size of its cohort in mind. */
export function placeInWords(statistic: Statistic, england: Statistic): string {
  if (!isValue(statistic)) return 'No figure';
  if (statistic.unit === 'percent' && statistic.cohort === null) return 'Cannot be told: the number of pupils is not published';
  return isValue(england) ? places[placeInFunnel(statistic, england.value, 'inner')] : places['cannot be told'];
}

/** The schools by the size of their cohorts, between limits about England’s figure; null for what is no percentage, or where no cohort is published. */
export function schoolsFunnel(measure: Measure, group: GroupId, { period, schools, england }: SchoolsOfMeasure): Chart | null {
  const cohorts = schools.flatMap(({ statistic }) =>
    isValue(statistic) && statistic.cohort !== null && statistic.cohort > 0 ? [statistic.cohort] : [],
  );
  const largest = Math.max(0, ...cohorts);
  if (measure.unit !== 'percent' || largest === 0 || !isValue(england)) return null;
  const target = england.value;
  const step = Math.max(1, Math.round(largest / 40));
  const sizes = Array.from({ length: Math.ceil(largest / step) }, (_, index) => Math.min(largest, (index + 1) * step));
  const limits = (which: 'inner' | 'outer') =>
    sizes.flatMap((cohort) => {
      const found = funnelLimits(target, cohort)?.[which];
      return found ? [{ cohort, ...found }] : [];
    });
  const outside = schools.filter(({ statistic }) => ['above', 'below'].includes(placeInFunnel(statistic, target, 'inner'))).length;
  return describeFunnel({
    id: 'funnel',
    title: `${measure.name}${group === 'all' ? '' : `: ${groupNoun(group)}`}, schools by size, ${resultsYear(period)}`,
    summary: `${outside} of ${cohorts.length} schools with a published cohort are further from England than chance would put 19 of 20.`,
    points: schools.map(({ school, statistic }) => ({
      label: school.name,
      statistic: isValue(statistic) && statistic.cohort === 0 ? none('no-entries') : statistic,
    })),
    limits: { inner: limits('inner'), outer: limits('outer') },
    centre: { label: 'England', statistic: england },
    cohortName: 'pupils',
  });
}
