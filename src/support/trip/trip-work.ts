import { isAllowed, type WorkItem, type WorkSource } from '../../register/index.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import type { SupportMeans } from '../common/support-means.ts';
import { findReached } from '../common/find-places.ts';
import { hasPlan } from '../programme-definitions/definition-graph.ts';
import { escalationAsked } from '../programmes/escalation-asked.ts';
import { findRunsOutOfReach } from '../programmes/find-run-work.ts';
import { listRuns } from '../programmes/find-runs.ts';
import { gatherDueTrips } from './gather-due-trips.ts';
import { listLatePlans } from './list-late-plans.ts';

const deciders: readonly (string | null)[] = ['lead', 'assistant-director'];

/**
 * What waits of rapid improvement: for those who decide, where it is due and has not begun, and where two reviews running ask whether to escalate; for whoever
 * carries a run, or else the lead, what of its plan is late, whoever is to do it.
 */
export function tripWork(means: SupportMeans): WorkSource {
  return {
    id: 'rapid-improvement',
    list: async (actor, today) => {
      const { authorityId } = actor;
      if (authorityId === null) return [];
      const late = await listLate(means, actor, authorityId, today);
      if (!deciders.includes(actor.role)) return late;
      const runs = await listRuns(means.db.kysely, authorityId, { programme: 'trip' });
      const live = runs.filter(({ now }) => now.state === 'live' || now.state === 'paused');
      const questions = live.flatMap(({ id, providerId, providerName, definition, now }): WorkItem[] => {
        const question = escalationAsked(definition, now);
        return question === null
          ? []
          : [item(question, `/providers/${String(providerId)}/programmes/${String(id)}`, { id: providerId, name: providerName })];
      });
      const due = (await gatherDueTrips(means, { actor, runs })).map(({ provider, triggers }) =>
        item(
          `Rapid improvement is due, and has not begun: ${triggers[0]?.kind === 'tier' ? 'its tier' : triggers[0]?.kind === 'inspection' ? 'an inspection' : 'a concern'}`,
          `/providers/${String(provider.id)}/rapid-improvement`,
          {
            id: provider.id,
            name: provider.name,
          },
        ),
      );
      return [...questions, ...due, ...late];
    },
  };
}

async function listLate({ db, clock }: SupportMeans, actor: Actor, authorityId: number, today: string): Promise<WorkItem[]> {
  const { accountId, role } = actor;
  if (accountId === null || !isAllowed(actor, 'programme.run')) return [];
  const isLead = role === 'lead';
  const live = await listRuns(db.kysely, authorityId, { live: true, ...(isLead ? {} : { accountId }) });
  // What nobody carries who can open it is the lead’s.
  const left = isLead ? await findRunsOutOfReach(db.kysely, clock, authorityId) : new Set<number>();
  const carried = live.filter(
    (run) =>
      run.now.state === 'live' &&
      hasPlan(run.definition) &&
      (run.accountId === accountId || (isLead && (run.accountId === null || left.has(run.id)))),
  );
  const reached = await findReached(db.kysely, { actor, permission: 'programme.run', today, ids: carried.map(({ providerId }) => providerId) });
  const own = carried.filter(({ providerId }) => reached.has(providerId));
  return (await listLatePlans(db.kysely, authorityId, own, today)).flatMap(({ run, late }): WorkItem[] => {
    const [first] = late;
    if (first === undefined) return [];
    const text = late.length === 1 ? first.what : `${String(late.length)} things of the plan are late, the longest: ${first.what}`;
    const plan = `/providers/${String(run.providerId)}/programmes/${String(run.id)}/plan`;
    return [{ ...item(text, plan, { id: run.providerId, name: run.providerName }), kind: 'action', dueOn: first.on }];
  });
}

const item = (text: string, href: string, provider: WorkItem['provider']): WorkItem => ({
  kind: 'moderation',
  text,
  href,
  provider,
  dueOn: null,
  since: null,
});
