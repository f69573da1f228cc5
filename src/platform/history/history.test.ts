import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openTestDatabase } from '../../../test/harness/database.ts';
import { fixedClock } from '../clock.ts';
import type { Database, Tx } from '../database/database.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { anonymous } from '../identity/actor.ts';
import '../identity/tables.ts';
import { backup } from '../database/backup.ts';
import { ownerOf } from '../database/open-database.ts';
import { restore } from '../database/restore.ts';
import { findVersions } from './find-versions.ts';
import { knownAt } from './known-at.ts';
import { sayWhen } from './say-when.ts';

let db: Database;
let authorityId: number;
beforeAll(async () => {
  db = await openTestDatabase();
  const authority = { la_code: '999', name: 'Testshire Council' };
  authorityId = (await db.kysely.insertInto('authority').values(authority).returning('id').executeTakeFirstOrThrow()).id;
});

const at = <T>(instant: string, work: (tx: Tx) => Promise<T>): Promise<T> =>
  db.transaction(async (tx) => {
    await sayWhen(tx, fixedClock(instant));
    return work(tx);
  });

async function addAccount(tx: Tx, name = 'Robin Ashdown'): Promise<number> {
  const values = {
    authority_id: authorityId,
    email: `${crypto.randomUUID()}@example.invalid`,
    name,
    role: 'lead',
    job_title: null,
    password_hash: 'kept nowhere',
  };
  const { id } = await tx
    .insertInto('account')
    .values({ ...values, last_signed_in_at: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAudit(tx, { actor: { ...anonymous, name: 'Sam Okafor' }, event: 'account.created', subject: { kind: 'account', id }, authorityId });
  return id;
}
const rename = (tx: Tx, id: number, name: string) => tx.updateTable('account').set({ name }).where('id', '=', id).execute();
const versionsOf = (id: number) => findVersions(db.kysely, { table: 'account', authorityId, recordIds: [id], subject: 'account' });
const nameAt = async (id: number, instant: string): Promise<string[]> => {
  const asked = { table: 'account', authorityId, where: { column: 'id', values: [id] }, until: new Date(instant) } as const;
  return (await knownAt(db.kysely, asked)).map(({ name }) => name);
};

describe('a record whose versions are kept', () => {
  it('is known as it was at any time, and not before it was recorded', async () => {
    const id = await at('2026-03-01T09:00:00Z', (tx) => addAccount(tx));
    await at('2026-05-01T09:00:00Z', (tx) => rename(tx, id, 'Robin Ash'));
    expect(await nameAt(id, '2026-03-01T09:00:00Z')).toEqual([]);
    expect(await nameAt(id, '2026-03-01T09:00:01Z')).toEqual(['Robin Ashdown']);
    expect(await nameAt(id, '2026-05-01T09:00:00Z')).toEqual(['Robin Ashdown']);
    expect(await nameAt(id, '2026-06-01T09:00:00Z')).toEqual(['Robin Ash']);
  });

  it('has each version with when it held, who made it so, and values of the table’s own types', async () => {
    const id = await at('2026-03-01T09:00:00Z', (tx) => addAccount(tx));
    await at('2026-05-01T09:00:00Z', (tx) => rename(tx, id, 'Robin Ash'));
    const [first, second] = await versionsOf(id);
    expect(first).toMatchObject({
      change: 'insert',
      knownFrom: new Date('2026-03-01T09:00:00Z'),
      knownTo: new Date('2026-05-01T09:00:00Z'),
      row: { id, name: 'Robin Ashdown', created_at: expect.any(Date) as Date },
      event: { event: 'account.created', by: 'Sam Okafor' },
    });
    expect(second).toMatchObject({ change: 'update', knownTo: null, row: { name: 'Robin Ash' }, event: null });
  });

  it('has no version of a change that changes nothing, or only what history leaves out', async () => {
    const id = await at('2026-03-01T09:00:00Z', (tx) => addAccount(tx));
    await db.transaction(async (tx) => {
      await rename(tx, id, 'Robin Ashdown');
      await tx
        .updateTable('account')
        .set({ last_signed_in_at: new Date('2026-03-02T09:00:00Z'), password_hash: 'another' })
        .where('id', '=', id)
        .execute();
    });
    expect(await versionsOf(id)).toHaveLength(1);
  });

  it('has no secret in any version', async () => {
    const id = await db.transaction((tx) => addAccount(tx));
    const { rows } = await sql<{
      content: object;
    }>`select content from record_version where table_name = 'account' and record_id = ${String(id)}`.execute(db.kysely);
    expect(JSON.stringify(rows)).not.toContain('kept nowhere');
    expect(rows[0]?.content).not.toHaveProperty('password_hash');
  });

  it('takes the database’s time where the change does not say its own', async () => {
    const id = await db.transaction((tx) => addAccount(tx));
    const { rows } = await sql<{
      same: boolean;
    }>`select known_from = recorded_at as same from record_version where record_id = ${String(id)} and table_name = 'account'`.execute(db.kysely);
    expect(rows).toEqual([{ same: true }]);
  });

  it('is never known the other way round, though clocks differ', async () => {
    const id = await at('2026-05-01T09:00:00Z', (tx) => addAccount(tx));
    await at('2026-04-30T09:00:00Z', (tx) => rename(tx, id, 'Robin Ash'));
    expect((await versionsOf(id)).map(({ knownFrom }) => knownFrom)).toEqual(Array.from({ length: 2 }, () => new Date('2026-05-01T09:00:00Z')));
    expect(await nameAt(id, '2026-05-02T00:00:00Z')).toEqual(['Robin Ash']);
  });

  it('keeps what it last said when it is deleted, and is known no longer', async () => {
    const id = await at('2026-03-01T09:00:00Z', (tx) => addAccount(tx));
    await at('2026-05-01T09:00:00Z', (tx) => tx.deleteFrom('account').where('id', '=', id).execute());
    expect((await versionsOf(id)).at(-1)).toMatchObject({ change: 'delete', row: { name: 'Robin Ashdown' } });
    expect(await nameAt(id, '2026-06-01T00:00:00Z')).toEqual([]);
  });

  it.each(['update record_version set content = content || \'{"name":"Nobody"}\'', 'delete from record_version'])(
    'refuses to be rewritten: %s',
    async (statement) => {
      await db.transaction((tx) => addAccount(tx));
      await expect(sql.raw(statement).execute(ownerOf(db).kysely)).rejects.toThrow('never changed or deleted');
    },
  );
});

/** Tables of an authority's own whose versions are not kept, and why. A table added here has its reason; every other calls `keep_history` in its migration. */
const notKept: Readonly<Record<string, string>> = {
  audit_event: 'is itself only ever added to',
  audit_chain: 'is where each chain of the audit trail ends',
  half_session: 'lasts ten minutes',
  second_factor: 'is a secret; the audit trail says when it was set',
  recovery_code: 'is a secret; the audit trail says when it was used',
  identity_link: 'is only ever added to',
  account_link: 'is a secret; the audit trail says when it was sent and used',
  known_device: 'is a secret of a browser’s',
  kept_form: 'lasts an hour',
  concern_informant: 'is only ever added to, and a whistleblower’s name stands in one table alone',
  visit_section: 'is saved every few seconds; the note as it was sent, what was disputed and what was changed are kept with the visit',
  visit_beside: 'is a text that stands beside another, and is never dropped',
  mail: 'is its own record, of what was sent when',
  notice: 'is its own record, of what was told when',
  calendar_feed: 'is a secret; the audit trail says when it was made and revoked',
  last_look: 'is a convenience of whoever looked',
  staff_list_row: 'is a line of a file, as it was sent',
  file: 'is only ever added to; what it belongs to says what became of it',
  file_chunk: 'is the bytes of a file, which never change',
  record_version: 'is the history',
  programme_step: 'is only ever added to',
  tier_proposal: 'is only ever added to, with the very facts it was made of',
  criteria_trial: 'is only ever added to',
  brokered_visit_step: 'is only ever added to',
  pairing_note: 'is for the two of a pairing alone, and only ever added to',
  academy_evaluation: 'is only ever added to',
  subscription_level: 'is only ever added to',
  competency_list: 'is only ever added to, as it was adopted',
  skills_return: 'is only ever added to: the latest of a person counts',
  workforce_turnover: 'is only ever added to',
  invoice_export: 'is only ever added to, as it was sent',
  release: 'is a load’s own record, which says what became of it',
  early_years_inspection: 'is a loaded file; release_change keeps its changes field by field',
  early_years_inspection_staged: 'is a loaded file under review',
  early_years_local: 'is a loaded file; release_change keeps its changes field by field',
  early_years_local_staged: 'is a loaded file under review',
  locality_lsoa: 'is a loaded file; release_change keeps its changes field by field',
  locality_lsoa_staged: 'is a loaded file under review',
  locality_polygon: 'is a loaded file; release_change keeps its changes field by field',
  locality_polygon_staged: 'is a loaded file under review',
  own_figure: 'is a loaded file; release_change keeps its changes field by field',
  own_figure_staged: 'is a loaded file under review',
  locality: 'is made from the loaded look-ups, and only ever added to',
};

describe('the tables of an authority', () => {
  it('keep every version of what people enter, unless there is a reason not to', async () => {
    const { rows } = await sql<{ name: string; kept: boolean }>`
      select c.relname::text as name, exists (select 1 from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'keep_history' and t.tgenabled = 'O') as kept
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'authority_id' and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`.execute(db.kysely);
    expect(rows.filter(({ kept }) => !kept).map(({ name }) => name)).toEqual(Object.keys(notKept).toSorted());
    expect(rows.filter(({ kept }) => kept).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['allocation', 'post', 'send_unit', 'access_scope']),
    );
  });

  it('have the same versions after a backup is restored: none is lost, and none is made by restoring', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'waymark-history-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const id = await at('2026-03-01T09:00:00Z', (tx) => addAccount(tx));
    const count = async (of: Database) =>
      (await sql<{ count: number }>`select count(*)::int as count from record_version`.execute(of.kysely)).rows[0]?.count;
    await backup(db, join(folder, 'today.waymark'));
    const other = await openTestDatabase();
    await restore(ownerOf(other), join(folder, 'today.waymark'));
    expect(await count(other)).toBe(await count(db));
    await other.transaction((tx) => rename(tx, id, 'Robin Ash'));
    const asked = { table: 'account', authorityId, recordIds: [id], subject: 'account' } as const;
    expect((await findVersions(other.kysely, asked)).map(({ row, event }) => [row.name, event?.by])).toEqual([['Robin Ashdown', 'Sam Okafor'], ['Robin Ash', undefined]]); // prettier-ignore
  });
});

describe('rows that are there when their table begins to keep versions', () => {
  it('get a first version, known since the latest day that the row names', async () => {
    const versions = await ownerOf(db).transaction(async (tx) => {
      await sql`
        create table note (id integer primary key, authority_id integer, words text, entered_at timestamptz, withdrawn_at timestamptz);
      `.execute(tx);
      await sql`
        insert into note values (1, ${authorityId}, 'stands', '2025-01-01T09:00:00Z', null), (2, ${authorityId}, 'withdrawn', '2025-01-01T09:00:00Z', '2025-02-01T09:00:00Z'),
          (3, null, 'nobody’s', '2025-01-01T09:00:00Z', null)`.execute(tx);
      await sql`select keep_history('note'), keep_history('note')`.execute(tx);
      const { rows } =
        await sql`select record_id, known_from, content ->> 'words' as words from record_version where table_name = 'note' order by record_id`.execute(
          tx,
        );
      await sql`drop table note`.execute(tx);
      return rows;
    });
    expect(versions).toEqual([
      { record_id: '1', known_from: new Date('2025-01-01T09:00:00Z'), words: 'stands' },
      { record_id: '2', known_from: new Date('2025-02-01T09:00:00Z'), words: 'withdrawn' },
    ]);
  });
});
