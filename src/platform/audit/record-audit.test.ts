import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createPostgresDatabase, openBothEngines } from '../../../test/harness/both-engines.ts';
import { openTestDatabase } from '../../../test/harness/database.ts';
import { systemClock } from '../clock.ts';
import { backup } from '../database/backup.ts';
import type { Database } from '../database/database.ts';
import { migrate } from '../database/migrate.ts';
import { openDatabase, ownerOf } from '../database/open-database.ts';
import { restore } from '../database/restore.ts';
import { beginning } from './chain.ts';
import { recordAudit } from './record-audit.ts';
import { addAuthority, anchorOf, person, recordSix } from './trail.fixture.ts';
import { verifyAudit } from './verify-audit.ts';

const migrations = join(import.meta.dirname, '../../../migrations');

let db: Database;
let number = 100;
let own: number;
beforeAll(async () => {
  db = await openTestDatabase();
});
beforeEach(async () => {
  own = await addAuthority(db, String((number += 1)));
});

const eventsOf = (authorityId: number) =>
  db.kysely.selectFrom('audit_event').selectAll().where('authority_id', '=', authorityId).orderBy('sequence').execute();
const record = (authorityId: number, id: number, more: object = {}) =>
  db.transaction((tx) => recordAudit(tx, { actor: person(authorityId), event: 'post.recorded', subject: { kind: 'post', id }, ...more }));

describe('an event', () => {
  it('follows the one before it in its authority’s chain, and says who, what, on whose record, when, from where, and why', async () => {
    const began = systemClock.now().getTime();
    await record(own, 1);
    await record(own, 2, { reason: 'It was wrong', before: { a: 1 }, after: { a: 2 }, reference: 'abc' });
    const [first, second] = await eventsOf(own);
    expect(first).toMatchObject({ sequence: 1, previous_hash: beginning, reason: null, before: null });
    expect(second).toMatchObject({
      sequence: 2,
      previous_hash: first?.hash,
      actor_kind: 'person',
      account_id: 5,
      actor_name: 'Ada Example',
      actor_role: 'lead',
      address: '192.0.2.7',
      event: 'post.recorded',
      subject_kind: 'post',
      subject_id: '2',
      reason: 'It was wrong',
      before: { a: 1 },
      after: { a: 2 },
      reference: 'abc',
    });
    expect(second?.occurred_at.getTime()).toBeGreaterThanOrEqual(began);
  });

  it('is kept with its change or not at all, and an undone one leaves no gap', async () => {
    await record(own, 1);
    const undone = db.transaction(async (tx) => {
      await recordAudit(tx, { actor: person(own), event: 'post.recorded', subject: null });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await record(own, 2);
    expect((await eventsOf(own)).map(({ sequence, subject_id }) => [sequence, subject_id])).toEqual([[1, '1'], [2, '2']]); // prettier-ignore
  });

  it('stands in the order of its recording, however many one transaction records', async () => {
    await db.transaction(async (tx) => {
      for (let id = 1; id <= 1203; id += 1) await recordAudit(tx, { actor: person(own), event: 'post.recorded', subject: { kind: 'post', id } });
    });
    const places = (await eventsOf(own)).map(({ sequence, subject_id }) => [sequence, Number(subject_id)]);
    expect(places).toEqual(Array.from({ length: 1203 }, (_, index) => [index + 1, index + 1]));
  });

  it('verifies whatever was said in it', async () => {
    const text = fc.string({ unit: fc.constantFrom('a', '"', '\\', '\0', '\ud83d', '\ude00', 'é', '\u2028', ' '), maxLength: 12 });
    const value: fc.Arbitrary<unknown> = fc.oneof(
      text,
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constant(null),
      fc.array(text, { maxLength: 3 }),
    );
    const said = fc.record({
      name: text,
      reason: text,
      id: text,
      after: fc.option(fc.dictionary(fc.string({ maxLength: 3 }), value, { maxKeys: 4 })),
    });
    const hard = { huge: 1.7e308, tiny: 5e-324, minus: -0, list: [1.5e-7, 1e21], text: '\0\udc00' };
    await fc.assert(
      fc.asyncProperty(said, async ({ name, reason, id, after }) => {
        const subject = { kind: 'any', id };
        await db.transaction((tx) => recordAudit(tx, { actor: person(null, name), event: 'any.said', subject, reason, after }));
      }),
      { numRuns: 40, examples: [[{ name: '\0', reason: '\ud800', id: '', after: hard }]] },
    );
    expect((await verifyAudit(db)).faults).toEqual([]);
  });
});

describe('the database refuses', () => {
  beforeEach(() => record(own, 1));
  it.each([
    ['a change', sql`update audit_event set reason = 'Another'`],
    ['a change of nothing', sql`update audit_event set reason = 'Another' where false`],
    ['a removal', sql`delete from audit_event`],
    ['emptying the trail', sql`truncate audit_event`],
    ['emptying the chains’ ends', sql`truncate audit_chain`],
    ['the removal of a chain’s end', sql`delete from audit_chain`],
  ])('%s', async (_, statement) => {
    await expect(statement.execute(ownerOf(db).kysely)).rejects.toThrow(/The audit trail is only ever added to: (update|delete|truncate) of audit_/);
    expect(await eventsOf(own)).toHaveLength(1);
  });

  it('a chain that is shorter than it was, or another’s', async () => {
    const shorter = sql`update audit_chain set last_sequence = last_sequence - 1 where authority_id = ${own}`;
    await expect(shorter.execute(db.kysely)).rejects.toThrow('A chain of the audit trail only grows.');
    const another = sql`update audit_chain set authority_id = null, last_sequence = last_sequence + 1 where authority_id = ${own}`;
    await expect(another.execute(db.kysely)).rejects.toThrow('A chain of the audit trail only grows.');
  });

  it('a second event in one place', async () => {
    const twice = sql`insert into audit_event select (jsonb_populate_record(e, '{"id": 999999999}')).* from audit_event e where authority_id = ${own}`;
    await expect(twice.execute(db.kysely)).rejects.toThrow('audit_event_place');
  });
});

describe('writers of one chain on PostgreSQL', () => {
  let postgres: Database;
  let chains: readonly [number, number];
  beforeAll(async () => {
    postgres = await openDatabase({ url: await createPostgresDatabase(), statementTimeoutMs: 20_000 });
    await migrate(postgres, migrations);
    chains = [await addAuthority(postgres, '998'), await addAuthority(postgres, '999')];
    return () => postgres.close();
  }, 120_000);

  it('take turns without gaps, and do not wait for each other in a ring where they write to two in either order', async () => {
    const [one, other] = chains;
    const before = (await verifyAudit(postgres)).events;
    const writers = Array.from({ length: 40 }, (_, index) =>
      postgres.transaction(async (tx) => {
        for (const authorityId of index % 2 === 0 ? [one, other, null] : [null, other, one])
          await recordAudit(tx, { actor: person(authorityId), event: 'post.recorded', subject: { kind: 'post', id: index } });
        await sql`select pg_sleep(0.01)`.execute(tx);
      }),
    );
    await Promise.all(writers);
    expect(await verifyAudit(postgres)).toEqual({ events: before + 120, chains: 3, faults: [], faultCount: 0 });
  });

  it('do not wait for a long transaction that has recorded something and goes on', async () => {
    const [own] = chains;
    const release = Promise.withResolvers<undefined>();
    const long = postgres.transaction(async (tx) => {
      await recordAudit(tx, { actor: person(own), event: 'release.accepted', subject: null });
      await sql`select 1`.execute(tx);
      await release.promise;
    });
    const viewed = { actor: person(own), event: 'post.viewed', subject: null } as const;
    await postgres.transaction((tx) => recordAudit(tx, viewed), { timeoutMs: 5000 });
    release.resolve(undefined);
    await long;
    const { rows } = await sql<{ event: string }>`select event from audit_event where authority_id = ${own} order by sequence desc limit 2`.execute(
      postgres.kysely,
    );
    expect(rows.map(({ event }) => event)).toEqual(['release.accepted', 'post.viewed']);
  });
});

describe('a trail from before there were chains', () => {
  it('is chained as it stands, microseconds and all, on either engine', async () => {
    const { pglite, postgres } = await openBothEngines();
    for (const database of [pglite, postgres]) {
      await migrate(database, migrations, { upTo: 5 });
      const own = await addAuthority(database, '998');
      await sql`
        insert into audit_event (authority_id, occurred_at, actor_kind, actor_name, event, before)
        select case when n % 3 = 0 then null else ${own}::int end, timestamptz '2026-01-01 00:00:00.000001Z' + n * interval '1 minute 3 microseconds',
          'person', 'Person ' || n, 'post.recorded', jsonb_build_object('n', n, 'share', 1.50, 'from', null)
        from generate_series(1, 2500) n`.execute(database.kysely);
      await migrate(database, migrations);
      expect(await verifyAudit(database)).toEqual({ events: 2500, chains: 2, faults: [], faultCount: 0 });
      await database.transaction((tx) => recordAudit(tx, { actor: person(own), event: 'post.recorded', subject: null }));
      expect((await verifyAudit(database)).faults).toEqual([]);
      expect((await anchorOf(database)).chains).toMatchObject([{ authority: null, sequence: 833 }, { authority: '998', sequence: 1668 }]); // prettier-ignore
    }
  }, 120_000);
});

it('a chain that was restored from a backup verifies, against an anchor from before it too, and goes on', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'waymark-audit-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const { pglite, postgres } = await openBothEngines();
  await migrate(pglite, migrations);
  await migrate(postgres, migrations);
  const authorityId = await addAuthority(pglite, '998');
  await recordSix(pglite, authorityId, await addAuthority(pglite, '999'));
  const anchor = await anchorOf(pglite);
  await backup(pglite, join(folder, 'a.waymark'));
  await restore(postgres, join(folder, 'a.waymark'));
  expect(await verifyAudit(postgres, { anchor })).toEqual({ events: 18, chains: 3, faults: [], faultCount: 0 });
  await postgres.transaction((tx) => recordAudit(tx, { actor: person(authorityId), event: 'post.recorded', subject: null }));
  expect(await verifyAudit(postgres, { anchor })).toMatchObject({ events: 19, faults: [] });
  await expect(sql`delete from audit_event`.execute(postgres.kysely)).rejects.toThrow('only ever added to');
}, 120_000);
