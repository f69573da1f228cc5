import { dateInWords } from '../../kernel/plain-date.ts';
import { accepted } from '../../kernel/result.ts';
import type { SchoolCalendar } from '../../kernel/school-calendar.ts';
import type { WordBlock, WordDocument } from '../../platform/documents/word-document.ts';
import type { Decision } from '../../register/index.ts';

/** What a letter says; findings and questions are lines, each a point of its own. */
export interface LetterWords {
  readonly introduction: string;
  readonly findings: string;
  readonly questions: string;
}

export interface GovernorsLetter extends LetterWords {
  readonly id: number;
  readonly term: string;
  readonly version: number;
  /** As it was when the letter was issued; null before. */
  readonly mustDo: string | null;
  readonly draftedBy: string;
  readonly draftedAt: Date;
  readonly issuedOn: string | null;
  readonly issuedBy: string | null;
  readonly withdrawnBy: string | null;
  readonly withdrawnReason: string | null;
}

export const questionCount = 5;
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** The term that a day is in, or the next where it is in the holidays: "Autumn 2026/27". */
export function termForLetter({ terms }: SchoolCalendar, today: string): string {
  const term = terms.find(({ endsOn }) => endsOn >= today) ?? terms.at(-1);
  return term === undefined ? today.slice(0, 4) : `${term.name} ${term.academicYear}`;
}

const refuse = (field: string, reason: string): Decision<never> => ({ ok: false, field, reason });

export function decideLetter(letter: Pick<GovernorsLetter, 'issuedOn' | 'withdrawnBy'> | null, words: LetterWords): Decision<LetterWords> {
  if (letter !== null && letter.issuedOn !== null) return refuse('introduction', 'It has been issued: draft another version to change it');
  if (letter !== null && letter.withdrawnBy !== null) return refuse('introduction', 'It has been withdrawn, so nothing was changed');
  if (words.introduction.trim() === '') return refuse('introduction', 'Enter an introduction');
  if (linesOf(words.findings).length === 0) return refuse('findings', 'Enter what was found');
  const count = linesOf(words.questions).length;
  if (count !== questionCount)
    return refuse('questions', `Enter five questions, each on a line of its own: there ${count === 1 ? 'is' : 'are'} ${String(count)}`);
  return accepted(words);
}

export function decideIssue(letter: Pick<GovernorsLetter, 'issuedOn' | 'withdrawnBy'>): Decision<null> {
  if (letter.issuedOn !== null) return refuse('confirm', `It was issued on ${dateInWords(letter.issuedOn)} already`);
  return letter.withdrawnBy === null ? accepted(null) : refuse('confirm', 'It has been withdrawn, so it was not issued');
}

/** Of each term the version issued last, which stands; the others are kept. */
export function standsOf<Letter extends Pick<GovernorsLetter, 'term' | 'version' | 'issuedOn' | 'withdrawnBy'>>(
  letters: readonly Letter[],
  letter: Letter,
): boolean {
  const issued = letters.filter(({ term, issuedOn, withdrawnBy }) => term === letter.term && issuedOn !== null && withdrawnBy === null);
  return (
    issued.length > 0 &&
    Math.max(...issued.map(({ version }) => version)) === letter.version &&
    letter.issuedOn !== null &&
    letter.withdrawnBy === null
  );
}

export interface MustDo {
  readonly what: string;
  readonly ownerName: string;
  readonly dueOn: string;
  readonly state: string;
}

/** Open actions whose owner is of the governing body. */
export function mustDoOf(actions: readonly MustDo[], governorNames: readonly string[]): string[] {
  const isTheirs = ({ ownerName }: MustDo): boolean => /governor|governing|chair|clerk|trustee/i.test(ownerName) || governorNames.includes(ownerName);
  return actions
    .filter((action) => action.state === 'open' && isTheirs(action))
    .map(({ what, ownerName, dueOn }) => `${what} (${ownerName}, by ${dateInWords(dueOn)})`);
}

export function letterParts(
  words: LetterWords,
  mustDo: readonly string[],
): { readonly title: string; readonly lines: readonly string[]; readonly isNumbered: boolean }[] {
  return [
    { title: 'What was found', lines: linesOf(words.findings), isNumbered: false },
    { title: 'What governors agreed to do', lines: mustDo.length === 0 ? ['Nothing is open.'] : mustDo, isNumbered: false },
    { title: 'Five questions to ask', lines: linesOf(words.questions), isNumbered: true },
  ];
}

export interface PrintedLetter {
  readonly letter: Pick<GovernorsLetter, 'term' | 'version' | 'issuedOn' | 'issuedBy'> & LetterWords;
  readonly providerName: string;
  readonly authority: string;
  readonly mustDo: readonly string[];
}

export function governorsLetterDocument({ letter, providerName, authority, mustDo }: PrintedLetter): WordDocument {
  const title = `For the chair and clerk: ${providerName}, ${letter.term}`;
  return {
    title,
    footer: `${authority}: for the governing body of ${providerName}`,
    blocks: [
      {
        kind: 'paragraph',
        text: letter.issuedOn === null ? 'Draft, not issued' : `${dateInWords(letter.issuedOn)}, from ${letter.issuedBy ?? authority}`,
      },
      ...letter.introduction
        .split('\n')
        .filter(Boolean)
        .map((text): WordBlock => ({ kind: 'paragraph', text })),
      ...letterParts(letter, mustDo).flatMap(({ title: heading, lines, isNumbered }): WordBlock[] => [
        { kind: 'heading', level: 2, text: heading },
        { kind: 'list', items: isNumbered ? lines.map((line, index) => `${String(index + 1)}. ${line}`) : lines },
      ]),
    ],
  };
}
