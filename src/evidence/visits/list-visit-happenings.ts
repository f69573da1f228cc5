import { isAllowed, type Happening, type ListHappenings } from '../../register/index.ts';
import { pathOf } from './found-part.ts';
import { listVisits } from './list-visits.ts';
import type { VisitMeans } from './visit-means.ts';
import { visitPurposes } from './visit-purposes.ts';

/** Visits whose note is final, of this provider’s part alone. */
export function visitHappenings({ db }: Pick<VisitMeans, 'db'>): ListHappenings {
  return async (actor, provider, today) => {
    if (!isAllowed(actor, 'visit.view')) return [];
    const parts = await listVisits(db.kysely, { actor, today, filter: 'final', providerId: provider.id });
    return parts.map((part): Happening => {
      const { purpose, heldOn, plannedOn, focus, authors } = part;
      return { kind: 'visit', on: heldOn ?? plannedOn, title: visitPurposes[purpose], says: `${focus}. By ${authors}.`, href: pathOf(part) };
    });
  };
}
