import { accepted, refused, type Result } from '../../../kernel/result.ts';
import { recordAudit } from '../../../platform/audit/record-audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Doing } from '../../common/doing.ts';
import { takeTurn } from '../../common/take-turn.ts';
import { findMentor } from './find-mentors.ts';
import type { ConflictSort, DoneKind, Part } from './mentoring-words.ts';

export interface DoneEntry {
  readonly kind: DoneKind;
  readonly which: string;
  readonly doneOn: string;
  readonly seenBy: string;
}

/** That somebody was trained, or a reference or check was done. The paper itself is not kept. */
export async function recordDone(tx: Tx, doing: Doing, mentorId: number, entry: DoneEntry): Promise<Result<null>> {
  const { actor, clock, event, reference, authorityId } = doing;
  await takeTurn(tx, doing);
  const mentor = await findMentor(tx, { authorityId, today: clock.today(), id: mentorId });
  if (mentor === null) return refused('The mentor is not on the register');
  if (entry.doneOn > clock.today()) return refused('The day it was done must be today or earlier');
  const { kind, which, doneOn, seenBy } = entry;
  if (mentor.done.some((one) => one.withdrawn === null && one.kind === kind && one.which === which && one.doneOn === doneOn)) return accepted(null);
  const { id } = await tx
    .insertInto('mentor_done')
    .values({
      authority_id: authorityId,
      mentor_id: mentorId,
      kind,
      which,
      done_on: doneOn,
      seen_by: seenBy,
      entered_by: actor.name,
      entered_at: clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAudit(tx, { actor, event, subject: { kind: 'mentor-done', id }, after: { mentorId, ...entry }, reference });
  return accepted(null);
}

export interface ConflictEntry {
  readonly mentorId: number;
  readonly providerId: number;
  readonly sort: ConflictSort;
  readonly says: string | null;
  readonly side: Part;
}

/** That a mentor is not to be matched with anybody at a provider; said again, it stands once. */
export async function recordConflict(tx: Tx, doing: Doing, entry: ConflictEntry): Promise<Result<null>> {
  const { actor, clock, event, reference, authorityId } = doing;
  await takeTurn(tx, doing);
  const { mentorId, providerId, sort, says, side } = entry;
  const mentor = await findMentor(tx, { authorityId, today: clock.today(), id: mentorId });
  if (mentor === null) return refused('The mentor is not on the register');
  if (mentor.conflicts.some((one) => one.withdrawn === null && one.providerId === providerId && one.sort === sort && one.side === side))
    return accepted(null);
  const { id } = await tx
    .insertInto('mentor_conflict')
    .values({
      authority_id: authorityId,
      mentor_id: mentorId,
      provider_id: providerId,
      sort,
      says,
      side,
      entered_by: actor.name,
      entered_at: clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAudit(tx, { actor, event, subject: { kind: 'mentor-conflict', id }, after: { mentorId, providerId, sort, side }, reference });
  return accepted(null);
}
