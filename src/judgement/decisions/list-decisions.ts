import { sql } from 'kysely';
import type { Tier } from '../../kernel/tier.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { SecondAnswer } from './decision.ts';

export interface KeptDecision {
  readonly id: number;
  readonly caseId: number;
  readonly tier: Tier;
  readonly proposed: Tier;
  readonly reasons: string;
  readonly overrides: boolean;
  readonly conflict: string;
  readonly urgency: string | null;
  readonly by: string;
  readonly byAccount: number | null;
  readonly at: Date;
  readonly meetingId: number | null;
  readonly heldOn: string | null;
  readonly second: SecondAnswer | null;
  readonly secondReasons: string | null;
  readonly secondBy: string | null;
  readonly secondAt: Date | null;
  readonly validFrom: string | null;
  readonly takenBackAt: Date | null;
  readonly takenBackReason: string | null;
}

/** Every decision of some cases, the latest first. */
export async function listDecisions(db: Reader, authorityId: number, caseIds: readonly number[]): Promise<KeptDecision[]> {
  if (caseIds.length === 0) return [];
  const { rows } = await sql<KeptDecision>`
    select d.id, d.case_id as "caseId", d.tier, t.tier as proposed, d.reasons, d.overrides, d.conflict, d.urgency, d.decided_by as by,
      d.decided_by_account as "byAccount", d.decided_at as at, d.meeting_id as "meetingId", m.held_on as "heldOn", d.second_answer as second,
      d.second_reasons as "secondReasons", d.second_by as "secondBy", d.second_at as "secondAt", d.valid_from as "validFrom", d.taken_back_at as "takenBackAt",
      d.taken_back_reason as "takenBackReason"
    from tier_decision d join tier_proposal t on t.id = d.proposal_id left join moderation_meeting m on m.id = d.meeting_id
    where d.authority_id = ${authorityId} and d.case_id = any(${[...caseIds]}::int[]) order by d.id desc`.execute(db);
  return rows;
}
