import { dateInWords } from '../../kernel/plain-date.ts';
import type { Refusal } from '../../kernel/result.ts';
import { type Grade, grades } from '../programmes/run.ts';

/** Worst first. */
export const gradeOrder: readonly Grade[] = ['insufficient', 'some', 'good', 'sustained'];

export interface PriorityGrade {
  readonly priority: string;
  /** As the plan had it on that day. */
  readonly title: string;
  readonly grade: Grade;
  readonly evidence: string;
}

export interface ReviewEntry {
  /** YYYY-MM-DD */
  readonly on: string;
  readonly chairedBy: string;
  readonly grades: readonly PriorityGrade[];
  /** In words. */
  readonly direction: string;
  readonly attended: string;
  readonly apologies: string | null;
  readonly minutes: string;
  readonly nextSteps: string;
}

/** The lowest of the priorities’: a school is as far on as the priority that is least so. */
export function overallOf(given: readonly Pick<PriorityGrade, 'grade'>[]): Grade {
  return gradeOrder.find((grade) => given.some((one) => one.grade === grade)) ?? 'insufficient';
}

export function overallInWords(given: readonly PriorityGrade[]): string {
  const overall = overallOf(given);
  const lowest = given.filter(({ grade }) => grade === overall).map(({ title }) => title);
  const others = given.length > lowest.length;
  return others
    ? `${grades[overall]}: the lowest of its priorities’ grades, that of ${lowest.join(' and ')}`
    : `${grades[overall]}: every priority was graded so`;
}

interface OfAgreed {
  readonly agreed: { readonly on: string } | null;
}

/** The plan that all worked to on a day, of versions with the latest first: one that was agreed later was not what the review was of. */
export const planOn = <P extends OfAgreed>(plans: readonly P[], on: string): P | null =>
  plans.find(({ agreed }) => agreed !== null && agreed.on <= on) ?? null;

export interface ReviewFacts {
  readonly today: string;
  /** The priorities of the plan that was in force on the day. */
  readonly priorities: readonly { readonly key: string; readonly title: string }[];
  /** When that plan was agreed; where none was by then, the first. */
  readonly planAgreedOn: string | null;
  /** Of the reviews that stand. */
  readonly heldOn: readonly string[];
}

export type ReviewRefusal = Refusal & { readonly field: string };
const refuse = (field: string, reason: string): ReviewRefusal => ({ ok: false, field, reason });

/** Whether a review may be recorded as it was held. */
export function decideReview(entry: ReviewEntry, facts: ReviewFacts): { readonly ok: true; readonly value: ReviewEntry } | ReviewRefusal {
  const { on } = entry;
  if (facts.planAgreedOn === null) return refuse('on', 'There is no agreed plan to review: agree the single plan first');
  if (on > facts.today) return refuse('on', 'The day of the review must be today or earlier');
  if (on < facts.planAgreedOn)
    return refuse('on', `The review cannot have been held before the plan was agreed, on ${dateInWords(facts.planAgreedOn)}`);
  if (facts.heldOn.includes(on)) return refuse('on', `A review of ${dateInWords(on)} is recorded already: if it is wrong, withdraw it first`);
  const later = facts.heldOn.find((held) => held > on);
  if (later !== undefined) return refuse('on', `A review of ${dateInWords(later)} is recorded: reviews are recorded in their order`);
  const lacking = facts.priorities.find(({ key }) => !entry.grades.some(({ priority, evidence }) => priority === key && evidence.trim() !== ''));
  if (lacking !== undefined) return refuse(`evidence-${lacking.key}`, `Grade “${lacking.title}”, and enter the evidence`);
  return { ok: true, value: entry };
}

/** How a grade moved since the review before. */
export function movedSince(before: Grade | null, now: Grade): string {
  if (before === null) return 'Not graded before';
  const change = gradeOrder.indexOf(now) - gradeOrder.indexOf(before);
  if (change === 0) return `As before (${grades[before].toLowerCase()})`;
  return `${change > 0 ? 'Better' : 'Worse'} than before (${grades[before].toLowerCase()})`;
}
