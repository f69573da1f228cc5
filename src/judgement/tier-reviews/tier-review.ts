import { dateInWords } from '../../kernel/plain-date.ts';
import { accepted, refused, type Result } from '../../kernel/result.ts';
import { caseStates, type CaseState } from '../cases/case.ts';
import { halfTermOf, halfTermsOf, type HalfTerm, type SchoolCalendar } from '../../kernel/school-calendar.ts';

/** What a review decides of a provider. */
export const reviewOutcomes = {
  'continue': 'Continue as it is',
  'more-support': 'More support',
  'less-support': 'Less support',
  'judge-again': 'Judge the tier again',
} as const;
export type ReviewOutcome = keyof typeof reviewOutcomes;

/** “Autumn 2, 2026/27”: as a review is kept by. */
export function nameOfHalfTerm({ name, academicYear }: Pick<HalfTerm, 'name' | 'academicYear'>): string {
  return `${name}, ${academicYear}`;
}

const mostOffered = 3;

/** The half-terms that a review can be planned for: the present one and those that come next, without those that have one. */
export function halfTermsToPlan(calendar: SchoolCalendar, today: string, planned: readonly string[]): HalfTerm[] {
  return halfTermsOf(calendar)
    .filter((halfTerm) => halfTerm.to >= today && !planned.includes(nameOfHalfTerm(halfTerm)))
    .slice(0, mostOffered);
}

export interface PlanEntry {
  readonly halfTerm: HalfTerm;
  readonly heldOn: string;
}

export function decidePlan({ halfTerm, heldOn }: PlanEntry, planned: readonly string[]): Result<string> {
  const name = nameOfHalfTerm(halfTerm);
  if (planned.includes(name)) return refused(`${name} has a review already`);
  if (heldOn < halfTerm.from || heldOn > halfTerm.to)
    return refused(`The day must be in ${name}, from ${dateInWords(halfTerm.from)} to ${dateInWords(halfTerm.to)}`);
  return accepted(name);
}

export interface OutcomeEntry {
  readonly outcome: ReviewOutcome;
  readonly decision: string;
  readonly owner: string;
  readonly dueOn: string;
}

/** A decision may be put right until the review is closed, and after that stays as it was. */
export function decideOutcome(entry: OutcomeEntry, review: { readonly isClosed: boolean; readonly heldOn: string }): Result<OutcomeEntry> {
  if (review.isClosed) return refused('The review is closed: its decisions stay as they were recorded');
  if (entry.dueOn < review.heldOn) return refused(`The day it is due by must not be before the review, ${dateInWords(review.heldOn)}`);
  return accepted(entry);
}

/**
 * Whether a tier may be judged again while a case is open. One that nobody has decided is judged anyway; in one that is decided a judgement would come too late, and would
 * be lost without a word.
 */
export function mayJudgeAgain(openCase: CaseState | null): Result<null> {
  if (openCase === null || openCase === 'proposed' || openCase === 'judged' || openCase === 'in-moderation') return accepted(null);
  const way =
    openCase === 'issued' || openCase === 'in-review'
      ? 'Wait until it is final, or have the Head of Education Effectiveness end it early where something graver is known'
      : 'Have the decision taken back or put before a meeting again, or wait until the case is final';
  return refused(
    `A case is open that is “${caseStates[openCase].toLowerCase()}”, and nothing can be judged in it any more. ${way}. Until then, record another decision`,
  );
}

/** A review is closed when it has decided on every provider of its agenda. */
export function decideClosing(review: { readonly isClosed: boolean }, undecided: readonly string[]): Result<null> {
  if (review.isClosed) return refused('The review is closed already');
  const [first, ...others] = undecided;
  if (first === undefined) return accepted(null);
  return refused(`No decision is recorded yet for ${first}${others.length === 0 ? '' : ` and ${String(others.length)} more`}`);
}

export function decideDone(
  doneOn: string,
  item: { readonly outcome: ReviewOutcome | null; readonly isDone: boolean; readonly heldOn: string },
  today: string,
): Result<string> {
  if (item.outcome === null) return refused('Nothing is decided yet that could be done');
  if (item.isDone) return refused('It is recorded as done already');
  if (doneOn > today) return refused('The day must not be in the future');
  return doneOn < item.heldOn ? refused(`The day must not be before the review, ${dateInWords(item.heldOn)}`) : accepted(doneOn);
}

/** The half-term of today where nobody has planned its review, and there is somebody to review; null otherwise, and in the holidays. */
export function unplannedHalfTerm(calendar: SchoolCalendar, today: string, planned: readonly string[], toReview: number): HalfTerm | null {
  const current = halfTermOf(calendar, today);
  return current === null || toReview === 0 || planned.includes(nameOfHalfTerm(current)) ? null : current;
}
