import type { Route } from '../../platform/http/route.ts';
import { isAllowed } from '../../register/index.ts';
import { listHolds } from '../legal-holds/list-holds.ts';
import { keepShippedRules } from '../retention/keep-shipped-rules.ts';
import type { AccountabilityMeans } from '../accountability-means.ts';
import { findOwnAuthority } from './find-own-authority.ts';

/** The first page of records management: what there is to do, and how it stands. */
export function recordsRoutes({ db, clock, recordKinds }: AccountabilityMeans): Route[] {
  return [
    {
      method: 'GET',
      path: '/records',
      permission: 'records.view',
      audit: 'records.viewed',
      handle: async ({ actor }) => {
        const authority = await findOwnAuthority(db.kysely, actor);
        if (authority === null) return { kind: 'not-found' };
        const rules = await keepShippedRules(db, clock, recordKinds, authority.id);
        const inForce = (await listHolds(db.kysely, authority.id)).filter(({ liftedAt }) => liftedAt === null);
        const decided = new Set(rules.filter(({ provisional }) => !provisional).map(({ kind }) => kind));
        return {
          kind: 'page',
          template: 'accountability/records/records.njk',
          data: {
            year: clock.today().slice(0, 4),
            kinds: new Set(rules.map(({ kind }) => kind)).size,
            provisional: new Set(rules.map(({ kind }) => kind)).size - decided.size,
            holds: inForce.length,
            toReview: inForce.filter(({ reviewOn }) => reviewOn <= clock.today()).length,
            mayExport: isAllowed(actor, 'records.export'),
          },
        };
      },
    },
  ];
}
