import { accepted, refused, type Result } from '../../kernel/result.ts';

export interface AccessReview {
  readonly id: number;
  readonly name: string;
  readonly openedOn: string;
  readonly dueOn: string;
  readonly openedBy: string;
  readonly closedOn: string | null;
  readonly closedBy: string | null;
}

/** One account as a review lists it. */
export interface ReviewedAccount {
  readonly id: number;
  readonly state: string;
  readonly confirmedBy: string | null;
}

/** There is one review at a time, so that "not confirmed" means one thing. */
export function decideOpening(dueOn: string, today: string, openReview: AccessReview | null): Result<null> {
  if (openReview !== null) return refused(`${openReview.name} is still open: close it first`);
  return dueOn < today ? refused('The day it is due must be today or a day to come') : accepted(null);
}

/** Which of the ticked accounts may be confirmed now: in use, not yet confirmed, and not one’s own. */
export function confirmable<T extends ReviewedAccount>(accounts: readonly T[], ticked: readonly number[], ownAccount: number | null): T[] {
  return accounts.filter(({ id, state, confirmedBy }) => ticked.includes(id) && state === 'active' && confirmedBy === null && id !== ownAccount);
}
