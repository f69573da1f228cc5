import { accepted, refused, type Result } from '../../kernel/result.ts';
import type { Tx } from '../../platform/database/database.ts';
import { sources } from '../sources.ts';
import type { TidyMapping } from '../explore-education-statistics/tidy-mapping.ts';
import type { MappedMeasure } from './mapped-measure.ts';

export interface NewMapping {
  readonly mapping: TidyMapping;
  readonly measures: readonly MappedMeasure[];
  readonly by: string;
  readonly authorityId: number | null;
  readonly at: Date;
}

/** Keeps how a further file is read. Refused where one is known by that name already. */
export async function addMapping(tx: Tx, { mapping, measures, by, authorityId, at }: NewMapping): Promise<Result<number>> {
  const taken = refused(`A file called “${mapping.title}” is known already. Give this one a name of its own.`);
  if (sources.some(({ layouts }) => layouts.some(({ name }) => name === mapping.dataset))) return taken;
  const row = await tx
    .insertInto('tidy_mapping')
    .values({
      dataset: mapping.dataset,
      mapping: JSON.stringify(mapping),
      measures: JSON.stringify(measures),
      made_by: by,
      made_by_authority_id: authorityId,
      made_at: at,
    })
    .onConflict((conflict) => conflict.column('dataset').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row === undefined ? taken : accepted(row.id);
}

/** Forgets a mapping by which nothing was loaded; what was loaded by one could not be read without it. */
export async function removeMapping(tx: Tx, id: number): Promise<Result<string>> {
  const row = await tx.selectFrom('tidy_mapping').select('dataset').where('id', '=', id).executeTakeFirst();
  if (row === undefined) return refused('There is no such mapping.');
  const used = await tx.selectFrom('release').select('id').where('layout', '=', row.dataset).limit(1).executeTakeFirst();
  if (used) return refused('A file has been read by this mapping already, so it has to stay.');
  await tx.deleteFrom('tidy_mapping').where('id', '=', id).execute();
  return accepted(row.dataset);
}
