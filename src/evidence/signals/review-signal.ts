import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/database/database.ts';
import { sayWhen } from '../../platform/history/say-when.ts';
import type { AuditEventName } from '../../platform/http/route.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { accepted, refused, type Result } from '../../kernel/result.ts';
import type { SignalOutcome } from './tables.ts';
import './tables.ts';

export const outcomeLabels: Readonly<Record<SignalOutcome, string>> = {
  known: 'Known, and nothing more to do',
  acting: 'Something is being done about it',
  mistaken: 'The figures are wrong, or do not mean this',
};

export interface Review {
  readonly outcome: SignalOutcome;
  readonly note: string;
}

/** What was found when somebody looked. A later look takes the place of an earlier one, which stays in the history. Refused where the evidence no longer says so. */
export async function reviewSignal(
  tx: Tx,
  doing: { readonly actor: Actor; readonly clock: Clock; readonly event: AuditEventName; readonly reference: string },
  signal: { readonly id: number; readonly providerId: number },
  review: Review,
): Promise<Result<null>> {
  await sayWhen(tx, doing.clock);
  const before = await tx
    .selectFrom('signal')
    .select(['outcome', 'note', 'ended_on', 'rule'])
    .where('id', '=', signal.id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (before.ended_on !== null) return refused('The evidence no longer says so, so there is nothing to look at.');
  if (before.outcome === review.outcome && before.note === review.note) return accepted(null);
  await tx
    .updateTable('signal')
    .set({ outcome: review.outcome, note: review.note, reviewed_by: doing.actor.name, reviewed_at: doing.clock.now() })
    .where('id', '=', signal.id)
    .execute();
  await recordAudit(tx, {
    actor: doing.actor,
    event: doing.event,
    subject: { kind: 'provider', id: signal.providerId },
    before: { signal: signal.id, outcome: before.outcome, note: before.note },
    after: { signal: signal.id, rule: before.rule, ...review },
    reason: review.note,
    reference: doing.reference,
  });
  return accepted(null);
}
