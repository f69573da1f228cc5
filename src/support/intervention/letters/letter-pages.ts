import { dateInWords } from '../../../kernel/plain-date.ts';
import { isOutside } from '../../../evidence/index.ts';
import { blocksOf } from '../../../judgement/index.ts';
import type { WordBlock, WordDocument } from '../../../platform/documents/word-document.ts';
import { wordType, writeWord } from '../../../platform/documents/write-word.ts';
import type { Reply } from '../../../platform/http/route.ts';
import type { OwnProvider } from '../../../register/index.ts';
import { namedForStatement } from '../whom-the-law-names.ts';
import type { Asked, ProviderPage } from '../../common/open-page.ts';
import { readId } from '../../common/read-decimal.ts';
import type { ProgrammeLetter } from '../../programme-definitions/definition.ts';
import { findRun, type Run } from '../../programmes/find-runs.ts';
import { actingOf } from '../../programmes/acting.ts';
import { lettersCopiedTo } from '../../programmes/letters/copied-letters.ts';
import { isToldTo } from '../../programmes/own-run-view.ts';
import type { FieldAnswers } from '../../programmes/run.ts';
import { findField, letterInWords, type LetterNow, letterOf } from '../../programme-definitions/letter-in-words.ts';
import { asWritten, type RunNow, taskOf } from '../../programmes/replay.ts';
import { copiesWaiting, neverWent, readersOf, takenBackOn } from '../../programmes/letters/letter-readers.ts';

interface Found {
  readonly run: Run;
  readonly letter: ProgrammeLetter;
  readonly now: LetterNow;
  readonly authority: string;
  /** What sends it is done, and confirmed where it is statutory. */
  readonly isSent: boolean;
  /** The task that sends it. */
  readonly task: string;
}

/** The letter of a run as its fields make it now: to read before it is confirmed, to print and to sign. */
export const showLawLetter: ProviderPage = async (asked, provider) => {
  const found = await findLetter(asked, provider);
  if (found === null) return { kind: 'not-found' };
  const { run, letter, now, authority, isSent } = found;
  const back = `/providers/${String(provider.id)}/programmes/${String(run.id)}`;
  return {
    kind: 'page',
    template: 'support/intervention/letters/letter.njk',
    data: {
      provider,
      authority,
      letter: { ...now, name: letter.name, blocks: blocksOf(now.body) },
      isSent,
      waiting: isSent ? waitingInWords(found) : null,
      takenBackOn: takenBackOn({ letter, tasks: run.now.tasks }),
      neverWent: neverWent({ letter, tasks: run.now.tasks }),
      isStatutory: run.definition.statutory,
      isAhead: now.date !== null && now.date > asked.today,
      word: `${back}/letters/${letter.key}/word`,
      breadcrumbs: [
        { text: provider.name, href: `/providers/${String(provider.id)}` },
        { text: run.definition.name, href: back },
      ],
    },
  };
};

/** The copies of a letter that wait still, where another task sends them: a letter is not called sent over those. Null where none wait. */
function waitingInWords({ run: { definition, subject, now }, letter, task }: Found): string | null {
  const waiting = copiesWaiting({ letter, task, tasks: now.tasks });
  if (waiting === null) return null;
  const field = letter.copies === null ? undefined : findField(definition, letter.copies)?.field;
  const chosen = waiting.to.map((value) => (field !== undefined && 'options' in field ? (field.options.find((option) => option.value === value)?.text ?? value) : value));
  const to = waiting.isProposed ? chosen : definition.key === 'statement-of-action' ? namedForStatement(subject).map(({ who }) => who) : [];
  const name = taskOf(definition, waiting.task)?.task.name ?? waiting.task;
  return `Its copies wait${to.length === 0 ? '' : `: to ${to.join(', and to ')}`}. “${name}” ${waiting.isProposed ? 'waits for a second person' : 'is not recorded yet'}.`;
} // prettier-ignore

/** The same, to its addressee: confirmed, and its day has come. Any other is as if it were not there. */
export const showSentLetter: ProviderPage = async (asked, provider) => {
  const found = await findLetter(asked, provider, asWritten);
  if (found === null) return { kind: 'not-found' };
  const { run, letter, now, authority, task } = found;
  const { actor } = asked.request;
  // Officers have a page of their own for it.
  const readsRun = isToldTo(run, actor, asked.today);
  const hasCopy = lettersCopiedTo(run, actor, asked.today).includes(letter);
  if (!isOutside(actor.role, actor.kind) || !(readsRun || hasCopy)) return { kind: 'not-found' };
  const by = actingOf(actor);
  if (!readersOf({ letter, task, tasks: asWritten(run.now), today: asked.today }).some((one) => by.as.includes(one))) return { kind: 'not-found' };
  return {
    kind: 'page',
    template: 'support/intervention/letters/sent-letter.njk',
    data: {
      provider,
      authority,
      letter: { ...now, name: letter.name, blocks: blocksOf(now.body) },
      breadcrumbs: [
        { text: provider.name, href: `/providers/${String(provider.id)}` },
        {
          text: readsRun ? run.definition.name : 'Programmes',
          href: `/providers/${String(provider.id)}/programmes${readsRun ? `/${String(run.id)}` : ''}`,
        },
      ],
    },
  };
};

export const exportLawLetter: ProviderPage = async (asked, provider): Promise<Reply> => {
  const found = await findLetter(asked, provider);
  if (found === null) return { kind: 'not-found' };
  const fileName = `${found.letter.key}-${found.isSent ? (found.now.date ?? 'undated') : 'draft'}.docx`;
  return { kind: 'download', fileName, contentType: wordType, body: await writeWord(lawLetterDocument(found)) };
};

async function findLetter({ means, request }: Asked, provider: OwnProvider, tasksOf: (now: RunNow) => RunNow['tasks'] = ({ tasks }) => tasks): Promise<Found | null> {
  const id = readId(request.params['runId']);
  const run = id === null ? null : await findRun(means.db.kysely, provider.authorityId, id);
  const letter = run === null ? null : letterOf(run.definition, request.params['letter']);
  const task = run?.definition.stages.flatMap(({ tasks }) => tasks).find((one) => one.letter !== null && one.letter === letter?.key);
  if (run === null || letter === null || task === undefined || run.providerId !== provider.id) return null;
  const { name } = await means.db.kysely.selectFrom('authority').select('name').where('id', '=', provider.authorityId).executeTakeFirstOrThrow();
  // What waits for a second person is in the letter already: that is what they confirm.
  const answers = Object.fromEntries(Object.entries(tasksOf(run.now)).flatMap(([key, { state, answers: of }]): [string, FieldAnswers][] => (state === 'done' || state === 'waits-for-second' ? [[key, of]] : [])));
  const now = letterInWords(letter, { definition: run.definition, answers, providerName: provider.name, authorityName: name });
  return { run, letter, now, authority: name, isSent: run.now.tasks[task.key]?.state === 'done', task: task.key };
} // prettier-ignore

function lawLetterDocument(found: Found): WordDocument {
  const { run, letter, now, authority, isSent } = found;
  const waiting = isSent ? waitingInWords(found) : null;
  const back = takenBackOn({ letter, tasks: run.now.tasks });
  const paragraph = (text: string): WordBlock => ({ kind: 'paragraph', text });
  const lacking = now.missing.length === 0 ? [] : [paragraph('This draft lacks:'), { kind: 'list', items: now.missing } satisfies WordBlock];
  return {
    title: now.subject,
    footer: `${authority}: ${now.subject}`,
    blocks: [
      paragraph(authority),
      paragraph(now.date === null ? 'Not dated' : dateInWords(now.date)),
      ...(isSent ? [] : [paragraph('Draft: not confirmed, and not to be sent')]),
      ...(waiting === null ? [] : [paragraph(waiting)]),
      ...(back === null ? [] : [paragraph(`The power was taken back on ${dateInWords(back)}, before its first day`)]),
      ...lacking,
      paragraph(`To: ${now.to}`),
      ...blocksOf(now.body).map((block): WordBlock => (block.kind === 'heading' ? { kind: 'heading', level: 2, text: block.text } : block)),
      paragraph(`${now.signedBy ?? '(signed by)'}, for ${authority}`),
      ...(now.copies.length === 0 ? [] : [paragraph(`Copies: ${now.copies.join('; ')}`)]),
    ],
  };
}
