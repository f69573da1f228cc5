import { sql } from 'kysely';
import type { Database } from '../../platform/database/database.ts';
import { isAllowed, type DueDay, type ListDueDays, provisionalSource, withinReach } from '../../register/index.ts';
import '../tables.ts';

interface Row {
  readonly reviewId: number;
  readonly providerId: number;
  readonly halfTerm: string;
  readonly on: string;
  /** Null: the review itself, which is to come. */
  readonly decision: string | null;
}

/** Half-termly reviews on whose agenda a provider is, and what they decided and is not done. */
export function tierReviewDays({ db }: { readonly db: Database }): ListDueDays {
  return async ({ actor, today, providerId }) => {
    if (!isAllowed(actor, 'tier-review.view')) return [];
    const { rows } = await sql<Row>`
      select m.id as "reviewId", p.id as "providerId", m.half_term as "halfTerm",
        case when i.outcome is null then m.held_on else i.due_on end::text as "on", case when i.outcome is not null then i.decision end as decision
      from tier_review_item i join tier_review_meeting m on m.id = i.meeting_id join provider p on p.id = i.provider_id
      where i.authority_id = ${actor.authorityId} and i.done_on is null and (i.outcome is not null or m.closed_at is null)
        and (${providerId}::int is null or p.id = ${providerId}::int) and ${withinReach(actor, 'tier.view', today)}
      order by 4, m.id, p.sort_key`.execute(db.kysely);
    return rows.map(({ reviewId, halfTerm, decision, ...row }): DueDay => ({
      ...row,
      kind: 'tier-review',
      what: decision === null ? 'The half-termly review looks at it' : `Decided by the half-termly review: ${decision}`,
      why: decision === null ? `The day that is planned for the review of ${halfTerm}` : `Set by the review of ${halfTerm}`, // prettier-ignore
      rule: decision === null ? 'Every half-term, each provider in Vulnerable or Cause for Concern' : 'By the day that the review sets',
      source: provisionalSource,
      href: `/tier-reviews/${String(reviewId)}`,
      lapses: false,
      isRestricted: false,
    }));
  };
}
