import type { Cell, Total } from './cell.ts';

/** A cell with all that follows from what it is shown beside. */
export interface KnownCell extends Cell {
  /** Its cohort is not given, but follows. */
  readonly isImplied: boolean;
}

export function isCounted(cell: Cell): boolean {
  return cell.count !== null || cell.percentage !== null;
}

export function hasMean(cell: Cell): boolean {
  return (cell.mean ?? null) !== null;
}

export function hasOutcome(cell: Cell): boolean {
  return isCounted(cell) || hasMean(cell);
}

/**
 * What a reader can fill in: a cohort from a count and its percentage, a count from a percentage and its cohort, and either, or a mean, from the others of a sum. So
 * what nobody published of a group ("c") is protected like any other small number, where the total and the other groups would give it away.
 */
export function withImplied(cells: readonly Cell[], totals: readonly Total[]): ReadonlyMap<string, KnownCell> {
  const known = new Map(
    cells.map((cell): [string, KnownCell] => {
      const { cohort, count, percentage } = cell;
      const isImplied = cohort === null && count !== null && percentage !== null && percentage > 0;
      // What is published openly without a value is a value that is not open.
      const isOpen = cell.isOpen && (cohort !== null || hasOutcome(cell));
      return [cell.id, { ...cell, isOpen, isImplied, cohort: isImplied ? Math.round((100 * count) / percentage) : cohort }];
    }),
  );
  for (;;) {
    for (const cell of known.values()) known.set(cell.id, withCount(cell));
    const found = totals.map((total) => impliedCohort(known, total) ?? impliedOutcome(known, total)).find((cell) => cell !== null);
    if (!found) return known;
    known.set(found.id, found);
  }
}

function withCount(cell: KnownCell): KnownCell {
  const { cohort, count, percentage } = cell;
  if (count !== null || percentage === null || cohort === null) return cell;
  return { ...cell, count: Math.min(cohort, Math.max(0, Math.round((percentage * cohort) / 100))) };
}

function impliedCohort(known: ReadonlyMap<string, KnownCell>, total: Total): KnownCell | null {
  const found = theOneWithout(known, total, (cell) => cell.cohort);
  return found && found.value >= 0 ? { ...found.cell, cohort: found.value, isImplied: true } : null;
}

function impliedOutcome(known: ReadonlyMap<string, KnownCell>, total: Total): KnownCell | null {
  const counted = theOneWithout(known, total, (cell) => cell.count);
  if (counted && counted.value >= 0 && !hasOutcome(counted.cell)) return { ...counted.cell, count: counted.value };
  const summed = theOneWithout(known, total, (cell) => (hasMean(cell) && cell.cohort !== null ? (cell.mean ?? 0) * cell.cohort : null));
  const cohort = summed?.cell.cohort ?? 0;
  return summed && cohort > 0 && !hasOutcome(summed.cell) ? { ...summed.cell, mean: summed.value / cohort } : null;
}

/** Of a total and its parts, the only one that lacks something, and what the others say it is. */
function theOneWithout(
  known: ReadonlyMap<string, KnownCell>,
  { total, parts }: Total,
  of: (cell: KnownCell) => number | null,
): { cell: KnownCell; value: number } | null {
  const valueOf = (id: string): number | null => {
    const cell = known.get(id);
    return cell ? of(cell) : null;
  };
  const [id, another] = [total, ...parts].filter((one) => valueOf(one) === null);
  const cell = id === undefined ? undefined : known.get(id);
  if (!cell || another !== undefined) return null;
  const sum = parts.reduce((all, part) => all + (valueOf(part) ?? 0), 0);
  return { cell, value: cell.id === total ? sum : (valueOf(total) ?? 0) - sum };
}
