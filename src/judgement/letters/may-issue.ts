import { addWorkingDays, type Holidays } from '../../kernel/working-days.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { accepted, refused, type Result } from '../../kernel/result.ts';
import { mayPostLetter, nextPostingDay, type SchoolCalendar } from '../../kernel/school-calendar.ts';
import { compareTiers, isAdverse, type Tier } from '../../kernel/tier.ts';
import { caseStates, type CaseState } from '../cases/case.ts';
import { proposedSinceInWords, type Since } from '../cases/proposed-since.ts';

/** Working days that a provider has to reply in (framework, right of review). */
const replyDays = 10;
export const replyRule = `${String(replyDays)} working days after the letter was issued`;

export interface IssueFacts {
  readonly state: CaseState;
  readonly decision: {
    readonly tier: Tier;
    readonly overrides: boolean;
    readonly second: 'confirmed' | 'returned' | null;
    /** A review: two people have decided already. */
    readonly isReview: boolean;
    /** The same tier as the decision that it reviewed. */
    readonly upholds: boolean;
  } | null;
  readonly inForce: Tier | null;
  /** What the service has come to propose since, and nobody has decided on; null where there is nothing of the kind. */
  readonly proposedSince: Since | null;
  /** Whether a call has been logged since the decision that stands. */
  readonly isCalled: boolean;
  /** Null where no letter has been written for the decision that stands. */
  readonly letter: { readonly isIssued: boolean; readonly missing: readonly string[]; readonly unfilled: readonly string[] } | null;
  readonly day: string;
  readonly calendar: SchoolCalendar;
}

/** Whether the letter is hard to receive: somebody rings first. */
export function needsCall(tier: Tier, inForce: Tier | null): boolean {
  return isAdverse(tier) || (inForce !== null && compareTiers(tier, inForce) > 0);
}

export interface Check {
  readonly id: 'decision' | 'facts' | 'second' | 'call' | 'letter' | 'recipients' | 'day';
  /** What is asked for, in a few words. */
  readonly what: string;
  /** Why it is not so; null where it is. */
  readonly not: string | null;
}

/** Everything that is asked of a letter before it goes, whether it is so or not. */
export function checksBeforeIssue(facts: IssueFacts): Check[] {
  const { decision, letter } = facts;
  const posting = mayPostLetter(facts.calendar, facts.day);
  return [
    { id: 'decision', what: 'The tier has been decided', not: notDecided(facts) },
    ...(facts.proposedSince === null
      ? []
      : [{ id: 'facts', what: 'The facts are those it was decided on', not: `${proposedSinceInWords(facts.proposedSince)}: put the case before a moderation meeting again` } as const]),
    ...(decision?.overrides === true && !decision.isReview
      ? [{ id: 'second', what: 'A second person has confirmed it', not: notConfirmed(decision.second) } as const]
      : []),
    ...(decision !== null && !isOutcomeOnly(facts) && needsCall(decision.tier, facts.inForce)
      ? [{ id: 'call', what: 'Somebody has rung the provider', not: facts.isCalled ? null : 'Nobody has rung since the tier was decided: ring first, and log the call' } as const]
      : []),
    { id: 'letter', what: 'The letter has been written', not: notWritten(letter) },
    ...(letter === null ? [] : [{ id: 'recipients', what: 'Everybody it goes to is named', not: notNamed(letter.missing) } as const]),
    { id: 'day', what: 'A letter may go today', not: posting.ok ? null : posting.reason },
  ]; // prettier-ignore
}

/** A review that upheld the tier: the letter tells the outcome, and no tier begins with it. */
export function isOutcomeOnly({ decision }: Pick<IssueFacts, 'decision'>): boolean {
  return decision !== null && decision.isReview && decision.upholds;
}

export interface MayIssue {
  /** The last day for a reply; null where the letter tells the outcome of a review, after which there is none. */
  readonly replyBy: PlainDate | null;
  /** What to think of before it goes; null where there is nothing. */
  readonly caution: string | null;
}

/** Whether the letter may go on the day, and if not, every reason. */
export function mayIssue(facts: IssueFacts): Result<MayIssue> {
  const reasons = checksBeforeIssue(facts).flatMap(({ not }) => (not === null ? [] : [not]));
  const posting = mayPostLetter(facts.calendar, facts.day);
  if (reasons.length > 0 || !posting.ok) return refused(`${reasons.join('. ')}.`);
  const replyBy = facts.decision?.isReview === true ? null : lastReplyDay(facts.day, facts.calendar.holidays);
  return accepted({ replyBy, caution: posting.value.caution });
}

/** Counted by bank holidays alone: a provider’s own holidays do not lengthen it. */
export function lastReplyDay(issuedOn: string, holidays: Holidays): PlainDate {
  return addWorkingDays(issuedOn, replyDays, holidays);
}

/** Today where letters may go today, else the next day on which they may. */
export function firstPostingDay(calendar: SchoolCalendar, today: string): string {
  return mayPostLetter(calendar, today).ok ? today : nextPostingDay(calendar, today);
}

function notDecided({ state, decision, ...facts }: IssueFacts): string | null {
  if (decision === null) return 'No tier has been decided yet';
  const expected: CaseState = isOutcomeOnly({ decision }) ? 'final' : 'decided';
  if (state === expected) return null;
  if (facts.letter?.isIssued === true) return 'The letter has been issued already';
  return `The case is “${caseStates[state].toLowerCase()}” now: a letter follows a decision`;
}

function notConfirmed(second: 'confirmed' | 'returned' | null): string | null {
  if (second === 'confirmed') return null;
  return second === 'returned' ? 'The second person sent the decision back' : 'The tier is another than the service proposed, and no second person has confirmed it';
} // prettier-ignore

function notWritten(letter: IssueFacts['letter']): string | null {
  if (letter === null) return 'No draft has been saved';
  if (letter.isIssued) return 'The letter has been issued already';
  return letter.unfilled.length === 0 ? null : `The draft still has ${letter.unfilled.map((name) => `{{${name}}}`).join(' and ')} in it`;
}

function notNamed(missing: readonly string[]): string | null {
  return missing.length === 0 ? null : `Nobody is named as ${missing.join(', nor as ')}`;
}
