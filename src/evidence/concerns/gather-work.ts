import { isAllowed, type WorkItem, type WorkSource } from '../../register/index.ts';
import type { ConcernMeans } from './concern-means.ts';
import { findConcerns, type SeenConcern } from './find-concerns.ts';
import { listToLookAtAgain, waitingFor } from './show-queue.ts';

/** What waits of concerns: for those who decide, the queue and what is to be looked at again; for whoever logged one, that it still waits for somebody. */
export function concernsWork({ db, clock }: ConcernMeans): WorkSource {
  return {
    id: 'concerns',
    list: async (actor) => {
      if (!isAllowed(actor, 'concern.list')) return [];
      const concerns = await findConcerns(db.kysely, { actor, clock, isWaiting: true });
      const queue = waitingFor(concerns);
      const own = concerns.filter((concern) => concern.sighting.isLogger && !queue.includes(concern));
      const again = await listToLookAtAgain({ db, clock }, actor);
      return [...queue.map((one) => itemOf(one, 'A concern waits for your decision')),
        ...again.map((one) => ({ ...itemOf(one, `A concern that is ${one.state} is to be looked at again`), dueOn: one.lookAgainOn })),
        ...own.map((one) => itemOf(one, 'A concern you logged waits for triage'))];
    },
  };
} // prettier-ignore

/** A restricted one is told without where it is: the first page may lie open on a desk. */
function itemOf({ id, isRestricted, providerId, providerName, triageDueOn }: SeenConcern, text: string): WorkItem {
  const provider = isRestricted ? null : { id: providerId, name: providerName };
  return { kind: 'triage', text, href: `/concerns/${String(id)}`, provider, dueOn: triageDueOn, since: null };
}
