import { dateInWords } from '../../../kernel/plain-date.ts';
import { accepted } from '../../../kernel/result.ts';
import type { Decision } from '../../../register/index.ts';
import type { MemberGroup } from './member-groups.ts';

export const meetingStates = { planned: 'Planned', held: 'Held', cancelled: 'Cancelled' } as const;
export type MeetingState = keyof typeof meetingStates;

export interface MeetingPlan {
  /** YYYY-MM-DD */
  readonly on: string;
  /** HH:MM in England. */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly place: string | null;
  readonly link: string | null;
  readonly chair: string;
  readonly invited: readonly MemberGroup[];
  /** In the order in which they are taken. */
  readonly agenda: readonly string[];
}

export interface NetworkMeeting extends MeetingPlan {
  readonly id: number;
  readonly localityId: number;
  readonly state: MeetingState;
  readonly notes: string | null;
  readonly cancelledReason: string | null;
  readonly plannedBy: string;
  readonly stateBy: string | null;
  readonly version: number;
}

type Fault = Extract<Decision<never>, { ok: false }>;
const refuse = (field: string, reason: string): Fault => ({ ok: false, field, reason });

/** "9:30", "09.30" and "9.30" as "09:30"; null where it is no time of the day. */
export function timeOf(text: string): string | null {
  const [, hour, minute] = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(text.trim()) ?? [];
  return hour === undefined || minute === undefined ? null : `${hour.padStart(2, '0')}:${minute}`;
}

type Answered = { readonly [Part in 'on' | 'startsAt' | 'endsAt' | 'place' | 'link']: MeetingPlan[Part] | null } & Pick<MeetingPlan, 'invited'>;

/** All that is wrong with a plan, as far as it was answered. */
export function faultsOfPlan({ on, startsAt, endsAt, place, link, invited }: Answered, today: string): Fault[] {
  return [
    ...(on !== null && on < today ? [refuse('on', 'The day must be today or later')] : []),
    ...(startsAt !== null && endsAt !== null && endsAt <= startsAt ? [refuse('ends', 'It must end after it starts')] : []),
    ...(place === null && link === null ? [refuse('place', 'Enter where it is, or the address of the online meeting')] : []),
    ...(invited.length === 0 ? [refuse('invited', 'Select who is invited')] : []),
  ];
}

export const decidePlan = (plan: MeetingPlan, today: string): Decision<MeetingPlan> => faultsOfPlan(plan, today)[0] ?? accepted(plan);

type Standing = Pick<NetworkMeeting, 'state' | 'on'>;

/** It may be put on another day while it is planned, even where the day is over and it did not take place. */
export function decideChange(meeting: Standing, plan: MeetingPlan, today: string): Decision<MeetingPlan> {
  if (meeting.state === 'held') return refuse('on', 'It was held: its notes and attendance can be changed, its plan cannot');
  if (meeting.state === 'cancelled') return refuse('on', 'It was cancelled: plan another');
  return decidePlan(plan, today);
}

export function decideCancelling(meeting: Standing): Decision<null> {
  if (meeting.state === 'cancelled') return refuse('reason', 'It was cancelled already');
  return meeting.state === 'held' ? refuse('reason', 'It was held, so it cannot be cancelled') : accepted(null);
}

/** What was said and who came is recorded from the day on, and put right afterwards. */
export function decideHolding(meeting: Standing, held: { readonly came: number }, today: string): Decision<null> {
  if (meeting.state === 'cancelled') return refuse('notes', 'It was cancelled');
  if (meeting.on > today) return refuse('notes', `It is on ${dateInWords(meeting.on)}: record it once it was held`);
  return held.came === 0 ? refuse('notes', 'Nobody is recorded as having come: where it did not take place, cancel it') : accepted(null);
}

/** What those who are invited must be told again. */
export function isMoved(before: MeetingPlan, after: MeetingPlan): boolean {
  return (['on', 'startsAt', 'endsAt', 'place', 'link'] as const).some((part) => before[part] !== after[part]);
}

export const isSamePlan = (one: MeetingPlan, other: MeetingPlan): boolean =>
  !isMoved(one, other) &&
  one.chair === other.chair &&
  one.invited.join() === other.invited.join() &&
  JSON.stringify(one.agenda) === JSON.stringify(other.agenda);

/** "15:30 to 17:00, Tarmere Library" */
export function whereInWords({ startsAt, endsAt, place }: MeetingPlan): string {
  return `${startsAt} to ${endsAt}, ${place ?? 'online'}`;
}

/** The one that is next, of those planned. */
export function nextOf<Meeting extends Standing>(meetings: readonly Meeting[], today: string): Meeting | null {
  const [next] = meetings.filter(({ state, on }) => state === 'planned' && on >= today).toSorted((one, other) => (one.on < other.on ? -1 : 1));
  return next ?? null;
}
