import { addWorkingDays, type Holidays } from '../../kernel/working-days.ts';
import { dateInWords, type PlainDate } from '../../kernel/plain-date.ts';
import { accepted, refused, type Result } from '../../kernel/result.ts';
import { caseStates, type CaseState } from '../cases/case.ts';

/**
 * Working days after the last day for a reply in which nothing is final yet: what was posted in time may still be on its way, or lie on somebody’s desk.
 * Provisional: not from the published framework.
 */
const daysOfGrace = 5;

export interface ReplyFacts {
  readonly state: CaseState;
  /** Of the letter that is answered. */
  readonly issuedOn: string;
  /** Null where the letter told the outcome of a review. */
  readonly replyBy: string | null;
  readonly today: string;
  /** The decision that stands is a review already. */
  readonly isReviewed: boolean;
  /** Another case of the provider has begun since. */
  readonly hasNewerCase: boolean;
  /** It did not run to its end, and the provider is told so. */
  readonly isEndedEarly: boolean;
}

export interface ReplyEntry {
  readonly asksReview: boolean;
  readonly receivedOn: string;
}

/** What becomes of a reply: it is kept; a review begins; or the request came late and waits for the lead. */
export type ReplyOutcome = 'kept' | 'review' | 'late';

export function decideReply(facts: ReplyFacts, { asksReview, receivedOn }: ReplyEntry): Result<ReplyOutcome> {
  const { issuedOn, replyBy, today } = facts;
  if (receivedOn > today) return refused('The day it was received must be today or in the past');
  if (receivedOn < issuedOn)
    return refused(`The day it was received must be the same as or after ${dateInWords(issuedOn)}, when the letter was issued`);
  if (!asksReview) return accepted('kept');
  const may = mayAskForReview(facts, receivedOn);
  if (!may.ok) return may;
  return accepted(replyBy !== null && receivedOn > replyBy ? 'late' : 'review');
}

/**
 * Whether a review can still be asked for at all; in time or late is another question. Once the tier is final, only what was received in time counts, whenever it is
 * recorded; `receivedOn` is null where nobody has said yet.
 */
export function mayAskForReview({ state, replyBy, isReviewed, hasNewerCase, isEndedEarly }: Omit<ReplyFacts, 'issuedOn' | 'today'>, receivedOn: string | null): Result<null> {
  if (replyBy === null) return refused('The tier has been reviewed already, and a review is the last step. Your words are kept all the same if you do not ask for another');
  // After a review, and before the letter that tells its outcome, the provider is told no more than during it.
  if (state === 'in-review' || state === 'decided' || state === 'in-moderation' || state === 'awaiting-second') return refused('A review has been asked for already, and is under way. What you add is read with it: send it without asking again');
  if (state === 'issued') return accepted(null);
  if (state === 'final' && isReviewed) return refused('The tier has been reviewed already, and a review is the last step. Your words are kept all the same if you do not ask for another');
  if (state === 'final' && isEndedEarly && hasNewerCase) return refused('This case was ended early and the tier is being looked at anew, so no review of this letter takes place. What you write is kept and read with it: send it without asking for a review');
  // A late request is told no more than before: that another case has begun is not for the provider to learn by asking.
  if (state === 'final' && receivedOn !== null && receivedOn > replyBy)
    return refused(`A review could be asked for until ${dateInWords(replyBy)}, and the tier has become final since. Ring your adviser: the tier is looked at again whenever something changes`);
  if (state === 'final' && hasNewerCase) return refused('The tier is being looked at again, so no review of this letter takes place. What you write is kept and read with it: send it without asking for a review');
  if (state === 'final') return accepted(null);
  return refused(`The case is “${caseStates[state].toLowerCase()}” now: a review follows a letter`);
} // prettier-ignore

/** What a late request is told. */
export function lateInWords(replyBy: string): string {
  return `A review could be asked for until ${dateInWords(replyBy)}. What you wrote is kept, and the Head of Education Effectiveness decides whether a review takes place all the same. If something kept you from asking in time, ring and say so.`;
}

/** The first day on which a case that nobody wants reviewed is final. */
export function finalFrom(replyBy: string, holidays: Holidays): PlainDate {
  return addWorkingDays(replyBy, daysOfGrace + 1, holidays);
}

export interface WaitingCase {
  readonly replyBy: string | null;
  /** A review was asked for late, and nobody has decided whether it takes place. */
  readonly hasLateRequest: boolean;
}

/** Whether an issued case is final by now. */
export function isFinalBy({ replyBy, hasLateRequest }: WaitingCase, today: string, holidays: Holidays): boolean {
  if (hasLateRequest) return false;
  return replyBy === null || today >= finalFrom(replyBy, holidays);
}
