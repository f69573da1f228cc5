import './tables.ts';
import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/database.ts';
import type { NetworkPriority } from './priority.ts';

interface Row extends Omit<NetworkPriority, 'cited' | 'withdrawn'> {
  readonly measureId: string | null;
  readonly period: string | null;
  readonly cited: string | null;
  readonly withdrawnBy: string | null;
  readonly withdrawnReason: string | null;
}

/** What a network, or each of them, has agreed to work on; the latest first. */
export async function listPriorities(reader: Reader, authorityId: number, localityId: number | null): Promise<NetworkPriority[]> {
  const { rows } = await sql<Row>`
    select id, locality_id as "localityId", title, why, measure_id as "measureId", period, cited, other_evidence as "otherEvidence", doing,
      to_be_seen as "seenBy", from_on as "from", to_on as "to", came_of_it as "cameOfIt", closed_on as "closedOn", agreed_by as "agreedBy",
      agreed_at as "agreedAt", version, withdrawn_by as "withdrawnBy", withdrawn_reason as "withdrawnReason"
    from network_priority where authority_id = ${authorityId} and ${localityId === null ? sql`true` : sql`locality_id = ${localityId}`}
    order by from_on desc, id desc`.execute(reader);
  return rows.map(({ measureId, period, cited, withdrawnBy, withdrawnReason, ...row }) => ({
    ...row,
    cited: measureId === null || period === null || cited === null ? null : { measureId, period, words: cited },
    withdrawn: withdrawnBy === null ? null : { by: withdrawnBy, reason: withdrawnReason ?? '' },
  }));
}
