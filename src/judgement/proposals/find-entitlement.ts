import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { CriteriaDocument } from '../criteria/criteria.ts';
import '../tables.ts';

/** What each tier brings, by the criteria under which a proposal was made. */
export async function findEntitlement(db: Reader, proposalId: number): Promise<CriteriaDocument['entitlement'] | undefined> {
  const { rows } = await sql<{ entitlement: CriteriaDocument['entitlement'] }>`
    select v.document->'entitlement' as entitlement from tier_proposal t join criteria_version v on v.id = t.criteria_id where t.id = ${proposalId}`.execute(
    db,
  );
  return rows[0]?.entitlement;
}
