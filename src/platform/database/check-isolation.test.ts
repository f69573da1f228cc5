import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPostgresDatabase } from '../../../test/harness/both-engines.ts';
import { getEmptyDump } from '../../../test/harness/pglite-template.ts';
import { addressesOf, makeLogins } from '../../../test/harness/service-login.ts';
import { openWaymark, type OpenWaymark } from '../../open-waymark.ts';
import { fixedClock } from '../clock.ts';
import { readConfig } from '../config/config.ts';
import { ArchiveError } from './archive.ts';
import { backup } from './backup.ts';
import { checkIsolation, IsolationError, listFaults, type LoginFacts } from './check-isolation.ts';
import { openDatabase, ownerOf } from './open-database.ts';
import { asAuthority } from './who-asks.ts';

const blameless: LoginFacts = {
  login: 'waymark',
  isSuperuser: false,
  bypassesPolicies: false,
  mayReplicate: false,
  mayMakeRoles: false,
  memberOf: [],
  owns: [],
  mayCreateIn: [],
  mayRewrite: [],
  unprotected: [],
};

describe('a login of the service', () => {
  it.each<[Partial<LoginFacts>, string[]]>([
    [{}, []],
    [{ isSuperuser: true }, ['It is a superuser, to whom no policy applies.']],
    [
      { bypassesPolicies: true, mayReplicate: true },
      ['It has BYPASSRLS, by which no policy applies to it.', 'It has REPLICATION, and could copy the whole server.'],
    ],
    [
      { owns: ['table a', 'table b', 'table c', 'table d', 'table e'] },
      ['It owns table a, table b, table c and 2 more, and could take the policies off.'],
    ],
    [{ memberOf: ['boss'] }, ['It is a member of boss, and can become that.']],
  ])('that is %o is told so', (facts, faults) => {
    expect(listFaults({ ...blameless, ...facts })).toEqual(faults);
  });
});

// Of this file alone: what a login is, is the whole server's.
const suffix = crypto.randomUUID().slice(0, 8);
const logins = { service: `waymark_service_${suffix}`, owner: `waymark_owner_${suffix}` };
let superuser: pg.Client;
let addresses: { url: string; ownerUrl: string };
let environment: Record<string, string>;
let waymark: OpenWaymark;
let folder: string;
const said: string[] = [];
let saidAtFirst: readonly string[] = [];

const open = (settings: Record<string, string>): Promise<OpenWaymark> =>
  openWaymark(readConfig({ data: folder }, settings), { doesJobs: true, clock: fixedClock('2026-11-23T09:00:00Z'), say: (text) => said.push(text) });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'waymark-isolation-'));
  const url = await createPostgresDatabase();
  superuser = new pg.Client({ connectionString: url });
  await superuser.connect();
  await makeLogins(superuser, logins);
  const name = new URL(url).pathname.slice(1);
  await superuser.query(`alter database ${name} owner to ${logins.owner}`);
  addresses = addressesOf(url, name, logins);
  environment = { DATABASE_URL: addresses.url, DATABASE_OWNER_URL: addresses.ownerUrl };
  waymark = await open(environment);
  saidAtFirst = [...said];
  await waymark.db.transaction(async (tx) => {
    await sql`insert into authority (la_code, name) values ('901', 'One'), ('902', 'Two')`.execute(tx);
    await sql`insert into locality (authority_id, name, slug) select id, name, la_code from authority`.execute(tx);
    await sql`
      insert into audit_event (authority_id, occurred_at, actor_kind, actor_name, event, sequence, previous_hash, hash)
      select id, now(), 'operator', 'Test', 'test.done', 1, '0', '0' from authority`.execute(tx);
  });
}, 120_000);
beforeEach(() => void (said.length = 0));
afterAll(async () => {
  await waymark.close();
  await superuser.end();
  await rm(folder, { recursive: true, force: true });
});

describe('the service on PostgreSQL, under a login of its own', () => {
  it('starts on an empty database, and has nothing to say of its login', async () => {
    expect(await checkIsolation(waymark.db)).toEqual({ engine: 'postgres', login: logins.service, state: 'kept', faults: [] });
    expect(saidAtFirst).toEqual([]);
  });

  it('starts without the owner’s address once the owner has made its tables', async () => {
    const again = await open({ DATABASE_URL: addresses.url });
    expect((await checkIsolation(again.db)).state).toBe('kept');
    await again.close();
    expect(said).toEqual([]);
  });

  it('says what is less than that, and goes on, where it is given one login alone', async () => {
    const again = await open({ DATABASE_URL: addresses.ownerUrl });
    expect(await checkIsolation(again.db)).toMatchObject({ state: 'owner', login: logins.owner });
    // The policies hold for an owner too, as long as it leaves them where they are.
    const seen = await asAuthority(1, () => sql<{ name: string }>`select name from locality`.execute(again.db.kysely));
    expect(seen.rows).toEqual([{ name: 'One' }]);
    await again.close();
    expect(said.join()).toContain(`“${logins.owner}” owns the tables`);
  });

  const queries: readonly (readonly [string, string])[] = [
    [`set role ${logins.owner}`, 'permission denied to set role'],
    ['set session authorization postgres', 'permission denied to set session authorization'],
    [`grant ${logins.owner} to ${logins.service}`, 'must have admin option'],
    [`alter role ${logins.service} bypassrls`, 'must be superuser'],
    ['set session_replication_role = replica', 'permission denied'],
    ['set row_security = off; select * from locality', 'would be affected by row-level security'],
    ['alter table locality disable row level security', 'must be owner'],
    ['alter table locality no force row level security', 'must be owner'],
    ['drop policy authority_sees on locality', 'must be owner'],
    ['create policy everything on locality using (true)', 'must be owner'],
    ['alter table audit_event disable trigger user', 'must be owner'],
    ['create or replace function installation_asks() returns boolean language sql return true', 'permission denied for schema public'],
    ['create table mine (id int)', 'permission denied for schema public'],
    ['create schema mine', 'permission denied for database'],
    ["update audit_event set actor_name = 'Somebody else'", 'permission denied for table audit_event'],
    ['delete from audit_event', 'permission denied for table audit_event'],
    ['truncate audit_event', 'permission denied for table audit_event'],
    ['truncate locality cascade', 'permission denied for table'],
    ["update migration set hash = ''", 'permission denied for table migration'],
  ];
  it.each(queries)('is refused: %s', async (query, words) => {
    const client = new pg.Client({ connectionString: addresses.url });
    await client.connect();
    await expect(client.query(query)).rejects.toThrow(words);
    await client.end();
  });

  it('gains nothing by giving back what it was never given', async () => {
    const client = new pg.Client({ connectionString: addresses.url });
    await client.connect();
    await client.query("set waymark.authority to '1'; reset role; reset session authorization");
    expect((await client.query('select current_user::text as me, (select string_agg(name, $1) from locality) as seen', [','])).rows).toEqual([
      { me: logins.service, seen: 'One' },
    ]);
    // Nor does a connection that says nothing see anything.
    await client.query('reset all');
    expect((await client.query('select name from locality')).rows).toEqual([]);
    await client.end();
  });

  it('sees new tables without being told, and may not change the rules on them', async () => {
    await waymark.db.execute('create table later (id int); insert into later values (1)');
    expect((await sql`select id from later`.execute(waymark.db.kysely)).rows).toEqual([{ id: 1 }]);
    await waymark.db.execute('drop table later');
  });

  const spoilings: readonly (readonly [string, string, string])[] = [
    [`alter role ${logins.service} bypassrls`, `alter role ${logins.service} nobypassrls`, 'BYPASSRLS'],
    [`alter role ${logins.service} superuser`, `alter role ${logins.service} nosuperuser`, 'superuser'],
    [`alter role ${logins.service} createrole`, `alter role ${logins.service} nocreaterole`, 'CREATEROLE'],
    [`grant ${logins.owner} to ${logins.service}`, `revoke ${logins.owner} from ${logins.service}`, `a member of ${logins.owner}`],
    [`alter table locality owner to ${logins.service}`, `alter table locality owner to ${logins.owner}`, 'It owns table locality'],
    ['alter table locality no force row level security', 'alter table locality force row level security', 'No policy holds for locality'],
  ];
  it.each(spoilings)('does not start after: %s', async (spoil, mend, words) => {
    await superuser.query(spoil);
    try {
      await expect(open(environment)).rejects.toThrow(IsolationError);
      await expect(open(environment)).rejects.toThrow(words);
    } finally {
      await superuser.query(mend);
      // What a change of owner takes away is given again by the next start.
      await (await open(environment)).close();
    }
    expect((await checkIsolation(waymark.db)).state).toBe('kept');
  });

  it('has a backup of every authority’s rows, and makes none that would leave some out', async () => {
    const { rows } = await backup(waymark.db, join(folder, 'service.waymark'));
    expect([rows['authority'], rows['locality'], rows['audit_event']]).toEqual([2, 2, 2]);
    expect((await backup(ownerOf(waymark.db), join(folder, 'owner.waymark'))).rows).toEqual(rows);
    await expect(asAuthority(1, () => backup(waymark.db, join(folder, 'one.waymark')))).rejects.toThrow(ArchiveError);

    await waymark.db.execute(
      'create table strange (id int); alter table strange enable row level security; create policy those on strange using (id > 1)',
    );
    await expect(backup(waymark.db, join(folder, 'some.waymark'))).rejects.toThrow('could leave rows out, because of the policies on strange');
    await waymark.db.execute('drop table strange; create policy hides on locality as restrictive using (false)');
    await expect(backup(waymark.db, join(folder, 'none.waymark'))).rejects.toThrow('because of the policies on locality');
    await waymark.db.execute('drop policy hides on locality');
  });
});

it('a superuser is told that the database keeps nobody apart', async () => {
  const { user, host, port, database } = superuser;
  const db = await openDatabase({ url: `postgres://${user ?? ''}:${user ?? ''}@${host}:${port}/${database ?? ''}`, statementTimeoutMs: 20_000 });
  expect(await checkIsolation(db)).toMatchObject({ state: 'bypassed' });
  await db.close();
});

it('the embedded database is told what it is', async () => {
  const startFrom = await getEmptyDump();
  const db = await openDatabase({ directory: null, startFrom, statementTimeoutMs: 20_000 });
  expect(await checkIsolation(db)).toMatchObject({ state: 'embedded' });
  await db.close();
});
