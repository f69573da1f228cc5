import { dateInWords } from '../../kernel/plain-date.ts';
import { isRole, roles, strands } from '../access/roles.ts';
import type { ScopeKind } from '../access/tables.ts';
import type { ShownState } from './account-search.ts';
import type { AccountEvent } from './find-accounts.ts';

export const stateColours: Readonly<Record<ShownState, string>> = {
  requested: 'yellow',
  invited: 'light-blue',
  active: 'green',
  expired: 'grey',
  disabled: 'grey',
};

export const signInMethods = { oidc: 'With the council’s own sign-in', password: 'With a password and an authenticator app' } as const;

export const reachKinds: Readonly<Record<ScopeKind, string>> = {
  provider: 'Provider',
  trust: 'Trust',
  locality: 'Locality',
  diocese: 'Diocese',
  strand: 'Strand of work',
};

/** "Tarmere", "SEND": a strand is kept by its key. */
export function reachName(kind: ScopeKind, name: string): string {
  return kind === 'strand' && Object.hasOwn(strands, name) ? strands[name as keyof typeof strands] : name;
}

export function daysInWords(from: string, to: string | null): string {
  return to === null ? `since ${dateInWords(from)}` : `from ${dateInWords(from)} to ${dateInWords(to)}`;
}

const events: Readonly<Record<string, string>> = {
  'account.created': 'made the account',
  'account.requested': 'asked for the account',
  'account.role-asked': 'asked for another role',
  'scope.asked': 'asked that it reach further',
  'account.approved': 'approved what was asked',
  'account.refused': 'refused what was asked',
  'account.invited': 'sent the invitation',
  'account.role-changed': 'changed the role',
  'account.last-day-set': 'set the last day',
  'account.disabled': 'disabled the account',
  'account.enabled': 'enabled the account',
  'account.confirmed': 'confirmed the account in a review of access',
  'account.details-changed': 'changed who it is for',
  'scope.granted': 'let it reach further',
  'scope.ended': 'ended something that it reached',
  'account.password-changed': 'changed the password',
};

/** "Bartholomew Ironmonger changed the role: Governor, then Chair of governors." */
export function describeAccountEvent({ by, event, before, after }: AccountEvent): string {
  const what = events[event] ?? event.replace('.', ': ').replaceAll('-', ' ');
  const role = (said: typeof before): string | null => (typeof said?.['role'] === 'string' && isRole(said['role']) ? roles[said['role']] : null);
  const day = (said: typeof before): string => (typeof said?.['expiresOn'] === 'string' ? dateInWords(said['expiresOn']) : 'none');
  if (event === 'account.role-changed') return `${by} ${what}: ${role(before) ?? 'not known'}, then ${role(after) ?? 'not known'}.`;
  if (event === 'account.role-asked') return `${by} ${what}: ${role(after) ?? 'not known'}.`;
  if (event === 'account.last-day-set') return `${by} ${what}: ${day(before)}, then ${day(after)}.`;
  return `${by} ${what}.`;
}
