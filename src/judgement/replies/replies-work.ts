import { sql } from 'kysely';
import type { Database } from '../../platform/database/database.ts';
import { isAdviser, isAllowed, sinceLastLook, withinReach, type WorkItem, type WorkSource } from '../../register/index.ts';
import '../tables.ts';

const outsiders = ['headteacher', 'chair', 'trust-executive'];

/** Letters about a tier that may still be answered: for a head, what may be replied to; for an adviser, whose reply is waited for. */
export function repliesWork({ db }: { readonly db: Database }): WorkSource {
  return {
    id: 'tier-replies',
    list: async (actor, today) => {
      const isOutside = outsiders.includes(actor.role ?? '');
      if (!isOutside && !isAdviser(actor)) return [];
      const { rows } = await sql<{ caseId: number; providerId: number; name: string; until: string }>`
        select l.case_id as "caseId", p.id as "providerId", p.name, max(l.reply_until)::text as until
        from tier_letter l join provider p on p.id = l.provider_id
        where l.authority_id = ${actor.authorityId}::int and l.issued_on is not null and l.reply_until >= ${today}::date and ${withinReach(actor, 'tier.reply', today)}
          and not exists (select 1 from tier_reply r where r.letter_id = l.id)
        group by l.case_id, p.id, p.name, p.sort_key order by 4, p.sort_key`.execute(db.kysely);
      return rows.map(({ caseId, providerId, name, until }) => ({
        kind: 'reply',
        text: isOutside ? 'You may reply to the letter about your tier of support' : 'Its reply to the letter about its tier is waited for',
        href: isOutside ? `/cases/${String(caseId)}/reply` : `/cases/${String(caseId)}`,
        provider: { id: providerId, name },
        dueOn: until,
        since: null,
      }));
    },
  };
}

/** Tiers that came into force at an adviser's providers since they last looked. The line itself does not say the tier. */
export function tierChangesWork({ db }: { readonly db: Database }): WorkSource {
  return {
    id: 'tier-changes',
    list: async (actor, today) => {
      if (!isAdviser(actor)) return [];
      const { rows } = await sql<{ id: number; name: string; since: Date }>`
        select p.id, p.name, t.since::timestamptz as since from provider_tier t join provider p on p.id = t.provider_id
        where t.authority_id = ${actor.authorityId}::int and t.since >= (${sinceLastLook(actor, today)})::date and t.since <= ${today}::date
          and ${withinReach(actor, 'tier.judge', today)} order by t.since desc, p.sort_key`.execute(db.kysely);
      return rows.map(({ id, name, since }): WorkItem => {
        return {
          kind: 'change',
          text: 'Another tier is in force',
          href: `/providers/${String(id)}/tier`,
          provider: { id, name },
          dueOn: null,
          since,
        };
      });
    },
  };
}

/** Moderation meetings and half-termly reviews, in the diary of whoever may see them. */
export function meetingsWork({ db }: { readonly db: Database }): WorkSource {
  return {
    id: 'tier-meetings',
    diary: async (actor, from, to) => {
      const kinds = [isAllowed(actor, 'moderation.view') ? 'moderation' : null, isAllowed(actor, 'tier-review.view') ? 'review' : null];
      const { rows } = await sql<{ kind: 'moderation' | 'review'; id: number; on: string }>`
        select m.kind, m.id, m.on::text as "on" from (
          select 'moderation' as kind, id, held_on as "on" from moderation_meeting where authority_id = ${actor.authorityId}::int
          union all select 'review', id, held_on from tier_review_meeting where authority_id = ${actor.authorityId}::int
        ) m where m.kind = any(${kinds.filter((kind) => kind !== null)}::text[]) and m.on between ${from}::date and ${to}::date order by 3, 1, 2`.execute(
        db.kysely,
      );
      return rows.map(({ kind, id, on }) => ({
        uid: kind === 'moderation' ? `moderation-${String(id)}` : `tier-review-${String(id)}`,
        on,
        from: null,
        to: null,
        title: kind === 'moderation' ? 'Moderation meeting' : 'Half-termly review',
        href: kind === 'moderation' ? `/moderation/${String(id)}` : `/tier-reviews/${String(id)}`,
      }));
    },
  };
}
