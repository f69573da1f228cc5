import type { Period } from '../../../kernel/period.ts';
import { isValue, none, type Statistic } from '../../../kernel/statistic.ts';
import type { Reader } from '../../../platform/database/database.ts';
import type { Audience } from '../disclosure/who-sees.ts';
import { figureOfSchool, schoolSubjects } from '../figures/compare-figure.ts';
import { englandSubject, type Subject } from '../figures/figure-set.ts';
import { findFigures } from '../figures/find-figures.ts';
import { listSchools, type School } from '../figures/find-schools.ts';
import { findMeasure, listMeasures } from '../measures/find-measures.ts';
import type { Measure } from '../measures/measure.ts';
import { tokenOf, type Compared, type ComparisonQuestion } from './comparison-question.ts';
import { nameAuthorities } from './find-candidates.ts';

export interface ComparedRow {
  readonly one: Compared;
  readonly name: string;
  /** "School, URN 900001", "Authority". */
  readonly about: string;
  readonly school: School | null;
  readonly statistic: Statistic;
  /** The number that the school’s figure stands under, where it is not its present one. */
  readonly underUrn: string | null;
}

export interface Comparison {
  readonly measures: readonly Measure[];
  readonly measure: Measure;
  readonly periods: readonly Period[];
  /** Null where nobody chosen has a figure of any year. */
  readonly period: Period | null;
  readonly rows: readonly ComparedRow[];
  readonly england: Statistic;
}

/** What those chosen have for the measure, group and year. One that is not there any more is left out. Null where no measure is known. */
export async function findComparison(db: Reader, question: ComparisonQuestion, audience: Audience): Promise<Comparison | null> {
  const measures = (await listMeasures(db)).filter(({ topic, id }) => topic !== 'other' || id === question.measure);
  const measure = findMeasure(measures, question.measure ?? '') ?? measures.find(({ isHeadline }) => isHeadline) ?? measures[0];
  if (measure === undefined) return null;
  const { group } = question;
  const ids = question.who.flatMap((one) => (one.kind === 'school' ? [one.id] : []));
  const schools = ids.length === 0 ? [] : await listSchools(db, { ids });
  const names = await nameAuthorities(
    db,
    question.who.flatMap((one) => (one.kind === 'authority' ? [one.laCode] : [])),
  );
  const areas = [...names.keys()].map((code): Subject => ({ level: 'authority', code }));
  const set = await findFigures(db, {
    measures: [measure],
    groups: [group],
    subjects: [...schools.flatMap(schoolSubjects), ...areas, englandSubject],
    audience,
  });
  const periods = set.periods(measure);
  const figureOf = (school: School, at: Period) => figureOfSchool(set, measure, group, school, at);
  const isThere = (at: Period) =>
    schools.some((school) => isValue(figureOf(school, at).statistic)) || areas.some((area) => isValue(set.get(measure, group, area, at)));
  const period = (periods.includes(question.year ?? '') ? question.year : null) ?? periods.find(isThere) ?? periods[0] ?? null;
  const rows = question.who.flatMap((one): ComparedRow[] => {
    if (one.kind === 'authority') {
      const name = names.get(one.laCode);
      const statistic = period === null ? none('not-loaded') : set.get(measure, group, { level: 'authority', code: one.laCode }, period);
      return name === undefined ? [] : [{ one, name, about: 'Authority', school: null, statistic, underUrn: null }];
    }
    const school = schools.find(({ id }) => id === one.id);
    if (school === undefined) return [];
    const { statistic, underUrn } = period === null ? { statistic: none('not-loaded'), underUrn: null } : figureOf(school, period);
    return [
      { one, name: school.name, about: `URN ${school.urn ?? 'not known'}, ${school.laName ?? 'authority not known'}`, school, statistic, underUrn },
    ];
  });
  const england = period === null ? none('not-loaded') : set.get(measure, group, englandSubject, period);
  return { measures, measure, periods, period, rows: inOrder(rows, question), england };
}

/** By name, or by figure, those without one last: they have no place. */
function inOrder(rows: readonly ComparedRow[], { order }: ComparisonQuestion): ComparedRow[] {
  const byName = rows.toSorted((one, other) => one.name.localeCompare(other.name, 'en-GB') || tokenOf(one.one).localeCompare(tokenOf(other.one)));
  if (order === 'name') return byName;
  const [with_, without] = [byName.filter(({ statistic }) => isValue(statistic)), byName.filter(({ statistic }) => !isValue(statistic))];
  const value = ({ statistic }: ComparedRow) => (isValue(statistic) ? statistic.value : 0);
  return [...with_.toSorted((one, other) => value(other) - value(one)), ...without];
}
