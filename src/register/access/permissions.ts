import type { Permission, PermissionOf } from '../../platform/http/route.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { isRole, type Role, roles, type Strand } from './roles.ts';
import './permission-names.ts';

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
  'board.list': { everything: [...officers, 'business-support', ...school, 'trust-executive', 'diocese', 'auditor'] },
  'board.view': {
    'everything': [...officers, 'business-support', 'auditor'],
    'own-provider': school,
    'own-trust': ['trust-executive'],
    'own-diocese': ['diocese'],
  },
  'board.detail': {
    'everything': ['director', 'assistant-director', 'lead', 'safeguarding-lead', 'business-support', 'auditor'],
    'caseload': advisers,
    'own-strand': ['specialist'],
    'own-provider': ['headteacher', 'chair', 'governor', 'clerk'],
  },
  'board.edit': { 'everything': ['lead', 'business-support'], 'own-strand': ['specialist'], 'own-provider': ['chair', 'clerk'] },
  'board.skills': { 'own-provider': ['chair', 'governor', 'clerk'] },
  'chair-support.view': { everything: ['director', 'assistant-director', 'lead', 'specialist', 'business-support', 'auditor', ...advisers] },
  'chair-support.offer': { 'everything': ['lead', 'business-support'], 'caseload': advisers, 'own-strand': ['specialist'] },
  'governor-recruitment.run': { everything: ['lead', 'specialist', 'business-support'] },
  'send-unit.edit': { 'everything': ['lead', 'data-officer'], 'caseload': advisers, 'own-strand': ['specialist'] },
  'fact.edit': { everything: ['lead', 'data-officer', 'business-support'], caseload: advisers },
  'site.edit': { everything: ['lead', 'data-officer', 'business-support'], caseload: advisers },
  'inspection.view': { everything: Object.keys(roles) as Role[] },
  'inspection.record': { everything: ['lead', 'data-officer'], caseload: advisers },
  'body-inspection.view': { everything: [...officers, 'business-support', 'auditor'] },
  'body-inspection.record': { everything: ['lead', 'data-officer'] },
  // A school that is not placed yet is in nobody’s locality, and in few caseloads.
  'locality.place': { everything: ['lead', 'sia', 'eeca', 'data-officer'] },
  'allocation.manage': { everything: ['lead', 'assistant-director', 'data-officer'] },
  'calendar.edit': { everything: ['lead', 'data-officer', 'business-support'] },
  'data.view': { everything: [...officers, 'administrator', 'auditor'] },
  'data.load': { everything: ['data-officer'] },
  'outcomes.view': {
    'everything': [...officers, 'business-support', 'auditor'],
    'own-provider': school,
    'own-trust': ['trust-executive'],
    'own-diocese': ['diocese'],
  },
  'figures.view': { everything: Object.keys(roles) as Role[] },
  'figures.compare': { everything: [...officers, 'auditor'] },
  'figures.unvalidated': { everything: [...officers, 'auditor'] },
  'target.view': { everything: [...officers, 'executive-member', 'elected-member', 'auditor'] },
  'target.edit': { everything: ['director', 'assistant-director', 'lead', 'data-officer'] },
  'signal.list': {
    everything: ['director', 'assistant-director', 'lead', 'safeguarding-lead', 'specialist', 'data-officer', 'auditor', ...advisers],
  },
  'signal.raise': { everything: ['lead', 'data-officer'] },
  'signal.view': {
    everything: ['director', 'assistant-director', 'lead', 'safeguarding-lead', 'specialist', 'data-officer', 'auditor'],
    caseload: advisers,
    locality: advisers,
  },
  'signal.review': { everything: ['lead'], caseload: advisers },
  'finding.view': {
    everything: ['director', 'assistant-director', 'lead', 'safeguarding-lead', 'specialist', 'data-officer', 'auditor'],
    caseload: advisers,
    locality: advisers,
  },
  'finding.record': {
    'everything': ['director', 'assistant-director', 'lead', 'safeguarding-lead', 'data-officer'],
    'caseload': advisers,
    'own-strand': ['specialist'],
  },
  'visit.list': {
    everything: ['director', 'assistant-director', 'lead', 'safeguarding-lead', 'specialist', 'auditor', ...advisers],
  },
  'visit.view': {
    'everything': ['director', 'assistant-director', 'lead', 'safeguarding-lead', 'specialist', 'auditor'],
    'caseload': advisers,
    'own-provider': school,
    'own-trust': ['trust-executive'],
  },
  'visit.plan': { everything: ['lead', 'safeguarding-lead', 'specialist'], caseload: advisers },
  'visit.write': { everything: ['lead', 'safeguarding-lead', 'specialist'], caseload: advisers },
  'visit.answer': { 'own-provider': ['headteacher', 'head-delegate'] },
  'visit-template.edit': { everything: ['lead'] },
  'ofsted-call.list': { everything: [...officers, 'business-support', 'auditor'] },
  'ofsted-call.view': {
    everything: ['director', 'assistant-director', 'lead', 'safeguarding-lead', 'specialist', 'data-officer', 'business-support', 'auditor'],
    caseload: advisers,
    locality: advisers,
  },
  // Whoever answers the telephone.
  'ofsted-call.record': { everything: ['director', 'assistant-director', 'lead', 'safeguarding-lead', 'business-support'], caseload: advisers },
  'provisional-outcome.view': { everything: ['director', 'assistant-director', 'lead'], caseload: advisers },
  'provisional-outcome.record': { everything: ['director', 'assistant-director', 'lead'], caseload: advisers },
  'governors-letter.view': {
    'everything': ['director', 'assistant-director', 'lead', 'safeguarding-lead', 'specialist', 'data-officer', 'business-support', 'auditor'],
    'caseload': advisers,
    'locality': advisers,
    'own-provider': ['chair', 'governor', 'clerk'],
  },
  'governors-letter.write': { everything: ['assistant-director', 'lead'], caseload: advisers },
  'liaison.view': {
    everything: ['director', 'assistant-director', 'lead', 'safeguarding-lead', 'specialist', 'data-officer', 'auditor', ...advisers],
  },
  'liaison.run': { everything: ['director', 'assistant-director', 'lead', ...advisers] },
  'concern.list': { everything: [...officers, 'business-support', 'auditor'] },
  'concern.view': {
    everything: ['director', 'assistant-director', 'lead', 'safeguarding-lead', 'specialist', 'auditor'],
    caseload: advisers,
    locality: advisers,
  },
  'concern.log': { everything: [...officers, 'business-support'] },
  'concern.queue': { everything: ['director', 'assistant-director', 'lead', 'safeguarding-lead'] },
  'concern.triage': { everything: ['director', 'assistant-director', 'lead', 'safeguarding-lead'] },
  'concern.restrict': { everything: ['director', 'assistant-director', 'lead', 'safeguarding-lead'] },
  'concern.break-glass': { everything: ['director', 'assistant-director', 'lead'] },
  'concern.whistleblower': { everything: ['lead', 'safeguarding-lead'] },
  'concern.told': {
    'own-provider': ['headteacher', 'head-delegate', 'chair'],
    'own-trust': ['trust-executive'],
    'own-diocese': ['diocese'],
  },
  'same-day-route.edit': { everything: ['lead', 'safeguarding-lead'] },
  'action.list': { everything: [...officers, 'business-support', 'auditor', ...school, 'trust-executive'] },
  'action.view': {
    'everything': ['director', 'assistant-director', 'lead', 'safeguarding-lead', 'specialist', 'data-officer', 'business-support', 'auditor'],
    'caseload': advisers,
    'locality': advisers,
    'own-provider': school,
    'own-trust': ['trust-executive'],
  },
  'action.record': { everything: ['director', 'assistant-director', 'lead', 'safeguarding-lead', 'specialist'], caseload: advisers },
  'action.complete': {
    'everything': ['director', 'assistant-director', 'lead', 'safeguarding-lead', 'specialist'],
    'caseload': advisers,
    'own-provider': ['headteacher', 'head-delegate', 'chair', 'clerk'],
    'own-trust': ['trust-executive'],
  },
  'tier.view': {
    'everything': ['director', 'assistant-director', 'lead', 'safeguarding-lead', 'specialist', 'data-officer', 'auditor'],
    'caseload': advisers,
    'locality': advisers,
    'own-provider': school,
    'own-trust': ['trust-executive'],
    'own-diocese': ['diocese'],
  },
  'tier.list': {
    everything: ['director', 'assistant-director', 'lead', 'safeguarding-lead', 'specialist', 'data-officer', 'auditor', ...advisers],
  },
  'tier-review.view': {
    everything: ['director', 'assistant-director', 'lead', 'safeguarding-lead', 'specialist', 'data-officer', 'auditor', ...advisers],
  },
  'tier-review.run': { everything: ['lead', 'assistant-director'] },
  'tier.propose': { everything: ['director', 'assistant-director', 'lead', 'data-officer'] },
  'tier.judge': { everything: ['lead'], caseload: advisers },
  'tier.decide': { everything: ['director', 'assistant-director', 'lead'] },
  'tier.confirm': { everything: ['director', 'assistant-director', 'lead'] },
  'moderation.view': {
    everything: ['director', 'assistant-director', 'lead', 'safeguarding-lead', 'specialist', 'data-officer', 'auditor', ...advisers],
  },
  'moderation.run': { everything: ['director', 'assistant-director', 'lead'] },
  'tier.call': { everything: ['assistant-director', 'lead'], caseload: advisers },
  'letter.issue': { everything: ['assistant-director', 'lead'] },
  'tier.reply': {
    'everything': ['assistant-director', 'lead'],
    'caseload': advisers,
    'own-provider': ['headteacher', 'chair'],
    'own-trust': ['trust-executive'],
  },
  'tier.review': { everything: ['director', 'assistant-director', 'lead'] },
  'letter-template.edit': { everything: ['lead'] },
  'criteria.view': { everything: [...officers, 'business-support', ...school, 'trust-executive', 'diocese', 'auditor'] },
  'criteria.edit': { everything: ['assistant-director', 'lead'] },
  'criteria.adopt': { everything: ['director', 'assistant-director', 'lead'] },
  'capacity.edit': { everything: ['assistant-director', 'lead', 'data-officer'] },
  'entitlement.view': { everything: [...officers, 'business-support', 'auditor'] },
  'entitlement.edit': { everything: ['assistant-director', 'lead'] },
  'days.list': { everything: ['director', 'assistant-director', 'lead', 'data-officer', 'auditor', ...advisers] },
  'days.view': {
    'everything': ['director', 'assistant-director', 'lead', 'data-officer', 'auditor'],
    'caseload': advisers,
    'locality': advisers,
    'own-provider': school,
    'own-trust': ['trust-executive'],
  },
  'days.plan': { everything: ['lead'], caseload: advisers },
  'early-years.list': { everything: ['director', 'assistant-director', 'lead', 'safeguarding-lead', 'data-officer', 'auditor', ...advisers] },
  'early-years.view': {
    'everything': ['director', 'assistant-director', 'lead', 'safeguarding-lead', 'data-officer', 'auditor'],
    'caseload': advisers,
    'own-provider': ['headteacher', 'head-delegate'],
  },
  'early-years.record': { everything: ['lead'], caseload: advisers },
  'early-years-audit.answer': { 'own-provider': ['headteacher', 'head-delegate'] },
  'early-years-places.record': { everything: ['lead', 'data-officer'], caseload: advisers },
  'sufficiency.view': { everything: [...officers, 'business-support', 'auditor', 'network-member', 'executive-member', 'elected-member'] },
  'sufficiency.edit': { everything: ['lead', 'data-officer'] },
  'caseload.view': { everything: ['director', 'assistant-director', 'lead', 'data-officer', 'auditor'] },
  'caseload.balance': { everything: ['assistant-director', 'lead'] },
  'capacity.forecast': { everything: ['director', 'assistant-director', 'lead', 'data-officer', 'auditor'] },
  'leadership.list': { everything: ['director', 'assistant-director', 'lead', 'specialist', 'data-officer', 'auditor', ...advisers] },
  'leadership.view': { everything: ['director', 'assistant-director', 'lead', 'specialist', 'data-officer', 'auditor'], caseload: advisers },
  'leadership.record': { everything: ['director', 'assistant-director', 'lead'], caseload: advisers },
  'departure.view': { everything: ['director', 'assistant-director', 'lead', 'auditor'], caseload: advisers },
  'trust-conversation.view': { everything: ['director', 'assistant-director', 'lead', 'auditor', ...advisers] },
  'trust-conversation.record': { everything: ['assistant-director', 'lead', ...advisers] },
  'mentor.list': { everything: ['director', 'assistant-director', 'lead', 'auditor', ...advisers] },
  'mentor.manage': { everything: ['assistant-director', 'lead', ...advisers] },
  'mentor.approve': { everything: ['assistant-director', 'lead'] },
  'mentoring.ask': { 'everything': ['assistant-director', 'lead'], 'caseload': advisers, 'own-provider': ['headteacher', 'chair'] },
  'mentoring.view': { everything: ['director', 'assistant-director', 'lead', 'auditor'], caseload: advisers },
  'mentoring.match': { everything: ['assistant-director', 'lead'], caseload: advisers },
  'mentoring.own': { everything: ['headteacher', 'head-delegate', 'chair', 'governor', 'trust-executive', 'diocese', 'network-member'] },
  'mentoring.report': { everything: ['director', 'assistant-director', 'lead', 'auditor'] },
  'offer.view': { everything: [...officers, 'business-support', ...school, 'trust-executive', 'diocese', 'auditor'] },
  'academy.view': { everything: Object.keys(roles).filter((role) => role !== 'elected-member' && role !== 'executive-member') as Role[] },
  'academy.manage': { everything: ['assistant-director', 'lead', ...advisers, 'business-support'] },
  'academy.people': { everything: ['director', 'assistant-director', 'lead', ...advisers, 'business-support', 'auditor'] },
  'academy.book': { 'everything': ['lead', 'business-support'], 'own-provider': ['headteacher', 'head-delegate'], 'own-trust': ['trust-executive'] },
  'academy.book-self': {
    everything: [...officers, 'business-support', ...school, 'trust-executive', 'diocese', 'network-member', 'childrens-trust'],
  },
  'academy.charges-view': { everything: ['director', 'assistant-director', 'lead', 'business-support', 'auditor'] },
  'academy.charge': { everything: ['lead', 'business-support'] },
  'subscription.view': { everything: [...officers, 'business-support', 'auditor'] },
  'subscription.manage': { everything: ['lead', 'business-support'] },
  'pathway.own': { everything: [...officers, 'business-support', ...school, 'trust-executive', 'diocese', 'network-member', 'childrens-trust'] },
  'pathway.shared': { 'own-provider': ['headteacher'] },
  // Whoever is outside sees sums over five or more providers alone.
  'workforce.view': { everything: Object.keys(roles) as Role[] },
  'workforce.record': {
    'everything': ['lead', 'data-officer', 'business-support'],
    'caseload': advisers,
    'own-provider': ['headteacher', 'head-delegate'],
  },
  'offer.edit': { everything: ['assistant-director', 'lead'] },
  'network.results': {
    everything: [
      ...officers,
      'business-support',
      ...school,
      'trust-executive',
      'diocese',
      'network-member',
      'executive-member',
      'elected-member',
      'auditor',
    ],
  },
  'network.view': { everything: [...officers, 'business-support', ...school, 'trust-executive', 'diocese', 'network-member', 'auditor'] },
  'network.run': { everything: ['assistant-director', 'lead', ...advisers] },
  'network.reach': { everything: [...officers, 'auditor'] },
  'de-delegation.view': { everything: ['director', 'assistant-director', 'lead', 'data-officer', 'auditor'] },
  'de-delegation.edit': { everything: ['assistant-director', 'lead', 'data-officer'] },
  'practice.view': {
    everything: [...officers, 'business-support', ...school, 'trust-executive', 'diocese', 'network-member', 'childrens-trust', 'auditor'],
  },
  'practice.read-drafts': {
    'everything': ['director', 'assistant-director', 'lead', 'auditor'],
    'caseload': advisers,
    'locality': advisers,
    'own-provider': ['headteacher', 'head-delegate', 'chair'],
  },
  'practice.propose': { 'everything': ['assistant-director', 'lead'], 'caseload': advisers, 'own-provider': ['headteacher', 'head-delegate'] },
  'practice.publish': { everything: ['assistant-director', 'lead'], caseload: advisers },
  'exchange.view': {
    everything: [...officers, 'business-support', ...school, 'trust-executive', 'diocese', 'network-member', 'auditor'],
  },
  'exchange.read-needs': {
    'everything': ['director', 'assistant-director', 'lead', 'auditor'],
    'caseload': advisers,
    'locality': advisers,
    'own-provider': ['headteacher', 'head-delegate', 'chair'],
  },
  'exchange.offer': { 'everything': ['assistant-director', 'lead'], 'caseload': advisers, 'own-provider': ['headteacher', 'head-delegate'] },
  // Of a visit the heads decide; whoever brokered it records what they are told.
  'exchange.answer': { 'everything': ['assistant-director', 'lead'], 'caseload': advisers, 'locality': advisers, 'own-provider': ['headteacher'] },
  'exchange.broker': { everything: ['assistant-director', 'lead'], caseload: advisers, locality: advisers },
  'programme.view': {
    'everything': ['director', 'assistant-director', 'lead', 'safeguarding-lead', 'specialist', 'data-officer', 'auditor'],
    'caseload': advisers,
    'own-provider': ['headteacher', 'head-delegate', 'chair'],
    'own-trust': ['trust-executive'],
  },
  'programme.run': { everything: ['director', 'assistant-director', 'lead'], caseload: advisers },
  'programme.decide': { everything: ['director', 'assistant-director', 'lead'] },
  'programme.answer': { 'own-provider': ['headteacher', 'head-delegate', 'chair'], 'own-trust': ['trust-executive'] },
  'programme.define': { everything: ['lead'] },
  'programme.adopt': { everything: ['director', 'lead'] },
  'directory.view': { everything: Object.keys(roles) as Role[] },
  'directory.edit': { everything: [...officers, 'business-support'] },
  'news.view': { everything: Object.keys(roles) as Role[] },
  'news.edit': { everything: [...officers, 'business-support'] },
  'programme.own-task': { everything: ['safeguarding-lead', 'specialist'] },
  'programme-definition.view': { everything: [...officers, 'business-support', 'auditor'] },
  'escalation.view': { everything: ['director', 'assistant-director', 'lead', 'auditor'], caseload: advisers },
  'programme-board.view': { everything: ['director', 'assistant-director', 'lead', 'auditor'] },
  'plan.update': { 'everything': ['lead'], 'caseload': advisers, 'own-provider': ['headteacher', 'chair'] },
  'api.read': { everything: [...officers, 'auditor'] },
  'account.manage': { everything: ['lead', 'administrator'] },
  'account.approve': { everything: ['assistant-director', 'lead', 'administrator'] },
  'handover.run': { everything: ['assistant-director', 'lead'] },
  'team-work.view': { everything: ['director', 'assistant-director', 'lead'] },
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
const strandOf: Readonly<Partial<Record<Permission, Strand>>> = {
  'post.edit': 'governance',
  'board.detail': 'governance',
  'board.edit': 'governance',
  'chair-support.offer': 'governance',
  'send-unit.edit': 'send',
  'finding.record': 'finance',
};

/** How far this actor's role reaches with a permission; nothing where the role does not have it. */
export function extentsOf(actor: Pick<Actor, 'kind' | 'role'>, permission: Permission): readonly Extent[] {
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
