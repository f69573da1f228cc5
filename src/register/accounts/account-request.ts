import type { Reach } from '../access/grant-scope.ts';
import type { Role } from '../access/roles.ts';

/** A further reach that is asked for, with its days. */
export interface WantedReach {
  readonly reach: Reach;
  readonly from: string;
  readonly to: string | null;
}

/** What is asked: the account itself, another role, or a further reach. */
export type Wanted = { readonly kind: 'account' } | { readonly kind: 'role'; readonly role: Role } | ({ readonly kind: 'reach' } & WantedReach);

export interface AccountRequest {
  readonly id: number;
  readonly accountId: number;
  readonly wanted: Wanted;
  readonly reason: string;
  readonly askedBy: string;
  readonly askedByAccount: number | null;
  readonly askedAt: Date;
  readonly outcome: 'approved' | 'refused' | 'withdrawn' | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly decisionReason: string | null;
}

/** What a command did: at once, or when somebody else has agreed. */
export type Done = 'done' | 'asked';
