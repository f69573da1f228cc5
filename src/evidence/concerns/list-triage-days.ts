import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import { isAllowed, type DueDay, type DueQuestion, type ListDueDays, provisionalSource } from '../../register/index.ts';
import type { ConcernMeans } from './concern-means.ts';
import { lineOf } from './concern-words.ts';
import { findConcerns } from './find-concerns.ts';
import { triageRule } from './triage-day.ts';
import './tables.ts';

/** Concerns that wait for triage, of those that the reader may see. At the command line, where nobody is a named reader: that there is one, where it is not restricted. */
export function triageDays({ db, clock }: ConcernMeans): ListDueDays {
  return async (asked) => {
    const { actor, today, providerId } = asked;
    if (actor.kind === 'operator') return listForOperator(db.kysely, asked);
    if (!isAllowed(actor, 'concern.list')) return [];
    const concerns = await findConcerns(db.kysely, { actor, clock, ...(providerId === null ? {} : { providerId }) });
    return concerns
      .filter(({ state }) => state === 'waiting')
      .map((concern) => {
        const { title, href, dueOn, dueHow, provider, isRestricted } = lineOf(concern, today);
        return dueDay({ providerId: provider.id, what: `Triage: ${title}`, on: dueOn, why: dueHow, href, isRestricted });
      });
  };
}

const dueDay = (of: Pick<DueDay, 'providerId' | 'what' | 'on' | 'why' | 'href' | 'isRestricted'>): DueDay => ({
  ...of,
  kind: 'triage',
  rule: triageRule,
  source: provisionalSource,
  lapses: false,
});

async function listForOperator(db: Reader, { actor, providerId }: DueQuestion): Promise<DueDay[]> {
  const { rows } = await sql<{ id: number; providerId: number; on: string; why: string }>`
    select c.id, coalesce(g.joined_to, g.id) as "providerId", c.triage_due_on::text as "on", c.triage_due_how as why
    from concern c join provider g on g.id = c.provider_id
    where c.authority_id = ${actor.authorityId} and c.state = 'waiting' and not c.is_restricted
      and (${providerId}::int is null or coalesce(g.joined_to, g.id) = ${providerId}::int) order by c.triage_due_on, c.id`.execute(db);
  return rows.map(({ id, ...row }) => dueDay({ ...row, what: 'Triage of a concern', href: `/concerns/${String(id)}`, isRestricted: false }));
}
