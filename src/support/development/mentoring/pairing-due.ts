import { addDays, dateInWords } from '../../../kernel/plain-date.ts';
import { type PairingState, type Rhythm, rhythms } from './mentoring-words.ts';

export interface DueFacts {
  readonly state: PairingState;
  readonly agreedOn: string | null;
  readonly howOften: Rhythm | null;
  readonly reviewDueOn: string | null;
  readonly reviewedOn: string | null;
  readonly endsOn: string | null;
  readonly meetings: readonly { readonly id: number; readonly state: 'planned' | 'held' | 'cancelled'; readonly on: string }[];
}

export interface Due {
  readonly kind: 'meeting' | 'meeting-to-record' | 'review' | 'end';
  readonly text: string;
  readonly on: string;
  readonly meetingId: number | null;
}

/** What a pairing waits for before it is under way, as its coordinator reads it. */
export function waitsFor(state: PairingState, unanswered: readonly { readonly name: string; readonly hasAccount: boolean }[]): string | null {
  if (state === 'accepted') return 'The two are to agree how they work together';
  if (state !== 'proposed') return null;
  return `An answer is awaited: ${unanswered.map(({ name, hasAccount }) => (hasAccount ? name : `${name}, who has no account (ask, and record it)`)).join('; ')}`;
}

/** How many days before a review or an end it begins to be told. */
const ahead = 14;

/** What a pairing that is under way asks of its two, the earliest first. */
export function dueOf(facts: DueFacts, today: string): Due[] {
  const { state, agreedOn, howOften, reviewDueOn, reviewedOn, endsOn, meetings } = facts;
  if (state !== 'under-way' || agreedOn === null || howOften === null) return [];
  const due: Due[] = meetings
    .filter((one) => one.state === 'planned' && one.on < today)
    .map(({ id, on }) => ({ kind: 'meeting-to-record', text: `Say whether you met on ${dateInWords(on)}`, on, meetingId: id }));
  const isPlanned = meetings.some((one) => one.state === 'planned');
  const last = meetings.filter((one) => one.state === 'held').reduce((latest, { on }) => (on > latest ? on : latest), agreedOn);
  const by = addDays(last, rhythms[howOften].days);
  const isOver = endsOn !== null && endsOn <= today;
  if (!isPlanned && !isOver && by <= today) due.push({ kind: 'meeting', text: 'A meeting is overdue', on: by, meetingId: null });
  if (reviewDueOn !== null && reviewedOn === null && addDays(today, ahead) >= reviewDueOn)
    due.push({
      kind: 'review',
      text: `The review halfway is ${reviewDueOn < today ? 'overdue' : `due on ${dateInWords(reviewDueOn)}`}`,
      on: reviewDueOn,
      meetingId: null,
    });
  if (endsOn !== null && addDays(today, ahead) >= endsOn)
    due.push({
      kind: 'end',
      text: `The time you agreed ${endsOn < today ? 'ended' : 'ends'} on ${dateInWords(endsOn)}: complete it, or agree a longer time`,
      on: endsOn,
      meetingId: null,
    });
  return due.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.kind < b.kind ? -1 : 1));
}
