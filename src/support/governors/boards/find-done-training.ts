import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/database.ts';
import { type BoardQuestion, listTraining, type Training } from './find-board.ts';
import '../../development/academy/tables.ts';

/** Training as the board recorded it, or, without an id, as somebody attended it at the academy. */
export interface DoneTraining extends Omit<Training, 'id'> {
  readonly id: number | null;
}

/** All that governors have done, the latest first. A place at the academy is theirs by their account, or by their email address. */
export async function listDoneTraining(db: Reader, question: BoardQuestion & { readonly providerId: number }): Promise<DoneTraining[]> {
  const { authorityId, providerId } = question;
  const { rows } = await sql<DoneTraining>`
    select null::int as id, t.provider_id as "providerId", t.id as "termId", c.governor_training as kind, s.last_on as "on", 'The academy: ' || c.title as how
    from board_term t
    join academy_booking b on b.authority_id = t.authority_id and b.attendance = 'attended' and (b.account_id = t.account_id or lower(b.person_email) = lower(t.email))
    join academy_session s on s.id = b.session_id join academy_course c on c.id = s.course_id
    where t.authority_id = ${authorityId} and t.provider_id = ${providerId} and t.withdrawn_at is null and c.governor_training is not null
    order by s.last_on desc, b.id desc`.execute(db);
  return [...(await listTraining(db, question)), ...rows].toSorted((one, other) => other.on.localeCompare(one.on));
}
