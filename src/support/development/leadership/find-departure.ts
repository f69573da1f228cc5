import './tables.ts';
import type { Reader } from '../../../platform/database/database.ts';
import type { DepartureEntry } from './departure.ts';

export interface FoundDeparture extends DepartureEntry {
  readonly id: number;
  readonly enteredBy: string;
  readonly enteredAt: Date;
  readonly isWithdrawn: boolean;
  readonly withdrawnBy: string | null;
  readonly withdrawnReason: string | null;
}

export async function findDeparture(
  reader: Reader,
  { authorityId, providerId, id }: { readonly authorityId: number; readonly providerId: number; readonly id: number },
): Promise<FoundDeparture | null> {
  const row = await reader
    .selectFrom('expected_departure')
    .selectAll()
    .where('id', '=', id)
    .where('provider_id', '=', providerId)
    .where('authority_id', '=', authorityId)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    id: row.id,
    role: row.role,
    why: row.why,
    leavesOn: row.leaves_on,
    toldBy: row.told_by,
    toldOn: row.told_on,
    note: row.note,
    enteredBy: row.entered_by,
    enteredAt: row.entered_at,
    isWithdrawn: row.withdrawn_at !== null,
    withdrawnBy: row.withdrawn_by,
    withdrawnReason: row.withdrawn_reason,
  };
}
