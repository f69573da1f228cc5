import { accepted, refused, type Result } from '../../kernel/result.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { Doing } from '../cases/doing.ts';
import type { FoundCase } from '../cases/find-case.ts';
import { takeCase } from '../cases/move-case.ts';
import { checkPlaceholders, openUntilIssued } from '../letter-templates/template-text.ts';
import { gatherIssueFacts } from './gather-issue-facts.ts';
import { isOutcomeOnly } from './may-issue.ts';
import type { Recipient } from './recipients.ts';

export interface DraftEntry {
  readonly template: string;
  readonly recipients: readonly Recipient[];
  readonly subject: string;
  readonly body: string;
}

/** Keeps the draft of the letter that tells the standing decision; a later draft takes the place of an earlier one, which stays in the history. */
export async function recordDraft(tx: Tx, doing: Doing, asked: FoundCase, entry: DraftEntry): Promise<Result<number>> {
  const { actor, clock, event, reference } = doing;
  const found = await takeCase(tx, clock, asked.authorityId, asked.id);
  if (found === undefined) throw new Error('A case that was there is gone.');
  const { facts, decision, letter } = await gatherIssueFacts(tx, found, clock.today());
  if (decision === null) return refused('No tier has been decided yet, so there is nothing to write');
  if (letter !== null && letter.issuedOn !== null) return refused('The letter has been issued already, and is not changed any more');
  if (found.state !== (isOutcomeOnly(facts) ? 'final' : 'decided')) return refused('The case has moved on, so this letter is not written now');
  const checked = checkPlaceholders(`${entry.subject}\n${entry.body}`, decision.isReview ? ['date'] : openUntilIssued);
  if (!checked.ok) return checked;
  const words = { template: entry.template, recipients: JSON.stringify(entry.recipients), subject: entry.subject, body: entry.body };
  if (letter !== null && letter.subject === entry.subject && letter.body === entry.body && JSON.stringify(letter.recipients) === words.recipients)
    return accepted(letter.id);
  const row = { ...words, written_by: actor.name, written_at: clock.now() };
  const { id } = await (letter === null
    ? tx
        .insertInto('tier_letter')
        .values({ ...row, authority_id: found.authorityId, provider_id: found.providerId, case_id: found.id, decision_id: decision.id })
        .returning('id')
        .executeTakeFirstOrThrow()
    : tx.updateTable('tier_letter').set(row).where('id', '=', letter.id).returning('id').executeTakeFirstOrThrow());
  await recordAudit(tx, {
    actor,
    event,
    subject: { kind: 'tier-letter', id },
    before: letter === null ? null : { subject: letter.subject, body: letter.body, recipients: letter.recipients },
    after: { case: found.id, template: entry.template, subject: entry.subject, body: entry.body, recipients: entry.recipients },
    reference,
  });
  return accepted(id);
}
