import type { Tx } from '../../platform/database/database.ts';
import type { Decision, Doing } from '../../register/index.ts';
import { takeConcern } from './take-concern.ts';
import { recordMove } from './record-move.ts';
import { mayDecide } from './sight.ts';

/** Recommends rapid improvement (TRIP) because of this concern. It is listed until a programme takes it up. Once is enough. */
export async function requestTrip(tx: Tx, doing: Doing, concernId: number, reason: string): Promise<Decision<null>> {
  const concern = await takeConcern(tx, doing, concernId);
  if (!concern || !mayDecide(concern.sighting, concern)) return { ok: false, field: 'reason', reason: 'Your role does not recommend this' };
  if (concern.tripRecommendedOn !== null) return { ok: true, value: null };
  await tx
    .updateTable('concern')
    .set({ trip_recommended_on: doing.clock.today(), trip_recommended_by: doing.actor.name, trip_reason: reason })
    .where('id', '=', concernId)
    .execute();
  await recordMove(tx, doing, { concern, kind: 'trip', to: concern.state, reason, said: { trip: true } });
  return { ok: true, value: null };
}
