import { isValue, none, type Statistic, type Unit } from '../../../kernel/statistic.ts';
import { disclosureRule, withhold, type DisclosureRule } from './withhold.ts';
import type { Cell } from './cell.ts';
import { isForStaffOnly, type Audience } from './who-sees.ts';

/** One school's or area's figure for a group, or for all. */
export interface GroupFigure {
  readonly group: string;
  readonly statistic: Statistic;
  /** Published openly by the Department: anybody may know it. */
  readonly isOpen: boolean;
}

/** Groups that share nobody and together are everybody: disadvantaged and other; SEN support, EHC plan and no SEN. */
export type Partition = readonly string[];

/**
 * The same figures, in the same order, as the audience may see them: each a percentage, mean or count with its cohort, of `all` and of the groups that add up to it.
 * Staff see them as they are. Unvalidated figures are for nobody else.
 */
export function withholdFigures(
  figures: readonly GroupFigure[],
  shape: { readonly all: string; readonly partitions: readonly Partition[] },
  audience: Audience,
  rule: DisclosureRule = disclosureRule,
): readonly GroupFigure[] {
  if (audience === 'staff') return figures;
  const allowed = figures.map((figure) => (isForStaffOnly(figure.statistic) ? { ...figure, statistic: forStaff(figure.statistic) } : figure));
  const cells = allowed.map((figure) => cellOf(figure, figure.group === shape.all));
  // A group that is not in the list is still what is left of the others.
  const there = new Set(figures.map(({ group }) => group));
  const partitions = there.has(shape.all) ? shape.partitions : [];
  const left = [...new Set(partitions.flat())].filter((group) => !there.has(group)).map((group) => nothingOf(group, true, false));
  const totals = partitions.map((parts) => ({ total: shape.all, parts }));
  const answer = withhold([...cells, ...left], totals, rule);
  return allowed.map((figure, place) => {
    const withheld = answer.cells[place]?.withheld ?? 'all';
    return withheld === 'nothing' || !isValue(figure.statistic)
      ? figure
      : { ...figure, statistic: none('withheld', { releases: figure.statistic.releases }) };
  });
}

/** How many a rate is out of. */
const outOf: Readonly<Partial<Record<Unit, number>>> = {
  'rate-per-100': 100,
  'rate-per-1000': 1000,
  'rate-per-10000': 10_000,
  'rate-per-100000': 100_000,
};

function cellOf({ group, statistic, isOpen }: GroupFigure, isAll: boolean): Cell {
  const nothing = nothingOf(group, !isAll, isOpen);
  if (!isValue(statistic)) return nothing;
  const { value, unit, cohort } = statistic;
  if (unit === 'number') return { ...nothing, cohort: value };
  if (unit === 'percent') return { ...nothing, cohort, percentage: value };
  const rate = outOf[unit];
  if (rate === undefined || cohort === null) return { ...nothing, cohort, mean: value };
  return { ...nothing, cohort, count: Math.round((value * cohort) / rate), isOfEvents: true };
}

function nothingOf(id: string, isGroup: boolean, isOpen: boolean): Cell {
  return { id, cohort: null, count: null, percentage: null, isGroup, isOpen };
}

function forStaff(statistic: Statistic): Statistic {
  return none('not-published', { because: 'Unvalidated results are for the authority’s own staff.', releases: statistic.releases });
}
