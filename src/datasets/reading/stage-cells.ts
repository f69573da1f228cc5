import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

/**
 * Stands between the untyped cells of a staged row of a vast layout. They are staged without their names, which would be four fifths of what is written,
 * and become `rest` when they are published.
 */
export const betweenCells = '\u001f';

/** `rest` of a staged row: its filled cells by the names that the release keeps. `row` is the staging table's alias. */
export function restOfStaged(row: string, releaseId: number): RawBuilder<unknown> {
  const cells = sql.ref(`${row}.cells`);
  const names = sql`(select cell_names from release where id = ${releaseId})`;
  // Of one empty cell and of none the same is written.
  return sql`case when ${cells} = '' then '{}' else jsonb_strip_nulls(jsonb_object(${names}, string_to_array(${cells}, ${betweenCells}::text, ''))) end`;
}
