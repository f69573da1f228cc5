import { accepted } from '../../kernel/result.ts';
import { doers, letterReaders } from '../programme-definitions/definition.ts';
import { namedInWords } from '../programme-definitions/letter-in-words.ts';
import type { EditedPart } from './edit-pages.ts';
import { isTicked } from './read-answers.ts';

const readerBox = (reader: string): string => `reads-${reader}`;

/** The words of one letter, and who reads it. What they leave open must be a field that the programme asks for: otherwise it is a fault of the draft. */
export const letterPart: EditedPart = {
  template: 'support/programme-editing/letter.njk',
  title: ({ letter }) => `The letter “${letter?.name ?? ''}”`,
  isThere: ({ letter }) => letter !== null,
  fill: ({ letter }) =>
    letter === null
      ? {}
      : {
          ...{ to: letter.to, subject: letter.subject, body: letter.body },
          ...Object.fromEntries(letter.readBy.map((reader) => [readerBox(reader), 'yes'])),
        },
  data: ({ definition, letter }) => ({
    readers: letterReaders.map((reader) => ({ name: readerBox(reader), text: doers[reader] })),
    copies: typeof letter?.copies === 'string' ? namedInWords(definition, letter.copies) : null,
    fields: definition.stages.flatMap(({ tasks }) =>
      tasks.flatMap((task) => task.fields.map((field) => ({ name: `{{${task.key}.${field.key}}}`, text: `${field.label} (${task.name})` }))),
    ),
  }),
  read: (sent, { letter }) => {
    const { answers } = sent;
    const to = answers.text('to', { what: 'To whom it goes', most: 200, missing: 'Enter to whom it goes' });
    const subject = answers.text('subject', { what: 'The subject', most: 200, missing: 'Enter the subject' });
    const body = answers.longText('body', { what: 'The letter', most: 6000, missing: 'Enter what the letter says' });
    if (letter === null || to === null || subject === null || body === null) return null;
    const readBy = letterReaders.filter((reader) => isTicked(sent, readerBox(reader)));
    const written = { ...letter, to, subject, body, readBy };
    return {
      change: (definition) => accepted({ ...definition, letters: (definition.letters ?? []).map((one) => (one.key === letter.key ? written : one)) }),
      to: '/draft',
    };
  },
};
