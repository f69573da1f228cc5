import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { CriteriaDocument } from '../criteria/criteria.ts';
import { provisionalCriteria } from '../criteria/provisional-criteria.ts';
import '../tables.ts';

/** The framework's first day: version 1 was never adopted, and stands until a version is. */
export const shippedFrom = '2025-09-01';

export interface CriteriaInForce {
  readonly version: number;
  readonly document: CriteriaDocument;
}

interface AdoptedCriteria extends CriteriaInForce {
  readonly id: number;
}

/** The kept version in force on a day: the last to take force by then; before any, version 1. Undefined where an authority keeps none yet. */
export async function findAdopted(db: Reader, authorityId: number, on: string): Promise<AdoptedCriteria | undefined> {
  const { rows } = await sql<AdoptedCriteria>`
    select id, version, document from criteria_version
    where authority_id = ${authorityId} and state = 'adopted' and (in_force_from <= ${on}::date or version = 1)
    order by in_force_from <= ${on}::date desc, in_force_from desc, version desc limit 1`.execute(db);
  return rows[0];
}

/** The criteria by which an authority judges on a day. One that keeps none has version 1 as it ships, the provisional default. */
export async function findCriteriaInForce(db: Reader, authorityId: number, asAt: string): Promise<CriteriaInForce> {
  const adopted = await findAdopted(db, authorityId, asAt);
  return adopted === undefined ? { version: 1, document: provisionalCriteria } : { version: adopted.version, document: adopted.document };
}
