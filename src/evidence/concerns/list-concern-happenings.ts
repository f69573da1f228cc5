import { isAllowed, type Happening, type ListHappenings, reachesProvider } from '../../register/index.ts';
import { outcomes } from './concern.ts';
import type { ConcernMeans } from './concern-means.ts';
import { lineOf } from './concern-words.ts';
import { findConcerns, type SeenConcern } from './find-concerns.ts';
import { listTold } from './show-told.ts';

/**
 * What became of concerns: for officers of those that they may see, a restricted one without its words; for the provider’s own people that something was said to
 * them, which they read on its page, where that is recorded; for everybody else nothing.
 */
export function concernHappenings({ db, clock }: ConcernMeans): ListHappenings {
  return async (actor, provider, today) => {
    if (await reachesProvider(db.kysely, clock, actor, 'concern.told', provider.id)) {
      const href = `/providers/${String(provider.id)}/concerns/told`;
      const told = await listTold(db.kysely, actor, provider);
      return told.map(({ toldOn }): Happening => ({ kind: 'concern', on: toldOn, title: 'The authority spoke with you about a concern', says: null, href })); // prettier-ignore
    }
    if (!isAllowed(actor, 'concern.list')) return [];
    const concerns = await findConcerns(db.kysely, { actor, clock, providerId: provider.id });
    return concerns.flatMap((concern) => stepsOf(concern, today));
  };
}

function stepsOf(concern: SeenConcern, today: string): Happening[] {
  const { title, href, category, severity } = lineOf(concern, today);
  const step = (on: string | null, what: string, says: string | null): Happening[] =>
    on === null ? [] : [{ kind: 'concern', on, title: `${what}: ${title}`, says: concern.isRestricted ? null : says, href }];
  return [
    ...step(concern.loggedOn, 'Concern logged', [category, severity === null ? null : `${severity.toLowerCase()} severity`].filter((part) => part !== null).join(', ')), // prettier-ignore
    ...step(concern.acceptedOn, 'Concern accepted at triage', null),
    ...step(concern.closedOn, 'Concern closed', concern.outcome && outcomes[concern.outcome].label),
  ];
}
