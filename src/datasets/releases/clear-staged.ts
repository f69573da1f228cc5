import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import { findLayout } from '../sources.ts';
import { listMappings } from '../tidy-mappings/list-mappings.ts';

interface StagedOf {
  readonly id: number;
  readonly source: string;
  /** Null where the load stopped before the file was recognised: then nothing was staged. */
  readonly layout: string | null;
}

/** Removes the staged rows of a release: by emptying the table where no other release has rows there, which leaves nothing to vacuum. */
export async function clearStagedRows(tx: Tx, { id, source, layout }: StagedOf): Promise<void> {
  if (layout !== null && findLayout(source, layout) === undefined) await listMappings(tx);
  const table = layout === null ? undefined : findLayout(source, layout)?.table;
  if (table === undefined) return;
  const staged = sql.table(`${table}_staged`);
  await sql`lock table ${staged} in access exclusive mode`.execute(tx);
  const { rows } = await sql`select 1 from ${staged} where release_id <> ${id} limit 1`.execute(tx);
  await (rows.length === 0 ? sql`truncate ${staged}` : sql`delete from ${staged} where release_id = ${id}`).execute(tx);
}

/** Removes all that a release brought, leaving its own row, and the rejections, to tell of it. */
export async function clearStaged(tx: Tx, release: StagedOf): Promise<void> {
  await clearAllButFile(tx, release);
  await tx.deleteFrom('release_file').where('release_id', '=', release.id).execute();
}

/** For a file that is put aside: whoever published it may want to see it. */
export async function clearAllButFile(tx: Tx, release: StagedOf): Promise<void> {
  await clearStagedRows(tx, release);
  await tx.deleteFrom('release_change').where('release_id', '=', release.id).execute();
}
