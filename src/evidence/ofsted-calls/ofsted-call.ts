import { addDays, dateInWords, daysBetween } from '../../kernel/plain-date.ts';
import { accepted } from '../../kernel/result.ts';
import type { Decision } from '../../register/index.ts';
import type { TimelineEntry } from '../inspections/timeline.ts';

export type MeetingKind = 'feedback' | 'welfare';
export const meetingWords: Readonly<Record<MeetingKind, { readonly text: string; readonly hint: string }>> = {
  feedback: { text: 'Feedback meeting', hint: 'The inspectors’ feedback at the end of the inspection, which the authority may be asked to.' },
  welfare: { text: 'Welfare call', hint: 'To the head, on the day of the call: how they are, and what would help.' },
};

/** What is typed in the short form. Days as YYYY-MM-DD, the time as HH:MM. */
export interface CallEntry {
  readonly calledOn: string;
  readonly calledAt: string;
  readonly inspectionFrom: string;
  readonly inspectionTo: string;
  /** Who from: the inspector or the office, with how to reach them. */
  readonly caller: string;
}

/** No inspection is longer. */
const longest = 5;
/** Nor called for so far ahead. */
const farthest = 30;

const refuse = (field: string, reason: string): Decision<never> => ({ ok: false, field, reason });

export function decideCall(entry: CallEntry, today: string): Decision<CallEntry> {
  const { calledOn, inspectionFrom, inspectionTo } = entry;
  if (calledOn > today) return refuse('called', 'The call must have come today or earlier');
  if (inspectionFrom < calledOn) return refuse('from', `The inspection cannot begin before the call, on ${dateInWords(calledOn)}`);
  if (daysBetween(calledOn, inspectionFrom) > farthest)
    return refuse('from', `The inspection must begin within ${String(farthest)} days of the call`);
  if (inspectionTo < inspectionFrom) return refuse('to', 'The last day must be the same as or after the first day');
  if (daysBetween(inspectionFrom, inspectionTo) >= longest + 2) return refuse('to', 'The last day must be within a week of the first day');
  return accepted(entry);
}

/** "9.05", "9:05" or "14:30" as HH:MM; null where it is no time. */
export function readTime(text: string): string | null {
  const [, hours, minutes = '00'] = /^\s*(\d{1,2})(?:[:.](\d{2}))?\s*$/.exec(text) ?? [];
  if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59) return null;
  return `${hours.padStart(2, '0')}:${minutes}`;
}

export interface Booking {
  readonly kind: MeetingKind;
  readonly on: string;
  readonly at: string;
}

const endOfSchool = '15:30';
const endOfDay = '18:00';

/** The welfare call is on the day of the call, when the children have gone home or an hour later; the feedback meeting at the end of the inspection. */
export function bookingsOf({ calledOn, calledAt, inspectionTo }: CallEntry): Booking[] {
  const [hours = '0', minutes = '00'] = calledAt.split(':');
  const hourLater = Number(hours) >= 23 ? '23:59' : `${String(Number(hours) + 1).padStart(2, '0')}:${minutes}`;
  const later = hourLater > endOfDay && calledAt < endOfDay ? endOfDay : hourLater;
  return [
    { kind: 'welfare', on: calledOn, at: later > endOfSchool ? later : endOfSchool },
    { kind: 'feedback', on: inspectionTo, at: '16:00' },
  ];
}

export interface MeetingState {
  readonly heldOn: string | null;
  readonly heldFor: string;
  readonly atTime: string;
  readonly ownerName: string;
  readonly ownerAccountId: number | null;
}

export function decideHeld(meeting: Pick<MeetingState, 'heldOn'>, on: string, calledOn: string, today: string): Decision<string> {
  if (meeting.heldOn !== null) return refuse('held', `It is recorded as held on ${dateInWords(meeting.heldOn)} already`);
  if (on > today) return refuse('held', 'The day it was held must be today or earlier');
  return on < calledOn ? refuse('held', `It cannot have been held before the call, on ${dateInWords(calledOn)}`) : accepted(on);
}

/** Reports follow within weeks; one that began this long after is of another inspection. */
const slipDays = 3;

/** The published inspection that this call was of: what was provisional is superseded by it. */
export function publishedOf<Entry extends Pick<TimelineEntry, 'on' | 'kind' | 'who'>>(
  entries: readonly Entry[],
  { inspectionFrom, inspectionTo }: Pick<CallEntry, 'inspectionFrom' | 'inspectionTo'>,
): Entry | null {
  const from = addDays(inspectionFrom, -slipDays);
  const to = addDays(inspectionTo, slipDays);
  return (
    entries.find(({ on, kind, who }) => who === 'present' && kind !== 'rise' && kind !== 'section-48' && on !== null && on >= from && on <= to) ??
    null
  );
}

export const safeguardingAnswers = ['Met', 'Not met'] as const;
/** As report cards say them, from 10 November 2025. */
export const reportCardGrades = ['Exceptional', 'Strong standard', 'Expected standard', 'Needs attention', 'Urgent improvement'] as const;
