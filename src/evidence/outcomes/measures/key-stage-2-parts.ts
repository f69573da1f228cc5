import { column, department, each, own, together, type MeasureGroups } from './bindings.ts';
import type { GroupId } from './groups.ts';
import type { Binding, MissingYears } from './measure.ts';

export const notInThePandemic: MissingYears = {
  periods: ['2019/20', '2020/21'],
  because: 'There were no key stage 2 tests in 2020 and 2021, because of the pandemic.',
};

export const shared = {
  decimals: 0,
  polarity: 'higher',
  phase: 'primary',
  topic: 'key-stage-2',
  publisher: department,
  due: 'Provisional in September, revised in December',
  missing: [notInThePandemic],
} as const;

/** What the tables put behind a column’s name for a group, and the column of that group’s pupils where they have one. */
const groupsOfTables = {
  'all': ['', 'TELIG'],
  'disadvantaged': ['_FSM6CLA1A', 'TFSM6CLA1A'],
  'not-disadvantaged': ['_NotFSM6CLA1A', 'TNotFSM6CLA1A'],
  'eal': ['_EAL', 'TEALGRP2'],
  'boys': ['_B', 'BELIG'],
  'girls': ['_G', 'GELIG'],
  'low-prior': ['_L', undefined],
  'middle-prior': ['_M', undefined],
  'high-prior': ['_H', undefined],
} as const satisfies Partial<Record<GroupId, readonly [string, string | undefined]>>;
type GroupOfTables = keyof typeof groupsOfTables;
export const everyGroup = Object.keys(groupsOfTables) as GroupOfTables[];
export const byDisadvantage: readonly GroupOfTables[] = ['all', 'disadvantaged', 'not-disadvantaged'];

/** The performance tables have a column for each group, with its own cohort. */
export function ofTables(name: string, groups: readonly GroupOfTables[]): MeasureGroups {
  return ofGroups(name, groups, (header, cohort) => column('key-stage-2', header, cohort));
}

/** Results that schools sent in July, unvalidated: believed last. */
export function ofRound(name: string, groups: readonly GroupOfTables[]): MeasureGroups {
  return ofGroups(name, groups, (header, cohort) => own('own-key-stage-2', header, cohort));
}

function ofGroups(name: string, groups: readonly GroupOfTables[], bind: (header: string, cohort: string | undefined) => Binding): MeasureGroups {
  return together(
    ...groups.map((group) => {
      const [suffix, cohort] = groupsOfTables[group];
      return each({ [group]: bind(`${name}${suffix}`, cohort) });
    }),
  );
}
