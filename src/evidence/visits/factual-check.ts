import { dueInWorkingDays } from '../../kernel/due-date.ts';
import { dateInWords } from '../../kernel/plain-date.ts';
import { accepted, refused, type Result } from '../../kernel/result.ts';
import type { SchoolCalendar } from '../../kernel/school-calendar.ts';
import { printOf, type SectionValues } from './section.ts';

/** Provisional: not from the published framework. */
const checkWorkingDays = 5;

export interface Due {
  readonly on: string;
  /** How it was worked out. */
  readonly how: string;
}

export const checkRule = `${String(checkWorkingDays)} working days after the note was sent`;

/** The last day on which the head may check the facts of a note sent on a day. */
export function dueForCheck(sentOn: string, calendar: Pick<SchoolCalendar, 'bankHolidays' | 'holidays'>): Due {
  const { date, way } = dueInWorkingDays(calendar, sentOn, checkWorkingDays);
  return { on: date, how: `${way} (provisional)` };
}

export const checkAnswers = {
  accurate: 'It is accurate',
  disputed: 'Something in it is not accurate',
} as const;
export type CheckAnswer = keyof typeof checkAnswers;

export const disputeAnswers = {
  changed: 'Changed',
  kept: 'Kept as it is, with a reason',
} as const;
export type DisputeAnswer = keyof typeof disputeAnswers;

export interface DisputedPassage {
  /** Which section of the note. */
  readonly section: string;
  /** The words that are not accurate. */
  readonly passage: string;
  /** What is so instead. */
  readonly correction: string;
}

/** Whether a head’s answer is whole: something disputed names what, and nothing disputed disputes nothing. */
export function decideCheck(answer: CheckAnswer, disputes: readonly DisputedPassage[], already: CheckAnswer | null): Result<CheckAnswer> {
  if (already !== null) return refused('The facts of this note have been checked already');
  if (answer === 'disputed' && disputes.length === 0) return refused('Say which passage is not accurate, and what is so instead');
  if (answer === 'accurate' && disputes.length > 0)
    return refused('You said that the note is accurate, and also what is not: choose one, or empty the boxes');
  return accepted(answer);
}

export interface Answered {
  readonly answer: DisputeAnswer;
  readonly reason: string | null;
  /** What the section is to say, field by field, where it is changed. */
  readonly values: SectionValues;
}

/** An answer to a disputed passage: changed in fact, or kept with a reason. */
export function decideDispute({ answer, reason, values }: Answered, before: SectionValues, already: DisputeAnswer | null): Result<DisputeAnswer> {
  if (already !== null) return refused('This passage has been answered already');
  if (answer === 'kept' && reason === null) return refused('Enter why it is kept');
  if (answer === 'changed' && printOf(values) === printOf(before)) return refused('Change the words, or keep them and say why');
  return accepted(answer);
}

export interface CheckFacts {
  readonly answer: CheckAnswer | null;
  /** Disputed passages that nobody has answered yet. */
  readonly unanswered: number;
  readonly dueOn: string;
  readonly today: string;
}

export const finalHows = {
  accurate: 'The headteacher said that it is accurate.',
  disputed: 'The headteacher disputed something, and each point was answered.',
  silence: 'The headteacher did not answer within the time given, and it was made final without an answer.',
} as const;
export type FinalHow = keyof typeof finalHows;

/** How a note became final, in words that say nothing of a head who had no means of answering here. */
export function finalInWords(how: FinalHow, { headHadNone }: { readonly headHadNone: boolean }): string {
  if (how !== 'silence' || !headHadNone) return finalHows[how];
  return 'Nobody had an account through which the headteacher could answer here, no answer by other means is recorded, and it was made final without one.';
}

/** Ways in which an answer may come to those who wrote the note, when it does not come through the service. */
export const answerWays = {
  telephone: 'by telephone',
  email: 'by e-mail',
  letter: 'by letter',
  meeting: 'in a meeting',
} as const;
export type AnswerWay = keyof typeof answerWays;
export const answerWayNames = Object.keys(answerWays) as AnswerWay[];

/** An answer that came by other means, as whoever received it records it. */
export interface HeardAnswer {
  readonly by: string;
  readonly way: AnswerWay;
  readonly on: string;
}

export const heardInWords = ({ by, way, on }: HeardAnswer, recordedBy: string): string =>
  `${by} (${answerWays[way]} on ${dateInWords(on)}, recorded by ${recordedBy})`;

/** Whether an answer can have come on a day: not before the note was sent, and not in days to come. */
export function decideHeard({ on }: Pick<HeardAnswer, 'on'>, { sentOn, today }: { readonly sentOn: string; readonly today: string }): Result<null> {
  if (on < sentOn) return refused(`The note was sent on ${dateInWords(sentOn)}: the answer came on that day or after it`);
  return on > today ? refused('The day must not be in the future') : accepted(null);
}

/** Whether a note may be made final now, and how it then says it became so. Silence makes nothing final by itself: somebody says so, after the last day. */
export function decideFinal({ answer, unanswered, dueOn, today }: CheckFacts, saysSilence: boolean): Result<FinalHow> {
  if (answer === 'accurate') return accepted('accurate');
  if (answer === 'disputed') {
    if (unanswered > 0)
      return refused(
        unanswered === 1 ? 'One disputed passage has not been answered' : `${String(unanswered)} disputed passages have not been answered`,
      );
    return accepted('disputed');
  }
  if (today <= dueOn) return refused(`The headteacher has until ${dateInWords(dueOn)} to check the facts`);
  if (!saysSilence) return refused('Say that you make it final without an answer from the headteacher');
  return accepted('silence');
}
