import { dateInWords } from '../../kernel/plain-date.ts';
import { type Tier, tierLabels } from '../../kernel/tier.ts';
import type { WordBlock, WordDocument } from '../../platform/documents/word-document.ts';

/** The words of the briefing: lines of plain text, each part edited by itself. */
export interface BriefingWords {
  readonly context: string;
  readonly known: string;
  readonly support: string;
  readonly contact: string;
}

export const briefingParts = {
  context: 'The school or setting',
  known: 'What the authority knows and may share',
  support: 'Support that was given',
  contact: 'Who to speak to',
} as const satisfies Record<keyof BriefingWords, string>;

interface Given {
  readonly about: readonly string[];
  readonly inspections: readonly string[];
  readonly results: readonly string[];
  readonly actions: readonly {
    readonly what: string;
    readonly state: string;
    readonly dueOn: string;
    readonly doneOn: string | null;
    readonly ownerSide: string;
    readonly cameOfIt: string | null;
  }[];
  readonly advisers: readonly { readonly name: string; readonly jobTitle: string | null; readonly email: string }[];
}

const lines = (given: readonly string[], otherwise: string): string => (given.length === 0 ? otherwise : given.join('\n'));

/** The first draft, from what may be told outside the authority and nothing else. */
export function draftBriefing({ about, inspections, results, actions, advisers }: Given, authority: string): BriefingWords {
  const done = actions.filter(({ state }) => state === 'done').slice(-5);
  const open = actions.filter(({ state }) => state === 'open').slice(0, 5);
  return {
    context: lines(about, 'Nothing more is recorded.'),
    known: lines([...inspections, ...results], 'No inspection and no result is known.'),
    support: lines(
      [
        ...done.map(
          ({ what, doneOn, cameOfIt }) =>
            `Done${doneOn === null ? '' : ` on ${dateInWords(doneOn)}`}: ${what}.${cameOfIt === null ? '' : ` What came of it: ${cameOfIt}.`}`,
        ),
        ...open.map(({ what, dueOn }) => `Agreed, due on ${dateInWords(dueOn)}: ${what}.`),
      ],
      'No support is recorded as agreed actions.',
    ),
    contact: lines(
      advisers.map(({ name, jobTitle, email }) => `${name}${jobTitle === null ? '' : `, ${jobTitle}`}: ${email}`),
      `No adviser is allocated: ask ${authority}.`,
    ),
  };
}

export interface PrintedBriefing {
  readonly providerName: string;
  readonly authority: string;
  readonly inspectionFrom: string;
  readonly inspectionTo: string;
  readonly words: BriefingWords;
  /** The tier in force, where the lead has it told. */
  readonly tier: Tier | null;
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

const tierLine = (tier: Tier): string =>
  `The authority’s tier of support in force is ${tierLabels[tier]}. It says what support is given, and is no judgement of the authority’s own.`;

export function partsOf({ words, tier }: Pick<PrintedBriefing, 'words' | 'tier'>): { readonly title: string; readonly lines: readonly string[] }[] {
  return (Object.keys(briefingParts) as (keyof BriefingWords)[]).map((part) => ({
    title: briefingParts[part],
    lines: [...linesOf(words[part]), ...(part === 'known' && tier !== null ? [tierLine(tier)] : [])],
  }));
}

export function inspectionDays({ inspectionFrom, inspectionTo }: Pick<PrintedBriefing, 'inspectionFrom' | 'inspectionTo'>): string {
  return inspectionFrom === inspectionTo ? dateInWords(inspectionFrom) : `${dateInWords(inspectionFrom)} to ${dateInWords(inspectionTo)}`;
}

export function briefingDocument(briefing: PrintedBriefing): WordDocument {
  const title = `Briefing for the inspector: ${briefing.providerName}`;
  return {
    title,
    footer: `${briefing.authority}: for the inspection of ${briefing.providerName}`,
    blocks: [
      { kind: 'paragraph', text: `${briefing.authority}. Inspection of ${inspectionDays(briefing)}.` },
      ...partsOf(briefing).flatMap(({ title: heading, lines: said }): WordBlock[] => [
        { kind: 'heading', level: 2, text: heading },
        { kind: 'list', items: said },
      ]),
    ],
  };
}
