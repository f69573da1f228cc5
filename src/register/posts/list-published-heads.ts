import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import { sourceInWords } from '../providers/provider-words.ts';

/** Whom the published register names as head, where no post is recorded. */
export interface PublishedHead {
  readonly name: string;
  readonly source: string;
  /** The day that the file describes. */
  readonly asAt: string | null;
}

/** By provider, as its page has it. */
export async function listPublishedHeads(reader: Reader, ids: readonly number[]): Promise<ReadonlyMap<number, PublishedHead>> {
  const { rows } = await sql<{ id: number; name: string; asAt: string | null }>`
    select p.id, concat_ws(' ', e.head_title, e.head_first_name, e.head_last_name) as name,
      (select max(r.as_at)::text from release r where r.source = 'gias-establishments' and r.state = 'committed') as "asAt"
    from provider p join gias_establishment e on e.key = p.urn::text
    where p.id = any (${[...ids]}::int[]) and concat_ws(' ', e.head_title, e.head_first_name, e.head_last_name) <> ''`.execute(reader);
  const source = sourceInWords('gias-establishments');
  return new Map(rows.map(({ id, name, asAt }) => [id, { name, source, asAt }]));
}
