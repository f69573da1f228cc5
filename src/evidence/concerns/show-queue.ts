import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { addDays } from '../../kernel/plain-date.ts';
import { isAllowed } from '../../register/index.ts';
import type { ConcernMeans } from './concern-means.ts';
import { lineOf } from './concern-words.ts';
import { findConcerns, type SeenConcern } from './find-concerns.ts';
import { findHiddenOverdue } from './find-hidden-overdue.ts';
import { mayDecide } from './sight.ts';
import { triageWorkingDays } from './triage-day.ts';

/** Of those that wait for triage, which wait for this reader's decision: what is due first comes first, and what is overdue before it. */
export function waitingFor(concerns: readonly SeenConcern[]): SeenConcern[] {
  return concerns
    .filter((concern) => mayDecide(concern.sighting, concern))
    .toSorted((one, other) => one.triageDueOn.localeCompare(other.triageDueOn) || one.id - other.id);
}

const daysAhead = 7;

/** What is monitored or referred and to be looked at again within a week, by those who decide on it: the first day first. */
export async function listToLookAtAgain({ db, clock }: ConcernMeans, actor: PageRequest['actor']): Promise<SeenConcern[]> {
  const concerns = await findConcerns(db.kysely, { actor, clock, lookAgainBy: addDays(clock.today(), daysAhead) });
  return concerns
    .filter((concern) => mayDecide(concern.sighting, concern))
    .toSorted((one, other) => (one.lookAgainOn ?? '').localeCompare(other.lookAgainOn ?? '') || one.id - other.id);
}

export async function showQueue({ db, clock }: ConcernMeans, { actor }: PageRequest): Promise<Reply> {
  const today = clock.today();
  const concerns = await findConcerns(db.kysely, { actor, clock, isWaiting: true });
  const waiting = waitingFor(concerns).map((concern) => lineOf(concern, today));
  const mayBreak = isAllowed(actor, 'concern.break-glass') && actor.authorityId !== null;
  const without = concerns.map(({ id }) => id);
  return {
    kind: 'page',
    template: 'evidence/concerns/queue.njk',
    data: {
      overdue: waiting.filter((one) => one.isOverdue),
      due: waiting.filter((one) => !one.isOverdue),
      hidden: mayBreak ? await findHiddenOverdue(db.kysely, { authorityId: actor.authorityId, clock, without }) : [],
      days: triageWorkingDays,
      again: (await listToLookAtAgain({ db, clock }, actor)).map((concern) => lineOf(concern, today)),
      backLink: '/concerns',
    },
  };
}
