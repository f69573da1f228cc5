import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { AdviserRole } from './trial.ts';
import '../tables.ts';

export interface Capacity {
  readonly id: number;
  readonly year: string;
  readonly role: AdviserRole;
  /** Whose they are; null for those of all advisers of the sort together. */
  readonly adviser: { readonly id: number; readonly name: string } | null;
  readonly days: number;
  readonly basis: string;
  readonly enteredBy: string;
  readonly enteredAt: Date;
  readonly withdrawn: { readonly by: string; readonly at: Date; readonly reason: string } | null;
}

/** Every entry of adviser days, the latest year and the latest entry first: of each year, sort of adviser and person the first that is not withdrawn counts. */
export async function listCapacity(reader: Reader, authorityId: number): Promise<Capacity[]> {
  const { rows } = await sql<
    Omit<Capacity, 'withdrawn' | 'adviser'> & {
      accountId: number | null;
      adviserName: string | null;
      by: string | null;
      at: Date | null;
      reason: string | null;
    }
  >`
    select c.id, c.academic_year as year, c.adviser_role as role, c.account_id as "accountId", u.name as "adviserName", c.days::float8 as days, c.basis,
      c.entered_by as "enteredBy", c.entered_at as "enteredAt", c.withdrawn_by as by, c.withdrawn_at as at, c.withdrawn_reason as reason
    from adviser_capacity c left join account u on u.id = c.account_id where c.authority_id = ${authorityId}
    order by c.academic_year desc, c.adviser_role desc, c.entered_at desc, c.id desc`.execute(reader);
  return rows.map(({ by, at, reason, accountId, adviserName, ...one }) => ({
    ...one,
    adviser: accountId === null ? null : { id: accountId, name: adviserName ?? 'Somebody no longer known' },
    withdrawn: by === null || at === null ? null : { by, at, reason: reason ?? '' },
  }));
}

/** Of entries in the order of `listCapacity`, those that count: the latest of each year, sort of adviser and person. */
export function countingCapacity(entries: readonly Capacity[]): Capacity[] {
  const standing = entries.filter(({ withdrawn }) => withdrawn === null);
  return standing.filter(
    (one) => standing.find(({ year, role, adviser }) => year === one.year && role === one.role && adviser?.id === one.adviser?.id) === one,
  );
}

/** Days of each adviser in an academic year, by the account’s id; one for whom nobody has entered any is absent. */
export async function findAdviserCapacity(reader: Reader, authorityId: number, year: string): Promise<ReadonlyMap<number, number>> {
  const counting = countingCapacity(await listCapacity(reader, authorityId)).filter((one) => one.year === year);
  return new Map(counting.flatMap(({ adviser, days }) => (adviser === null ? [] : [[adviser.id, days] as const])));
}

/**
 * Adviser days that there are in an academic year: those entered for all advisers of a sort together, or else the sum of those entered for each; a sort of adviser that
 * nobody has entered is absent.
 */
export async function findCapacity(reader: Reader, authorityId: number, year: string): Promise<Partial<Record<AdviserRole, number>>> {
  const counting = countingCapacity(await listCapacity(reader, authorityId)).filter((one) => one.year === year);
  const found: Partial<Record<AdviserRole, number>> = {};
  for (const one of counting) if (one.adviser === null) found[one.role] = one.days;
  const together = Object.keys(found);
  for (const { role, adviser, days } of counting) if (adviser !== null && !together.includes(role)) found[role] = (found[role] ?? 0) + days;
  return found;
}
