import { sql } from 'kysely';
import type { Database } from '../../platform/database/database.ts';
import { isAdviser, sinceLastLook, withinReach, type WorkItem, type WorkSource } from '../../register/index.ts';
import './tables.ts';

/** Sources of results, as people call them. */
const figures: Readonly<Record<string, string>> = {
  'performance-tables': 'performance tables',
  'explore-education-statistics': 'explore education statistics',
  'results-round': 'schools’ own results, unvalidated',
  'own-collections': 'the authority’s own collections',
};

/** Inspections of an adviser's providers that came in since they last looked, and results that were loaded. */
export function evidenceChangesWork({ db }: { readonly db: Database }): WorkSource {
  return {
    id: 'evidence-changes',
    list: async (actor, today) => {
      if (!isAdviser(actor)) return [];
      const since = sinceLastLook(actor, today);
      const own = sql`r.state = 'committed' and r.committed_at > ${since} and (r.authority_id is null or r.authority_id = ${actor.authorityId}::int)`;
      const { rows } = await sql<{ what: string; id: number | null; name: string | null; at: Date }>`
        select 'inspection' as what, p.id, p.name, max(c.at) as at from provider p join (
          select q.id, r.committed_at as at from release r join inspection i on i.first_release_id = r.id join provider q on q.urn = i.urn where ${own}
          union all
          select e.provider_id, e.entered_at from entered_inspection e
          where e.authority_id = ${actor.authorityId}::int and e.withdrawn_at is null and e.entered_at > ${since}
        ) c on c.id = p.id where p.joined_to is null and ${withinReach(actor, 'inspection.record', today)} group by p.id, p.name
        union all
        select r.source, null, null, max(r.committed_at) from release r where r.source in (${sql.join(Object.keys(figures))}) and ${own} group by r.source
        order by at desc, name`.execute(db.kysely);
      return rows.map(({ what, id, name, at }): WorkItem => {
        const common = { kind: 'change', dueOn: null, since: at } as const;
        if (id === null || name === null) return { ...common, text: `New results: ${figures[what] ?? what}`, href: '/outcomes', provider: null };
        return { ...common, text: 'An inspection came in', href: `/providers/${String(id)}/inspections`, provider: { id, name } };
      });
    },
  };
}
