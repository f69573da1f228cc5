import type { Selectable } from 'kysely';
import type { Clock } from '../../platform/clock.ts';
import type { Reader } from '../../platform/database/database.ts';
import '../../platform/identity/tables.ts';
import { isUsable } from '../../platform/identity/usable-account.ts';
import type { AllocationTable } from '../access/tables.ts';
import type { Role } from '../access/roles.ts';
import type { Allocation } from './allocation.ts';

export interface RecordedAllocation extends Allocation {
  /** Set where it was recorded in error: kept, and counted nowhere. */
  readonly withdrawn: { readonly by: string; readonly at: Date; readonly reason: string } | null;
}

/** Every allocation an authority has recorded for a provider, those withdrawn too, the latest first. Another authority's are never shown. */
export async function listRecordedAllocations(reader: Reader, providerId: number, authorityId: number): Promise<RecordedAllocation[]> {
  const rows = await reader
    .selectFrom('allocation')
    .selectAll()
    .where('provider_id', '=', providerId)
    .where('authority_id', '=', authorityId)
    .orderBy('valid_from', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return nameAdvisers(reader, rows, authorityId);
}

/** The allocations that stand, past, present and to come, the latest first. */
export async function listAllocations(reader: Reader, providerId: number, authorityId: number): Promise<Allocation[]> {
  const recorded = await listRecordedAllocations(reader, providerId, authorityId);
  return recorded.filter((allocation) => allocation.withdrawn === null);
}

/** Rows of the table, of now or of a time before, each with its adviser's present name. */
export async function nameAdvisers(reader: Reader, rows: readonly Selectable<AllocationTable>[], authorityId: number): Promise<RecordedAllocation[]> {
  if (rows.length === 0) return [];
  const ids = [...new Set(rows.map((row) => row.account_id))];
  const accounts = await reader.selectFrom('account').select(['id', 'name']).where('id', 'in', ids).where('authority_id', '=', authorityId).execute();
  const names = new Map(accounts.map(({ id, name }) => [id, name]));
  return rows.map((row) => ({
    id: row.id,
    accountId: row.account_id,
    adviser: names.get(row.account_id) ?? 'Somebody no longer known',
    part: row.part,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    reason: row.reason,
    enteredBy: row.entered_by,
    enteredAt: row.entered_at,
    withdrawn: row.withdrawn_at === null ? null : { by: row.withdrawn_by ?? '', at: row.withdrawn_at, reason: row.withdrawn_reason ?? '' },
  }));
}

export interface Adviser {
  readonly id: number;
  readonly name: string;
  readonly jobTitle: string | null;
  readonly role: 'sia' | 'eeca';
}
const advisingRoles: readonly Role[] = ['sia', 'eeca'];

/** Who may be allocated: an authority's advisers whose accounts are in use and not past their last day, by name. */
export async function listAdvisers(reader: Reader, clock: Clock, authorityId: number): Promise<Adviser[]> {
  const rows = await reader
    .selectFrom('account as a')
    .select(['id', 'name', 'job_title', 'role'])
    .where('authority_id', '=', authorityId)
    .where('role', 'in', advisingRoles)
    .where(isUsable(clock))
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(({ id, name, job_title, role }) => ({ id, name, jobTitle: job_title, role: role === 'eeca' ? 'eeca' : 'sia' }));
}
