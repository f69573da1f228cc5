import { sql } from 'kysely';
import { stoppedHalfway } from './begin-release.ts';
import { clearStaged } from './clear-staged.ts';
import type { DatasetsContext } from './release.ts';

/** A process elsewhere may be loading into the same PostgreSQL; the embedded database has no other process (seconds). */
const silentFor = { pglite: 0, postgres: 120 } as const;

/** At start: loads that a killed process left half-way become failed, and what they had staged is removed. Answers their numbers. */
export async function recoverInterrupted({ db }: DatasetsContext): Promise<number[]> {
  return db.transaction(
    async (tx) => {
      const { rows } = await sql<{ id: number; source: string; layout: string | null }>`
        update release set state = 'failed', problems = ${JSON.stringify([stoppedHalfway])}::jsonb
        where state in ('staging', 'committing') and beat_at <= clock_timestamp() - make_interval(secs => ${silentFor[db.engine]})
        returning id, source, layout`.execute(tx);
      for (const release of rows) await clearStaged(tx, release);
      return rows.map(({ id }) => id);
    },
    { timeoutMs: Infinity },
  );
}
