import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';

/** A release that the register was made from: the newest committed of its source and layout. */
export interface SourceInUse {
  readonly releaseId: number;
  readonly source: string;
  readonly layout: string | null;
  /** As the publisher dates it; null where neither the file nor its loader said. */
  readonly asAt: string | null;
}

/** The newest committed release of each source and layout, of open data and of the authority's own. */
export async function listSourcesInUse(reader: Reader, authorityId: number): Promise<SourceInUse[]> {
  const { rows } = await sql<SourceInUse>`
    select distinct on (source, layout) id as "releaseId", source, layout, as_at as "asAt" from release
    where state = 'committed' and (authority_id is null or authority_id = ${authorityId})
    order by source, layout, as_at desc nulls last, id desc`.execute(reader);
  return rows;
}
