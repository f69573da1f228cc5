import { dateInWords } from '../../kernel/plain-date.ts';
import type { WordBlock, WordDocument } from '../../platform/documents/word-document.ts';
import { type Pack, questionsOf } from './pack.ts';

const heading = (level: 2 | 3, text: string): WordBlock => ({ kind: 'heading', level, text });
const paragraph = (text: string): WordBlock => ({ kind: 'paragraph', text });
const paragraphs = (text: string): WordBlock[] => text.split(/\n+/).filter(Boolean).map(paragraph);

export const packTitle = ({ heldOn, provider }: Pack): string =>
  heldOn === null ? `Papers for the next review: ${provider}` : `Review of ${dateInWords(heldOn)}: ${provider}`;

/** The papers of a review as one Word file: what their page says, in its order. */
export function packDocument(pack: Pack): WordDocument {
  const graded = pack.priorities.some(({ now }) => now !== null);
  return {
    title: packTitle(pack),
    isLandscape: true,
    footer: `${pack.authority}: ${pack.programme}, ${pack.provider}, as at ${dateInWords(pack.asAt)}`,
    blocks: [
      paragraph(`${pack.programme}. ${pack.plan.standing}`),
      ...(pack.overall === null ? [] : [paragraph(`${pack.overall}.`)]),
      heading(2, 'The plan on a page'),
      {
        kind: 'table',
        header: ['Priority', 'How it stands', graded ? 'Progress' : 'Graded last', 'Evidence'],
        widths: [24, 26, 20, 30],
        rows: pack.priorities.map(({ title, state, now, before, evidence }) => [
          title,
          state,
          now === null ? (before ?? 'Not graded yet') : `${now}\n${before === null ? 'Not graded before' : `Before: ${before}`}`,
          evidence ?? '',
        ]),
      },
      ...(pack.direction === null ? [] : [heading(2, 'Direction of travel'), ...paragraphs(pack.direction)]),
      heading(2, 'Milestones'),
      {
        kind: 'table',
        header: ['Objective', 'By', 'Milestone', 'How it stands'],
        widths: [30, 14, 38, 18],
        rows: pack.priorities.flatMap(({ objectives }) =>
          objectives.flatMap(({ says: objective, milestones }) => milestones.map(({ by, says, state }) => [objective, dateInWords(by), says, state])),
        ),
      },
      heading(2, 'Actions that are late'),
      pack.late.length === 0
        ? paragraph('None.')
        : {
            kind: 'table',
            header: ['Action', 'Owner', 'Due'],
            widths: [56, 24, 20],
            rows: pack.late.map(({ what, ownerName, dueOn }) => [what, ownerName, dateInWords(dueOn)]),
          },
      ...measureBlocks(pack),
      heading(2, 'The authority’s support'),
      {
        kind: 'table',
        header: ['Support', 'By', 'Days', 'Cost'],
        widths: [46, 26, 12, 16],
        rows: pack.support.map(({ what, by, days, cost }) => [
          what,
          by,
          days === null ? 'Not counted' : String(days),
          cost === null ? 'Not entered' : `£${cost.toLocaleString('en-GB')}`,
        ]),
      },
      heading(2, 'Who attends'),
      ...(pack.chair === null ? [] : [paragraph(`Chair: ${pack.chair}`)]),
      ...(pack.attended === null ? [{ kind: 'list', items: pack.attend } as const] : paragraphs(pack.attended)),
      heading(2, 'Questions to ask'),
      { kind: 'list', items: questionsOf(pack) },
      ...(pack.minutes === null ? [] : [heading(2, 'Minutes'), ...paragraphs(pack.minutes)]),
      ...(pack.nextSteps === null ? [] : [heading(2, 'Next steps'), ...paragraphs(pack.nextSteps)]),
    ],
  };
}

function measureBlocks({ priorities, figuresKnownOn }: Pack): WordBlock[] {
  const rows = priorities.flatMap(({ figures }) =>
    figures.map(({ measure, period, status, here, england }) => [measure, [period, status].filter(Boolean).join('\n'), here, england]),
  );
  return rows.length === 0
    ? []
    : [
        heading(2, `The measures that the plan names, as known on ${dateInWords(figuresKnownOn)}`),
        { kind: 'table', header: ['Measure', 'Year', 'Here', 'England'], widths: [46, 14, 22, 18], rows },
        { kind: 'paragraph', text: 'Small numbers are withheld, and results that nobody has validated are left out.', isSmall: true },
      ];
}
