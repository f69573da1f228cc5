import { sql, type Selectable } from 'kysely';
import '../audit/tables.ts';
import type { Reader } from '../database/database.ts';
import type { Tables } from '../database/tables.ts';
import type { KeptTable } from './known-at.ts';
import './tables.ts';

/** The audit event of the same change. */
export interface VersionEvent {
  readonly id: number;
  readonly event: string;
  readonly by: string;
  readonly reason: string | null;
  readonly before: Readonly<Record<string, string | number | null>> | null;
  readonly after: Readonly<Record<string, string | number | null>> | null;
}

export interface Version<Row> {
  readonly id: number;
  readonly recordId: string;
  readonly change: 'insert' | 'update' | 'delete';
  readonly knownFrom: Date;
  /** When the next version followed; null for the last. */
  readonly knownTo: Date | null;
  /** The row as it then stood; for a deletion, as it last stood. */
  readonly row: Row;
  /** Null where no person did it, or it is older than the trail. */
  readonly event: VersionEvent | null;
}

export interface VersionsAsked<Table extends KeptTable> {
  readonly table: Table;
  readonly authorityId: number;
  readonly recordIds: readonly (string | number)[];
  /** What the audit trail calls such a record. */
  readonly subject: string;
}

type Found = Omit<Version<unknown>, 'row' | 'event' | 'id'> & { readonly versionId: number; readonly eventId: number | null } & {
  readonly [Part in 'eventName' | 'eventBy' | 'eventReason' | 'eventBefore' | 'eventAfter']: unknown;
};

/** Every version of these records, the earliest first, each with who made it so and why. */
export async function findVersions<Table extends KeptTable>(
  reader: Reader,
  { table, authorityId, recordIds, subject }: VersionsAsked<Table>,
): Promise<Version<Selectable<Tables[Table]>>[]> {
  const ids = recordIds.map(String);
  // One change writes one version and one event; the nth of a transaction belong together.
  const { rows } = await sql<Found>`
    with versions as (
      select v.*, lead(v.known_from) over (partition by v.record_id order by v.id) as known_to,
        row_number() over (partition by v.record_id, v.transaction_id order by v.id) as place
      from record_version v
      where v.authority_id = ${authorityId} and v.table_name = ${table} and v.record_id = any(${ids}::text[])
    ), events as (
      select e.*, row_number() over (partition by e.subject_id, e.transaction_id order by e.id) as place
      from audit_event e
      where e.authority_id = ${authorityId} and e.subject_kind = ${subject} and e.subject_id = any(${ids}::text[])
    )
    select t.*, v.id as "versionId", v.record_id as "recordId", v.change, v.known_from as "knownFrom", v.known_to as "knownTo", e.id as "eventId",
      e.event as "eventName", e.actor_name as "eventBy", e.reason as "eventReason", e.before as "eventBefore", e.after as "eventAfter"
    from versions v
    left join events e on e.subject_id = v.record_id and e.transaction_id = v.transaction_id and e.place = v.place,
      jsonb_populate_record(null::${sql.table(table)}, v.content) t
    order by v.id`.execute(reader);
  return rows.map((found) => {
    const { versionId, recordId, change, knownFrom, knownTo, eventId, eventName, eventBy, eventReason, eventBefore, eventAfter, ...row } = found;
    const event = { id: eventId, event: eventName, by: eventBy, reason: eventReason, before: eventBefore, after: eventAfter } as VersionEvent;
    return {
      id: versionId,
      recordId,
      change,
      knownFrom,
      knownTo,
      row: row as unknown as Selectable<Tables[Table]>,
      event: eventId === null ? null : event,
    };
  });
}
