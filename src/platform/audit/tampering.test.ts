import { join } from 'node:path';
import fc from 'fast-check';
import { sql, type RawBuilder } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { openBothEngines } from '../../../test/harness/both-engines.ts';
import type { Database, Tx } from '../database/database.ts';
import { migrate } from '../database/migrate.ts';
import type { Anchor } from './anchor.ts';
import { beginning, hashOfEvent, sealedFields } from './chain.ts';
import { readAsText, type StoredEvent } from './read-as-text.ts';
import { addAuthority, anchorOf, recordSix, verifyAfter } from './trail.fixture.ts';
import { verifyAudit } from './verify-audit.ts';

let databases: Readonly<Record<'pglite' | 'postgres', Database>>;
const anchors = new Map<Database, Anchor>();
beforeAll(async () => {
  databases = await openBothEngines();
  for (const db of Object.values(databases)) {
    await migrate(db, join(import.meta.dirname, '../../../migrations'));
    await recordSix(db, await addAuthority(db, '998'), await addAuthority(db, '999'));
    anchors.set(db, await anchorOf(db));
  }
}, 120_000);

const ours = sql`authority_id = (select id from authority where la_code = '998')`;
const run = (statement: RawBuilder<unknown>) => (tx: Tx) => statement.execute(tx);

/** Everything of one chain put right again after a change, as somebody who has read the rule would do it. */
async function makeAnew(tx: Tx): Promise<void> {
  await sql`update audit_event set actor_name = 'Somebody else' where ${ours} and sequence = 3`.execute(tx);
  const { rows } = await sql<StoredEvent>`select ${readAsText} from audit_event where ${ours} order by sequence`.execute(tx);
  let previous = beginning;
  for (const row of rows) {
    const hash = hashOfEvent({ ...row, previous_hash: previous });
    await sql`update audit_event set previous_hash = ${previous}, hash = ${hash} where id = ${row.id}::bigint`.execute(tx);
    previous = hash;
  }
  await sql`update audit_chain set last_hash = ${previous} where ${ours}`.execute(tx);
}

const tampering: readonly (readonly [string, (tx: Tx) => Promise<unknown>, string])[] = [
  ['an actor', run(sql`update audit_event set actor_name = 'Somebody else' where ${ours} and sequence = 3`), 'Event 3, of '],
  ['what there was before', run(sql`update audit_event set before = jsonb_set(before, '{places}', '7') where ${ours} and sequence = 2`), 'Event 2, of '],
  ['a number to one that JavaScript cannot tell from it', run(sql`update audit_event set before = jsonb_set(before, '{places}', '2.0') where ${ours} and sequence = 2`), 'Event 2, of '],
  ['the time by a microsecond', run(sql`update audit_event set occurred_at = occurred_at + interval '1 microsecond' where ${ours} and sequence = 4`), 'Event 4, of '],
  ['the hash of the last event', run(sql`update audit_event set hash = previous_hash where ${ours} and sequence = 6`), 'Event 6, of '],
  ['a row from the middle, taken out', run(sql`delete from audit_event where ${ours} and sequence = 3`), 'Event 3 is missing from the middle, after event 2 of '],
  ['the first rows, taken out', run(sql`delete from audit_event where ${ours} and sequence < 3`), 'Events 1 to 2 are missing from the middle.'],
  ['the tail, cut off', run(sql`delete from audit_event where ${ours} and sequence > 4`), 'Events 5 to 6 are missing from the end, after event 4 of '],
  ['the whole chain, taken away', run(sql`delete from audit_event where ${ours}`), 'Events 1 to 6 are missing from the end.'],
  ['the end of the chain, forgotten', run(sql`delete from audit_chain where ${ours}`), 'where the chain ends is recorded nowhere'],
  ['two rows, each in the other’s place', run(sql`update audit_event set sequence = 7 - sequence where ${ours} and sequence in (3, 4)`), 'Event 3, of '],
  ['a row, moved to another authority', run(sql`update audit_event set authority_id = (select id from authority where la_code = '999') where ${ours} and sequence = 3`), 'Authority 998: Event 3 is missing from the middle'],
  ['a row without a number, put in', run(sql`insert into audit_event select (jsonb_populate_record(e, '{"id": 1000, "sequence": null}')).* from audit_event e where ${ours} and sequence = 3`), 'An event without a number'],
  ['a row after the end, put in', run(sql`insert into audit_event select (jsonb_populate_record(e, '{"id": 1000, "sequence": 7}')).* from audit_event e where ${ours} and sequence = 6`), 'Event 7, of '],
]; // prettier-ignore

describe.each(['pglite', 'postgres'] as const)('on %s, the verification', (engine) => {
  const verify = (change: (tx: Tx) => Promise<unknown>, anchored = false) =>
    verifyAfter(databases[engine], change, anchored ? anchors.get(databases[engine]) : undefined);

  it('finds nothing where nothing was done, in every authority’s chain and the installation’s', async () => {
    const whole = { events: 18, chains: 3, faults: [], faultCount: 0 };
    expect(await verifyAudit(databases[engine])).toEqual(whole);
    expect(await verifyAudit(databases[engine], { anchor: anchors.get(databases[engine])! })).toEqual(whole);
    expect(await verifyAudit(databases[engine], { only: '998' })).toEqual({ ...whole, events: 6, chains: 1 });
    expect(await verifyAudit(databases[engine], { only: null })).toEqual({ ...whole, events: 6, chains: 1 });
  });

  it.each(tampering)('finds %s', async (_, change, words) => {
    const { faults } = await verify(change);
    expect(faults.map(({ sentence }) => sentence).join('\n')).toContain(words);
  });

  it('finds one fault for one change', async () => {
    for (const [name, change] of tampering.slice(0, 10)) expect([name, (await verify(change)).faultCount]).toEqual([name, 1]);
  });

  it('finds a tail cut off with the end of the chain put right only by an anchor', async () => {
    const cut = async (tx: Tx) => {
      await sql`delete from audit_event where ${ours} and sequence > 4`.execute(tx);
      await sql`update audit_chain c set last_sequence = 4, last_hash = e.hash from audit_event e
        where e.sequence = 4 and e.authority_id = c.authority_id and c.authority_id = (select id from authority where la_code = '998')`.execute(tx);
    };
    expect((await verify(cut)).faults).toEqual([]);
    const { faults } = await verify(cut, true);
    expect(faults).toMatchObject([{ authority: '998', kind: 'cut-off', sequence: 5 }]);
    expect(faults[0]?.sentence).toBe('Authority 998: Events 5 to 6 are missing from the end, by the anchor of 2026-11-23T09:00:00.000Z.');
  });

  it('finds a chain made anew from beginning to end only by an anchor', async () => {
    expect((await verify(makeAnew)).faults).toEqual([]);
    expect((await verify(makeAnew, true)).faults).toMatchObject([{ authority: '998', kind: 'not-as-anchored', sequence: 6 }]);
  });

  it('finds an authority’s whole chain gone without a trace only by an anchor', async () => {
    const erase = async (tx: Tx) => {
      await sql`delete from audit_event where ${ours}`.execute(tx);
      await sql`delete from audit_chain where ${ours}`.execute(tx);
    };
    expect((await verify(erase)).faults).toEqual([]);
    expect((await verify(erase, true)).faults).toMatchObject([{ authority: '998', kind: 'cut-off', sequence: 1 }]);
  });

  it('finds any change of any one field of any event', async () => {
    const elsewhere = sql`(select id from authority where la_code = '999')`;
    const other: Readonly<Record<string, (given: string) => RawBuilder<unknown>>> = {
      authority_id: () => sql`case when ${ours} then ${elsewhere} else null end`,
      occurred_at: (given) => sql`occurred_at + ${`${String(given.length + 1)} microseconds`}::interval`,
      before: (given) => sql`coalesce(before, '{}') || jsonb_build_object('x', ${given}::text)`,
      after: (given) => sql`coalesce(after, '[]') || jsonb_build_array(${given}::text)`,
    };
    const numbers = ['id', 'sequence', 'account_id', 'token_id'];
    const text = fc.string({ unit: fc.constantFrom('"', ',', '\\', ' ', 'a', '0', 'é', '\u2028') });
    for (const field of [...sealedFields, 'hash']) {
      const change = async (row: number, given: string): Promise<void> => {
        const number = sql`coalesce(${sql.ref(field)}, 0) + ${given.length + 1}::int * 1000`;
        const value = other[field]?.(given) ?? (numbers.includes(field) ? number : sql`${given}::text`);
        let changed = 0n;
        const { faultCount } = await verify(async (tx) => {
          const statement = sql`update audit_event set ${sql.ref(field)} = ${value}
            where id = (select id from audit_event order by id offset ${row}::int limit 1) and ${sql.ref(field)} is distinct from ${value}`;
          changed = (await statement.execute(tx)).numAffectedRows ?? 0n;
        });
        expect([field, faultCount > 0]).toEqual([field, changed > 0n]);
      };
      await fc.assert(fc.asyncProperty(fc.nat(17), text, change), { numRuns: 4 });
    }
  });
});
