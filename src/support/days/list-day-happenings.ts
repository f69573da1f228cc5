import { type Happening, type ListHappenings, reachesProvider } from '../../register/index.ts';
import type { SupportMeans } from '../common/support-means.ts';
import { listEnteredDays } from './find-days.ts';
import { purposes } from './purpose.ts';

/** Adviser days that were entered by hand, for those who see them: those of a visit stand there with the visit. */
export function dayHappenings({ db, clock }: SupportMeans): ListHappenings {
  return async (actor, provider, today) => {
    if (!(await reachesProvider(db.kysely, clock, actor, 'days.view', provider.id))) return [];
    const days = await listEnteredDays(db.kysely, { authorityId: provider.authorityId, providerId: provider.id, from: '1900-01-01', to: today });
    return days
      .filter(({ withdrawn }) => withdrawn === null)
      .map(({ on, days: given, purpose }): Happening => {
        const says = `${String(given)} ${given === 1 ? 'day' : 'days'} of an adviser.`;
        return { kind: 'days', on, title: purposes[purpose], says, href: `/providers/${String(provider.id)}/adviser-days` };
      });
  };
}
