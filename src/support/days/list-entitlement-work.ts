import { sql } from 'kysely';
import { academicYearOf } from '../../kernel/period.ts';
import { addDays, dateInWords } from '../../kernel/plain-date.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { WorkItem, WorkSource } from '../../register/index.ts';
import type { SupportMeans } from '../common/support-means.ts';
import { gatherDue } from './gather-due.ts';
import { gatherEntitled } from './gather-entitled.ts';

/** How many days before it is due a visit begins to wait for its adviser. */
const ahead = 28;

/** Visits and other contacts that an adviser’s providers are owed within four weeks, or were: of those they lead, where none is planned in time. */
export function entitlementWork({ db }: Pick<SupportMeans, 'db'>): WorkSource {
  return {
    id: 'entitlement',
    list: async (actor, today) => {
      const { authorityId, accountId } = actor;
      if (authorityId === null || accountId === null || (actor.role !== 'sia' && actor.role !== 'eeca')) return [];
      const ids = await findLedIds(db.kysely, { authorityId, accountId, today });
      if (ids.length === 0) return [];
      const { providers } = await gatherEntitled(db.kysely, {
        actor: { ...actor, authorityId },
        permission: 'days.view',
        year: academicYearOf(today),
        today,
        ids,
      });
      const led = providers.filter(({ lead }) => lead?.id === accountId);
      const due = await gatherDue(db.kysely, { authorityId, today, providers: led });
      const until = addDays(today, ahead);
      return due
        .flatMap(({ provider, says, plannedOn, due: next }): WorkItem[] =>
          next.kind === 'due' && next.on <= until && (plannedOn === null || plannedOn > next.on)
            ? [
                {
                  kind: 'visit',
                  text: `${says} is owed, and ${plannedOn === null ? 'none is planned' : `the next is planned for ${dateInWords(plannedOn)}, after that`}`,
                  href: `/providers/${String(provider.id)}/adviser-days`,
                  provider: { id: provider.id, name: provider.name },
                  dueOn: next.on,
                  since: null,
                },
              ]
            : [],
        )
        .toSorted((one, other) => ((one.dueOn ?? '') < (other.dueOn ?? '') ? -1 : 1));
    },
  };
}

/** Whom somebody leads today. Asked first, so that a first page reckons for these and not for everybody in reach. */
async function findLedIds(
  db: Reader,
  { authorityId, accountId, today }: { readonly authorityId: number; readonly accountId: number; readonly today: string },
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select distinct provider_id as id from allocation
    where authority_id = ${authorityId} and account_id = ${accountId} and part = 'lead' and withdrawn_at is null
      and valid_from <= ${today}::date and (valid_to is null or valid_to >= ${today}::date)`.execute(db);
  return rows.map(({ id }) => id);
}
