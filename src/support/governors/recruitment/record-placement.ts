import type { Tx } from '../../../platform/database/database.ts';
import { lastDayOf } from '../boards/term-of-office.ts';
import { lockVolunteer } from './find-recruitment.ts';
import { placedUntil } from './volunteer.ts';
import './tables.ts';
import '../boards/tables.ts';

/** The last day on which somebody sits on any board, by the terms that stand. */
export async function findLastDay(tx: Tx, volunteerId: number): Promise<string | null> {
  const terms = await tx
    .selectFrom('board_term')
    .select(['to_on', 'left_on'])
    .where('volunteer_id', '=', volunteerId)
    .where('withdrawn_at', 'is', null)
    .execute();
  return (
    terms
      .map(({ to_on, left_on }) => lastDayOf({ toOn: to_on, leftOn: left_on }))
      .toSorted()
      .at(-1) ?? null
  );
}

/** A term of somebody who came as a volunteer began, changed or ended: how long their details are kept is counted from its last day. */
export async function recordPlacement(tx: Tx, authorityId: number, volunteerId: number | null): Promise<void> {
  const volunteer = await lockVolunteer(tx, authorityId, volunteerId);
  if (!volunteer) return;
  const until = placedUntil(volunteer, await findLastDay(tx, volunteer.id));
  await tx.updateTable('governor_volunteer').set({ placed_until: until }).where('id', '=', volunteer.id).execute();
}
