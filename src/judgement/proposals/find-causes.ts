import { sql } from 'kysely';
import { listed } from './figures.ts';
import type { Reader } from '../../platform/database/database.ts';
import '../tables.ts';

/** What may have changed since an authority's proposals were last made: the releases that were committed meanwhile, in words. */
export async function findCauseSince(db: Reader, since: Date): Promise<string> {
  const { rows } = await sql<{ file: string }>`
    select distinct file_name as file from release where state = 'committed' and committed_at > ${since} order by file_name`.execute(db);
  const files = rows.map(({ file }) => file);
  if (files.length === 0) return 'Time has passed, or a record was corrected';
  const more = files.length > 3 ? ` and ${String(files.length - 3)} more` : '';
  return `New data: ${files.length > 3 ? files.slice(0, 3).join(', ') : listed(files)}${more}`;
}

/**
 * Providers that have a proposal, and when those of the whole authority were last made: what `one` made, for one provider when something happened to it, tells nothing of the
 * others. Null: there is none, so nothing is looked at again.
 */
export async function findLastMade(
  db: Reader,
  authorityId: number,
  one: string,
): Promise<{ readonly providerIds: readonly number[]; readonly at: Date } | null> {
  const { rows } = await sql<{ ids: number[] | null; at: Date | null }>`
    select array_agg(distinct provider_id) as ids, coalesce(max(made_at) filter (where made_by <> ${one}), min(made_at)) as at
    from tier_proposal where authority_id = ${authorityId}`.execute(db);
  const [row] = rows;
  return row?.ids && row.at ? { providerIds: row.ids, at: row.at } : null;
}

export async function hasProposal(db: Reader, authorityId: number, providerId: number): Promise<boolean> {
  const { rows } = await sql`select 1 from tier_proposal where authority_id = ${authorityId} and provider_id = ${providerId} limit 1`.execute(db);
  return rows.length > 0;
}
