import { dateInWords } from '../../kernel/plain-date.ts';
import { poundsInWords } from '../../kernel/statistic.ts';
import type { WordBlock, WordDocument } from '../../platform/documents/word-document.ts';
import { type Pack, type PackAction, type PackPriority, questionsOf, whenInWords } from './pack.ts';

const heading = (level: 2 | 3, text: string): WordBlock => ({ kind: 'heading', level, text });
const paragraph = (text: string): WordBlock => ({ kind: 'paragraph', text });
const paragraphs = (text: string): WordBlock[] => text.split(/\n+/).filter(Boolean).map(paragraph);

export const packTitle = ({ heldOn, provider }: Pack): string =>
  heldOn === null ? `Papers for the next review: ${provider}` : `Review of ${dateInWords(heldOn)}: ${provider}`;

/** What it is of, and when: papers of several schools lie in one folder. */
export function packFileName({ provider, heldOn, asAt }: Pack): string {
  const school = provider
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036F'’]/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-|-$/gu, '');
  return heldOn === null ? `${school}-papers-for-the-next-review-as-at-${asAt}.docx` : `${school}-review-${heldOn}.docx`;
}

/** The papers of a review as one Word file: what their page says, in its order. */
export function packDocument(pack: Pack): WordDocument {
  const graded = pack.priorities.some(({ now }) => now !== null);
  return {
    title: packTitle(pack),
    isLandscape: true,
    footer: `${pack.authority}: ${pack.programme}, ${pack.provider}, as at ${dateInWords(pack.asAt)}`,
    blocks: [
      paragraph([`${pack.programme}.`, whenInWords(pack), pack.plan.standing].filter(Boolean).join(' ')),
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
      heading(2, 'Objectives, milestones and actions'),
      ...pack.priorities.flatMap(objectiveBlocks),
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
          cost === null ? 'Not entered' : poundsInWords(cost),
        ]),
      },
      ...attendanceBlocks(pack),
      heading(2, 'Questions to ask'),
      { kind: 'list', items: questionsOf(pack) },
      ...(pack.minutes === null ? [] : [heading(2, 'Minutes'), ...paragraphs(pack.minutes)]),
      ...(pack.nextSteps === null ? [] : [heading(2, 'Next steps'), ...paragraphs(pack.nextSteps)]),
    ],
  };
}

function objectiveBlocks({ title, why, objectives, otherActions }: PackPriority): WordBlock[] {
  return [
    ...(why === '' ? [] : paragraphs(`${title}. ${why}`)),
    ...objectives.flatMap(({ says, success, milestones, actions }): WordBlock[] => [
      heading(3, `${title}: ${says}`),
      paragraph(`Success: ${success}`),
      {
        kind: 'table',
        header: ['Milestone', 'By', 'How it stands'],
        widths: [60, 20, 20],
        rows: milestones.map((one) => [one.says, dateInWords(one.by), one.state]),
      },
      ...actionBlocks(actions),
    ]),
    ...(otherActions.length === 0 ? [] : [heading(3, `${title}: actions that name no objective`), ...actionBlocks(otherActions)]),
  ];
}

const actionBlocks = (actions: readonly PackAction[]): WordBlock[] =>
  actions.length === 0
    ? []
    : [
        {
          kind: 'table',
          header: ['Action', 'Owner', 'Due', 'How it stands', 'Measure of success'],
          widths: [32, 16, 14, 14, 24],
          rows: actions.map(({ what, owner, dueOn, state, success }) => [
            what,
            owner,
            dueOn === null ? 'No day' : dateInWords(dueOn),
            state,
            success,
          ]),
        },
      ];

/** Who belongs at it; of one that was held, who was there, and who sent apologies. */
function attendanceBlocks({ chair, attend, attended, apologies }: Pack): WordBlock[] {
  if (attended === null)
    return [heading(2, 'Who attends'), ...(chair === null ? [] : [paragraph(`Chair: ${chair}`)]), { kind: 'list', items: attend }];
  return [
    heading(2, 'Who was there'),
    paragraph(`Chair: ${chair ?? 'not named'}`),
    ...paragraphs(attended),
    paragraph(`Apologies: ${apologies ?? 'none recorded'}`),
    { kind: 'paragraph', text: `Those who attend reviews here: ${attend.join('; ')}.`, isSmall: true },
  ];
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
