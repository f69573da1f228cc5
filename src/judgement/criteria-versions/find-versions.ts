import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import { shippedFrom } from '../criteria-in-force/find-criteria-in-force.ts';
import { provisionalCriteria } from '../criteria/provisional-criteria.ts';
import type { CriteriaVersion } from './criteria-version.ts';
import '../tables.ts';

const shipped: CriteriaVersion = {
  id: null,
  version: 1,
  document: provisionalCriteria,
  state: 'adopted',
  basedOn: null,
  draftedBy: 'Waymark',
  draftedAt: null,
  askedBy: null,
  askedByAccount: null,
  askedAt: null,
  inForceFrom: shippedFrom,
  adoptedBy: null,
  adoptedAt: null,
  reason: 'The provisional default, until the authority adopts criteria of its own',
};

/** Every version of an authority's criteria, the latest first; version 1 as it ships where it is not kept yet. */
export async function listVersions(reader: Reader, authorityId: number): Promise<CriteriaVersion[]> {
  const { rows } = await sql<CriteriaVersion>`
    select id, version, document, state, based_on as "basedOn", drafted_by as "draftedBy", drafted_at as "draftedAt", proposed_by as "askedBy",
      proposed_by_account as "askedByAccount", proposed_at as "askedAt", in_force_from as "inForceFrom", adopted_by as "adoptedBy",
      adopted_at as "adoptedAt", reason
    from criteria_version where authority_id = ${authorityId} order by version desc`.execute(reader);
  return rows.some(({ version }) => version === 1) ? rows : [...rows, shipped];
}

/** One version by its number as an address has it; null where there is none. */
export async function findVersion(reader: Reader, authorityId: number, version: string | number | undefined): Promise<CriteriaVersion | null> {
  return (await listVersions(reader, authorityId)).find((one) => String(one.version) === String(version)) ?? null;
}

/** Who last changed a version, by the audit trail; null where nobody is named there. */
export async function findLastToChange(reader: Reader, authorityId: number, criteriaId: number): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`
    select actor_name as name from audit_event
    where authority_id = ${authorityId} and subject_kind = 'criteria-version' and subject_id = ${String(criteriaId)} and event like 'criteria.%'
    order by sequence desc limit 1`.execute(reader);
  return rows[0]?.name ?? null;
}
