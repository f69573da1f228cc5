import type { Tx } from '../../platform/database/database.ts';
import type { Doing } from '../../register/index.ts';
import { recordMove } from './record-move.ts';
import { takeConcern } from './take-concern.ts';

/** A programme has begun for what a concern recommended: it is listed no longer. Once is enough. Answers whether it was listed. */
export async function takeUpTrip(tx: Tx, doing: Doing, concernId: number, beganOn: string): Promise<boolean> {
  const concern = await takeConcern(tx, doing, concernId);
  if (!concern || concern.tripRecommendedOn === null || concern.tripTakenUpOn !== null) return false;
  await tx.updateTable('concern').set({ trip_taken_up_on: beganOn }).where('id', '=', concernId).execute();
  const taken = { ...doing, event: 'concern.trip-taken-up' } as const;
  await recordMove(tx, taken, {
    concern,
    kind: 'trip-taken-up',
    to: concern.state,
    reason: 'Rapid improvement has begun',
    said: { tripTakenUp: true },
  });
  return true;
}
