import { createHash } from 'node:crypto';
import { accepted, refused, type Result } from '../../../kernel/result.ts';
import { recordAudit } from '../../../platform/audit/record-audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { sendNotice } from '../../../platform/notices/send-notice.ts';
import { listWhoMay } from '../../../register/index.ts';
import type { Doing } from '../../common/doing.ts';
import { takeTurn } from '../../common/take-turn.ts';
import { findPracticeEntry, listCoordinatorsOf } from './find-practice.ts';
import { decideEnding, decidePublishing, type PracticeEntry, type PracticeWords } from './practice-entry.ts';
import './tables.ts';

export interface Agreement {
  readonly by: string;
  readonly on: string;
}

const columnsOf = ({ title, theme, phase, pupils, context, done, measure, was, became, howKnown, limits, contact }: PracticeWords) => ({
  title,
  theme,
  phase,
  pupils,
  context,
  done,
  measure,
  was,
  became,
  how_known: howKnown,
  limits,
  contact,
});

/** Tells one wording of an entry from another, for a form that was overtaken. */
export const stampOf = (entry: PracticeEntry): string =>
  createHash('sha256')
    .update(JSON.stringify([entry.state, entry.agreedBy, entry.agreedOn, Object.values(columnsOf(entry))]))
    .digest('hex')
    .slice(0, 16);

/** Proposes an entry about a provider’s practice. The same words sent twice are one entry. */
export async function proposePractice(
  tx: Tx,
  doing: Doing,
  {
    providerId,
    words,
    agreement,
    visitId,
  }: { readonly providerId: number; readonly words: PracticeWords; readonly agreement: Agreement | null; readonly visitId: number | null },
): Promise<Result<number>> {
  const { actor, clock, event, reference, authorityId } = doing;
  await takeTurn(tx, doing);
  const columns = columnsOf(words);
  const same = await tx
    .selectFrom('practice_entry')
    .select('id')
    .where('authority_id', '=', authorityId)
    .where('provider_id', '=', providerId)
    .where((is) => is.and(columns))
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (same) return accepted(same.id);
  const { id } = await tx
    .insertInto('practice_entry')
    .values({
      authority_id: authorityId,
      provider_id: providerId,
      ...columns,
      agreed_by: agreement?.by ?? null,
      agreed_on: agreement?.on ?? null,
      state: 'proposed',
      visit_id: visitId,
      proposed_by: actor.name,
      proposed_at: clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAudit(tx, { actor, event, subject: { kind: 'practice-entry', id }, after: { providerId, ...words, agreement }, reference });
  const readers = await listCoordinatorsOf(tx, authorityId, providerId, clock.today());
  await sendNotice(tx, {
    authorityId,
    to: readers.filter((each) => each !== actor.accountId),
    kind: 'practice-proposed',
    urgency: 'usual',
    subject: 'An entry is proposed for the practice library',
    href: `/practice/${String(id)}`,
  });
  return accepted(id);
}

/** Why a change was not made: `overtaken` where somebody else changed it meanwhile. */
export type Changed = { readonly kind: 'changed' } | { readonly kind: 'overtaken' } | { readonly kind: 'refused'; readonly reason: string };

/** What a form says of being named: agreed, agreed no longer, or nothing, so that it stays as it is. */
export type AgreementSaid = Agreement | 'as it is' | null;

/** Changes the wording of what is proposed still, or whether the provider may be named. */
export async function changePractice(
  tx: Tx,
  doing: Doing,
  { id, seen, words, agreement }: { readonly id: number; readonly seen: string; readonly words: PracticeWords; readonly agreement: AgreementSaid },
): Promise<Changed> {
  const { actor, event, reference, authorityId } = doing;
  await takeTurn(tx, doing);
  const entry = await findPracticeEntry(tx, authorityId, id);
  if (entry?.state !== 'proposed')
    return { kind: 'refused', reason: 'It is no longer a proposal: what is published is withdrawn, and proposed again' };
  const agreed =
    agreement === 'as it is'
      ? { agreedBy: entry.agreedBy, agreedOn: entry.agreedOn }
      : { agreedBy: agreement?.by ?? null, agreedOn: agreement?.on ?? null };
  const after = { ...entry, ...words, ...agreed };
  // The form sent twice asks for what is there already.
  if (stampOf(after) === stampOf(entry)) return { kind: 'changed' };
  if (stampOf(entry) !== seen) return { kind: 'overtaken' };
  await tx
    .updateTable('practice_entry')
    .set({ ...columnsOf(words), agreed_by: agreed.agreedBy, agreed_on: agreed.agreedOn })
    .where('id', '=', id)
    .execute();
  const told = (one: PracticeEntry) => ({ ...columnsOf(one), agreedBy: one.agreedBy, agreedOn: one.agreedOn });
  await recordAudit(tx, { actor, event, subject: { kind: 'practice-entry', id }, before: told(entry), after: told(after), reference });
  return { kind: 'changed' };
}

/** Publishes an entry as it was read, with the provider’s word that it may be named, and says when it is looked at again. */
export async function publishPractice(
  tx: Tx,
  doing: Doing,
  {
    id,
    seen,
    agreement,
    reviewDueOn,
  }: { readonly id: number; readonly seen: string; readonly agreement: Agreement | null; readonly reviewDueOn: string },
): Promise<Changed> {
  const { actor, clock, event, reference, authorityId } = doing;
  await takeTurn(tx, doing);
  const entry = await findPracticeEntry(tx, authorityId, id);
  if (entry === null) return { kind: 'refused', reason: 'There is no such entry' };
  const may = decidePublishing({ state: entry.state, agreedOn: agreement?.on ?? entry.agreedOn });
  if (!may.ok) return { kind: 'refused', reason: may.reason };
  if (stampOf(entry) !== seen) return { kind: 'overtaken' };
  const published = { published_by: actor.name, reviewed_by: actor.name, reviewed_on: clock.today(), review_due_on: reviewDueOn } as const;
  await tx
    .updateTable('practice_entry')
    .set({
      state: 'published',
      published_at: clock.now(),
      ...published,
      ...(agreement === null ? {} : { agreed_by: agreement.by, agreed_on: agreement.on }),
    })
    .where('id', '=', id)
    .execute();
  await recordAudit(tx, { actor, event, subject: { kind: 'practice-entry', id }, after: { state: 'published', reviewDueOn, agreement }, reference });
  await tellProvider(tx, doing, entry, 'Your entry in the practice library is published');
  return { kind: 'changed' };
}

/** Says that an entry still holds, and when it is looked at next. */
export async function reviewPractice(
  tx: Tx,
  doing: Doing,
  { id, found, reviewDueOn }: { readonly id: number; readonly found: string; readonly reviewDueOn: string },
): Promise<Result<null>> {
  const { actor, clock, event, reference, authorityId } = doing;
  await takeTurn(tx, doing);
  const entry = await findPracticeEntry(tx, authorityId, id);
  if (entry?.state !== 'published') return refused('It is not published');
  const reviewed = { reviewed_by: actor.name, reviewed_on: clock.today(), review_due_on: reviewDueOn } as const;
  await tx.updateTable('practice_entry').set(reviewed).where('id', '=', id).execute();
  const before = { reviewedOn: entry.reviewedOn, reviewDueOn: entry.reviewDueOn };
  await recordAudit(tx, { actor, event, subject: { kind: 'practice-entry', id }, before, after: { found, ...reviewed }, reference });
  return accepted(null);
}

/** An entry is not taken up, or published no longer. It stays readable for those whose it is. */
export async function endPractice(
  tx: Tx,
  doing: Doing,
  { id, to, reason }: { readonly id: number; readonly to: 'declined' | 'withdrawn'; readonly reason: string },
): Promise<Result<null>> {
  const { actor, clock, event, reference, authorityId } = doing;
  await takeTurn(tx, doing);
  const entry = await findPracticeEntry(tx, authorityId, id);
  if (entry === null) return refused('There is no such entry');
  const may = decideEnding(entry.state, to);
  if (!may.ok) return may;
  await tx
    .updateTable('practice_entry')
    .set({ state: to, ended_by: actor.name, ended_at: clock.now(), ended_reason: reason })
    .where('id', '=', id)
    .execute();
  await recordAudit(tx, {
    actor,
    event,
    subject: { kind: 'practice-entry', id },
    before: { state: entry.state },
    after: { state: to },
    reason,
    reference,
  });
  await tellProvider(
    tx,
    doing,
    entry,
    to === 'declined' ? 'Your entry for the practice library was not taken up' : 'Your entry in the practice library is withdrawn',
  );
  return accepted(null);
}

async function tellProvider(tx: Tx, { actor, clock, authorityId }: Doing, { id, providerId }: PracticeEntry, subject: string): Promise<void> {
  // Those who answer for the provider, and nobody of the authority's.
  const heads = await listWhoMay(tx, clock, 'visit.answer', { authorityId, providerId });
  const to = heads.map((head) => head.id).filter((each) => each !== actor.accountId);
  await sendNotice(tx, { authorityId, to, kind: 'practice-decided', urgency: 'usual', subject, href: `/practice/${String(id)}` });
}
