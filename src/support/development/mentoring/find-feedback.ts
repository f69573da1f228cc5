import './tables.ts';
import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/database.ts';
import type { AimsMet, FeedbackScale, Moment, Side } from './mentoring-words.ts';

export interface Feedback {
  readonly id: number;
  readonly pairingId: number;
  readonly side: Side;
  readonly moment: Moment;
  readonly scale: FeedbackScale;
  readonly says: string | null;
  readonly aimsMet: AimsMet | null;
  readonly whatChanged: string | null;
  readonly givenBy: string;
  readonly givenOn: string;
}

/** What the two of a pairing, or of every pairing, said to the coordinator. Neither of the two is shown what the other said. */
export async function listFeedback(db: Reader, authorityId: number, pairingId: number | null = null): Promise<Feedback[]> {
  const one = pairingId === null ? sql`` : sql`and pairing_id = ${pairingId}`;
  const { rows } = await sql<Feedback>`
    select id, pairing_id as "pairingId", side, moment, scale, says, aims_met as "aimsMet", what_changed as "whatChanged", given_by as "givenBy",
      given_on::text as "givenOn"
    from pairing_feedback where authority_id = ${authorityId} ${one} order by given_on, id`.execute(db);
  return rows;
}
