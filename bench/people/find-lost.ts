import { sql } from 'kysely';
import type { Database } from '../../src/platform/database/database.ts';

/** Which texts that were said to be saved are nowhere, and which were made twice. A text that another was written beside counts as kept. */
export async function findLost(db: Database, marks: readonly string[]): Promise<{ readonly missing: string[]; readonly doubled: string[] }> {
  const { rows } = await sql<{ mark: string; made: number; kept: number }>`
    with marked as (select unnest(${marks}::text[]) as mark)
    select mark,
      (select count(*)::int from concern where title = mark) + (select count(*)::int from agreed_action where what = mark)
        + (select count(*)::int from visit where focus = mark) as made,
      (select count(*)::int from visit_section where fields::text like '%' || mark || '%')
        + (select count(*)::int from visit_beside where fields::text like '%' || mark || '%') as kept
    from marked`.execute(db.kysely);
  return {
    missing: rows.filter(({ made, kept }) => made + kept === 0).map(({ mark }) => mark),
    doubled: rows.filter(({ made }) => made > 1).map(({ mark }) => mark),
  };
}
