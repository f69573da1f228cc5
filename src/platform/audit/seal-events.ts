import { sql } from 'kysely';
import type { Insertable } from 'kysely';
import { systemClock } from '../clock.ts';
import type { Tx } from '../database/database.ts';
import { beginning, hashOfEvent, momentAsText, sealedFields, type EventAsText } from './chain.ts';
import type { AuditEventTable } from './tables.ts';

type Event = Insertable<AuditEventTable>;
/** What happened, before it has its place, its moment and its hash. */
export type UnsealedEvent = Omit<Event, 'id' | 'sequence' | 'previous_hash' | 'hash' | 'occurred_at'>;

/** One statement has room for so many events, and the wire for so many parameters. */
const mostAtOnce = 500;

/**
 * Gives events their places at the ends of their chains, and writes them. A chain is locked from here to the end of the transaction, which is at hand;
 * several are locked in the order of their authorities, and after everything else the transaction locks: so nobody waits for another in a ring.
 */
export async function sealEvents(tx: Tx, events: readonly UnsealedEvent[]): Promise<void> {
  const chains = Map.groupBy(events, (event) => event.authority_id ?? null);
  for (const authorityId of [...chains.keys()].toSorted((one, other) => (one ?? 0) - (other ?? 0))) {
    const ofChain = chains.get(authorityId) ?? [];
    for (let at = 0; at < ofChain.length; at += mostAtOnce) await append(tx, authorityId, ofChain.slice(at, at + mostAtOnce));
  }
}

async function append(tx: Tx, authorityId: number | null, events: readonly UnsealedEvent[]): Promise<void> {
  const end = await lockEnd(tx, authorityId, events.length);
  // Read when it is this transaction's turn: times rise along the chain as far as the machines' clocks agree.
  const occurredAt = systemClock.now();
  let { last_hash: lastHash } = end;
  const sealed = events.map((event, index) => {
    const placed = { ...event, id: end.ids[index] ?? 0, sequence: end.last_sequence + 1 + index, previous_hash: lastHash, occurred_at: occurredAt };
    lastHash = hashOfEvent(asText(placed));
    return { ...placed, hash: lastHash };
  });
  await tx
    .with('moved', (db) =>
      db
        .updateTable('audit_chain')
        .set({ last_sequence: end.last_sequence + events.length, last_hash: lastHash })
        .where((eb) => (authorityId === null ? eb('authority_id', 'is', null) : eb('authority_id', '=', authorityId))),
    )
    .insertInto('audit_event')
    .values(sealed)
    .execute();
}

interface End {
  readonly last_sequence: number;
  readonly last_hash: string;
  /** One for each event to be written. */
  readonly ids: readonly number[];
}

async function lockEnd(tx: Tx, authorityId: number | null, count: number): Promise<End> {
  const find = sql<End>`
    select last_sequence, last_hash, array(select nextval('audit_event_id_seq') from generate_series(1, ${count}::int)) as ids
    from audit_chain where ${authorityId === null ? sql`authority_id is null` : sql`authority_id = ${authorityId}`} for update`;
  const found = (await find.execute(tx)).rows[0];
  if (found) return found;
  // The authority's first event. Whoever comes second waits here for the first, and finds its chain.
  await sql`
    insert into audit_chain (authority_id, last_sequence, last_hash) values (${authorityId}, 0, ${beginning}) on conflict (authority_id) do nothing`.execute(
    tx,
  );
  const begun = (await find.execute(tx)).rows[0];
  if (!begun) throw new Error('The chain of the audit trail can be neither found nor begun.');
  return begun;
}

/** As the database will give it back. */
function asText(event: Omit<Event, 'hash'>): EventAsText {
  return Object.fromEntries(
    sealedFields.map((field) => {
      const value = event[field];
      return [field, value instanceof Date ? momentAsText(value) : value === null || value === undefined ? null : String(value)];
    }),
  ) as EventAsText;
}
