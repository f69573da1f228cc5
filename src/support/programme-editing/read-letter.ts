import type { ProgrammeDefinition, ProgrammeLetter, TaskField } from '../programme-definitions/definition.ts';
import { letterReaders } from '../programme-definitions/readers.ts';
import { lostNames } from '../programme-definitions/lost-names.ts';
import { keyFor } from './draft-changes.ts';
import { answerBox, answerChoices, type Choice, fieldChoices, otherField, type Question } from './form-choices.ts';
import { isTicked, type Sent } from './read-answers.ts';

export const readerBox = (reader: string): string => `reads-${reader}`;

/** What a letter takes of the run besides its words, and how that is asked. */
const kinds = {
  dated: ['date'],
  signed: ['text', 'choice'],
  copies: ['choices', 'choice', 'text', 'long-text'],
} as const satisfies Readonly<Record<string, readonly TaskField['kind'][]>>;
type Part = keyof typeof kinds;

/** What may be chosen for its day, for who signs it, or for who has a copy. What it has now is among them. */
export function partChoices(
  definition: ProgrammeDefinition,
  part: Part,
  had: ProgrammeLetter | null,
  lost = lostNames(definition, {}),
): readonly Choice[] {
  const all = fieldChoices(definition, kinds[part]);
  return [...all, ...otherField(definition, all, had?.[part] ?? null, lost)];
}

/** Where an error about it stands. */
export const takenBackBox = 'taken-back-answers';
/** The answers by which a letter may be taken back. What it has now is among them. */
export function takenBackChoices(
  definition: ProgrammeDefinition,
  had: ProgrammeLetter | null,
  lost = lostNames(definition, {}),
): readonly Question[] {
  const back = had?.takenBackBy ?? null;
  return answerChoices(definition, back === null ? null : { field: back }, lost);
}
export const answerOfLetter = (task: string, field: string, value: string): string => answerBox('taken-back', task, field, value);

/** The answer that takes it back, of one question; null where none does. */
function readTakenBack(sent: Sent, old: ProgrammeLetter | null): ProgrammeLetter['takenBackBy'] {
  const ticked = takenBackChoices(sent.definition, old).flatMap(({ task, field, options }) => {
    const is = options.map(({ value }) => value).filter((value) => isTicked(sent, answerOfLetter(task, field, value)));
    return is.length === 0 ? [] : [{ task, field, is }];
  });
  if (ticked.length > 1) sent.answers.refuse(takenBackBox, 'Tick answers of one question alone, by which it is taken back');
  return ticked[0] ?? null;
}

export function fillLetter(letter: ProgrammeLetter | null): Record<string, string> {
  if (letter === null) return {};
  const { name, to, subject, body, dated, signed, copies, readBy, takenBackBy: back } = letter;
  const answers = back === null ? [] : back.is.map((value) => answerOfLetter(back.task, back.field, value));
  const ticked = [...readBy.map(readerBox), ...answers].map((box) => [box, 'yes'] as const);
  return { name, to, subject, body, dated, signed, copies: copies ?? '', ...Object.fromEntries(ticked) };
}

/** The letter read back; null where an answer is wrong, which the reader then holds. */
export function readLetter(sent: Sent, old: ProgrammeLetter | null): ProgrammeLetter | null {
  const { answers, definition } = sent;
  const may = (part: Part) => partChoices(definition, part, old).map(({ value }) => value);
  const name = answers.text('name', { what: 'The name', most: 120, missing: 'Enter the name of the letter' });
  const to = answers.text('to', { what: 'To whom it goes', most: 200, missing: 'Enter to whom it goes' });
  const subject = answers.text('subject', { what: 'The subject', most: 200, missing: 'Enter the subject' });
  const body = answers.longText('body', { what: 'The letter', most: 6000, missing: 'Enter what the letter says' });
  const dated = answers.choice('dated', may('dated'), 'Choose the day that it bears');
  const signed = answers.choice('signed', may('signed'), 'Choose what says who signs it');
  const copies = answers.optionalChoice('copies', may('copies'), 'Choose what says who has a copy, or nobody');
  const takenBackBy = readTakenBack(sent, old);
  if (name === null || to === null || subject === null || body === null || dated === null || signed === null || answers.errors.length > 0)
    return null;
  const taken = (definition.letters ?? []).map(({ key }) => key);
  return {
    key: old?.key ?? keyFor(name, taken),
    ...{ name, to, subject, body, dated, signed, copies },
    readBy: letterReaders.filter((reader) => isTicked(sent, readerBox(reader))),
    takenBackBy,
  };
}
