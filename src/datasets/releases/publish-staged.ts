import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import type { Layout } from '../source.ts';
import { findFixedValues, hasRowsOfItsKind } from './diff-staged.ts';
import type { Release } from './release.ts';

/** Makes the staged rows the current ones. Throws where they are not as many as were reviewed. */
export async function publishStaged(tx: Tx, layout: Layout, { id, counts }: Release): Promise<void> {
  // Where there is nothing that a row could take the place of, asking of each is a third of the work.
  const first = counts.changed + counts.unchanged === 0 && !(await hasRowsOfItsKind(tx, layout, await findFixedValues(tx, layout, id)));
  await sql`set local enable_nestloop = off`.execute(tx);
  await sql`set local work_mem = '64MB'`.execute(tx);
  const current = sql.table(layout.table);
  const names = [
    'key',
    'hash',
    'release_id',
    ...ownColumns(layout),
    ...layout.columns.map(({ column }) => column),
    layout.isVast === true ? 'cells' : 'rest',
  ];
  const columns = sql.join(names.map((name) => sql.ref(name)));
  const values = sql.join(names.map((name) => sql.ref(`s.${name}`)));
  const known = layout.isVast === true ? layout.key : ['key'];
  const key = sql.join(known.map((name) => sql.ref(name)));
  const updates = sql.join(names.filter((name) => !known.includes(name)).map((name) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`));
  const published = await sql`
    insert into ${current} (${columns})
    select ${values} from ${sql.table(`${layout.table}_staged`)} s ${whichAre(id, counts)}
    where s.release_id = ${id} ${first ? sql`` : sql`on conflict (${key}) do update set ${updates}, gone_release_id = null`}`.execute(tx);
  const reviewed = counts.new + counts.changed;
  if (Number(published.numAffectedRows) !== reviewed) {
    throw new Error(`Release ${id} would publish ${String(published.numAffectedRows)} rows, where ${reviewed} were reviewed.`);
  }
  if (counts.gone > 0) {
    await sql`
      update ${current} c set gone_release_id = ${id} from release_change ch
      where ch.release_id = ${id} and ch.kind = 'gone' and ch.key = c.key`.execute(tx);
  }
  await sql`set local enable_nestloop = on`.execute(tx);
}

/** Where every row is new there is none to leave out. */
function whichAre(id: number, { changed, unchanged }: Release['counts']): RawBuilder<unknown> {
  if (changed + unchanged === 0) return sql``;
  return sql`join release_change ch on ch.release_id = ${id} and ch.key = s.key and ch.kind in ('new', 'changed')`;
}

function ownColumns({ owned, constants, edition, derived }: Layout): string[] {
  return [...(owned === true ? ['authority_id'] : []), ...Object.keys(constants ?? {}), ...(edition?.columns ?? []), ...(derived?.columns ?? [])];
}
