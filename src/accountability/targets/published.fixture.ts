import { sql } from 'kysely';
import type { Database } from '../../platform/database/database.ts';

/** Level, code, period as LAIT writes it, short name, value, and status where it is not LAIT's own. */
export type Row = readonly [level: string, subject: string, period: string, shortName: string, value: string, status?: string];

export interface Published {
  readonly laCode: string;
  readonly region?: string;
  readonly neighbours?: readonly string[];
  readonly figures: readonly Row[];
}

/** Rows as a release of LAIT and one of the neighbours would have left them. */
export async function publish(db: Database, { laCode, region = '', neighbours = [], figures }: Published): Promise<void> {
  await db.transaction(async (tx) => {
    const { rows } = await sql<{ id: number }>`
      insert into release (source, layout, dataset, cell_names, file_name, sha256, size_bytes, as_at, partial, state, staged_by, staged_at, beat_at)
      values ('lait', 'figures', 'lait', '{Region,Values}', 'lait_20261019.csv', ${crypto.randomUUID()}, 1, '2026-10-19', false, 'committed', 'A test', now(), now())
      returning id`.execute(tx);
    const releaseId = rows[0]?.id ?? 0;
    for (const [level, subject, period, shortName, value, status = 'unstated'] of figures) {
      await sql`insert into published_figure (key, hash, release_id, dataset, period, status, level, subject, breakdown, cells)
        values (${[period, status, level, subject, shortName].join('|')}, 'x', ${releaseId}, 'lait', ${period}, ${status}, ${level}, ${subject}, ${shortName},
          ${`${region}\u001f${value}`})`.execute(tx);
    }
    for (const [at, code] of neighbours.entries()) {
      await sql`insert into statistical_neighbour (key, hash, release_id, effective_on, la_code, rank, neighbour_la_code)
        values (${`${laCode}|${at}`}, 'x', ${releaseId}, '2025-09-01', ${laCode}, ${at + 1}, ${code})`.execute(tx);
    }
  });
}
