import type { Doing, EntryPage, Field, FormReader, OwnProvider } from '../../register/index.ts';
import type { GovernorsLetter, LetterWords } from './governors-letter.ts';
import { changeDraft, issueLetter, recordDraft, saidIn, withdrawLetter } from './record-letter.ts';

interface Means {
  readonly provider: OwnProvider;
  readonly doing: Doing;
}

export const pathOfLetters = (providerId: number): string => `/providers/${String(providerId)}/governors-letters`;
const unasked = { ledger: null, answersOf: () => [], consequencesOf: () => [], describeEvent: () => '' };
const hint = 'Each line is a point of its own. Chair, governors and clerk read it: nothing restricted, no concern, no tier, and no child.';

const fields: readonly Field[] = [
  { kind: 'textarea', name: 'introduction', label: 'Introduction', rows: 4 },
  { kind: 'textarea', name: 'findings', label: 'What was found', hint, rows: 10 },
  { kind: 'textarea', name: 'questions', label: 'Five questions to ask', hint: 'Chosen from what is known. Each on a line of its own.', rows: 8 },
];

function readWords(answers: FormReader): LetterWords | null {
  const introduction = answers.longText('introduction', { what: 'The introduction', most: 2000, missing: 'Enter an introduction' });
  const findings = answers.longText('findings', { what: 'What was found', missing: 'Enter what was found' });
  const questions = answers.longText('questions', { what: 'The questions', most: 3000, missing: 'Enter five questions' });
  return introduction === null || findings === null || questions === null ? null : { introduction, findings, questions };
}

const common = ({ provider }: Means) => ({
  ...unasked,
  provider,
  cancel: pathOfLetters(provider.id),
  after: (id: number) => `${pathOfLetters(provider.id)}/${String(id)}`,
});

export function draftLetterPage(means: Means, term: string): EntryPage<LetterWords, LetterWords> {
  return {
    ...common(means),
    title: `Draft the governors’ letter, ${term}`,
    lead: [
      'Drawn from what is published and from actions that are shared. What governors agreed to do is added by itself, as it stands when the letter is issued.',
    ],
    fields,
    button: 'Save the draft',
    read: readWords,
    save: (tx, words) => recordDraft(tx, means.doing, means.provider, term, words),
    savedNotice: () => 'The letter is drafted. Nobody outside the authority sees it until it is issued.',
  };
}

export function editLetterPage(means: Means, letter: GovernorsLetter, form: URLSearchParams): EntryPage<LetterWords, LetterWords> {
  const was = form.get('was') ?? saidIn(letter);
  return {
    ...common(means),
    cancel: `${pathOfLetters(means.provider.id)}/${String(letter.id)}`,
    title: `Edit the governors’ letter, ${letter.term}`,
    fields,
    carried: { was },
    button: 'Save the draft',
    read: readWords,
    save: (tx, words) => changeDraft(tx, means.doing, means.provider, letter.id, words, was),
    savedNotice: () => 'The draft is saved.',
  };
}

export const beginningOfEdit = ({ introduction, findings, questions }: LetterWords): Readonly<Record<string, string>> => ({
  introduction,
  findings,
  questions,
});

export function issueLetterPage(means: Means, letter: GovernorsLetter): EntryPage<true, GovernorsLetter> {
  return {
    ...common(means),
    cancel: `${pathOfLetters(means.provider.id)}/${String(letter.id)}`,
    title: 'Issue this letter',
    lead: [
      `${letter.term}, version ${String(letter.version)}. The chair, governors and clerk of ${means.provider.name} can read it from now on, and are told that it is there.`,
      'An issued letter is not changed: another version takes its place, and this one is kept.',
    ],
    fields: [],
    button: 'Issue it',
    read: () => true,
    save: (tx) => issueLetter(tx, means.doing, means.provider, letter.id),
    savedNotice: () => 'The letter is issued.',
  };
}

export function withdrawLetterPage(means: Means, letter: GovernorsLetter): EntryPage<string, GovernorsLetter> {
  return {
    ...common(means),
    cancel: `${pathOfLetters(means.provider.id)}/${String(letter.id)}`,
    title: 'Withdraw this letter',
    lead: ['Governors no longer read it. It stays readable for the authority’s staff, marked as withdrawn.'],
    fields: [{ kind: 'textarea', name: 'reason', label: 'Why it is withdrawn', rows: 3 }],
    button: 'Withdraw',
    read: (answers) => answers.text('reason', { what: 'The reason', most: 1000, missing: 'Enter why it is withdrawn' }),
    save: (tx, reason) => withdrawLetter(tx, means.doing, means.provider, letter.id, reason),
    savedNotice: () => 'The letter is withdrawn.',
  };
}
