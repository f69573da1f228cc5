import type { ProgrammeLetter } from '../programme-definitions/definition.ts';
import { letterReaders } from '../programme-definitions/readers.ts';
import { readerName } from '../programme-definitions/definition-words.ts';
import { lostNames } from '../programme-definitions/lost-names.ts';
import { putLetter } from './draft-changes.ts';
import type { EditedPart } from './edit-pages.ts';
import { fieldChoices } from './form-choices.ts';
import { answerOfLetter, fillLetter, partChoices, readerBox, readLetter, takenBackBox, takenBackChoices } from './read-letter.ts';
import { showBlankLetter } from './show-letters.ts';

/** A letter as its form holds it, for how it reads: nothing of it need be right. */
const asTyped = (form: URLSearchParams): ProgrammeLetter => {
  const typed = (name: string): string => form.get(name) ?? '';
  const words = { name: typed('name'), to: typed('to'), subject: typed('subject'), body: typed('body') };
  return { key: 'typed', ...words, dated: typed('dated'), signed: typed('signed'), copies: null, readBy: [], takenBackBy: null };
};

/** The words of one letter, its day and who signs and reads it. What they leave open must be a field that the programme asks for: otherwise it is a fault of the draft. */
export const letterPart: EditedPart = {
  template: 'support/programme-editing/letter.njk',
  title: ({ letter }) => (letter === null ? 'Add a letter' : `The letter “${letter.name}”`),
  isThere: ({ letter }, params) => params['letter'] === undefined || letter !== null,
  fill: ({ letter }) => fillLetter(letter),
  data: ({ definition, letter, shipped }, form) => {
    const lost = lostNames(definition, shipped);
    const typed = asTyped(form);
    return {
      readers: letterReaders.map((reader) => ({ name: readerBox(reader), text: readerName(reader) })),
      days: [{ value: '', text: 'Choose' }, ...partChoices(definition, 'dated', letter, lost)],
      signers: [{ value: '', text: 'Choose' }, ...partChoices(definition, 'signed', letter, lost)],
      copied: [{ value: '', text: 'Nobody has a copy' }, ...partChoices(definition, 'copies', letter, lost)],
      takenBack: {
        at: takenBackBox,
        isOpen: letter !== null && letter.takenBackBy !== null,
        questions: takenBackChoices(definition, letter, lost).map(({ text, task, field, options }) => ({
          text,
          options: options.map(({ value, text: says }) => ({ name: answerOfLetter(task, field, value), text: says })),
        })),
      },
      fields: fieldChoices(definition).map(({ value, text }) => ({ name: `{{${value}}}`, text })),
      isNew: letter === null,
      preview: typed.body.trim() === '' ? null : showBlankLetter(definition, typed),
    };
  },
  read: (sent, { letter }) => {
    const read = readLetter(sent, letter);
    return read && { change: (definition) => putLetter(definition, read), to: '/draft#letters' };
  },
};
