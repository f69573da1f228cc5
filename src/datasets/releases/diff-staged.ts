import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import type { Layout } from '../source.ts';

export interface DiffCounts {
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly gone: number;
}

/** What of the key every row of the file has the same, by our column. */
type FixedValues = Readonly<Record<string, string | number>>;

interface StagedRelease {
  readonly id: number;
  readonly partial: boolean;
}

/** Writes to `release_change` what the staged rows would change in the current table, row by row and field by field. */
export async function diffStaged(tx: Tx, layout: Layout, release: StagedRelease): Promise<DiffCounts> {
  const fixed = await findFixedValues(tx, layout, release.id);
  if (await hasRowsOfItsKind(tx, layout, fixed)) return compareStaged(tx, layout, release, fixed);
  const staged = sql`${sql.table(`${layout.table}_staged`)} where release_id = ${release.id}`;
  if (layout.isVast !== true)
    await sql`insert into release_change (release_id, key, kind) select ${release.id}, key, 'new' from ${staged}`.execute(tx);
  const { rows } = await sql<{ new: number }>`select count(*) as new from ${staged}`.execute(tx);
  return { new: rows[0]?.new ?? 0, changed: 0, unchanged: 0, gone: 0 };
}

export async function findFixedValues(tx: Tx, layout: Layout, id: number): Promise<FixedValues> {
  const { owned, constants, edition } = layout;
  const same = [...(owned === true ? ['authority_id'] : []), ...Object.keys(constants ?? {}), ...(edition?.columns ?? [])];
  const columns = layout.key.filter((column) => same.includes(column));
  if (columns.length === 0) return {};
  const { rows } = await sql<FixedValues>`
    select ${sql.join(columns.map((column) => sql.ref(column)))} from ${sql.table(`${layout.table}_staged`)} where release_id = ${id} limit 1`.execute(
    tx,
  );
  return rows[0] ?? {};
}

/** Whether there is anything to compare with, published now or once. */
export async function hasRowsOfItsKind(tx: Tx, layout: Layout, fixed: FixedValues): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`
    select exists (select 1 from ${sql.table(layout.table)} c where ${withValues(fixed)}) as has`.execute(tx);
  return rows[0]?.has === true;
}

/** Keys differ wherever these do, so that no other row need be read: a table of figures has those of every file. */
function withValues(fixed: FixedValues): RawBuilder<unknown> {
  return sql.join([sql`true`, ...Object.entries(fixed).map(([column, value]) => sql`c.${sql.ref(column)} = ${value}`)], sql` and `);
}

async function compareStaged(tx: Tx, layout: Layout, release: StagedRelease, fixed: FixedValues): Promise<DiffCounts> {
  // Nothing has analysed the rows just copied: left to itself, the planner would loop over them.
  await sql`set local enable_nestloop = off`.execute(tx);
  await sql`set local work_mem = '64MB'`.execute(tx);
  const staged = sql.table(`${layout.table}_staged`);
  const current = sql.table(layout.table);
  const id = release.id;
  // Cells without names hash otherwise where the file has one column more: only what differs in a field has changed.
  const ofItsKind = withValues(fixed);
  await sql`
    insert into release_change (release_id, key, kind)
    select ${id}, s.key, 'new' from ${staged} s
    where s.release_id = ${id} and not exists (select 1 from ${current} c where c.key = s.key and c.gone_release_id is null and ${ofItsKind})`.execute(
    tx,
  );
  await sql`
    insert into release_change (release_id, key, kind, fields)
    with pair as materialized (
      select s.key, ${inFields(layout, 'c')} as before, ${inFields(layout, 's')} as after from ${staged} s join ${current} c on c.key = s.key
      where s.release_id = ${id} and c.gone_release_id is null and c.hash <> s.hash and ${ofItsKind}
    )
    select ${id}, pair.key, 'changed', coalesce(found.fields, '[]') from pair cross join lateral (select ${changedFields(layout)} as fields) found
    ${layout.isVast === true ? sql`where found.fields is not null` : sql``}`.execute(tx);
  if (!release.partial) {
    await sql`
      insert into release_change (release_id, key, kind)
      select ${id}, c.key, 'gone' from ${current} c
      where c.gone_release_id is null and ${ofItsKind} ${withinScope(layout, staged, id)}
        and not exists (select 1 from ${staged} s where s.release_id = ${id} and s.key = c.key)
        and not exists (select 1 from release_rejection r where r.release_id = ${id} and r.key = c.key)`.execute(tx);
  }
  const { rows } = await sql<DiffCounts>`
    select count(*) filter (where kind = 'new') as new, count(*) filter (where kind = 'changed') as changed, count(*) filter (where kind = 'gone') as gone,
      (select count(*) from ${staged} where release_id = ${id}) - count(*) filter (where kind <> 'gone') as unchanged
    from release_change where release_id = ${id}`.execute(tx);
  const counts = rows[0];
  if (!counts) throw new Error('The counts of a release gave no row.');
  return counts;
}

/** A row with its untyped cells by their names, in `rest`, whichever way the table keeps them. */
function inFields({ isVast }: Layout, row: 'c' | 's'): RawBuilder<unknown> {
  const whole = sql`to_jsonb(${sql.ref(row)})`;
  if (isVast !== true) return whole;
  const names = sql`(select cell_names from release where id = ${sql.ref(`${row}.release_id`)})`;
  return sql`${whole} || jsonb_build_object('rest', named_cells(${names}, ${sql.ref(`${row}.cells`)}))`;
}

/** A word in place of a number or a date is in `rest`, under the same publisher's name: both are looked at as one field. */
function changedFields(layout: Layout): RawBuilder<unknown> {
  const typed = layout.columns.map(({ header, column }, index) => sql`(${header}::text, ${column}::text, ${index}::int)`);
  const names = typed.length === 0 ? sql`(null::text, null::text, 0)` : sql.join(typed);
  return sql`(
    select jsonb_agg(jsonb_build_object('field', field, 'before', was, 'after', now) order by position, field)
    from (
      select n.field, n.position, coalesce(pair.before ->> n.name, pair.before -> 'rest' ->> n.field) as was, coalesce(pair.after ->> n.name, pair.after -> 'rest' ->> n.field) as now
      from (values ${names}) as n (field, name, position)
      union all
      select coalesce(b.key, a.key), 1000, b.value, a.value
      from jsonb_each_text(pair.before -> 'rest') b full join jsonb_each_text(pair.after -> 'rest') a on a.key = b.key
      where coalesce(b.key, a.key) <> all (${layout.columns.map(({ header }) => header)}::text[])
    ) as field_pair
    where was is distinct from now)`;
}

/** A record can be gone only from what the file covers: a look-up of 2021 says nothing of 2011. */
function withinScope(layout: Layout, staged: RawBuilder<unknown>, id: number): RawBuilder<unknown> {
  if (layout.scope.length === 0) return sql``;
  const same = sql.join(
    layout.scope.map((column) => sql`s.${sql.ref(column)} = c.${sql.ref(column)}`),
    sql` and `,
  );
  return sql`and exists (select 1 from ${staged} s where s.release_id = ${id} and ${same})`;
}

/** Stands for all that was staged and all that it would change, in whatever order the rows lie. */
export async function digestStaged(tx: Tx, layout: Layout, id: number): Promise<string> {
  const { rows } = await sql<{ digest: string }>`
    select concat_ws(':', s.digest, c.digest) as digest
    from (select concat_ws(',', count(*), bit_xor(hashtextextended(key || hash, 0))) as digest from ${sql.table(`${layout.table}_staged`)} where release_id = ${id}) s,
      (select concat_ws(',', count(*), bit_xor(hashtextextended(concat(key, kind, fields), 0))) as digest from release_change where release_id = ${id}) c`.execute(
    tx,
  );
  return rows[0]?.digest ?? '';
}

/** Keys that the file has more than once, with the lines: a few are rejected, row by row. */
export async function findRepeatedKeys(tx: Tx, layout: Layout, id: number, most: number): Promise<{ key: string; lines: number[] }[]> {
  const staged = sql.table(`${layout.table}_staged`);
  // Numbers are quicker to sort than keys are. Where two keys have the same one, the keys themselves are asked.
  const counted = await sql<{ single: boolean }>`
    select count(*) = count(distinct hashtextextended(key, 0)) as single from ${staged} where release_id = ${id}`.execute(tx);
  if (counted.rows[0]?.single === true) return [];
  const { rows } = await sql<{ key: string; lines: number[] }>`
    select key, array_agg(line order by line) as lines from ${staged}
    where release_id = ${id} group by key having count(*) > 1 order by min(line) limit ${most}`.execute(tx);
  return rows;
}
