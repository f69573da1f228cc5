import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';

/** What one load changed about a provider. */
export interface ProviderChange {
  readonly source: string;
  readonly asAt: string | null;
  readonly kind: 'new' | 'changed' | 'gone';
  readonly key: string;
  readonly fields: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[];
}

/** The sources whose keys are a provider's own numbers. */
const sources = ['gias-establishments', 'early-years', 'ofsted-state-funded'];

/** The latest changes of any of its numbers, newest first. */
export async function listChanges(reader: Reader, numbers: readonly string[], authorityId: number): Promise<readonly ProviderChange[]> {
  if (numbers.length === 0) return [];
  const { rows } = await sql<ProviderChange>`
    select r.source, r.as_at as "asAt", c.kind, c.key, c.fields from release_change c join release r on r.id = c.release_id
    where c.key in (${sql.join(numbers)}) and r.source in (${sql.join(sources)}) and r.state = 'committed'
      and (r.authority_id is null or r.authority_id = ${authorityId})
    order by r.as_at desc nulls last, r.id desc limit 30`.execute(reader);
  return rows;
}
