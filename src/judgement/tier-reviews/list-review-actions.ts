import { sql } from 'kysely';
import type { Database } from '../../platform/database/database.ts';
import type { ListOtherActions } from '../../evidence/index.ts';
import { isAllowed, withinReach } from '../../register/index.ts';
import '../tables.ts';

interface Row {
  readonly reviewId: number;
  readonly halfTerm: string;
  readonly providerId: number;
  readonly providerName: string;
  readonly localityId: number | null;
  readonly decision: string;
  readonly owner: string;
  readonly dueOn: string;
  readonly doneOn: string | null;
  readonly doneWords: string | null;
}

/** What half-termly reviews decided, for the one list of actions: kept here, where it is said to be done, and only read there. */
export function reviewActions({ db }: { readonly db: Database }): ListOtherActions {
  return async (actor, today) => {
    if (!isAllowed(actor, 'tier-review.view')) return [];
    const { rows } = await sql<Row>`
      select m.id as "reviewId", m.half_term as "halfTerm", p.id as "providerId", p.name as "providerName", p.locality_id as "localityId", i.decision, i.owner,
        i.due_on as "dueOn", i.done_on as "doneOn", i.done_words as "doneWords"
      from tier_review_item i join tier_review_meeting m on m.id = i.meeting_id join provider p on p.id = i.provider_id
      where i.authority_id = ${actor.authorityId}::int and i.outcome is not null and ${withinReach(actor, 'tier.view', today)}
      order by i.due_on, i.id`.execute(db.kysely);
    return rows.map((row) => ({
      what: row.decision,
      href: `/tier-reviews/${String(row.reviewId)}`,
      provider: { id: row.providerId, name: row.providerName, localityId: row.localityId },
      source: 'tier-review',
      sourceWords: `Half-termly review, ${row.halfTerm}`,
      ownerSide: 'authority',
      ownerName: row.owner,
      ownerAccountId: null,
      dueOn: row.dueOn,
      dueHow: 'Set by the review',
      measure: null,
      state: row.doneOn === null ? 'open' : 'done',
      reportedOn: null,
      doneOn: row.doneOn,
      evidence: row.doneWords,
      cameOfIt: null,
      isRestricted: false,
    }));
  };
}
