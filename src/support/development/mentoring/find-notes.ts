import './tables.ts';
import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/database.ts';

export interface Note {
  readonly id: number;
  readonly meetingId: number | null;
  readonly says: string | null;
  readonly writtenBy: string;
  readonly writtenAt: Date;
}

/**
 * The private notes of a pairing, for an account that is its mentor or its mentee: the database is asked in the name of that account, so that whoever is
 * neither gets none, whatever page asks.
 */
export async function listNotesFor(
  db: Reader,
  { authorityId, pairingId, accountId }: { readonly authorityId: number; readonly pairingId: number; readonly accountId: number },
): Promise<Note[]> {
  const { rows } = await sql<Note>`
    select o.id, o.meeting_id as "meetingId", o.says, o.written_by as "writtenBy", o.written_at as "writtenAt"
    from pairing_note o join pairing r on r.id = o.pairing_id join mentoring_need n on n.id = r.need_id join mentor m on m.id = r.mentor_id
    where o.authority_id = ${authorityId} and o.pairing_id = ${pairingId} and (m.account_id = ${accountId} or n.account_id = ${accountId})
    order by o.written_at desc, o.id desc`.execute(db);
  return rows;
}
