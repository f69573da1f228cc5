import type { GroupId } from './groups.ts';
import type { Binding, Measure } from './measure.ts';

export type MeasureGroups = Measure['groups'];
type More = Partial<Omit<Binding, 'dataset' | 'column' | 'breakdown'>>;

/** LAIT keeps each measure of each group under a short name of its own, and no schools; a year written alone is the summer of the results, unless said otherwise. */
export function lait(shortName: string, more: More = {}): Binding {
  return { dataset: 'lait', column: 'Values', breakdown: shortName, levels: ['authority', 'region', 'country'], years: 'academic', ...more };
}

/** A column of a file, with the column of the pupils it is counted over. */
export function column(dataset: string, name: string, cohort?: string, more: More & Pick<Binding, 'breakdown'> = {}): Binding {
  return { dataset, column: name, ...(cohort === undefined ? {} : { cohort }), ...more };
}

/** The authority’s own collection. */
export function own(dataset: string, name: string, cohort?: string): Binding {
  return column(dataset, name, cohort, { isOwn: true });
}

/**
 * Schools stand in some files without their phase: the measure of each phase has them all, and whoever asks chooses the one that fits. England has a row
 * for each phase; null for none.
 */
export function schoolsAndEngland(dataset: string, name: string, england: string | null, more: More = {}): Binding[] {
  const schools: Binding = { dataset, column: name, levels: ['school'], ...more };
  return england === null ? [schools] : [schools, { dataset, column: name, breakdown: england, levels: ['country'], ...more }];
}

/** Each group with one file. */
export function each(bindings: Partial<Record<GroupId, Binding>>): MeasureGroups {
  return Object.fromEntries(Object.entries(bindings).map(([group, binding]) => [group, [binding]]));
}

/** Groups of several files as one list: what comes first is believed first. */
export function together(...files: readonly MeasureGroups[]): MeasureGroups {
  const all: Partial<Record<GroupId, Binding[]>> = {};
  for (const file of files) {
    for (const [group, bindings] of Object.entries(file) as [GroupId, readonly Binding[]][]) (all[group] ??= []).push(...bindings);
  }
  return all;
}

/** Children looked after, in need and on a protection plan, as the Department’s files about them have them. */
const socialCareGroups = {
  'looked-after': 'CLA 12 months at 31 March',
  'child-in-need': 'CINO at 31 March',
  'child-protection': 'CPPO at 31 March',
} as const;

export function ofSocialCare(
  dataset: string,
  name: string,
  cohort: string,
  more: More = {},
  breakdown = (group: string): string => group,
): MeasureGroups {
  const bindings = Object.entries(socialCareGroups).map(([group, words]) => [
    group,
    column(dataset, name, cohort, { ...more, breakdown: breakdown(words) }),
  ]);
  return each(Object.fromEntries(bindings) as Partial<Record<GroupId, Binding>>);
}

export const department = 'Department for Education';
