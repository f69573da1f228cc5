import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import type { CriteriaDocument } from '../criteria/criteria.ts';
import { provisionalCriteria } from '../criteria/provisional-criteria.ts';
import { findAdopted, shippedFrom } from '../criteria-in-force/find-criteria-in-force.ts';
import '../tables.ts';

export interface KeptCriteria {
  readonly id: number;
  readonly version: number;
  readonly document: CriteriaDocument;
}

/**
 * The criteria in force on a day. An authority that has adopted none has version 1, the provisional default, which is kept for it when it is first needed: what
 * ships may change, and its proposals keep theirs.
 */
export async function keepCriteria(tx: Tx, authorityId: number, on: string, now: Date): Promise<KeptCriteria> {
  const found = await findAdopted(tx, authorityId, on);
  if (found) return found;
  await tx
    .insertInto('criteria_version')
    .values({
      authority_id: authorityId,
      version: 1,
      document: JSON.stringify(provisionalCriteria),
      state: 'adopted',
      in_force_from: shippedFrom,
      drafted_by: 'Waymark',
      drafted_at: now,
      reason: 'The provisional default, until the authority adopts criteria of its own',
    })
    .onConflict((conflict) => conflict.columns(['authority_id', 'version']).doNothing())
    .execute();
  return tx
    .selectFrom('criteria_version')
    .select(['id', 'version', sql<CriteriaDocument>`document`.as('document')])
    .where('authority_id', '=', authorityId)
    .where('version', '=', 1)
    .executeTakeFirstOrThrow();
}
