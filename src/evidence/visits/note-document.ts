import { dateInWords } from '../../kernel/plain-date.ts';
import type { WordBlock, WordDocument } from '../../platform/documents/word-document.ts';
import type { NoteInWords } from './note-words.ts';

export interface PrintedNote {
  readonly title: string;
  readonly authority: string;
  readonly providerName: string;
  readonly focus: string;
  readonly heldOn: string;
  readonly authors: readonly string[];
  readonly status: string;
  readonly days: readonly string[];
  readonly note: NoteInWords;
  readonly notJudged: readonly string[];
  readonly disputes: readonly { readonly title: string; readonly passage: string; readonly correction: string; readonly answer: string }[];
  readonly addenda: readonly { readonly words: string; readonly by: string; readonly on: string }[];
}

const paragraphs = (text: string): WordBlock[] =>
  text
    .split(/\n+/)
    .filter(Boolean)
    .map((line) => ({ kind: 'paragraph', text: line }));
const heading = (text: string): WordBlock => ({ kind: 'heading', level: 2, text });

/** The note of a visit as a Word document: what its page says, in its order. */
export function noteDocument(printed: PrintedNote): WordDocument {
  const { title, authority, providerName, focus, heldOn, authors, status, days, note, notJudged, disputes, addenda } = printed;
  return {
    title: `${title}: ${providerName}`,
    footer: `${authority}: note of a visit to ${providerName}, ${dateInWords(heldOn)}`,
    blocks: [
      { kind: 'paragraph', text: `${dateInWords(heldOn)}. Carried out by ${authors.join(', ')}.` },
      { kind: 'paragraph', text: `Focus: ${focus}` },
      { kind: 'paragraph', text: status, isSmall: true },
      ...note.texts.flatMap((section) => [heading(section.title), ...paragraphs(section.words)]),
      ...(note.areas.length === 0
        ? []
        : [
            heading('Judgement by area'),
            {
              kind: 'table',
              header: ['Area', 'Judgement', 'Confidence', 'Evidence'],
              widths: [22, 16, 12, 50],
              rows: note.areas.map(({ title: area, level, confidence, evidence }) => [area, level, confidence, evidence]),
            } as const,
          ]),
      ...(notJudged.length === 0 ? [] : [{ kind: 'paragraph', text: `Not judged on this visit: ${notJudged.join('; ')}.`, isSmall: true } as const]),
      ...(note.actions.length === 0
        ? []
        : [
            heading('Agreed actions'),
            {
              kind: 'table',
              header: ['What', 'Owner', 'By', 'How we shall know'],
              widths: [36, 20, 14, 30],
              rows: note.actions.map(({ what, owner, due, measure }) => [what, owner, due, measure]),
            } as const,
          ]),
      ...(days.length === 0 ? [] : [heading('Days used'), { kind: 'list', items: days } as const]),
      ...(disputes.length === 0
        ? []
        : [
            heading('What the headteacher disputed'),
            {
              kind: 'table',
              header: ['Section', 'Passage', 'What the head said', 'Answer'],
              rows: disputes.map(({ title: section, passage, correction, answer }) => [section, passage, correction, answer]),
            } as const,
          ]),
      ...addenda.flatMap(({ words, by, on }): WordBlock[] => [heading(`Added on ${dateInWords(on)} by ${by}`), ...paragraphs(words)]),
    ],
  };
}
