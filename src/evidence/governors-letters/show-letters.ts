import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import { wordType, writeWord } from '../../platform/documents/write-word.ts';
import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { findOwnProvider, findReaderScope, type OwnProvider, reachesProvider } from '../../register/index.ts';
import { isOutside } from '../actions/who-sees-actions.ts';
import { gatherShareable } from '../shareable/gather-shareable.ts';
import { findQuestionFacts, listLetters, listMustDo } from './find-letters.ts';
import {
  type GovernorsLetter,
  governorsLetterDocument,
  type LetterWords,
  letterParts,
  linesOf,
  questionCount,
  standsOf,
} from './governors-letter.ts';
import { pathOfLetters } from './open-letter-pages.ts';
import { chooseQuestions } from './question.ts';

export interface LetterMeans {
  readonly db: Database;
  readonly clock: Clock;
}

/** What there is for this reader: governors see what is issued and not withdrawn. */
async function listLettersFor({ db }: LetterMeans, { actor }: PageRequest, provider: OwnProvider): Promise<GovernorsLetter[]> {
  const letters = await listLetters(db.kysely, provider);
  return isOutside(actor.role, actor.kind) ? letters.filter(({ issuedOn, withdrawnBy }) => issuedOn !== null && withdrawnBy === null) : letters;
}

/** The first draft: published inspections and results, what was done and what came of it, and five questions chosen from them. */
export async function prepareLetter({ db, clock }: LetterMeans, provider: OwnProvider): Promise<LetterWords> {
  const today = clock.today();
  const shareable = await gatherShareable(db.kysely, provider, today);
  const done = shareable.actions
    .filter(({ state }) => state === 'done')
    .map(({ what, cameOfIt }) => `Done: ${what}.${cameOfIt === null ? '' : ` What came of it: ${cameOfIt}.`}`);
  const found = [...shareable.inspections.slice(0, 1), ...shareable.results, ...done.slice(-5)];
  return {
    introduction: `This page is for the chair and the clerk of ${provider.name}, to be brought to the next meeting. It says what the authority knows and may share, what governors agreed to do, and what they might ask.`,
    findings: (found.length === 0 ? ['Nothing is published yet.'] : found).join('\n'),
    questions: chooseQuestions(await findQuestionFacts(db.kysely, provider, shareable, today), questionCount).join('\n'),
  };
}

export async function showLetters(means: LetterMeans, request: PageRequest): Promise<Reply> {
  const provider = await findOwnProvider(means.db.kysely, request.actor, request.params['id']);
  if (!provider) return { kind: 'not-found' };
  const letters = await listLettersFor(means, request, provider);
  const base = pathOfLetters(provider.id);
  return {
    kind: 'page',
    template: 'evidence/governors-letters/letters.njk',
    data: {
      provider,
      letters: letters.map((letter) => ({ ...letter, href: `${base}/${String(letter.id)}`, stands: standsOf(letters, letter) })),
      mayWrite: await reachesProvider(means.db.kysely, means.clock, request.actor, 'governors-letter.write', provider.id),
      base,
      backLink: `/providers/${String(provider.id)}`,
    },
  };
}

async function printedOf(means: LetterMeans, request: PageRequest) {
  const { db, clock } = means;
  const provider = await findOwnProvider(db.kysely, request.actor, request.params['id']);
  const scope = await findReaderScope(db.kysely, request.actor.authorityId);
  if (!provider || !scope) return null;
  const letters = await listLettersFor(means, request, provider);
  const letter = letters.find(({ id }) => String(id) === request.params['letterId']);
  if (!letter) return null;
  const today = clock.today();
  const mustDo =
    letter.mustDo === null ? await listMustDo(db.kysely, provider, await gatherShareable(db.kysely, provider, today), today) : linesOf(letter.mustDo);
  return { provider, authority: scope.authorityName, letters, letter, mustDo };
}

export async function showLetter(means: LetterMeans, request: PageRequest): Promise<Reply> {
  const printed = await printedOf(means, request);
  if (!printed) return { kind: 'not-found' };
  const { provider, letter, letters, mustDo, authority } = printed;
  const mayWrite = await reachesProvider(means.db.kysely, means.clock, request.actor, 'governors-letter.write', provider.id);
  const base = pathOfLetters(provider.id);
  return {
    kind: 'page',
    template: 'evidence/governors-letters/letter.njk',
    data: {
      provider,
      authority,
      letter,
      stands: standsOf(letters, letter),
      introduction: linesOf(letter.introduction),
      parts: letterParts(letter, mustDo),
      mayEdit: mayWrite && letter.issuedOn === null && letter.withdrawnBy === null,
      mayWithdraw: mayWrite && letter.withdrawnBy === null,
      path: `${base}/${String(letter.id)}`,
      backLink: base,
    },
  };
}

export async function exportLetter(means: LetterMeans, request: PageRequest): Promise<Reply> {
  const printed = await printedOf(means, request);
  if (!printed) return { kind: 'not-found' };
  const { provider, letter, authority, mustDo } = printed;
  const body = await writeWord(governorsLetterDocument({ letter, authority, mustDo, providerName: provider.name }));
  return { kind: 'download', fileName: `governors-letter-${String(letter.id)}.docx`, contentType: wordType, body };
}
