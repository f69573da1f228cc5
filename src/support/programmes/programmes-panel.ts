import { isOutside } from '../../evidence/index.ts';
import { type ProviderPanel, reachesProvider } from '../../register/index.ts';
import type { SupportMeans } from '../common/support-means.ts';
import { listRuns, type Run } from './find-runs.ts';
import { gatherRunDays, type RunDays } from './clock/gather-run-days.ts';
import { isToldTo } from './own-run-view.ts';
import { readsFacts } from './reads-facts.ts';
import { pathOf } from './run-words.ts';
import { runLine } from './show-provider-programmes.ts';

/** The programmes that a provider is in, on its page, with what is next in each. */
export function programmesPanel({ db, clock }: SupportMeans): ProviderPanel {
  return {
    id: 'programmes',
    title: 'Programmes',
    order: 14,
    load: async (providerId, actor) => {
      const { authorityId } = actor;
      if (authorityId === null || !(await reachesProvider(db.kysely, clock, actor, 'programme.view', providerId))) return null;
      const live = await listRuns(db.kysely, authorityId, { providerId, live: true });
      const isOwn = isOutside(actor.role, actor.kind);
      const runs = isOwn ? live.filter((run) => isToldTo(run, actor, clock.today())) : live;
      const readsLadder = await reachesProvider(db.kysely, clock, actor, 'escalation.view', providerId);
      const line = (run: Run, days: RunDays) => runLine(run, days, { today: clock.today(), isOwn, readsFacts: readsFacts(run, actor, readsLadder) });
      const daysOf = await gatherRunDays(db.kysely, { authorityId, today: clock.today() }, runs);
      return {
        template: 'support/programmes/programmes-panel.njk',
        data: { runs: runs.map((run) => line(run, daysOf(run))), href: pathOf(providerId) },
      };
    },
  };
}
