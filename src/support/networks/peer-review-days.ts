import { answersOf, type RunNow } from '../programmes/replay.ts';

export interface PeerReviewDays {
  readonly first: string;
  readonly last: string;
  /** The URNs that are named among the schools that review. */
  readonly reviewers: readonly number[];
}

/** The days that were agreed for a peer review, and who comes; null before they are. */
export function peerReviewDaysOf(now: RunNow): PeerReviewDays | null {
  const answers = answersOf(now);
  const first = answers['days']?.['first'];
  if (typeof first !== 'string') return null;
  const last = answers['days']?.['last'];
  const schools = answers['reviewers']?.['schools'];
  const urns = typeof schools === 'string' ? [...schools.matchAll(/(?<!\d)\d{6}(?!\d)/gu)].map(([urn]) => Number(urn)) : [];
  return { first, last: typeof last === 'string' && last > first ? last : first, reviewers: urns };
}
