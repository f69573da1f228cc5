import { sql } from 'kysely';
import { dateInWords } from '../../kernel/plain-date.ts';
import { accepted, type Result } from '../../kernel/result.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { sendMail } from '../../platform/mail/send-mail.ts';
import type { Doing } from '../cases/doing.ts';
import type { FoundCase } from '../cases/find-case.ts';
import { moveCase, takeCase } from '../cases/move-case.ts';
import { fillIn } from '../letter-templates/template-text.ts';
import { listRecipientAccounts, type RecipientAccount } from './find-recipients.ts';
import type { FoundLetter } from './find-letters.ts';
import { gatherIssueFacts } from './gather-issue-facts.ts';
import { isOutcomeOnly, mayIssue } from './may-issue.ts';
import { putTierInForce } from './put-tier-in-force.ts';
import type { RecipientPart } from './recipients.ts';

export interface Issued {
  readonly letterId: number;
  readonly replyBy: string | null;
  readonly told: readonly RecipientAccount[];
}

/**
 * The letter goes today. The tier is in force from today, the days in the letter are filled in, and those who are written to and have an account are told by mail
 * that there is a letter: never what is in it. A letter that tells that a review upheld the tier changes nothing.
 */
export async function issueLetter(tx: Tx, doing: Doing, asked: FoundCase): Promise<Result<Issued>> {
  const { actor, clock, event, reference } = doing;
  const today = clock.today();
  const found = await takeCase(tx, clock, asked.authorityId, asked.id);
  if (found === undefined) throw new Error('A case that was there is gone.');
  const { facts, decision, letter } = await gatherIssueFacts(tx, found, today);
  const may = mayIssue(facts);
  if (!may.ok) return may;
  if (decision === null || letter === null) throw new Error('A letter may go that is not there.');
  const { replyBy } = may.value;
  const days = { date: dateInWords(today), ...(replyBy === null ? {} : { reply_by: dateInWords(replyBy) }) };
  const subject = fillIn(letter.subject, days);
  await tx
    .updateTable('tier_letter')
    .set({ subject, body: fillIn(letter.body, days), issued_on: today, issued_by: actor.name, issued_at: clock.now(), reply_until: replyBy })
    .where('id', '=', letter.id)
    .execute();
  if (!isOutcomeOnly(facts)) {
    await putTierInForce(tx, {
      authorityId: found.authorityId,
      providerId: found.providerId,
      decisionId: decision.id,
      tier: decision.tier,
      from: today,
    });
    const moving = { actor, clock, event, reference, detail: { letter: letter.id, tier: decision.tier, replyBy } };
    const moved = await moveCase(tx, found, 'issued', moving);
    if (!moved.ok) return moved;
    // A review is the last step: what it changed is final once it is told.
    if (decision.isReview) await moveCase(tx, { ...found, state: 'issued' }, 'final', { ...moving, event: 'tier-case.finalised' });
  }
  await recordAudit(tx, {
    actor,
    event,
    subject: { kind: 'tier-letter', id: letter.id },
    after: { case: found.id, tier: decision.tier, issuedOn: today, replyBy, recipients: letter.recipients },
    reference,
  });
  const asks = { authorityId: found.authorityId, providerId: found.providerId, today };
  const parts = new Set<RecipientPart>(letter.recipients.map(({ part }) => (part === 'manager' || part === 'principal' ? 'head' : part)));
  const told = (await listRecipientAccounts(tx, asks)).filter(({ part }) => parts.has(part));
  const { rows } = await sql<{ name: string }>`select name from authority where id = ${found.authorityId}`.execute(tx);
  const authority = { id: found.authorityId, name: rows[0]?.name ?? 'Your authority' };
  for (const account of told) await tellOfLetter(tx, doing, letter, account, authority);
  return accepted({ letterId: letter.id, replyBy, told });
}

/** A mail may lie open on a screen, or be forwarded: it says that there is a letter and where, and nothing of what is in it. */
async function tellOfLetter(
  tx: Tx,
  { publicAddress }: { readonly publicAddress: string },
  letter: FoundLetter,
  account: RecipientAccount,
  authority: { readonly id: number; readonly name: string },
): Promise<void> {
  const lines = [
    `Dear ${account.name},`,
    `${authority.name} has written to you about ${letter.providerName}. Sign in to read the letter, to keep or print it, and to reply:`,
    `${publicAddress}/providers/${String(letter.providerId)}/tier/letters/${String(letter.id)}`,
    'Only you and those it is addressed to, and others who have a part in your school or setting, can open it.',
  ];
  await sendMail(tx, { authorityId: authority.id, to: account.email, subject: `A letter from ${authority.name}`, body: lines.join('\n\n') });
}
