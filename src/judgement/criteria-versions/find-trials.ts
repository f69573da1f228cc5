import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { KeptTrial } from '../criteria-trials/trial.ts';
import '../tables.ts';

interface FoundTrial {
  readonly id: number;
  readonly hash: string;
  readonly asAt: string;
  readonly result: KeptTrial;
  readonly daysNeeded: number;
  readonly daysAvailable: number | null;
  readonly triedBy: string;
  readonly triedAt: Date;
}

/** The trials that were kept of one version, the latest first. */
export async function listTrials(reader: Reader, criteriaId: number | null): Promise<FoundTrial[]> {
  if (criteriaId === null) return [];
  const { rows } = await sql<FoundTrial>`
    select id, document_hash as hash, as_at as "asAt", result, days_needed::float8 as "daysNeeded", days_available::float8 as "daysAvailable",
      tried_by as "triedBy", tried_at as "triedAt"
    from criteria_trial where criteria_id = ${criteriaId} order by tried_at desc, id desc`.execute(reader);
  return rows;
}
