import type { Permission, PermissionOf } from '../../platform/http/route.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { isRole, type Role, roles, type Strand } from './roles.ts';

declare module '../../platform/http/route.ts' {
  interface Permissions {
    /** The register as published: providers, localities, trusts, the overview. */
    readonly 'register.view': 'service';
    /** Entering a provider that no published list has. */
    readonly 'provider.add': 'service';
    /** Reading what was entered by hand about a provider, with who entered it, from where, and what it said before. */
    readonly 'entry.view': 'record';
    /** Heads, chairs and managers: who holds the post, and since when. */
    readonly 'post.edit': 'record';
    /** SEND units, resourced provision and SEMH alternative provision. */
    readonly 'send-unit.edit': 'record';
    /** Facts that the published register lacks. */
    readonly 'fact.edit': 'record';
    /** Sites that the published register lacks. */
    readonly 'site.edit': 'record';
    /** Placing a site in a locality by hand. */
    readonly 'locality.place': 'record';
    /** Who advises whom: recording, ending and withdrawing an allocation. */
    readonly 'allocation.manage': 'record';
    /** What is loaded, from where, how old, what was rejected. */
    readonly 'data.view': 'service';
    /** Loading a file, and accepting or discarding what it would change. */
    readonly 'data.load': 'service';
    /** Reading the register through the API with a token. */
    readonly 'api.read': 'service';
    /** Who has an account and what it reaches: inviting, changing, disabling. Never one's own. */
    readonly 'account.manage': 'service';
    /** Deciding what somebody else asked for an account. */
    readonly 'account.approve': 'service';
    /** Opening a review of access, and confirming accounts in it. */
    readonly 'account.review': 'service';
    /** Making and revoking tokens for the API. */
    readonly 'token.manage': 'service';
    /** Seeing one's own delegates. */
    readonly 'delegate.view': 'service';
    /** Asking for a delegate, and ending one. */
    readonly 'delegate.manage': 'record';
    /** Reading the briefings that one is named in, or has written. */
    readonly 'briefing.read': 'service';
    /** Writing briefings, and withdrawing one's own. */
    readonly 'briefing.write': 'service';
    /** The outbox; where there is no mail server, what each mail says, with links that open accounts. */
    readonly 'mail.view': 'service';
    /** The audit trail of the authority: who did what. */
    readonly 'audit.read': 'service';
    /** How long records are kept, what is due, legal holds. */
    readonly 'records.view': 'service';
    /** Changing the retention schedule, deciding on what is due, placing and lifting legal holds. */
    readonly 'records.manage': 'service';
    /** Everything held about a person or a provider, as a file. */
    readonly 'records.export': 'service';
  }
}

/** How far a role's permission reaches, from the whole authority down to what is its holder's own. */
export const extents = {
  'everything': 'every provider of the authority',
  'caseload': 'the providers allocated to them',
  'locality': 'the providers of their locality',
  'own-provider': 'their own provider',
  'own-trust': 'their own trust’s providers',
  'own-diocese': 'their own diocese’s schools',
  'own-strand': 'their own strand, at every provider',
} as const;
export type Extent = keyof typeof extents;

type Granted<Asked> = Asked extends 'service' ? { readonly everything: readonly Role[] } : Readonly<Partial<Record<Extent, readonly Role[]>>>;
type NamedPermission = Exclude<Permission, 'anyone' | 'signed-in'>;
type PermissionTable = { readonly [Name in NamedPermission]: Granted<Name extends PermissionOf<'service'> ? 'service' : 'record'> };

const officers = ['director', 'assistant-director', 'lead', 'sia', 'eeca', 'safeguarding-lead', 'specialist', 'data-officer'] as const;
const advisers = ['sia', 'eeca'] as const;
const school = ['headteacher', 'head-delegate', 'chair', 'governor', 'clerk'] as const;

/** The one table of who may do what, and how far. A role that is not named may not. Provisional: not from the published framework. */
export const permissionTable: PermissionTable = {
  'register.view': { everything: Object.keys(roles) as Role[] },
  'provider.add': { everything: ['lead', 'sia', 'eeca', 'data-officer', 'business-support'] },
  'entry.view': {
    'everything': ['director', 'assistant-director', 'lead', 'safeguarding-lead', 'specialist', 'data-officer', 'business-support', 'auditor'],
    'caseload': advisers,
    'locality': advisers,
    'own-provider': school,
    'own-trust': ['trust-executive'],
    'own-diocese': ['diocese'],
  },
  'post.edit': { 'everything': ['lead', 'data-officer', 'business-support'], 'caseload': advisers, 'own-strand': ['specialist'] },
  'send-unit.edit': { 'everything': ['lead', 'data-officer'], 'caseload': advisers, 'own-strand': ['specialist'] },
  'fact.edit': { everything: ['lead', 'data-officer', 'business-support'], caseload: advisers },
  'site.edit': { everything: ['lead', 'data-officer', 'business-support'], caseload: advisers },
  // A school that is not placed yet is in nobody’s locality, and in few caseloads.
  'locality.place': { everything: ['lead', 'sia', 'eeca', 'data-officer'] },
  'allocation.manage': { everything: ['lead', 'assistant-director', 'data-officer'] },
  'data.view': { everything: [...officers, 'administrator', 'auditor'] },
  'data.load': { everything: ['data-officer'] },
  'api.read': { everything: [...officers, 'auditor'] },
  'account.manage': { everything: ['lead', 'administrator'] },
  'account.approve': { everything: ['assistant-director', 'lead', 'administrator'] },
  'account.review': { everything: ['lead', 'administrator'] },
  'token.manage': { everything: ['administrator'] },
  'delegate.view': { everything: ['headteacher'] },
  'delegate.manage': { 'own-provider': ['headteacher'] },
  'briefing.read': { everything: ['director', 'assistant-director', 'lead', 'executive-member', 'elected-member'] },
  'briefing.write': { everything: ['director', 'assistant-director', 'lead'] },
  'mail.view': { everything: ['lead', 'administrator'] },
  'audit.read': { everything: ['director', 'auditor'] },
  'records.view': { everything: ['director', 'assistant-director', 'lead', 'auditor'] },
  'records.manage': { everything: ['director', 'lead'] },
  'records.export': { everything: ['director', 'lead'] },
};

/** The strand that a permission belongs to, for officers who have only a strand of their own. */
const strandOf: Readonly<Partial<Record<Permission, Strand>>> = { 'post.edit': 'governance', 'send-unit.edit': 'send' };

/** How far this actor's role reaches with a permission; nothing where the role does not have it. */
export function extentsOf(actor: Actor, permission: Permission): readonly Extent[] {
  if (permission === 'anyone' || permission === 'signed-in') return [];
  if (actor.kind === 'operator') return ['everything'];
  const { role } = actor;
  if (actor.kind === 'anonymous' || role === null || !isRole(role)) return [];
  const granted = Object.entries(permissionTable[permission]) as [Extent, readonly Role[]][];
  return granted.filter(([, holders]) => holders.includes(role)).map(([extent]) => extent);
}

export function strandFor(permission: Permission): Strand | null {
  return strandOf[permission] ?? null;
}

/**
 * Whether the actor's role has what a route names, of anything at all; how far it reaches is asked of the record
 * (`reaches`). The operator at the command line may do all that the routes may.
 */
export function isAllowed(actor: Actor, permission: Permission): boolean {
  if (permission === 'anyone') return true;
  if (actor.kind === 'anonymous') return false;
  if (permission === 'signed-in') return true;
  return extentsOf(actor, permission).length > 0;
}

/** Which of the links that only some may follow a page offers this actor. */
export function mayFollow(actor: Actor): {
  readonly mayAdd: boolean;
  readonly mayPlace: boolean;
  readonly mayLoad: boolean;
  readonly mayViewData: boolean;
} {
  return {
    mayAdd: isAllowed(actor, 'provider.add'),
    mayPlace: isAllowed(actor, 'locality.place'),
    mayLoad: isAllowed(actor, 'data.load'),
    mayViewData: isAllowed(actor, 'data.view'),
  };
}
