import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import { sayWhen } from '../../platform/history/say-when.ts';
import type { CriteriaVersion } from './criteria-version.ts';
import type { CriteriaDoing } from './doing.ts';
import { findVersion } from './find-versions.ts';
import '../tables.ts';

/** Whoever changes an authority's criteria waits for whoever is doing so. */
export async function takeTurn(tx: Tx, { clock, authorityId }: CriteriaDoing): Promise<void> {
  await sayWhen(tx, clock);
  await tx.selectFrom('authority').select('id').where('id', '=', authorityId).forNoKeyUpdate().execute();
}

/** The version as it is now that it is one's turn. It must be kept: what ships alone is changed by nobody. */
export async function takeVersion(tx: Tx, doing: CriteriaDoing, version: number): Promise<CriteriaVersion & { readonly id: number }> {
  await takeTurn(tx, doing);
  const found = await findVersion(tx, doing.authorityId, version);
  const id = found?.id ?? null;
  if (found === null || id === null) throw new Error(`Version ${String(version)} of the criteria is not kept.`);
  return { ...found, id };
}

/** A number that the next draft has. */
export async function getNextVersion(tx: Tx, authorityId: number): Promise<number> {
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(version), 0) + 1 as next from criteria_version where authority_id = ${authorityId}`.execute(tx);
  return rows[0]?.next ?? 1;
}
