import { academicYearOf } from '../../kernel/period.ts';
import { accepted, refused, type Result } from '../../kernel/result.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { Doing } from '../common/doing.ts';
import { takeTurn } from '../common/take-turn.ts';
import { listConversations } from './find-conversations.ts';
import '../tables.ts';

export interface ConversationEntry {
  readonly state: 'planned' | 'held';
  readonly on: string;
  readonly attended: string;
  readonly notes: string | null;
}

/** Plans a conversation, or records one that was held. What was planned for the same trust in the same academic year is replaced; another year’s plan stands. */
export async function recordConversation(tx: Tx, doing: Doing, organisationId: number, entry: ConversationEntry): Promise<Result<null>> {
  const { actor, clock, event, reference, authorityId } = doing;
  await takeTurn(tx, doing);
  if (entry.state === 'held' && entry.on > clock.today()) return refused('The day it was held must be today or earlier');
  if (entry.state === 'planned' && entry.on < clock.today()) return refused('The day it is planned for must be today or later');
  const standing = (await listConversations(tx, authorityId)).filter((one) => one.organisationId === organisationId && one.withdrawn === null);
  const { state, on, attended, notes } = entry;
  if (standing.some((one) => one.state === state && one.on === on && one.attended === attended && one.notes === notes)) return accepted(null);
  const year = academicYearOf(on);
  for (const { id } of standing.filter((one) => one.state === 'planned' && academicYearOf(one.on) === year))
    await tx
      .updateTable('trust_conversation')
      .set({ withdrawn_by: actor.name, withdrawn_at: clock.now(), withdrawn_reason: state === 'held' ? 'It was held' : 'Planned for another day' })
      .where('id', '=', id)
      .execute();
  const { id } = await tx
    .insertInto('trust_conversation')
    .values({
      authority_id: authorityId,
      organisation_id: organisationId,
      state,
      on_day: on,
      attended,
      notes,
      entered_by: actor.name,
      entered_at: clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAudit(tx, { actor, event, subject: { kind: 'trust-conversation', id }, after: { organisationId, ...entry }, reference });
  return accepted(null);
}
