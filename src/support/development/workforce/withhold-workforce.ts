import { type Cell, withhold } from '../../../evidence/index.ts';
import type { LocalityWorkforce } from './vacancy.ts';

/** A number; or that it is withheld; null where it is not known. */
export type ShownCount = number | 'Withheld' | null;

export interface ShownWorkforce extends Omit<LocalityWorkforce, 'vacant' | 'emptyOrSupply' | 'longVacant' | 'turnoverPercent' | 'turnoverOf'> {
  readonly vacant: ShownCount;
  readonly emptyOrSupply: ShownCount;
  readonly longVacant: ShownCount;
  readonly turnoverPercent: ShownCount;
}

/** Outside the authority small counts of the sums are withheld, by the rule for every figure. */
export function withholdWorkforce({ turnoverOf, ...row }: LocalityWorkforce, isStaff: boolean): ShownWorkforce {
  if (isStaff || row.vacant === null) return row;
  const cell = (id: string, cohort: number, count: number | null): Cell => ({ id, cohort, count, percentage: null, isGroup: false, isOpen: false });
  const { cells } = withhold(
    [
      cell('supply', row.vacant, row.emptyOrSupply),
      cell('long', row.vacant, row.longVacant),
      ...(turnoverOf === null ? [] : [cell('left', turnoverOf.staff, turnoverOf.leavers)]),
    ],
    [],
  );
  const [supply, long, left] = cells.map(({ withheld }) => withheld);
  return {
    ...row,
    vacant: supply === 'all' || long === 'all' ? 'Withheld' : row.vacant,
    emptyOrSupply: supply === 'nothing' ? row.emptyOrSupply : 'Withheld',
    longVacant: long === 'nothing' ? row.longVacant : 'Withheld',
    turnoverPercent: left === undefined || left === 'nothing' ? row.turnoverPercent : 'Withheld',
  };
}

/** A count by itself. */
export const withholdCount = (count: number | null, isStaff: boolean): ShownCount =>
  count === null || isStaff
    ? count
    : withhold([{ id: 'one', cohort: count, count: null, percentage: null, isGroup: false, isOpen: false }], []).cells[0]?.withheld === 'nothing'
      ? count
      : 'Withheld';
