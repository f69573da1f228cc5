import type { Tx } from '../../../platform/database/database.ts';
import { sendNotice } from '../../../platform/notices/send-notice.ts';
import { type Doing, type Outcome, type OwnProvider, recordEntryChange, takeTurn } from '../../../register/index.ts';
import { type SupportKind, supportKinds } from './chair-support.ts';
import { listBoardAccounts } from './list-board-accounts.ts';
import { ledgers, refusedFor } from './ledgers.ts';
import { type ChairSupport, listChairSupport } from './find-chair-support.ts';
import './tables.ts';

export interface SupportEntry {
  readonly kind: SupportKind;
  readonly says: string;
}

/** Offers support to a chair, who is told. The same is not offered twice while it waits for an answer. */
export async function recordChairSupport(tx: Tx, doing: Doing, provider: OwnProvider, { kind, says }: SupportEntry): Promise<Outcome<SupportEntry>> {
  await takeTurn(tx, doing, provider);
  const waiting = (await listChairSupport(tx, provider.authorityId, provider.id)).find((one) => one.kind === kind && one.answer === null);
  if (waiting) return waiting.says === says ? { kind: 'already', id: waiting.id } : refusedFor('kind', 'That was offered, and waits for an answer');
  const { id } = await tx
    .insertInto('chair_support')
    .values({
      authority_id: provider.authorityId,
      provider_id: provider.id,
      kind,
      says,
      offered_on: doing.clock.today(),
      entered_by: doing.actor.name,
      entered_at: doing.clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordEntryChange(tx, doing, ledgers.support, { id, after: { kind, says } });
  const accounts = await listBoardAccounts(tx, doing.clock.today(), provider);
  await sendNotice(tx, {
    authorityId: provider.authorityId,
    to: accounts.filter(({ role }) => role === 'chair').map((one) => one.id),
    kind: 'support-offered',
    urgency: 'usual',
    subject: `The authority offers you: ${supportKinds[kind].label.toLowerCase()}`,
    href: `/governors/boards/${String(provider.id)}/support/${String(id)}/answer`,
  });
  return { kind: 'saved', id, plan: { kind, says } };
}

export type SupportAnswer =
  { readonly kind: 'answer'; readonly answer: 'accepted' | 'declined' } | { readonly kind: 'done'; readonly on: string; readonly outcome: string };

/** The chair’s answer, or what came of it once it was given. */
export async function answerChairSupport(
  tx: Tx,
  doing: Doing,
  provider: OwnProvider,
  support: ChairSupport,
  given: SupportAnswer,
): Promise<Outcome<SupportAnswer>> {
  await takeTurn(tx, doing, provider);
  const now = (await listChairSupport(tx, provider.authorityId, provider.id)).find(({ id }) => id === support.id) ?? support;
  const today = doing.clock.today();
  if (given.kind === 'answer') {
    if (now.answer === given.answer) return { kind: 'already', id: now.id };
    if (now.answer !== null) return refusedFor('answer', `It was ${now.answer} already`);
    await tx
      .updateTable('chair_support')
      .set({ answer: given.answer, answered_on: today, answered_by: doing.actor.name })
      .where('id', '=', now.id)
      .execute();
    await recordEntryChange(tx, doing, ledgers.support, { id: now.id, before: { answer: null }, after: { answer: given.answer } });
    return { kind: 'saved', id: now.id, plan: given };
  }
  if (now.doneOn === given.on && now.outcome === given.outcome) return { kind: 'already', id: now.id };
  if (now.answer !== 'accepted') return refusedFor('on', 'It was not accepted');
  if (now.doneOn !== null) return refusedFor('on', 'What came of it is recorded already');
  if (given.on < now.offeredOn || given.on > today) return refusedFor('on', 'The day must be between the offer and today');
  await tx.updateTable('chair_support').set({ done_on: given.on, outcome: given.outcome }).where('id', '=', now.id).execute();
  await recordEntryChange(tx, doing, ledgers.support, { id: now.id, before: null, after: { doneOn: given.on, outcome: given.outcome } });
  return { kind: 'saved', id: now.id, plan: given };
}
