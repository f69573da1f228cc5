import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { withinReach } from '../../register/index.ts';
import type { Prepared } from './prepared.ts';
import type { ReviewOutcome } from './tier-review.ts';
import '../tables.ts';

export interface FoundReview {
  readonly id: number;
  readonly halfTerm: string;
  readonly heldOn: string;
  readonly chair: string;
  readonly present: string | null;
  readonly plannedBy: string;
  readonly closedBy: string | null;
  readonly closedAt: Date | null;
  readonly isClosed: boolean;
  readonly providers: number;
  readonly decided: number;
}

export interface FoundItem {
  readonly id: number;
  readonly reviewId: number;
  readonly providerId: number;
  readonly providerName: string;
  readonly phase: string;
  readonly localityName: string | null;
  readonly prepared: Prepared;
  readonly outcome: ReviewOutcome | null;
  readonly decision: string | null;
  readonly owner: string | null;
  readonly dueOn: string | null;
  readonly recordedBy: string | null;
  readonly recordedAt: Date | null;
  readonly doneOn: string | null;
  readonly doneWords: string | null;
  readonly doneBy: string | null;
}

/** Every half-termly review, the latest first; or one. Counts are of the whole agenda. */
export async function listReviews(db: Reader, authorityId: number, reviewId?: number): Promise<FoundReview[]> {
  const { rows } = await sql<FoundReview>`
    select m.id, m.half_term as "halfTerm", m.held_on as "heldOn", m.chair, m.present, m.planned_by as "plannedBy", m.closed_by as "closedBy",
      m.closed_at as "closedAt", m.closed_at is not null as "isClosed", count(i.id)::int as providers, count(i.outcome)::int as decided
    from tier_review_meeting m left join tier_review_item i on i.meeting_id = m.id
    where m.authority_id = ${authorityId} ${reviewId === undefined ? sql`` : sql`and m.id = ${reviewId}`}
    group by m.id order by m.held_on desc, m.id desc`.execute(db);
  return rows;
}

export interface ItemsQuestion {
  readonly authorityId: number;
  readonly reviewId: number;
  /** Whose reach the items are within; all of them where nobody is named. */
  readonly reader?: { readonly actor: Actor; readonly today: string };
  readonly itemId?: number;
}

/** The agenda: those in most need first, then by name. */
export async function listItems(db: Reader, { authorityId, reviewId, reader, itemId }: ItemsQuestion): Promise<FoundItem[]> {
  const reach = reader === undefined ? sql`true` : withinReach(reader.actor, 'tier.view', reader.today);
  const { rows } = await sql<FoundItem>`
    select i.id, i.meeting_id as "reviewId", i.provider_id as "providerId", p.name as "providerName", p.phase, l.name as "localityName", i.prepared, i.outcome,
      i.decision, i.owner, i.due_on as "dueOn", i.recorded_by as "recordedBy", i.recorded_at as "recordedAt", i.done_on as "doneOn",
      i.done_words as "doneWords", i.done_by as "doneBy"
    from tier_review_item i join provider p on p.id = i.provider_id left join locality l on l.id = p.locality_id and l.authority_id = i.authority_id
    where i.authority_id = ${authorityId} and i.meeting_id = ${reviewId} and ${reach} ${itemId === undefined ? sql`` : sql`and i.id = ${itemId}`}
    order by i.prepared ->> 'tier' = 'cause-for-concern' desc, p.sort_key, p.id`.execute(db);
  return rows;
}
