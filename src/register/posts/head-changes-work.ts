import '../tables.ts';
import { sql } from 'kysely';
import type { Database } from '../../platform/database/database.ts';
import { withinReach } from '../access/filter-within-reach.ts';
import { isAdviser, sinceLastLook } from '../work/find-last-look.ts';
import type { WorkSource } from '../work/work-item.ts';

/** Another head or manager at one of an adviser's providers, as somebody entered it or the published register says it, since they last looked. */
export function headChangesWork({ db }: { readonly db: Database }): WorkSource {
  return {
    id: 'head-changes',
    list: async (actor, today) => {
      if (!isAdviser(actor)) return [];
      const since = sinceLastLook(actor, today);
      const { rows } = await sql<{ id: number; name: string; at: Date }>`
        select p.id, p.name, max(c.at) as at from provider p join (
          select o.provider_id, o.entered_at as at from post o
          where o.authority_id = ${actor.authorityId}::int and o.role in ('headteacher', 'manager') and o.withdrawn_at is null and o.entered_at > ${since}
          union all
          select q.id, r.committed_at from release r join release_change c on c.release_id = r.id join provider q on q.urn::text = c.key
          where r.source = 'gias-establishments' and r.state = 'committed' and r.committed_at > ${since}
            and c.kind = 'changed' and c.fields @> '[{"field": "HeadLastName"}]'
        ) c on c.provider_id = p.id
        where p.joined_to is null and ${withinReach(actor, 'post.edit', today)}
        group by p.id, p.name, p.sort_key order by max(c.at) desc, p.sort_key`.execute(db.kysely);
      return rows.map(({ id, name, at }) => ({
        kind: 'change',
        text: 'The head or manager changed',
        href: `/providers/${String(id)}`,
        provider: { id, name },
        dueOn: null,
        since: at,
      }));
    },
  };
}
