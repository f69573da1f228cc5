import './tables.ts';
import type { Reader } from '../../../platform/database/database.ts';

export async function findDeparture(
  reader: Reader,
  { authorityId, providerId, id }: { readonly authorityId: number; readonly providerId: number; readonly id: number },
): Promise<{ readonly id: number; readonly isWithdrawn: boolean } | null> {
  const row = await reader
    .selectFrom('expected_departure')
    .select(['id', 'withdrawn_at'])
    .where('id', '=', id)
    .where('provider_id', '=', providerId)
    .where('authority_id', '=', authorityId)
    .executeTakeFirst();
  return row === undefined ? null : { id: row.id, isWithdrawn: row.withdrawn_at !== null };
}
