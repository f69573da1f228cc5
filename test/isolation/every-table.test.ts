import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Database, Tx } from '../../src/platform/database/database.ts';
import { appendOnlyTables } from '../../src/platform/database/grant-to-service.ts';
import { asAuthority } from '../../src/platform/database/who-asks.ts';
import { openTestDatabase } from '../harness/database.ts';
import { addRow, listColumns, withoutRules } from './add-row.ts';
import { isSecured, tableClasses } from './table-classes.ts';

type Row = Record<string, unknown>;
type Side = 'ours' | 'theirs' | 'nobodys';

const secured = Object.keys(tableClasses).filter((table) => isSecured(tableClasses[table] ?? { kind: 'open' }));
const parents = ['authority', 'account', 'provider', 'release'];
const inOrder = [...parents, ...secured.filter((table) => !parents.includes(table))];

let db: Database;
const ids = { ours: 0, theirs: 0 };
/** Every row of every secured table, by whose it is. */
const rows: Record<Side, Record<string, Row[]>> = { ours: {}, theirs: {}, nobodys: {} };

/** What makes a row this side's own. */
async function belonging(table: string, side: Side): Promise<Row> {
  const of = tableClasses[table];
  if (of?.kind === 'child') return Object.fromEntries(of.keys.map((key) => [key, rows[side][of.parent]?.[0]?.['id']]));
  if (table === 'authority') return { la_code: side === 'ours' ? '901' : '902' };
  if (table === 'provider') return side === 'nobodys' ? {} : { la_code: rows[side]['authority']?.[0]?.['la_code'], source: 'entered by hand' };
  return { authority_id: side === 'nobodys' ? null : ids[side] };
}

/** A row without an authority is open data, but of the audit trail: there it is the installation's own, and nobody else's. */
const hasOpenRows = (table: string): boolean => {
  const of = tableClasses[table];
  return of?.kind === 'child' ? hasOpenRows(of.parent) : of?.kind === 'mixed';
};
const isSeenBy = (side: 'ours' | 'nobody', table: string): Row[] => [
  ...(side === 'ours' ? (rows.ours[table] ?? []) : []),
  ...(table === 'audit_event' ? [] : (rows.nobodys[table] ?? [])),
];

beforeAll(async () => {
  db = await openTestDatabase();
  await db.execute(withoutRules);
  for (const table of inOrder) {
    for (const side of ['ours', 'theirs', 'nobodys'] as const) {
      if (side === 'nobodys' && !hasOpenRows(table)) continue;
      const row = await addRow(db.kysely, table, await belonging(table, side));
      (rows[side][table] ??= []).push(row);
      if (table === 'authority' && side !== 'nobodys') ids[side] = Number(row['id']);
    }
  }
});

async function listRows(table: string): Promise<Row[]> {
  const found = await sql<{ row: Row }>`select to_jsonb(t) as row from ${sql.id('public', table)} t`.execute(db.kysely);
  return found.rows.map(({ row }) => row);
}

const asSet = (list: readonly Row[]): string[] => list.map((row) => JSON.stringify(row)).toSorted();
const ours = <T>(work: () => Promise<T>): Promise<T> => asAuthority(ids.ours, work);

/** What a statement did, undone; -1 where the login may not do it to this table at all. */
async function countTouched(statement: (tx: Tx) => Promise<{ numAffectedRows?: bigint | undefined }>): Promise<number> {
  let touched = 0;
  const undone = new Error('undone');
  const attempt = db.transaction(async (tx) => {
    touched = Number((await statement(tx)).numAffectedRows ?? 0);
    throw undone;
  });
  await attempt.catch((error: unknown) => {
    if (error instanceof Error && error.message.startsWith('permission denied')) touched = -1;
    else if (error !== undone) throw error;
  });
  return touched;
}

describe('every table', () => {
  it('has a class, which says whose its rows are', async () => {
    const found = await sql<{ name: string }>`select tablename as name from pg_tables where schemaname = 'public'`.execute(db.kysely);
    expect(found.rows.map(({ name }) => name).toSorted()).toEqual(Object.keys(tableClasses).toSorted());
  });

  it('has the policies that its class asks for, holding for the owner too, and no others', async () => {
    const found = await sql<{ name: string; enabled: boolean; forced: boolean; policies: string[]; hasColumn: boolean }>`
      select c.relname::text as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
        array(select polname::text from pg_policy where polrelid = c.oid and polpermissive order by polname) as policies,
        exists (select from pg_attribute where attrelid = c.oid and attname = 'authority_id' and not attisdropped) as "hasColumn"
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`.execute(db.kysely);
    for (const { name, enabled, forced, policies, hasColumn } of found.rows) {
      const isHidden = isSecured(tableClasses[name] ?? { kind: 'open' });
      const wanted = isHidden ? ['authority_adds', 'authority_changes', 'authority_removes', 'authority_sees'] : [];
      expect({ name, enabled, forced, policies }).toEqual({ name, enabled: isHidden, forced: isHidden, policies: wanted });
      if (hasColumn) expect(isHidden, `${name} has an authority’s rows`).toBe(true);
    }
  });

  it('is there for the installation, whole', async () => {
    for (const table of secured) {
      const all = [...(rows.ours[table] ?? []), ...(rows.theirs[table] ?? []), ...(rows.nobodys[table] ?? [])];
      expect(asSet(await listRows(table)), table).toEqual(asSet(all));
      expect(rows.theirs[table], table).toHaveLength(1);
    }
  });
});

describe.each(secured)('of %s, without the application’s own filter', (table) => {
  it('an authority sees its own rows and open data, and nothing of another', async () => {
    expect(asSet(await ours(() => listRows(table)))).toEqual(asSet(isSeenBy('ours', table)));
  });

  it('nobody sees open data, and nothing that an authority owns', async () => {
    expect(asSet(await asAuthority(null, () => listRows(table)))).toEqual(asSet(isSeenBy('nobody', table)));
  });

  it('a count, and the largest of each number, tell nothing of another authority’s', async () => {
    const seen = isSeenBy('ours', table);
    const numbers = (await listColumns(db.kysely, table)).filter(({ type }) => ['integer', 'bigint', 'smallint'].includes(type));
    const largest = sql.join([sql`count(*) as count`, ...numbers.map(({ name }) => sql`max(${sql.id(name)}) as ${sql.id(`max ${name}`)}`)]);
    const found = await ours(() => sql<Row>`select ${largest} from ${sql.id('public', table)}`.execute(db.kysely));
    const expected = numbers.map(({ name }) => {
      const values = seen.map((row) => row[name]).filter((value) => value !== null);
      return [`max ${name}`, values.length === 0 ? null : Math.max(...values.map(Number))] as const;
    });
    expect(found.rows).toEqual([{ count: seen.length, ...Object.fromEntries(expected) }]);
  });

  it('a join from open data or from a list of keys leads to none', async () => {
    const theirs = JSON.stringify(rows.theirs[table]);
    const found = await ours(() =>
      sql`select 1 from jsonb_array_elements(${theirs}::jsonb) wanted (row) join ${sql.id('public', table)} t on to_jsonb(t) = wanted.row`.execute(db.kysely),
    );
    expect(found.rows).toEqual([]);
  });

  it('an update or a deletion of everything leaves another’s as it was, and open data too', async () => {
    const [column] = (await listColumns(db.kysely, table)).filter(({ isGenerated }) => !isGenerated);
    const named = sql.id(column?.name ?? '');
    const own = rows.ours[table]?.length ?? 0;
    const allowed = appendOnlyTables.includes(table) ? -1 : own;
    expect(await ours(() => countTouched((tx) => sql`update ${sql.id('public', table)} set ${named} = ${named}`.execute(tx)))).toBe(allowed);
    expect(await ours(() => countTouched((tx) => sql`delete from ${sql.id('public', table)}`.execute(tx)))).toBe(allowed);
    expect(await asAuthority(null, () => countTouched((tx) => sql`delete from ${sql.id('public', table)}`.execute(tx)))).toBe(Math.min(allowed, 0));
  });

  it('no row can be put among another’s', async () => {
    const given = table === 'authority' ? { la_code: '903' } : await belonging(table, 'theirs');
    await expect(ours(() => addRow(db.kysely, table, given))).rejects.toThrow('row-level security');
    await expect(asAuthority(null, () => addRow(db.kysely, table, given))).rejects.toThrow('row-level security');
  });

  it('no row of one’s own can be given to another', async () => {
    if (table === 'authority' || appendOnlyTables.includes(table)) return;
    const changes = Object.entries(await belonging(table, 'theirs')).map(([name, value]) => sql`${sql.id(name)} = ${value}`);
    const give = ours(() => sql`update ${sql.id('public', table)} set ${sql.join(changes)}`.execute(db.kysely));
    await expect(give).rejects.toThrow('row-level security');
  });
});
