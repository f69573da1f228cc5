import type { Role } from '../../register/index.ts';

/**
 * How findings of a kind follow one another: `latest` says what state something is in, so that a later one takes the place of the one before; `series`
 * is of a day, each beside the others, one a day; `every` stands for itself, however many there are.
 */
export type Succession = 'latest' | 'series' | 'every';

export interface FindingKindWords {
  readonly label: string;
  readonly hint: string;
  readonly values: Readonly<Record<string, string>> | null;
  /** What the day is called that it holds from. */
  readonly from: string;
  /** What the line is called that tells one from another; null where the kind tells enough. */
  readonly title: string | null;
  /** How it is known, where that is asked in other words. */
  readonly source?: string;
  /** Who may confirm it; advisers of the providers allocated to them, specialist officers of the strand of finance. */
  readonly confirmedBy: readonly Role[];
  /** Only a maintained school can have one. */
  readonly maintainedOnly: boolean;
  /** Only a maintained school's may be counted by a tier's floor. */
  readonly countsForMaintainedOnly: boolean;
  /** What it means that none is recorded: `none` where the authority itself does the thing, `not-known` where somebody else knows. */
  readonly whereNone: 'none' | 'not-known';
  readonly succession: Succession;
  /** False: it happened on its day, and does not end. */
  readonly ends: boolean;
  /** Named people alone see more of it than that there is one. */
  readonly restricted: boolean;
  /** It asks for support, and never makes a tier. */
  readonly supportOnly: boolean;
}

const usual = {
  values: null,
  from: 'First day',
  title: null,
  maintainedOnly: false,
  countsForMaintainedOnly: false,
  succession: 'every',
  ends: true,
  restricted: false,
  supportOnly: false,
} as const;
const yesOrNo = { yes: 'Yes', no: 'No' } as const;

/** Every kind of finding, and who may confirm it. Provisional: not from the published framework. The key is what is stored. */
export const findingKinds = {
  'statutory-power': {
    ...usual,
    label: 'Statutory power in force',
    hint: 'A warning notice, an interim executive board or a suspended delegation.',
    values: {
      'warning-notice': 'Warning notice',
      'interim-executive-board': 'Interim executive board',
      'suspended-delegation': 'Suspended delegation',
    },
    from: 'Day it came into force',
    confirmedBy: ['lead', 'assistant-director', 'director'],
    maintainedOnly: true,
    countsForMaintainedOnly: true,
    whereNone: 'none',
  },
  'secretary-of-state-notice': {
    ...usual,
    label: 'Warning notice of the Secretary of State’s',
    hint: 'While it is live the authority gives no warning notice, and one given before it has ended. End it when the Secretary of State says so.',
    from: 'Day it was given',
    source: 'How the authority was told',
    confirmedBy: ['lead', 'assistant-director', 'director'],
    maintainedOnly: true,
    countsForMaintainedOnly: true,
    whereNone: 'none',
  },
  'critical-safeguarding-concern': {
    ...usual,
    label: 'Critical safeguarding concern about the institution',
    hint: 'How the institution keeps children safe. Never about a child: name none.',
    from: 'Day it was confirmed',
    confirmedBy: ['safeguarding-lead'],
    whereNone: 'none',
    restricted: true,
  },
  'leadership-breakdown': {
    ...usual,
    label: 'Breakdown of leadership or governance',
    hint: 'Leadership or governance no longer works.',
    confirmedBy: ['lead'],
    whereNone: 'none',
  },
  'trip-review': {
    ...usual,
    label: 'Review of rapid improvement (TRIP)',
    hint: 'How a review graded progress.',
    values: { insufficient: 'Insufficient', some: 'Some', good: 'Good', sustained: 'Sustained' },
    from: 'Day of the review',
    confirmedBy: ['director', 'lead', 'assistant-director', 'sia', 'eeca'],
    whereNone: 'none',
    succession: 'series',
  },
  'deficit': {
    ...usual,
    label: 'Budget deficit',
    hint: 'Whether the school has a deficit, and whether the authority has licensed it.',
    values: { licensed: 'Licensed', unlicensed: 'Unlicensed', none: 'None' },
    confirmedBy: ['specialist', 'lead', 'data-officer'],
    maintainedOnly: true,
    countsForMaintainedOnly: true,
    whereNone: 'not-known',
    succession: 'latest',
  },
  'safeguarding-audit': {
    ...usual,
    label: 'Safeguarding audit',
    hint: 'What the section 175 audit came to, or that it was not returned.',
    values: { 'green': 'Green', 'amber': 'Amber', 'red': 'Red', 'not-returned': 'Not returned' },
    from: 'Day of the audit, or the day it was due',
    confirmedBy: ['safeguarding-lead', 'lead', 'data-officer'],
    countsForMaintainedOnly: true,
    whereNone: 'not-known',
    succession: 'latest',
  },
  'concern-accepted': {
    ...usual,
    label: 'Concern accepted at triage',
    hint: 'That a concern was accepted, not what was said in it. One that is logged as a concern is recorded here when it is accepted: do not enter it twice.',
    from: 'Day it was accepted',
    title: 'What it is about, in a few words',
    confirmedBy: ['director', 'assistant-director', 'lead', 'safeguarding-lead', 'sia', 'eeca'],
    whereNone: 'none',
    ends: false,
  },
  'support-capacity': {
    ...usual,
    label: 'Capacity to support others',
    hint: 'Whether it could give support to other schools or settings.',
    values: yesOrNo,
    confirmedBy: ['sia', 'eeca', 'lead'],
    whereNone: 'not-known',
    succession: 'latest',
  },
  'secure-plus-equivalent': {
    ...usual,
    label: 'Equivalent of strong leadership, evidenced by its adviser',
    hint: 'Where no inspection has said so.',
    source: 'The evidence',
    confirmedBy: ['sia', 'eeca', 'lead'],
    whereNone: 'not-known',
  },
  'asks-for-help': {
    ...usual,
    label: 'Asks for help',
    hint: 'The school or setting has asked the authority for help.',
    from: 'Day it asked',
    confirmedBy: ['director', 'assistant-director', 'lead', 'sia', 'eeca', 'safeguarding-lead', 'specialist', 'data-officer'],
    whereNone: 'none',
    supportOnly: true,
  },
  'self-evaluation': {
    ...usual,
    label: 'Self-evaluation',
    hint: 'Whether the evidence bears out what it says of itself.',
    values: { 'corroborated': 'Corroborated', 'not-corroborated': 'Not corroborated' },
    from: 'Day it was looked at',
    confirmedBy: ['sia', 'eeca', 'lead'],
    whereNone: 'not-known',
    succession: 'latest',
  },
  'agrees-to-a-tier': {
    ...usual,
    label: 'Agrees to be given a tier',
    hint: 'For colleges and independent schools, which have a tier only by their agreement. End it when they withdraw it.',
    from: 'Day from which it agrees',
    confirmedBy: ['lead', 'sia', 'eeca'],
    whereNone: 'none',
  },
} as const satisfies Record<string, FindingKindWords>;

export type FindingKind = keyof typeof findingKinds;
export const findingKindNames = Object.keys(findingKinds) as FindingKind[];

export function isFindingKind(text: string): text is FindingKind {
  return Object.hasOwn(findingKinds, text);
}

export function aboutKind(kind: FindingKind): FindingKindWords {
  return findingKinds[kind];
}
