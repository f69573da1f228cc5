import './tables.ts';
import { sql } from 'kysely';
import type { Reader } from '../database/database.ts';
import { beginning, hashOfEvent } from './chain.ts';
import { readAsText, type StoredEvent } from './read-as-text.ts';

/** One event of an authority's chain, and whether it is what was recorded and follows the one before it. */
export async function findEvent(reader: Reader, authorityId: number, sequence: number) {
  const event = await reader
    .selectFrom('audit_event')
    .selectAll()
    .where('authority_id', '=', authorityId)
    .where('sequence', '=', sequence)
    .executeTakeFirst();
  if (event === undefined) return null;
  const { rows } = await sql<StoredEvent>`
    select ${readAsText} from audit_event
    where authority_id = ${authorityId} and audit_event.sequence in (${sequence}, ${sequence - 1}) order by audit_event.sequence desc`.execute(
    reader,
  );
  const [stored, previous] = rows;
  const isAsRecorded = stored !== undefined && hashOfEvent(stored) === stored.hash;
  return { event, isSound: isAsRecorded && stored.previous_hash === (previous?.hash ?? (sequence === 1 ? beginning : null)) };
}
