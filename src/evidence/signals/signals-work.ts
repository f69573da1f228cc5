import { sql } from 'kysely';
import type { Database } from '../../platform/database/database.ts';
import { isAdviser, withinReach, type WorkSource } from '../../register/index.ts';
import './tables.ts';

/** A line for each of an adviser's providers with signals that nobody has looked at. */
export function signalsWork({ db }: { readonly db: Database }): WorkSource {
  return {
    id: 'signals',
    list: async (actor, today) => {
      if (!isAdviser(actor)) return [];
      const { rows } = await sql<{ id: number; name: string; count: number; signal: number }>`
        select p.id, p.name, count(*)::int as count, min(s.id) as signal from signal s join provider p on p.id = s.provider_id
        where s.authority_id = ${actor.authorityId}::int and s.ended_on is null and s.outcome is null and ${withinReach(actor, 'signal.review', today)}
        group by p.id, p.name, p.sort_key order by count(*) desc, p.sort_key, p.id`.execute(db.kysely);
      return rows.map(({ id, name, count, signal }) => ({
        kind: 'signal',
        text: count === 1 ? '1 signal to look at' : `${String(count)} signals to look at`,
        href: count === 1 ? `/providers/${String(id)}/signals/${String(signal)}` : `/providers/${String(id)}`,
        provider: { id, name },
        dueOn: null,
        since: null,
      }));
    },
  };
}
