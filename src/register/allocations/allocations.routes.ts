import type { Reader } from '../../platform/database/database.ts';
import type { Reply, Route } from '../../platform/http/route.ts';
import { reachesProvider } from '../access/find-reach.ts';
import { asAtRoute } from '../as-at/show-as-at-page.ts';
import { type EntryRouteOptions, entryRoutes } from '../by-hand/entry.routes.ts';
import { findOwnProvider, type OwnProvider } from '../by-hand/find-own-provider.ts';
import { listEntryEvents } from '../by-hand/list-entry-events.ts';
import { showHistory } from '../by-hand/show-history.ts';
import { allocationsAsAt } from './allocation-as-at-page.ts';
import { allocationLedger } from './allocation-row.ts';
import { adviserWords, answersOfAllocation, showAllocationSnapshot } from './allocation-words.ts';
import { listAdvisers, listRecordedAllocations, type RecordedAllocation } from './find-allocations.ts';
import { endAllocationPage, newAllocationPage, withdrawAllocationPage } from './open-allocation-pages.ts';

const historyWords = {
  'allocation.recorded': 'Recorded',
  'allocation.ended': 'Ended',
  'allocation.withdrawn': 'Withdrawn',
  'allocation.put-back': 'Last day put back',
};

/** Who advises whom: record, end, withdraw, read what a record said before, and who advised on another day. */
export function allocationRoutes(options: EntryRouteOptions): Route[] {
  const { db, clock } = options;
  const manage = { ...options, permission: 'allocation.manage' } as const;
  return [
    asAtRoute(options, allocationsAsAt),
    ...entryRoutes(manage, '/providers/:id/allocations/new', 'allocation.recorded', async ({ request, ...means }) => ({
      page: newAllocationPage(means, await listAdvisers(db.kysely, clock, means.provider.authorityId)),
      initial: { part: request.query.get('part') ?? '' },
    })),
    ...entryRoutes(manage, '/providers/:id/allocations/:allocationId/end', 'allocation.ended', async ({ request, ...means }) => {
      const allocation = await findRecordedAllocation(db.kysely, means.provider, request.params['allocationId']);
      return allocation?.withdrawn === null ? { page: endAllocationPage(means, allocation) } : null;
    }),
    ...entryRoutes(manage, '/providers/:id/allocations/:allocationId/withdraw', 'allocation.withdrawn', async ({ request, ...means }) => {
      // One that is withdrawn already may be sent again: the same form, twice.
      const allocation = await findRecordedAllocation(db.kysely, means.provider, request.params['allocationId']);
      return allocation && { page: withdrawAllocationPage(means, allocation) };
    }),
    {
      method: 'GET',
      path: '/providers/:id/allocations/:allocationId',
      permission: 'entry.view',
      of: 'id',
      audit: 'allocation.viewed',
      handle: async ({ actor, params }): Promise<Reply> => {
        const provider = await findOwnProvider(db.kysely, actor, params['id']);
        const allocation = provider && (await findRecordedAllocation(db.kysely, provider, params['allocationId']));
        if (!allocation) return { kind: 'not-found' };
        const events = await listEntryEvents(db.kysely, allocationLedger, provider);
        return {
          kind: 'page',
          template: 'register/allocations/allocation.njk',
          data: {
            provider,
            allocation,
            heading: `${adviserWords[allocation.part].one}: ${allocation.adviser}`.replace(/^./, (first) => first.toUpperCase()),
            answers: answersOfAllocation(allocation),
            history: showHistory(
              events.filter((event) => event.subjectId === String(allocation.id)),
              historyWords,
              showAllocationSnapshot,
            ),
            mayManage: await reachesProvider(db.kysely, clock, actor, 'allocation.manage', provider.id),
            backLink: `/providers/${provider.id}`,
          },
        };
      },
    },
  ];
}

async function findRecordedAllocation(reader: Reader, provider: OwnProvider, id: string | undefined): Promise<RecordedAllocation | null> {
  return (await listRecordedAllocations(reader, provider.id, provider.authorityId)).find((one) => String(one.id) === id) ?? null;
}
