import { sql } from 'kysely';
import '../../platform/audit/tables.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { Tables } from '../../platform/database/tables.ts';
import { erasedEvent, keptEvent } from '../../platform/records/record-kind.ts';
import type { OwnProvider } from './find-own-provider.ts';

/** A kind of record entered by hand: what the audit trail calls it, and the table whose rows belong to a provider. */
export interface Ledger {
  /** Its table's name with hyphens. */
  readonly subject: string;
  readonly table: Extract<keyof Tables, string>;
}

/**
 * The fields of a record as they were entered, for the audit trail and so for the page's history. One whose row is taken away says
 * `providerId`, by which its events are still found.
 */
export type Snapshot = Readonly<Record<string, string | number | null>>;

export interface EntryEvent {
  readonly id: number;
  readonly at: Date;
  readonly by: string;
  readonly event: string;
  readonly subjectId: string;
  readonly reason: string | null;
  readonly before: Snapshot | null;
  readonly after: Snapshot | null;
}

/**
 * What has been done to a provider's records of this kind since an event, or ever; the latest first. Of what was done before a record was
 * erased, that it was done: the audit trail keeps what it said, and nobody is shown it here. Reading a record does nothing to it.
 */
export async function listEntryEvents(
  reader: Reader,
  ledger: Ledger,
  provider: Pick<OwnProvider, 'id' | 'authorityId'>,
  since = 0,
): Promise<EntryEvent[]> {
  const { rows } = await sql<EntryEvent>`
    select e.id, e.occurred_at as at, case when erased.id is null then e.actor_name else 'Somebody whose name is removed' end as by,
      e.event, e.subject_id as "subjectId", case when erased.id is null then e.reason end as reason,
      case when erased.id is null and e.event <> ${erasedEvent} then e.before end as before,
      case when erased.id is null and e.event <> ${erasedEvent} then e.after end as after
    from audit_event e
    left join lateral (
      select x.id from audit_event x
      where x.authority_id = e.authority_id and x.subject_kind = e.subject_kind and x.subject_id = e.subject_id and x.id > e.id and x.event = ${erasedEvent}
      limit 1
    ) erased on true
    where e.authority_id = ${provider.authorityId} and e.subject_kind = ${ledger.subject} and e.id > ${since} and e.event <> ${keptEvent}
      and split_part(e.event, '.', 2) not in ('viewed', 'refused')
      and (e.subject_id in (select t.id::text from ${sql.table(ledger.table)} t where t.provider_id = ${provider.id})
        or e.before ->> 'providerId' = ${String(provider.id)})
    order by e.id desc`.execute(reader);
  return rows;
}

/** The latest event, which a form carries so that saving notices what happened since; 0 where there is none. */
export async function latestEntryEvent(reader: Reader, ledger: Ledger, provider: Pick<OwnProvider, 'id' | 'authorityId'>): Promise<number> {
  return (await listEntryEvents(reader, ledger, provider))[0]?.id ?? 0;
}
