import { isAboutSafeguarding, type ConcernCategory, type ConcernSource } from './concern.ts';

/** What was said about the same-day route outside this service, before a safeguarding concern could be saved. */
export const sameDayAnswers = {
  'reported': 'Somebody has reported it by the same-day route',
  'not-needed': 'It is not needed: it is about how the institution works, and nobody is at risk of harm now',
} as const;
export type SameDayAnswer = keyof typeof sameDayAnswers;

export interface LogAnswers {
  readonly source: ConcernSource;
  readonly category: ConcernCategory;
  readonly title: string;
  readonly evidence: string;
  readonly sameDay: SameDayAnswer | null;
  /** Whom it was reported to and when, or why not. */
  readonly sameDayWords: string | null;
  /** They looked again, and no child is named. */
  readonly saysNoChild: boolean;
}

/** What the page has to show before it can be saved: the same-day route first, and what may tell who a child is. */
export interface Asked {
  readonly sameDayRoute: boolean;
  readonly childIn: readonly string[];
}

export function askBeforeSaving(given: LogAnswers): Asked {
  const answered = given.sameDay !== null && given.sameDayWords !== null;
  return {
    sameDayRoute: isAboutSafeguarding(given) && !answered,
    childIn: given.saysNoChild ? [] : whatMayNameAChild(`${given.title}\n${given.evidence}`),
  };
}

/** How people write of one child: by name or initials after a word for a child, by age, by a pupil's number, by a birthday. A gentle check, not a guard. */
const patterns: readonly RegExp[] = [
  /\b(?:pupil|child|student|boy|girl|daughter|son|learner|sibling|brother|sister)s?,? (?:called |named )?(?:[A-Z]\.? ?[A-Z]\b\.?|[A-Z][a-z]+\b(?: [A-Z][a-z]+\b)?)/gu,
  /\b[A-Z][a-z]+ [A-Z]\.? ?(?:in|from|of) (?:Year|Reception|Nursery)\b/gu,
  /\b(?:aged?|who is) (?:[2-9]|1[0-9])\b/giu,
  /\b(?:[2-9]|1[0-9])[- ]year[- ]old\b/giu,
  /\b(?:born on|date of birth|dob)\b/giu,
  /\b[A-HJ-NP-RT-Z]\d{11}[0-9A-Z]\b/gu,
];

/** The parts of a text that may tell who a child is, as they stand in it. */
export function whatMayNameAChild(text: string): string[] {
  return [...new Set(patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(([found]) => found.trim())))];
}
