import { tierLabels, tiers } from '../kernel/tier.ts';
import type { Database } from '../platform/database/database.ts';
import type { PageRequest, Reply, Route } from '../platform/http/route.ts';
import { listTeam, recordLook, type TeamMember } from '../register/index.ts';
import { gatherItems, type WorkMeans } from './gather-work.ts';

export interface TeamMeans extends WorkMeans {
  readonly db: Database;
  readonly roles: readonly { readonly name: string; readonly label: string }[];
}

/** The lead's view of the team; and everybody's word that they have looked. */
export function teamRoutes(means: TeamMeans): Route[] {
  return [
    { method: 'GET', path: '/team', permission: 'team-work.view', audit: 'team.viewed', handle: (request) => showTeam(means, request) },
    { method: 'POST', path: '/work/looked', permission: 'signed-in', audit: 'work.looked', handle: (request) => saveLook(means, request) },
  ];
}

async function showTeam(means: TeamMeans, { actor }: PageRequest): Promise<Reply> {
  if (actor.authorityId === null) return { kind: 'not-found' };
  const { db, clock, roles } = means;
  const team = await listTeam(db.kysely, actor, clock.today());
  const members = [];
  for (const member of team) members.push({ ...member, ...(await loadOf(means, member, actor.authorityId)) });
  const overdue = members.flatMap(({ name, late }) => late.map((item) => ({ ...item, adviser: name })));
  return {
    kind: 'page',
    template: 'home/team.njk',
    data: {
      members: members.map((member) => ({ ...member, roleLabel: roles.find(({ name }) => name === member.role)?.label ?? member.role })),
      tiers: tiers.map((tier) => ({ tier, label: tierLabels[tier] })),
      overdue: overdue.toSorted((one, other) => String(one.dueOn).localeCompare(String(other.dueOn))),
    },
  };
}

/** What waits for one of the team, as they see it on their own first page. */
async function loadOf(means: TeamMeans, { id, name, role }: TeamMember, authorityId: number) {
  const items = await gatherItems(means, { kind: 'person', accountId: id, tokenId: null, name, role, authorityId });
  const today = means.clock.today();
  const waiting = items.filter(({ kind }) => kind !== 'change' && kind !== 'signal');
  return {
    waiting: waiting.length,
    signals: items.filter(({ kind }) => kind === 'signal').length,
    late: waiting.filter(({ dueOn }) => dueOn !== null && dueOn < today),
  };
}

async function saveLook({ db, clock }: TeamMeans, request: PageRequest): Promise<Reply> {
  const looked = await db.transaction((tx) => recordLook(tx, clock, request, readMoment(request.form.get('made-at'))));
  return looked
    ? { kind: 'redirect', to: '/', notice: { kind: 'success', text: 'From now on, what you have seen is no longer shown as new.' } }
    : { kind: 'not-found' };
}

/** When the page was made that somebody looked at, as it says itself; null where it says nothing of use. */
function readMoment(text: string | null): Date | null {
  const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text ?? '') ? new Date(text ?? '') : null;
  return moment === null || Number.isNaN(moment.getTime()) ? null : moment;
}
