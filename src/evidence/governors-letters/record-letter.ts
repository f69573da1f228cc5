import type { Tx } from '../../platform/database/database.ts';
import { sendNotice } from '../../platform/notices/send-notice.ts';
import { type Doing, type Ledger, type Outcome, type OwnProvider, recordEntryChange, takeTurn } from '../../register/index.ts';
import { gatherShareable } from '../shareable/gather-shareable.ts';
import { listGovernors, listLetters, listMustDo } from './find-letters.ts';
import { decideIssue, decideLetter, type GovernorsLetter, type LetterWords } from './governors-letter.ts';
import './tables.ts';

const ledger: Ledger = { subject: 'governors-letter', table: 'governors_letter' };
const sameWords = (one: LetterWords, other: LetterWords): boolean =>
  one.introduction === other.introduction && one.findings === other.findings && one.questions === other.questions;
const refused = (field: string, reason: string): Outcome<never> => ({ kind: 'refused', refusal: { ok: false, field, reason } });

/** Drafts a letter for a term, or its next version where one is issued; a draft that stands is put right instead. */
export async function recordDraft(tx: Tx, doing: Doing, provider: OwnProvider, term: string, words: LetterWords): Promise<Outcome<LetterWords>> {
  await takeTurn(tx, doing, provider);
  const ofTerm = (await listLetters(tx, provider)).filter((letter) => letter.term === term);
  const draft = ofTerm.find(({ issuedOn, withdrawnBy }) => issuedOn === null && withdrawnBy === null);
  if (draft && sameWords(draft, words)) return { kind: 'already', id: draft.id };
  if (draft) return refused('introduction', `${draft.draftedBy} has drafted a letter for ${term} meanwhile: open it and edit that one`);
  const decided = decideLetter(null, words);
  if (!decided.ok) return { kind: 'refused', refusal: decided };
  const { id } = await tx
    .insertInto('governors_letter')
    .values({
      authority_id: provider.authorityId,
      provider_id: provider.id,
      term,
      version: Math.max(0, ...ofTerm.map(({ version }) => version)) + 1,
      ...words,
      drafted_by: doing.actor.name,
      drafted_at: doing.clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordEntryChange(tx, doing, ledger, { id, after: { term } });
  return { kind: 'saved', id, plan: words };
}

async function findLetter(tx: Tx, doing: Doing, provider: OwnProvider, id: number): Promise<GovernorsLetter | undefined> {
  await takeTurn(tx, doing, provider);
  return (await listLetters(tx, provider)).find((letter) => letter.id === id);
}

/** Puts a draft right; `was` is what the form showed. */
export async function changeDraft(
  tx: Tx,
  doing: Doing,
  provider: OwnProvider,
  id: number,
  words: LetterWords,
  was: string,
): Promise<Outcome<LetterWords>> {
  const letter = await findLetter(tx, doing, provider, id);
  if (!letter) return refused('introduction', 'The draft is not there any more, so nothing was changed');
  if (sameWords(letter, words)) return { kind: 'already', id };
  if (saidIn(letter) !== was)
    return refused('introduction', 'Somebody edited the draft meanwhile. Open it again to see theirs; what you typed is below');
  const decided = decideLetter(letter, words);
  if (!decided.ok) return { kind: 'refused', refusal: decided };
  await tx
    .updateTable('governors_letter')
    .set({ ...words, drafted_by: doing.actor.name, drafted_at: doing.clock.now() })
    .where('id', '=', id)
    .execute();
  await recordEntryChange(tx, doing, ledger, { id, after: { term: letter.term } });
  return { kind: 'saved', id, plan: words };
}

export const saidIn = ({ introduction, findings, questions }: LetterWords): string => JSON.stringify([introduction, findings, questions]);

/** From now on chair, governors and clerk read it, and are told that it is there. What governors must do is kept as it stood. */
export async function issueLetter(tx: Tx, doing: Doing, provider: OwnProvider, id: number): Promise<Outcome<GovernorsLetter>> {
  const letter = await findLetter(tx, doing, provider, id);
  if (!letter) return refused('confirm', 'The draft is not there any more, so nothing was issued');
  const decided = decideIssue(letter);
  if (!decided.ok) return letter.issuedOn === null ? { kind: 'refused', refusal: decided } : { kind: 'already', id };
  const today = doing.clock.today();
  const mustDo = await listMustDo(tx, provider, await gatherShareable(tx, provider, today), today);
  await tx
    .updateTable('governors_letter')
    .set({ must_do: mustDo.join('\n'), issued_on: today, issued_by: doing.actor.name, issued_at: doing.clock.now() })
    .where('id', '=', id)
    .execute();
  await recordEntryChange(tx, doing, ledger, { id, after: { term: letter.term, version: letter.version } });
  await sendNotice(tx, {
    authorityId: provider.authorityId,
    to: (await listGovernors(tx, provider, today)).map((governor) => governor.id),
    kind: 'governors-letter',
    urgency: 'usual',
    subject: `A letter for the governing body, ${letter.term}`,
    href: `/providers/${String(provider.id)}/governors-letters/${String(id)}`,
  });
  return { kind: 'saved', id, plan: letter };
}

export async function withdrawLetter(tx: Tx, doing: Doing, provider: OwnProvider, id: number, reason: string): Promise<Outcome<GovernorsLetter>> {
  const letter = await findLetter(tx, doing, provider, id);
  if (!letter) return refused('reason', 'The letter is not there any more, so nothing was changed');
  if (letter.withdrawnBy !== null) return { kind: 'already', id };
  await tx
    .updateTable('governors_letter')
    .set({ withdrawn_by: doing.actor.name, withdrawn_at: doing.clock.now(), withdrawn_reason: reason })
    .where('id', '=', id)
    .execute();
  await recordEntryChange(tx, doing, ledger, { id, before: { term: letter.term }, after: null, reason });
  return { kind: 'saved', id, plan: letter };
}
