import { sql } from 'kysely';
import type { Database } from '../../platform/database/database.ts';
import { dateInWords } from '../../kernel/plain-date.ts';
import { isAllowed, type DueDay, type ListDueDays, provisionalSource, withinReach } from '../../register/index.ts';
import { replyRule } from '../letters/may-issue.ts';
import '../tables.ts';

/** Until when a letter about a tier may be answered, and a review asked for: where nothing has come. */
export function replyDays({ db }: { readonly db: Database }): ListDueDays {
  return async ({ actor, today, providerId }) => {
    if (!isAllowed(actor, 'tier.view')) return [];
    const { rows } = await sql<{ letterId: number; providerId: number; issuedOn: string; until: string }>`
      select l.id as "letterId", p.id as "providerId", l.issued_on::text as "issuedOn", l.reply_until::text as until
      from tier_letter l join provider p on p.id = l.provider_id join tier_case c on c.id = l.case_id
      where l.authority_id = ${actor.authorityId} and c.state = 'issued' and l.issued_on is not null and l.reply_until >= ${today}::date
        and (${providerId}::int is null or p.id = ${providerId}::int) and ${withinReach(actor, 'tier.view', today)}
        and not exists (select 1 from tier_reply r where r.letter_id = l.id) order by l.reply_until, l.id`.execute(db.kysely);
    return rows.map((row): DueDay => ({
      kind: 'reply',
      providerId: row.providerId,
      what: 'Last day to reply to the letter about the tier, and to ask for a review',
      on: row.until,
      why: `${replyRule}, which was ${dateInWords(row.issuedOn)}; weekends and bank holidays do not count`,
      rule: replyRule,
      source: provisionalSource,
      href: `/providers/${String(row.providerId)}/tier/letters/${String(row.letterId)}`,
      lapses: true,
      isRestricted: false,
    }));
  };
}
