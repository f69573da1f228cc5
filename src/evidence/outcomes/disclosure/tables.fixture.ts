import fc from 'fast-check';
import type { Cell, Total } from './cell.ts';

export function counted(id: string, cohort: number, more: Partial<Cell> = {}): Cell {
  return { id, cohort, count: null, percentage: null, isGroup: false, isOpen: false, ...more };
}

export function share(id: string, count: number, cohort: number, more: Partial<Cell> = {}): Cell {
  return counted(id, cohort, { count, percentage: cohort === 0 ? null : (100 * count) / cohort, ...more });
}

export interface Tables {
  readonly cells: readonly Cell[];
  readonly totals: readonly Total[];
}

const smallCount = fc.oneof(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 40 }));

/** Schools by groups, in two ways of grouping, adding up to an authority; a count of each alone, or how many of them did something. */
export function schoolsByGroups(schools: number, groupings: readonly number[], isShare: boolean, openAtMost: number): fc.Arbitrary<Tables> {
  // The finest cells are of one group in each grouping; all others are sums of them.
  const finest = groupings.reduce((product, groups) => product * groups, 1);
  const one = fc.tuple(smallCount, fc.nat()).map(([cohort, nth]) => ({ cohort, count: nth % (cohort + 1) }));
  const rows = fc.array(fc.array(one, { minLength: finest, maxLength: finest }), { minLength: schools, maxLength: schools });
  return fc.tuple(rows, fc.array(fc.nat(), { maxLength: openAtMost })).map(([values, opened]) => {
    const sumOf = (id: string, chosen: readonly { cohort: number; count: number }[], isGroup: boolean): Cell => {
      const cohort = chosen.reduce((sum, cell) => sum + cell.cohort, 0);
      return isShare
        ? share(
            id,
            chosen.reduce((sum, cell) => sum + cell.count, 0),
            cohort,
            { isGroup },
          )
        : counted(id, cohort, { isGroup });
    };
    const inGroup = (place: number, grouping: number, group: number): boolean => {
      const before = groupings.slice(0, grouping).reduce((product, groups) => product * groups, 1);
      return Math.floor(place / before) % (groupings[grouping] ?? 1) === group;
    };
    const names = [...values.map((_, school) => `s${school}`), 'authority'];
    const rowsOf = (name: string) => (name === 'authority' ? values : values.slice(Number(name.slice(1))).slice(0, 1));
    const cells = names.flatMap((name) => [
      sumOf(name, rowsOf(name).flat(), false),
      ...groupings.flatMap((groups, grouping) =>
        Array.from({ length: groups }, (_, group) =>
          sumOf(
            `${name}/${grouping}.${group}`,
            rowsOf(name).flatMap((row) => row.filter((_cell, place) => inGroup(place, grouping, group))),
            true,
          ),
        ),
      ),
    ]);
    const suffixes = ['', ...groupings.flatMap((groups, grouping) => Array.from({ length: groups }, (_, group) => `/${grouping}.${group}`))];
    const totals = [
      ...names.flatMap((name) =>
        groupings.map((groups, grouping) => ({ total: name, parts: Array.from({ length: groups }, (_, group) => `${name}/${grouping}.${group}`) })),
      ),
      ...suffixes.map((suffix) => ({ total: `authority${suffix}`, parts: values.map((_, school) => `s${school}${suffix}`) })),
    ];
    const open = new Set(opened.map((nth) => nth % cells.length));
    return { cells: cells.map((cell, place) => ({ ...cell, isOpen: open.has(place) })), totals };
  });
}

export const anyTables = (openAtMost: number) =>
  fc.oneof(
    schoolsByGroups(2, [2], false, openAtMost),
    schoolsByGroups(3, [3], false, openAtMost),
    schoolsByGroups(2, [2], true, openAtMost),
    schoolsByGroups(3, [2, 3], true, openAtMost),
    schoolsByGroups(6, [4], false, openAtMost),
  );
