import { dateInWords } from '../../kernel/plain-date.ts';
import type { WordBlock, WordDocument } from '../../platform/documents/word-document.ts';
import type { FoundMeeting } from './find-meetings.ts';
import type { ModeratedWords } from './moderation-words.ts';

export interface AgendaLine extends ModeratedWords {
  readonly reasons: readonly string[];
  readonly discussion: string | null;
}

export const confidential = 'Official: sensitive. For the people at this meeting. Tiers support a provider; they are not a league table.';

/** The agenda as a report: a table of all, then a page’s worth of each. */
export function agendaDocument({ heldOn, chair, present }: FoundMeeting, lines: readonly AgendaLine[]): WordDocument {
  const day = dateInWords(heldOn);
  return {
    title: `Moderation of tiers, ${day}`,
    isLandscape: true,
    footer: `Moderation of tiers, ${day}. Official: sensitive`,
    blocks: [
      { kind: 'paragraph', text: `Chair: ${chair}.${present === null ? '' : ` Present: ${present}.`}` },
      { kind: 'paragraph', text: confidential, isSmall: true },
      lines.length === 0
        ? { kind: 'paragraph', text: 'There is no case on the agenda.' }
        : {
            kind: 'table',
            header: ['Case', 'In force', 'Service proposes', 'Adviser judges', 'Why it is taken here'],
            widths: [22, 12, 14, 16, 36],
            rows: lines.map((line) => [
              line.name,
              line.inForce,
              line.proposed,
              line.judgedBy === null ? line.judged : `${line.judged}\n${line.judgedBy}`,
              line.reasons.length === 0 ? 'Proposal and judgement agree.' : line.reasons.join('\n'),
            ]),
          },
      ...lines.flatMap(blocksOf),
    ],
  };
}

function blocksOf(line: AgendaLine, index: number): WordBlock[] {
  return [
    { kind: 'heading', level: 2, text: `${String(index + 1)}. ${line.name}` },
    {
      kind: 'list',
      items: [
        `The service proposes ${line.proposed} (${line.proposalConfidence.toLowerCase()}). ${line.question ?? ''}`.trim(),
        ...line.because,
        `The adviser judges: ${line.judged}${line.judgedBy === null ? '' : ` (${line.judgedBy}, ${String(line.judgementConfidence).toLowerCase()})`}.`,
        ...(line.judgementReasons === null ? [] : [`The adviser’s reasons: ${line.judgementReasons}`]),
        ...line.departures,
        ...(line.triggers.length === 0 ? [] : [`Calls for support, whatever the tier: ${line.triggers.join('; ')}.`]),
      ],
    },
    { kind: 'paragraph', text: `Discussion: ${line.discussion ?? ''}` },
    { kind: 'paragraph', text: `Decision and reasons: ${line.decided === null ? '' : `${line.decided}. ${line.decisionReasons ?? ''}`}` },
  ];
}
