import type { Tx } from '../../platform/database/database.ts';
import type { Doing } from '../../register/index.ts';
import { recordMove } from './record-move.ts';
import './tables.ts';

/**
 * A programme that had begun for what concerns recommended was begun in error: they are listed again. Whoever says so need not be among those who may read the
 * concern, as none of it is told to them. Only one programme of the kind is under way at a time, so that what was taken up since its first day was taken up by it.
 */
export async function giveBackTrip(
  tx: Tx,
  doing: Doing,
  { authorityId, providerId, since }: { readonly authorityId: number; readonly providerId: number; readonly since: string },
): Promise<void> {
  const concerns = await tx
    .selectFrom('concern')
    .select(['id', 'state'])
    .where('authority_id', '=', authorityId)
    .where('provider_id', '=', providerId)
    .where('trip_taken_up_on', '>=', since)
    .orderBy('id')
    .forUpdate()
    .execute();
  for (const { id, state } of concerns) {
    await tx.updateTable('concern').set({ trip_taken_up_on: null }).where('id', '=', id).execute();
    await recordMove(
      tx,
      { ...doing, event: 'concern.trip-given-back' },
      {
        concern: { id, authorityId, providerId, state },
        kind: 'trip-given-back',
        to: state,
        reason: 'Rapid improvement was begun in error: what was recommended is still to be taken up',
        said: { tripTakenUp: false },
      },
    );
  }
}
