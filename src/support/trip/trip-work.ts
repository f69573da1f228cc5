import type { WorkItem, WorkSource } from '../../register/index.ts';
import type { SupportMeans } from '../common/support-means.ts';
import { escalationAsked } from '../programmes/escalation-asked.ts';
import { listRuns } from '../programmes/find-runs.ts';
import { gatherDueTrips } from './gather-due-trips.ts';

const deciders: readonly (string | null)[] = ['lead', 'assistant-director'];

/** What waits of rapid improvement for those who decide: where it is due and has not begun, and where two reviews running ask whether to escalate. */
export function tripWork(means: SupportMeans): WorkSource {
  return {
    id: 'rapid-improvement',
    list: async (actor) => {
      const { authorityId } = actor;
      if (authorityId === null || !deciders.includes(actor.role)) return [];
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
      return [...questions, ...due];
    },
  };
}

const item = (text: string, href: string, provider: WorkItem['provider']): WorkItem => ({
  kind: 'moderation',
  text,
  href,
  provider,
  dueOn: null,
  since: null,
});
