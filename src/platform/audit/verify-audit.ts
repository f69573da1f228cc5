import './tables.ts';
import { sql } from 'kysely';
import type { Database, Tx } from '../database/database.ts';
import { seeEveryRow } from '../database/see-every-row.ts';
import type { Anchor } from './anchor.ts';
import { readAsText, type StoredEvent } from './read-as-text.ts';
import { ChainWalk, type Fault } from './walk-chain.ts';

export interface Verification {
  readonly events: number;
  readonly chains: number;
  /** The first of them; `faultCount` counts them all. */
  readonly faults: readonly Fault[];
  readonly faultCount: number;
}

export interface VerifyOptions {
  readonly anchor?: Anchor;
  /** One chain alone: an authority's code, or null for the installation's own. */
  readonly only?: string | null;
}

const batch = 1000;
const mostFaults = 100;

/** Looks at every event of every chain, as at one moment, a thousand at a time. Changes nothing, and others may go on writing. */
export async function verifyAudit(db: Database, options: VerifyOptions = {}): Promise<Verification> {
  return db.transaction(
    async (tx) => {
      await sql`set transaction isolation level repeatable read, read only`.execute(tx);
      // A login that may not see every row fails here, instead of taking the others for removed.
      await seeEveryRow(tx);
      return walkChains(tx, options);
    },
    { timeoutMs: Number.POSITIVE_INFINITY },
  );
}

/** The same inside a transaction that is there already. */
export async function walkChains(tx: Tx, { anchor, only }: VerifyOptions): Promise<Verification> {
  const faults: Fault[] = [];
  const count = { events: 0, faults: 0 };
  const report = (fault: Fault): void => {
    count.faults += 1;
    if (faults.length < mostFaults) faults.push(fault);
  };
  const chains = (await listChains(tx, anchor)).filter((chain) => only === undefined || chain.authority === only);
  for (const { authorityId, authority, end } of chains) {
    const point = anchor?.chains.find((each) => each.authority === authority);
    const walk = new ChainWalk({ authority, end, ...(anchor && point ? { anchor: { at: anchor.at, ...point } } : {}) }, report);
    for await (const event of readChain(tx, authorityId)) {
      walk.see(event);
      count.events += 1;
    }
    walk.end();
  }
  return { events: count.events, chains: chains.length, faults, faultCount: count.faults };
}

interface StoredChain {
  /** Undefined for one that only the anchor knows. */
  readonly authorityId: number | null | undefined;
  readonly authority: string | null;
  readonly end: { readonly sequence: number; readonly hash: string } | null;
}

/** Those that have an end, those that have events, and those that the anchor names. */
async function listChains(tx: Tx, anchor: Anchor | undefined): Promise<StoredChain[]> {
  const { rows } = await sql<{ authorityId: number | null; authority: string | null; sequence: number | null; hash: string | null }>`
    select i.authority_id as "authorityId", a.la_code as authority, c.last_sequence as sequence, c.last_hash as hash
    from (select authority_id from audit_chain union select authority_id from audit_event) i
    left join authority a on a.id = i.authority_id
    left join audit_chain c on c.authority_id is not distinct from i.authority_id
    order by i.authority_id nulls first`.execute(tx);
  const stored = rows.map(({ authorityId, authority, sequence, hash }) => ({
    authorityId,
    authority,
    end: sequence === null ? null : { sequence, hash: hash ?? '' },
  }));
  const gone = (anchor?.chains ?? []).filter(({ authority }) => !stored.some((chain) => chain.authority === authority));
  return [...stored, ...gone.map(({ authority }) => ({ authorityId: undefined, authority, end: null }))];
}

async function* readChain(tx: Tx, authorityId: number | null | undefined): AsyncGenerator<StoredEvent> {
  if (authorityId === undefined) return;
  const own = authorityId === null ? sql`authority_id is null` : sql`authority_id = ${sql.lit(authorityId)}`;
  // A cursor, because the number that pages would go by is what may have been tampered with.
  await sql`
    declare audit_events no scroll cursor for select ${readAsText} from audit_event where ${own} order by audit_event.sequence nulls first, audit_event.id`.execute(
    tx,
  );
  for (;;) {
    const { rows } = await sql<StoredEvent>`fetch ${sql.lit(batch)} from audit_events`.execute(tx);
    yield* rows;
    if (rows.length < batch) break;
  }
  await sql`close audit_events`.execute(tx);
}
