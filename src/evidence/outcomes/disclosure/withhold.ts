import { none, type NoStatistic } from '../../../kernel/statistic.ts';
import { hasMean, hasOutcome, isCounted, withImplied, type KnownCell } from './implied.ts';
import { protect, type Protection, type Quantity, type Relation } from './protect.ts';
import type { Withheld, Cell, Total } from './cell.ts';

/** Provisional: not from the published framework (its source is our own reading of the Department's practice). */
export const disclosureRule = {
  /** Counts of 1 up to this are withheld. */
  smallCount: 5,
  /** Percentages and means of fewer than this are withheld. */
  fewest: 6,
  /** And of a group of pupils, of fewer than this. */
  fewestOfGroup: 10,
};

export type DisclosureRule = typeof disclosureRule;

export interface ShownCell {
  readonly id: string;
  readonly cohort: number | NoStatistic | null;
  readonly count: number | NoStatistic | null;
  readonly percentage: number | NoStatistic | null;
  readonly mean: number | NoStatistic | null;
  /** `outcome`: who was counted is shown, and what came of it is not. */
  readonly withheld: Withheld;
  /** For staff only: it says which cells are small. Whoever is outside is told the same of all. */
  readonly why: string | null;
}

export interface DisclosureAnswer {
  readonly cells: readonly ShownCell[];
  /** Cells that are withheld here and can be worked out all the same, from what is published openly. */
  readonly exposed: readonly string[];
}

/**
 * Disclosure control for whatever leaves the authority's own staff: withholds small counts and what is told of small groups, and as much beside them as it takes so
 * that no sum, difference or percentage of a number gives them back.
 */
export function withhold(cells: readonly Cell[], totals: readonly Total[], rule: DisclosureRule = disclosureRule): DisclosureAnswer {
  const known = withImplied(cells, totals);
  const quantities = [...known.values()].flatMap((cell) => quantitiesOf(cell, rule));
  const protection = protect(quantities, relationsOf(known, totals, quantities));
  const exposed = [...new Set(protection.exposed.map(cellOf))];
  return { cells: cells.map((cell) => shown(cell, known.get(cell.id) ?? { ...cell, isImplied: false }, protection, rule)), exposed };
}

const cohortOf = (id: string): string => `${id} cohort`;
const outcomeOf = (id: string): string => `${id} outcome`;
const restOf = (id: string): string => `${id} rest`;
const cellOf = (id: string): string => id.replace(/ (cohort|outcome|rest)$/, '');

function quantitiesOf(cell: KnownCell, rule: DisclosureRule): readonly Quantity[] {
  const { id, cohort, count, isOpen } = cell;
  const standing = (isSensitive: boolean, isHeld: boolean): Quantity['standing'] =>
    isOpen ? 'open' : isSensitive ? 'sensitive' : isHeld ? 'held' : 'shown';
  const held = cell.held ?? 'nothing';
  const outcome = count ?? (hasMean(cell) && cohort !== null ? (cell.mean ?? 0) * cohort : null);
  const whole: Quantity = {
    id: cohortOf(id),
    value: cohort,
    standing: cell.isImplied && isOpen ? 'unlisted' : standing(isSmall(cohort, rule), held === 'all'),
    takesWith: [outcomeOf(id)],
    isWhole: true,
    least: 0,
  };
  if (!hasOutcome(cell)) return [whole];
  const told: Quantity = {
    id: outcomeOf(id),
    value: outcome,
    // Of nobody, nobody: everybody knows it.
    standing: cohort === 0 ? 'open' : standing(isSensitiveOutcome(cell, rule), held !== 'nothing'),
    takesWith: [],
    isWhole: isCounted(cell),
    // A mean may be below nought (progress), and nobody can say how far.
    least: isCounted(cell) ? 0 : -1_000_000,
  };
  const rest: Quantity = {
    id: restOf(id),
    value: cohort === null || count === null ? null : cohort - count,
    standing: 'unlisted',
    takesWith: [],
    isWhole: true,
    least: 0,
  };
  return isShare(cell) ? [whole, told, rest] : [whole, told];
}

function isSmall(count: number | null, rule: DisclosureRule): boolean {
  return count !== null && count >= 1 && count <= rule.smallCount;
}

/** None and all of a small group are told by neither their percentage nor their count: both are of a small group. */
function isSensitiveOutcome({ cohort, count, isGroup }: Cell, rule: DisclosureRule): boolean {
  if (isSmall(count, rule)) return true;
  return cohort !== null && cohort > 0 && cohort < (isGroup ? rule.fewestOfGroup : rule.fewest);
}

function isShare(cell: Cell): boolean {
  return isCounted(cell) && cell.isOfEvents !== true;
}

function relationsOf(known: ReadonlyMap<string, KnownCell>, totals: readonly Total[], quantities: readonly Quantity[]): readonly Relation[] {
  const there = new Set(quantities.map(({ id }) => id));
  const sums = totals.flatMap(({ total, parts }) =>
    [cohortOf, outcomeOf].flatMap((of): Relation[] => {
      const all = [total, ...parts];
      const isOneKind = new Set(all.map((id) => known.get(id)).map((cell) => cell !== undefined && isCounted(cell))).size === 1;
      if (!all.every((id) => there.has(of(id))) || (of === outcomeOf && !isOneKind)) return [];
      return [[[of(total), 1], ...parts.map((part) => [of(part), -1] as const)]];
    }),
  );
  const shares = [...known.values()].filter(isShare).flatMap(({ id, cohort, count, isOpen, isImplied }): Relation[] => {
    const parts: Relation = [
      [cohortOf(id), 1],
      [outcomeOf(id), -1],
      [restOf(id), -1],
    ];
    // An open percentage of a number that is not shown ties the two together.
    const isTied = isOpen && isImplied && cohort !== null && cohort > 0 && count !== null;
    return isTied
      ? [
          parts,
          [
            [outcomeOf(id), cohort],
            [cohortOf(id), -count],
          ],
        ]
      : [parts];
  });
  return [...sums, ...shares];
}

function shown(given: Cell, cell: KnownCell, protection: Protection, rule: DisclosureRule): ShownCell {
  const { id } = given;
  const isCohortHidden = protection.hidden.has(cohortOf(id));
  // What a percentage is a percentage of is not known, so neither is whether it is safe.
  const isOfUnknown = !cell.isOpen && cell.cohort === null && (given.percentage !== null || hasMean(given));
  const isOutcomeHidden = isOfUnknown || protection.hidden.has(outcomeOf(id));
  const cover = (value: number | null, isHidden: boolean): number | NoStatistic | null => (value !== null && isHidden ? none('withheld') : value);
  return {
    id,
    cohort: cover(given.cohort, isCohortHidden),
    count: cover(given.count, isOutcomeHidden),
    percentage: cover(given.percentage, isOutcomeHidden),
    mean: cover(given.mean ?? null, isOutcomeHidden),
    withheld: isCohortHidden ? 'all' : isOutcomeHidden ? 'outcome' : 'nothing',
    why: isCohortHidden || isOutcomeHidden ? why(cell, isOfUnknown, protection, rule) : null,
  };
}

function why(cell: KnownCell, isOfUnknown: boolean, { forTheSakeOf }: Protection, rule: DisclosureRule): string {
  if (isSmall(cell.cohort, rule) || isSmall(cell.count, rule)) return `It is, or would give, a count of 1 to ${rule.smallCount}.`;
  if (isSensitiveOutcome(cell, rule))
    return `It is of fewer than ${cell.isGroup ? rule.fewestOfGroup : rule.fewest} pupils${cell.isGroup ? ' of a group' : ''}.`;
  if (isOfUnknown) return 'How many pupils it is of is not known.';
  const other = forTheSakeOf.get(outcomeOf(cell.id)) ?? forTheSakeOf.get(cohortOf(cell.id));
  return other === undefined ? 'It was withheld before.' : `With it, ${cellOf(other)} could be worked out.`;
}
