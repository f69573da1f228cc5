import { hasWords } from '../../../kernel/plain-text.ts';
import { addMonths } from '../../../kernel/plain-date.ts';
import { accepted, refused, type Result } from '../../../kernel/result.ts';
import { phases, themes, type Phase, type Theme } from './themes.ts';

export const pupilGroups = {
  'all': 'All children',
  'disadvantaged': 'Disadvantaged children',
  'sen': 'Children with special educational needs',
  'eal': 'Children with English as an additional language',
  'looked-after': 'Looked-after children',
  'boys': 'Boys',
  'girls': 'Girls',
  'attainment': 'Children who attain highly',
  'new': 'Children who are new to the school',
  'staff': 'Staff and leaders',
} as const;
export type PupilGroup = keyof typeof pupilGroups;
export const pupilGroupIds = Object.keys(pupilGroups) as PupilGroup[];

export const states = { proposed: 'Proposed', published: 'Published', declined: 'Not taken up', withdrawn: 'Withdrawn' } as const;
export type State = keyof typeof states;

/** What an entry says: all of it is asked for, the limits too, since nothing works everywhere. */
export interface PracticeWords {
  readonly title: string;
  readonly theme: Theme;
  readonly phase: Phase;
  readonly pupils: PupilGroup;
  readonly context: string;
  readonly done: string;
  readonly measure: string;
  readonly was: string;
  readonly became: string;
  readonly howKnown: string;
  readonly limits: string;
  readonly contact: string;
}

export interface PracticeEntry extends PracticeWords {
  readonly id: number;
  readonly providerId: number;
  readonly providerName: string;
  readonly localityName: string | null;
  readonly state: State;
  readonly agreedBy: string | null;
  readonly agreedOn: string | null;
  readonly proposedBy: string;
  readonly proposedAt: Date;
  readonly publishedBy: string | null;
  readonly reviewedOn: string | null;
  readonly reviewedBy: string | null;
  readonly reviewDueOn: string | null;
  readonly endedBy: string | null;
  readonly endedAt: Date | null;
  readonly endedReason: string | null;
  readonly visitId: number | null;
}

/** Provisional: not from the published framework. */
const monthsToReview = 12;
export const nextReview = (from: string): string => addMonths(from, monthsToReview);

export const isReviewOverdue = ({ state, reviewDueOn }: Pick<PracticeEntry, 'state' | 'reviewDueOn'>, today: string): boolean =>
  state === 'published' && reviewDueOn !== null && reviewDueOn < today;

type Standing = Pick<PracticeEntry, 'state' | 'agreedOn'>;

/** Nobody is named in the library who has not agreed to be. */
export function decidePublishing({ state, agreedOn }: Standing): Result<null> {
  if (state === 'published') return refused('It is published already');
  if (state !== 'proposed') return refused('It was not taken up, or is withdrawn');
  return agreedOn === null ? refused('The provider has not agreed to be named: say who did, and when') : accepted(null);
}

export function decideEnding(state: State, to: 'declined' | 'withdrawn'): Result<null> {
  if (state === to) return refused(to === 'declined' ? 'It was not taken up already' : 'It is withdrawn already');
  if (state === 'declined' || state === 'withdrawn') return refused('It is closed already');
  return to === 'declined' && state === 'published' ? refused('It is published: withdraw it') : accepted(null);
}

/** Which entries are asked for. */
export interface PracticeFilter {
  readonly words: string;
  readonly theme: Theme | null;
  readonly phase: Phase | null;
  readonly pupils: PupilGroup | null;
  readonly locality: string | null;
  readonly state: State | 'review-overdue' | null;
}

/** Every word is somewhere in it, whatever their case. Which entries there are to choose from is asked before. */
export function isAskedFor(entry: PracticeEntry, filter: PracticeFilter, today: string): boolean {
  const all = [
    entry.title,
    entry.providerName,
    themes[entry.theme],
    phases[entry.phase],
    pupilGroups[entry.pupils],
    entry.context,
    entry.done,
    entry.measure,
    entry.was,
    entry.became,
    entry.howKnown,
    entry.limits,
    entry.localityName ?? '',
  ].join(' ');
  const isInState = filter.state === null || (filter.state === 'review-overdue' ? isReviewOverdue(entry, today) : entry.state === filter.state);
  return (
    isInState &&
    (filter.theme === null || entry.theme === filter.theme) &&
    (filter.phase === null || entry.phase === filter.phase || entry.phase === 'any') &&
    (filter.pupils === null || entry.pupils === filter.pupils) &&
    (filter.locality === null || entry.localityName === filter.locality) &&
    hasWords(all, filter.words)
  );
}

export function practiceAsRows(entries: readonly PracticeEntry[]): (string | null)[][] {
  return [
    ['Title', 'Provider', 'Locality', 'Theme', 'Phase', 'For whom', 'Context', 'What was done', 'Measure', 'Before', 'After', 'How it is known', 'Limits', 'Contact', 'State', 'Reviewed on', 'Next review due'], // prettier-ignore
    ...entries.map((one) => [
      one.title,
      one.providerName,
      one.localityName,
      themes[one.theme],
      phases[one.phase],
      pupilGroups[one.pupils],
      one.context,
      one.done,
      one.measure,
      one.was,
      one.became,
      one.howKnown,
      one.limits,
      one.contact,
      states[one.state],
      one.reviewedOn,
      one.reviewDueOn,
    ]),
  ];
}
