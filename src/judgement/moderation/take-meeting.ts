import type { Tx } from '../../platform/database/database.ts';
import { sayWhen } from '../../platform/history/say-when.ts';
import { refused, type Result } from '../../kernel/result.ts';
import type { Doing } from '../cases/doing.ts';

/** Changes to one meeting take turns, and a closed one is not changed. */
export async function takeOpenMeeting(
  tx: Tx,
  { clock }: Doing,
  authorityId: number,
  meetingId: number,
): Promise<Result<{ readonly heldOn: string }>> {
  await sayWhen(tx, clock);
  const row = await tx
    .selectFrom('moderation_meeting')
    .select(['held_on as heldOn', 'closed_at as closedAt'])
    .where('id', '=', meetingId)
    .where('authority_id', '=', authorityId)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return refused('There is no such meeting.');
  return row.closedAt === null ? { ok: true, value: { heldOn: row.heldOn } } : refused('The meeting is closed: nothing of it can be changed.');
}
