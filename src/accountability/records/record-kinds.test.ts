import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../test/harness/database.ts';
import { recordKinds } from '../../app.ts';
import type { Database } from '../../platform/database/database.ts';
import { columnsOf, tablesOf } from '../../platform/records/columns-of.fixture.ts';

/** Tables about an authority, a provider or an account that hold nothing of their own to keep or to give out, and why. */
const exempt: Readonly<Record<string, string>> = {
  audit_chain: 'Where the audit trail’s chain ends: a number and a hash.',
  locality: 'The names of areas: nobody is named, and no provider.',
  locality_lsoa: 'A look-up of census areas to localities: nobody is named, and no provider.',
  locality_polygon: 'Outlines of areas: nobody is named, and no provider.',
  provider_relation: 'That two providers merged or split, as published; each is declared itself.',
  file_chunk: 'The bytes of a file, which is declared itself and takes them with it.',
  own_figure_staged: 'Rows of a file between its arrival and its acceptance; emptied by both.',
  early_years_inspection_staged: 'The same.',
  early_years_local_staged: 'The same.',
  early_years_listed_staged: 'The same.',
  locality_lsoa_staged: 'The same.',
  locality_polygon_staged: 'The same.',
};

interface Column {
  table: string;
  column: string;
  isFilled: boolean;
}

let db: Database;
let columns: readonly Column[];
beforeAll(async () => {
  db = await openTestDatabase();
  const { rows } = await sql<Column>`
    select table_name as "table", column_name as "column", is_nullable = 'NO' as "isFilled" from information_schema.columns where table_schema = 'public'`.execute(
    db.kysely,
  );
  columns = rows;
});

/** Tables with a column of an authority, or one that refers to an authority, a provider or an account. */
async function tablesOfSomebody(): Promise<string[]> {
  const { rows } = await sql<{ table: string }>`
    select distinct c.conrelid::regclass::text as "table" from pg_constraint c
    where c.contype = 'f' and c.confrelid in ('authority'::regclass, 'provider'::regclass, 'account'::regclass)
    order by 1`.execute(db.kysely);
  const named = columns.filter(({ column }) => ['authority_id', 'provider_id', 'account_id'].includes(column)).map(({ table }) => table);
  return [...new Set([...rows.map(({ table }) => table), ...named])].toSorted();
}

it('every table that belongs to an authority, or speaks of a provider or an account, is declared once or exempt for a reason', async () => {
  const declared = recordKinds.map(({ table }) => table);
  const wrong = (await tablesOfSomebody()).filter(
    (table) => declared.filter((each) => each === table).length !== (Object.hasOwn(exempt, table) ? 0 : 1),
  );
  expect(wrong).toEqual([]);
});

/** What a row belongs to that is about a provider, though it is about none itself, and why. */
const aboutNone: Readonly<Record<string, string>> = {
  concern_informant: 'Who raised a concern in confidence is kept apart from the concern, and is in no file about the provider.',
  concern_opening: 'Who opened a restricted concern says that there is one; the audit trail keeps it.',
  concern_reader: 'Who may read a restricted concern says what it is about.',
};

it('a record that belongs to one about a provider is about that provider too: a file of what is held about it lacks nothing', async () => {
  const { rows } = await sql<{ table: string; of: string }>`
    select distinct c.conrelid::regclass::text as "table", c.confrelid::regclass::text as "of" from pg_constraint c
    where c.contype = 'f' and c.conrelid <> c.confrelid order by 1, 2`.execute(db.kysely);
  const aboutProvider = new Set(columns.filter(({ column }) => column === 'provider_id').map(({ table }) => table));
  const silent = recordKinds.filter(({ provider }) => provider === undefined).map(({ table }) => table);
  const wrong = rows.filter(({ table, of }) => silent.includes(table) && aboutProvider.has(of) && !Object.hasOwn(aboutNone, table));
  expect(wrong.map(({ table, of }) => `${table} belongs to ${of}`)).toEqual([]);
});

it('nothing is exempt that is not there', () => {
  const tables = new Set(columns.map(({ table }) => table));
  expect(Object.keys(exempt).filter((table) => !tables.has(table))).toEqual([]);
});

it('no two kinds have one name', () => {
  const names = recordKinds.map(({ kind }) => kind);
  expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
});

describe.each(recordKinds.map((kind) => [kind.kind, kind] as const))('the kind %s', (_, kind) => {
  it('names tables and columns that are there', () => {
    const known = new Set(columns.map(({ table, column }) => `${table}.${column}`));
    const tables = new Set(columns.map(({ table }) => table));
    expect(columnsOf(kind).filter((column) => !known.has(`${kind.table}.${column}`))).toEqual([]);
    expect(tablesOf(kind).filter((table) => !tables.has(table))).toEqual([]);
  });

  it('empties at its erasure only what may be empty', () => {
    const filled = columns.filter(({ table, isFilled }) => table === kind.table && isFilled).map(({ column }) => column);
    expect((kind.emptied ?? []).filter((column) => filled.includes(column))).toEqual([]);
  });

  it('keeps every hash and secret of its table to itself', () => {
    const secret = columns
      .filter(({ table, column }) => table === kind.table && /hash$|secret|password|token$|^sealed_/.test(column))
      .map(({ column }) => column);
    expect(secret.filter((column) => !kind.secrets.includes(column) && column !== 'sha256')).toEqual([]);
  });

  it('says of every column that names somebody that it does', () => {
    const naming = columns
      .filter(({ table, column }) => table === kind.table && /(^|_)(by|email|person_name|manager_name|head_name|account_id)$/.test(column))
      .map(({ column }) => column);
    const tied = kind.people.flatMap((tie) => tie.columns as readonly string[]);
    expect(naming.filter((column) => !tied.includes(column))).toEqual([]);
  });
});
