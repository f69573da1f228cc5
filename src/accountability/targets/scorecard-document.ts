import { dateInWords } from '../../kernel/plain-date.ts';
import type { WordBlock, WordDocument } from '../../platform/documents/word-document.ts';
import { lineInWords, releaseInWords, type LineInWords } from './line-words.ts';
import { goodProvisionNote } from './priorities.ts';
import { ratingRule, ratings } from './rating.ts';
import { countRatings, releasesOf, type Scorecard, type ScorecardSection } from './scorecard.ts';

const widths = [23, 9, 11, 13, 8, 9, 10, 17];

/** The scorecard as a report: what the page says, in its order. */
export function scorecardDocument(
  scorecard: Scorecard,
  sections: readonly ScorecardSection[],
  { today, year }: { readonly today: string; readonly year: string | null },
): WordDocument {
  const counts = countRatings(scorecard.lines).map(({ kind, count }) => `${ratings[kind]}: ${count}`);
  const notes: WordBlock[] = scorecard.lines.some(({ priority }) => priority === 'good-provision')
    ? [{ kind: 'paragraph', text: goodProvisionNote, isSmall: true }]
    : [];
  return {
    title: `Scorecard of ${scorecard.authorityName}`,
    isLandscape: true,
    footer: `Scorecard of ${scorecard.authorityName}, ${dateInWords(today)}`,
    blocks: [
      { kind: 'paragraph', text: `As at ${dateInWords(today)}. ${year === null ? 'The latest published figures.' : `Results of ${year}.`}` },
      ...(counts.length > 0 ? [{ kind: 'paragraph', text: `${counts.join('. ')}.` } as const] : []),
      ...(sections.length === 0 ? [{ kind: 'paragraph', text: 'No target is in force for what was asked.' } as const] : []),
      ...sections.flatMap((section) => blocksOf(section, scorecard)),
      { kind: 'heading', level: 2, text: 'How to read this' },
      { kind: 'paragraph', text: ratingRule, isSmall: true },
      ...notes,
      ...(scorecard.neighbourNames.length > 0
        ? [{ kind: 'paragraph', text: `Statistical neighbours: ${scorecard.neighbourNames.join(', ')}.`, isSmall: true } as const]
        : []),
      { kind: 'heading', level: 2, text: 'Where the figures come from' },
      { kind: 'list', items: releasesOf(scorecard.lines).map(releaseInWords) },
    ],
  };
}

function blocksOf({ title, lines }: ScorecardSection, { regionName }: Scorecard): WordBlock[] {
  const said = lines.map(lineInWords);
  return [
    { kind: 'heading', level: 2, text: title },
    {
      kind: 'table',
      header: ['Measure', 'Baseline', 'Actual', 'Target', 'England', regionName ?? 'Region', 'Neighbours, mean', 'Direction and rating'],
      widths,
      rows: said.map((line) => [
        [nameOf(line), line.priority].filter((part) => part !== null).join('\n'),
        `${line.baseline}\n${line.baselineYear}`,
        `${line.actual}\n${[line.actualYear, line.actualNote].filter((part) => part !== null).join(', ')}`,
        line.targets.map((target) => `${target.value} for ${target.year}`).join('\n'),
        line.england,
        line.region,
        line.neighbours,
        `${line.rating}\n${line.direction}`,
      ]),
    },
    ...said.flatMap((line): WordBlock[] => [
      { kind: 'heading', level: 3, text: nameOf(line) },
      {
        kind: 'list',
        items: [
          ...line.targets.map(
            ({ year, value, agreedBy, agreedOn, basis, rating, ratingWords }) =>
              `Target of ${value} for ${year}, agreed by ${agreedBy} on ${dateInWords(agreedOn)} (basis: ${basis}). ${rating}: ${ratingWords}.`,
          ),
          ...line.commentary.map(
            ({ year, words, by, at }) => `Commentary on ${year}: ${words} (${by}, ${dateInWords(at.toISOString().slice(0, 10))})`,
          ),
          `${line.baselineRelease === null ? 'No release has the baseline' : `Baseline from ${line.baselineRelease}`}. Next release: ${line.due}.`,
        ],
      },
    ]),
  ];
}

function nameOf({ measure, group, unit }: LineInWords): string {
  return `${measure}: ${group.charAt(0).toLowerCase()}${group.slice(1)}${unit === null ? '' : ` (${unit})`}`;
}
