import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { betweenCells } from './reading/stage-cells.ts';

/**
 * Some columns of a dataset in `published_figure`, where cells stand without their names. Say `from published_figure f join ${places} on place.id = f.release_id`,
 * and each of `cells` is then the cell of that column as the publisher wrote it, null where it is empty or the row's file has no such column. Where a
 * column stands is looked up once for each release, and not for each row.
 */
export function findCells(
  dataset: string,
  columns: readonly string[],
): { readonly places: RawBuilder<unknown>; readonly cells: readonly RawBuilder<string | null>[] } {
  const found = sql.join(columns.map((column) => sql`array_position(cell_names, ${column}::text)`));
  return {
    // `offset 0`: or the planner would look them up for each row after all.
    places: sql`(select id, array[${found}]::int[] as at from release where dataset = ${dataset} and cell_names is not null offset 0) as place`,
    cells: columns.map((_, index) => sql<string | null>`nullif(split_part(f.cells, ${betweenCells}::text, place.at[${sql.lit(index + 1)}]), '')`),
  };
}
