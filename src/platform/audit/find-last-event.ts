import './tables.ts';
import type { Reader } from '../database/database.ts';
import type { AuditEventName, Subject } from '../http/route.ts';

/** When somebody last did this to a record, by the trail; null where they never did. What the same transaction recorded is not in it yet. */
export async function findLastEvent(
  reader: Reader,
  { authorityId, accountId, event, subject }: { authorityId: number; accountId: number | null; event: AuditEventName; subject: Subject },
): Promise<Date | null> {
  const last = await reader
    .selectFrom('audit_event')
    .select('occurred_at')
    .where('authority_id', '=', authorityId)
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', String(subject.id))
    .where('event', '=', event)
    .where('account_id', '=', accountId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.occurred_at ?? null;
}
