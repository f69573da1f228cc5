import './tables.ts';
import '../identity/tables.ts';
import type { Clock } from '../clock.ts';
import type { Reader } from '../database/database.ts';
import { createAnchor, type Anchor } from './anchor.ts';

/** Where the chains end now: all of them, or one authority's alone. */
export async function findAnchor(reader: Reader, clock: Clock, authorityId?: number): Promise<Anchor> {
  let query = reader
    .selectFrom('audit_chain as c')
    .leftJoin('authority as a', 'a.id', 'c.authority_id')
    .select(['a.la_code as authority', 'c.last_sequence as sequence', 'c.last_hash as hash'])
    .where('c.last_sequence', '>', 0)
    .orderBy('c.authority_id', (order) => order.asc().nullsFirst());
  if (authorityId !== undefined) query = query.where('c.authority_id', '=', authorityId);
  return createAnchor(clock.now(), await query.execute());
}
