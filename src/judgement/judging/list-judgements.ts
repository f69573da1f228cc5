import { sql } from 'kysely';
import type { Tier } from '../../kernel/tier.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { Confidence } from '../criteria/evaluate.ts';
import type { AreaJudgement, JudgementEntry } from './judgement.ts';

export interface KeptJudgement {
  readonly id: number;
  readonly caseId: number;
  readonly proposalId: number;
  readonly areas: readonly AreaJudgement[];
  readonly tier: Tier;
  readonly confidence: Confidence;
  readonly reasons: string | null;
  readonly conflict: string;
  readonly by: string;
  readonly byAccount: number | null;
  readonly at: Date;
  /** What the service proposed when it was judged. */
  readonly proposed: Tier;
}

/** Every judgement of some cases, the latest first. */
export async function listJudgements(db: Reader, authorityId: number, caseIds: readonly number[]): Promise<KeptJudgement[]> {
  if (caseIds.length === 0) return [];
  const { rows } = await sql<KeptJudgement>`
    select j.id, j.case_id as "caseId", j.proposal_id as "proposalId", j.areas, j.tier, j.confidence, j.reasons, j.conflict, j.judged_by as by,
      j.judged_by_account as "byAccount", j.judged_at as at, t.tier as proposed
    from tier_judgement j join tier_proposal t on t.id = j.proposal_id
    where j.authority_id = ${authorityId} and j.case_id = any(${[...caseIds]}::int[]) order by j.id desc`.execute(db);
  return rows;
}

export function entryOf({ areas, tier, confidence, reasons }: KeptJudgement): JudgementEntry {
  return { areas, tier, confidence, reasons };
}
