import { addDays, addMonths, dateInWords, daysBetween } from '../../../kernel/plain-date.ts';
import { accepted, refused, type Result } from '../../../kernel/result.ts';
import { type PairingState, pairingStates, type Part, type Rhythm, type Side } from './mentoring-words.ts';

export type Answer = 'accepted' | 'declined';
export interface Answered {
  readonly state: PairingState;
  readonly mentor: Answer | null;
  readonly mentee: Answer | null;
}

const liveStates: readonly PairingState[] = ['proposed', 'accepted', 'under-way'];
export const isLive = (state: PairingState): boolean => liveStates.includes(state);

/** A mentor learns for whom and at which provider it is by accepting: that somebody asks for help may say that a head is to leave. */
export const isNamedTo = (part: Part, mentorAnswer: Answer | null): boolean => part !== 'mentor' || mentorAnswer === 'accepted';

/** One of the two says yes or no: with both, it is accepted; with one no, it is declined, and whoever declines says why. Until both have, a mentor may think again. */
export function decideAnswer(now: Answered, side: Side, answer: Answer, reason: string | null): Result<PairingState> {
  if (now.state !== 'proposed') return refused(`It is ${pairingStates[now.state].toLowerCase()} already`);
  // Whoever is named only once a mentor accepts may be somebody whom the mentor cannot take.
  const thinksAgain = side === 'mentor' && now.mentor === 'accepted' && answer === 'declined';
  if (now[side] !== null && !thinksAgain) return refused(`The ${side} has answered already`);
  if (answer === 'declined') return reason === null ? refused('Enter why you decline') : accepted('declined');
  const other = side === 'mentor' ? now.mentee : now.mentor;
  return accepted(other === 'accepted' ? 'accepted' : 'proposed');
}

export interface Agreement {
  readonly aims: string;
  readonly howOften: Rhythm;
  readonly months: number;
  readonly confidentiality: string;
  readonly agreedOn: string;
}

export interface AgreedDays {
  readonly endsOn: string;
  readonly reviewDueOn: string;
}

/** The last day, and the day halfway to it by which the two review how it goes. */
export function daysOfAgreement({ agreedOn, months }: Pick<Agreement, 'agreedOn' | 'months'>): AgreedDays {
  const endsOn = addMonths(agreedOn, months);
  return { endsOn, reviewDueOn: addDays(agreedOn, Math.floor(daysBetween(agreedOn, endsOn) / 2)) };
}

export function decideAgreement(state: PairingState, { agreedOn, confidentiality }: Agreement, today: string): Result<null> {
  if (state !== 'accepted' && state !== 'under-way') return refused(`It is ${pairingStates[state].toLowerCase()}: there is nothing to agree`);
  if (agreedOn > today) return refused('The day you agreed must be today or earlier');
  // Nobody may promise more than the law lets them keep.
  if (!/safeguarding/i.test(confidentiality)) return refused('Say in the words on confidentiality that it ends at safeguarding');
  return accepted(null);
}

export interface MeetingEntry {
  readonly state: 'planned' | 'held';
  readonly on: string;
  readonly startsAt: string | null;
  readonly place: string;
  readonly minutes: number | null;
}

export function decideMeeting(state: PairingState, { state: how, on, minutes }: MeetingEntry, agreedOn: string | null, today: string): Result<null> {
  if (state !== 'under-way') return refused('Meetings are kept once the two have agreed how they work, and until it ends');
  if (how === 'planned') return on < today ? refused('The day it is planned for must be today or later') : accepted(null);
  if (on > today) return refused('The day it was held must be today or earlier');
  if (agreedOn !== null && on < agreedOn) return refused(`The day must be on or after ${dateInWords(agreedOn)}, when you agreed`);
  return minutes === null ? refused('Enter how long it took') : accepted(null);
}

export interface Ending {
  readonly how: 'completed' | 'ended' | 'withdrawn';
  readonly on: string;
  /** The day it was agreed, or proposed where it was not. */
  readonly from: string;
}

/** How a pairing comes to an end: completed only where it was under way; before that it is withdrawn, and what is merely proposed is answered. */
export function decideEnd(state: PairingState, { how, on, from }: Ending, today: string): Result<PairingState> {
  if (!isLive(state)) return refused(`It is ${pairingStates[state].toLowerCase()} already`);
  if (how === 'completed' && state !== 'under-way') return refused('Only a pairing that was agreed can be completed: end it instead');
  if (how === 'withdrawn' && state === 'under-way') return refused('It is under way: end it instead');
  if (how === 'ended' && state === 'proposed') return refused('It is not agreed: accept or decline it instead');
  if (on > today) return refused('The last day must be today or earlier');
  if (on < from)
    return refused(`The last day must be on or after ${dateInWords(from)}, when it was ${state === 'under-way' ? 'agreed' : 'proposed'}`);
  return accepted(how);
}

/** At the half, once it is under way; at the end, once it is over. */
export function decideFeedback(state: PairingState, moment: 'halfway' | 'end'): Result<null> {
  if (moment === 'halfway') return state === 'under-way' ? accepted(null) : refused('It is not under way');
  return state === 'completed' || state === 'ended' ? accepted(null) : refused('It has not ended');
}
