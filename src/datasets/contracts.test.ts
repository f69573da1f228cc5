import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../test/harness/database.ts';
import type { Database } from '../platform/database/database.ts';
import { ownListLayout } from './early-years/own-list-layout.ts';
import { earlyYearsInspectionsLayout } from './ofsted-early-years/contract.ts';
import type { ColumnType, Layout } from './source.ts';
import { sources } from './sources.ts';

const sqlTypes: Readonly<Record<ColumnType, string>> = {
  text: 'text',
  code: 'text',
  integer: 'integer',
  smallint: 'smallint',
  decimal: 'numeric',
  date: 'date',
  json: 'jsonb',
};
const layouts: { name: string; layout: Layout }[] = sources.flatMap(({ name, layouts: each }) =>
  each.map((layout) => ({ name: `${name} ${layout.name}`, layout })),
);

describe('the contracts of the published files', () => {
  let db: Database;
  beforeAll(async () => {
    db = await openTestDatabase();
  });

  async function columnsOf(table: string): Promise<Record<string, string>> {
    const { rows } = await sql<{ name: string; type: string }>`
      select column_name as name, data_type || case is_nullable when 'NO' then ' not null' else '' end as type
      from information_schema.columns where table_schema = 'public' and table_name = ${table} order by column_name`.execute(db.kysely);
    return Object.fromEntries(rows.map(({ name, type }) => [name, type]));
  }

  it.each(layouts)('of $name matches its table, column for column, and its staging table', async ({ layout }) => {
    const untyped = layout.isVast === true ? { cells: 'text not null' } : { rest: 'jsonb not null' };
    const common = { key: 'text not null', hash: 'text not null', release_id: 'integer not null', ...untyped };
    const typed = Object.fromEntries(
      layout.columns.map(({ column, type, filled }) => [column, sqlTypes[type] + (filled === true ? ' not null' : '')]),
    );
    const own = { ...(layout.owned === true ? { authority_id: 'integer not null' } : {}) };
    const constants = Object.fromEntries(
      Object.entries(layout.constants ?? {}).map(([column, value]) => [column, typeof value === 'number' ? 'smallint not null' : 'text not null']),
    );
    // Layouts that share a table need not each fill every column of it.
    const others = layouts.flatMap(({ layout: other }) => (other.table === layout.table ? other.columns : []));
    const shared = Object.fromEntries(others.filter(({ filled }) => filled !== true).map(({ column, type }) => [column, sqlTypes[type]]));
    const worked = Object.fromEntries(
      [...(layout.derived?.columns ?? []), ...(layout.edition?.columns ?? [])].map((column) => [
        column,
        `${column.endsWith('_on') ? 'date' : 'text'} not null`,
      ]),
    );
    const columns = { ...common, ...worked, ...shared, ...typed, ...own, ...constants };
    expect(await columnsOf(layout.table)).toEqual({ ...columns, gone_release_id: 'integer' });
    expect(await columnsOf(`${layout.table}_staged`)).toEqual({ ...columns, line: 'integer not null' });
  });

  it.each(layouts)('of $name name each column once, and a key, a scope and a label that exist', ({ layout }) => {
    const columns = layout.columns.map(({ column }) => column);
    const headers = [
      ...[...layout.columns, ...(layout.untyped ?? [])].flatMap(({ header, aliases }) => [header, ...(aliases ?? [])]),
      ...(layout.alsoPublished ?? []),
    ];
    expect(new Set(columns).size).toBe(columns.length);
    expect(new Set(headers).size).toBe(headers.length);
    const worked = [...(layout.derived?.columns ?? []), ...(layout.edition?.columns ?? [])];
    const known = [...columns, ...worked, ...Object.keys(layout.constants ?? {}), ...(layout.owned === true ? ['authority_id'] : [])];
    expect(known).toEqual(expect.arrayContaining([...layout.key, ...layout.scope, layout.label]));
  });

  it('that are vast have no words in place of numbers and dates, which their cells could not keep', () => {
    const vast = layouts.filter(({ layout }) => layout.isVast === true);
    expect(vast.length).toBeGreaterThan(6);
    for (const { layout } of vast) expect(layout.columns.filter(({ type }) => type !== 'text' && type !== 'code')).toEqual([]);
  });

  it.each([
    ['early-years/early-years-template.csv', ownListLayout],
    ['ofsted-early-years/early-years-inspections-template.csv', earlyYearsInspectionsLayout],
  ])('of an authority’s own file is what the header of %s says, and every column is explained', async (path, { columns }) => {
    const template = await readFile(join(import.meta.dirname, path), 'utf8');
    const quoted = columns.map(({ header }) => (header.includes(',') ? `"${header}"` : header));
    expect(template).toBe(`\uFEFF${quoted.join(',')}\r\n`);
    expect(columns.filter(({ meaning }) => meaning.length < 10)).toEqual([]);
  });
});
