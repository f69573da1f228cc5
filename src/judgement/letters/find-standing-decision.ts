import { sql } from 'kysely';
import type { Tier } from '../../kernel/tier.ts';
import type { Reader } from '../../platform/database/database.ts';

export interface StandingDecision {
  readonly id: number;
  readonly proposalId: number;
  readonly judgementId: number | null;
  readonly tier: Tier;
  readonly reasons: string;
  readonly overrides: boolean;
  readonly decidedBy: string;
  readonly decidedByAccount: number | null;
  readonly decidedAt: Date;
  /** The same in England, as YYYY-MM-DD. */
  readonly decidedOn: string;
  /** When a second person confirmed it; null where none has, or none had to. */
  readonly confirmedOn: string | null;
  readonly second: 'confirmed' | 'returned' | null;
  readonly secondBy: string | null;
  readonly secondByAccount: number | null;
  readonly validFrom: string | null;
  /** Of a review: the decision it reviewed, and that one's tier. */
  readonly reviewOf: number | null;
  readonly reviewedTier: Tier | null;
  readonly isReview: boolean;
  readonly upholds: boolean;
}

/** What was decided last of a case: a review takes the place of the decision that it reviewed. */
export async function findStandingDecision(reader: Reader, caseId: number): Promise<StandingDecision | null> {
  const { rows } = await sql<StandingDecision>`
    select d.id, d.proposal_id as "proposalId", d.judgement_id as "judgementId", d.tier, d.reasons, d.overrides,
      d.decided_by as "decidedBy", d.decided_by_account as "decidedByAccount", d.decided_at as "decidedAt",
      (d.decided_at at time zone 'Europe/London')::date as "decidedOn",
      case when d.second_answer = 'confirmed' then (d.second_at at time zone 'Europe/London')::date end as "confirmedOn",
      d.second_answer as second, d.second_by as "secondBy", d.second_by_account as "secondByAccount", d.valid_from as "validFrom",
      d.review_of as "reviewOf", r.tier as "reviewedTier", r.id is not null as "isReview", coalesce(r.tier = d.tier, false) as upholds
    from tier_decision d left join tier_decision r on r.id = d.review_of
    where d.case_id = ${caseId} order by d.id desc limit 1`.execute(reader);
  return rows[0] ?? null;
}

/** The tier in force of a provider, and from which day; null where it has none. */
export async function findTierInForce(
  reader: Reader,
  authorityId: number,
  providerId: number,
): Promise<{ readonly tier: Tier; readonly since: string } | null> {
  const row = await reader
    .selectFrom('provider_tier')
    .select(['tier', 'since'])
    .where('authority_id', '=', authorityId)
    .where('provider_id', '=', providerId)
    .executeTakeFirst();
  return row ?? null;
}
