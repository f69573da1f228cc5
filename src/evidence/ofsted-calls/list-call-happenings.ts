import { type Happening, type ListHappenings, reachesProvider } from '../../register/index.ts';
import { inspectionDays } from './briefing.ts';
import { listCallsOf } from './find-calls.ts';
import { pathOfCall } from './open-call-pages.ts';
import type { CallMeans } from './show-calls.ts';

/** Ofsted’s calls that stand, for those who see them; what inspectors said before publication is on the call’s own page alone. */
export function ofstedCallHappenings({ db, clock }: CallMeans): ListHappenings {
  return async (actor, provider) => {
    if (!(await reachesProvider(db.kysely, clock, actor, 'ofsted-call.view', provider.id))) return [];
    const calls = await listCallsOf(db.kysely, provider);
    return calls
      .filter(({ withdrawnBy }) => withdrawnBy === null)
      .map((call): Happening => {
        const href = pathOfCall(provider.id, call.id);
        return { kind: 'ofsted-call', on: call.calledOn, title: 'Ofsted rang', says: `Inspection of ${inspectionDays(call)}.`, href };
      });
  };
}
