import { sql } from 'kysely';
import type { CommittedRelease } from '../../datasets/index.ts';
import type { Tx } from '../../platform/database/database.ts';
import './tables.ts';

/**
 * Keeps every inspection that a release has, beside those of the releases before it. What a later file no longer has stays as it was last seen:
 * Ofsted's file gives the latest of each kind alone, and the one before it is what being stuck depends on.
 */
export async function keepInspections(tx: Tx, release: CommittedRelease): Promise<void> {
  await sql`
    insert into inspection as kept (key, urn, kind, number, inspection_type, started_on, published_on, relates_to_current_urn, urn_at_inspection,
      category_of_concern, safeguarding, overall, outcome, judgements, first_release_id, release_id)
    select distinct on (f.key) f.key, f.urn, f.kind, f.number, f.inspection_type, f.started_on, f.published_on, f.relates_to_current_urn, f.urn_at_inspection,
      f.category_of_concern, f.safeguarding, f.overall, f.outcome, f.judgements, ${release.id}::int, ${release.id}::int
    from published_inspection f
    where f.table_name = ${release.table} and f.record_key in (select c.key from release_change c where c.release_id = ${release.id})
    order by f.key, f.number
    on conflict (key) do update set number = excluded.number, inspection_type = excluded.inspection_type, published_on = excluded.published_on,
      relates_to_current_urn = excluded.relates_to_current_urn, urn_at_inspection = excluded.urn_at_inspection,
      category_of_concern = excluded.category_of_concern, safeguarding = excluded.safeguarding, overall = excluded.overall, outcome = excluded.outcome,
      judgements = excluded.judgements, release_id = excluded.release_id
    where (kept.number, kept.inspection_type, kept.published_on, kept.relates_to_current_urn, kept.urn_at_inspection, kept.category_of_concern, kept.safeguarding,
        kept.overall, kept.outcome, kept.judgements)
      is distinct from (excluded.number, excluded.inspection_type, excluded.published_on, excluded.relates_to_current_urn, excluded.urn_at_inspection,
        excluded.category_of_concern, excluded.safeguarding, excluded.overall, excluded.outcome, excluded.judgements)`.execute(tx);
}
