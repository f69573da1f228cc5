import { accepted, refused, type Result } from '../../kernel/result.ts';
import type { ScopeKind } from '../access/tables.ts';
import type { Role } from '../access/roles.ts';

/** What a role has for its own, and so is asked for with an account: one thing, perhaps several, perhaps not at all. */
export interface OwnReach {
  readonly kind: ScopeKind;
  readonly needed: boolean;
}

const ownReach: Readonly<Partial<Record<Role, OwnReach>>> = {
  'sia': { kind: 'locality', needed: false },
  'eeca': { kind: 'locality', needed: false },
  'specialist': { kind: 'strand', needed: true },
  'headteacher': { kind: 'provider', needed: true },
  'head-delegate': { kind: 'provider', needed: true },
  'chair': { kind: 'provider', needed: true },
  'governor': { kind: 'provider', needed: true },
  'clerk': { kind: 'provider', needed: true },
  'trust-executive': { kind: 'trust', needed: true },
  'diocese': { kind: 'diocese', needed: true },
};

export function ownReachOf(role: Role): OwnReach | null {
  return ownReach[role] ?? null;
}

/** Those who reach nothing but what is published, aggregates, what members share with each other and what is their own. Every other role opens somebody's casework, or accounts. */
const withoutApproval: readonly Role[] = ['network-member', 'elected-member'];

/** Whether a second person has to agree before anybody has this role, or reaches further in it. */
export function needsApproval(role: Role): boolean {
  return !withoutApproval.includes(role);
}

/** A delegate stands in for somebody else, and so for a time. */
export function needsLastDay(role: Role): boolean {
  return role === 'head-delegate';
}

export interface Somebody {
  readonly accountId: number | null;
}

/** Nobody changes what they themselves may do, in any way. */
export function decideChange(actor: Somebody, accountId: number): Result<null> {
  return actor.accountId === accountId ? refused('This is your own account: somebody else has to change it.') : accepted(null);
}

export interface OpenRequest {
  readonly accountId: number;
  readonly askedByAccount: number | null;
}

/** Two people: whoever asked, and whoever it is for, cannot decide it. */
export function decideDecision(actor: Somebody, request: OpenRequest): Result<null> {
  if (actor.accountId !== null && actor.accountId === request.askedByAccount) return refused('You asked for this: somebody else has to decide it.');
  if (actor.accountId !== null && actor.accountId === request.accountId) return refused('This is for yourself: somebody else has to decide it.');
  return accepted(null);
}

/** The last day of an account or of a reach; it may be today. */
export function decideLastDay(lastDay: string, today: string, from: string = today): Result<null> {
  if (lastDay < today) return refused('The last day must be today or a day to come');
  if (lastDay < from) return refused('The last day must be the same as or after the first day');
  return accepted(null);
}
