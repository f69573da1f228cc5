import type { Actor } from '../../platform/identity/actor.ts';
import { isOutside } from '../actions/who-sees-actions.ts';
import type { CheckAnswer, FinalHow } from './factual-check.ts';
import { planPrint } from './plan.ts';
import type { VisitState, Who } from './visit.ts';
import type { VisitPurpose } from './visit-purposes.ts';

export interface VisitAuthor {
  readonly accountId: number;
  readonly name: string;
  readonly isFirst: boolean;
  readonly quarterDays: number | null;
  readonly isHandedOn: boolean;
}

/** A school’s part of a visit, with what its whole visit has in common. Days as YYYY-MM-DD. */
export interface FoundPart {
  readonly id: number;
  readonly visitId: number;
  readonly authorityId: number;
  readonly providerId: number;
  readonly providerName: string;
  readonly state: VisitState;
  readonly purpose: VisitPurpose;
  readonly templateVersion: number;
  readonly focus: string;
  readonly people: string | null;
  readonly evidenceWanted: string | null;
  readonly plannedOn: string;
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly heldOn: string | null;
  readonly plannedBy: string;
  readonly plannedByAccount: number | null;
  readonly authors: readonly VisitAuthor[];
  /** Other schools on the same visit: for staff alone. */
  readonly others: readonly { readonly providerId: number; readonly name: string; readonly state: VisitState }[];
  readonly cancelledBy: string | null;
  readonly cancelledAt: Date | null;
  readonly cancelledReason: string | null;
  readonly sentOn: string | null;
  readonly sentBy: string | null;
  readonly checkDueOn: string | null;
  readonly checkDueHow: string | null;
  readonly checkAnswer: CheckAnswer | null;
  readonly checkComment: string | null;
  readonly checkedBy: string | null;
  readonly checkedAt: Date | null;
  readonly finalOn: string | null;
  readonly finalHow: FinalHow | null;
  readonly finalBy: string | null;
  /** Days used, in lines, as they were when it became final. */
  readonly finalDays: string | null;
  /** Nobody had an account through which the head could have answered. */
  readonly headHadNone: boolean;
}

/** The mark of a part’s plan as it stands. */
export const planPrintOf = (part: FoundPart): string =>
  planPrint(
    part,
    part.authors.filter(({ isHandedOn }) => !isHandedOn).map(({ accountId }) => accountId),
  );

/** Who somebody is to a part that their permission reaches. */
export function whoIs({ accountId, role }: Pick<Actor, 'accountId' | 'role'>, { authors }: Pick<FoundPart, 'authors'>): Who {
  if (accountId !== null && authors.some((author) => author.accountId === accountId && !author.isHandedOn)) return 'author';
  if (role === 'lead') return 'lead';
  if (role === 'headteacher') return 'head';
  return role === 'head-delegate' ? 'delegate' : 'other';
}

/** Of the school’s side: they see what is issued to them, and nothing of other schools. A role that nobody named is. */
export const isOfSchool = ({ role, kind }: Pick<Actor, 'role' | 'kind'>): boolean => isOutside(role, kind);

export const isOfHead = ({ role }: Pick<Actor, 'role'>): boolean => role === 'headteacher' || role === 'head-delegate';

export const pathOf = ({ providerId, visitId }: Pick<FoundPart, 'providerId' | 'visitId'>): string =>
  `/providers/${String(providerId)}/visits/${String(visitId)}`;
