import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { sayWhen } from '../../platform/history/say-when.ts';
import type { Doing } from '../cases/doing.ts';

export interface MeetingEntry {
  readonly heldOn: string;
  readonly chair: string;
  readonly present: string | null;
}

/** Plans a meeting; the same day and chair planned twice, and not closed, is one meeting. Answers its id. */
export async function scheduleMeeting(tx: Tx, { actor, clock, event, reference }: Doing, authorityId: number, entry: MeetingEntry): Promise<number> {
  await sayWhen(tx, clock);
  await tx.selectFrom('authority').select('id').where('id', '=', authorityId).forNoKeyUpdate().execute();
  const already = await tx
    .selectFrom('moderation_meeting')
    .select('id')
    .where('authority_id', '=', authorityId)
    .where('held_on', '=', entry.heldOn)
    .where('chair', '=', entry.chair)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  if (already) return already.id;
  const { id } = await tx
    .insertInto('moderation_meeting')
    .values({
      authority_id: authorityId,
      held_on: entry.heldOn,
      chair: entry.chair,
      present: entry.present,
      planned_by: actor.name,
      planned_at: clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAudit(tx, { actor, event, subject: { kind: 'moderation-meeting', id }, after: { ...entry }, reference });
  return id;
}
