import './tables.ts';
import { accepted, type Result } from '../../kernel/result.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { sendNotice } from '../../platform/notices/send-notice.ts';
import type { Doing } from '../../register/index.ts';
import { daysOfPart } from './days-of-part.ts';
import { decideFinal, type FinalHow } from './factual-check.ts';
import { findNote, listDisputes, valuesOf } from './find-note.ts';
import { takePart } from './find-part.ts';
import { listSchoolAccounts } from './find-people.ts';
import { type FoundPart, pathOf, whoIs } from './found-part.ts';
import { factKeys, readNote } from './note.ts';
import { recordNoteActions } from './record-note-actions.ts';
import { decideMove } from './visit.ts';
import { writeSection } from './write-section.ts';

/** Makes a school’s part final and locks it: head and chair are told, and what was agreed joins the list of actions. */
export async function recordFinal(tx: Tx, doing: Doing, part: FoundPart, saysSilence: boolean): Promise<Result<FinalHow>> {
  const { actor, clock, event, reference = '' } = doing;
  const now = await takePart(tx, doing, part);
  const today = clock.today();
  const move = decideMove(now.state, 'finalise', whoIs(actor, now), { plannedOn: now.plannedOn, today });
  if (!move.ok) return move;
  const unanswered = (await listDisputes(tx, now.id)).filter(({ answer }) => answer === null).length;
  const decided = decideFinal({ answer: now.checkAnswer, unanswered, dueOn: now.checkDueOn ?? today, today }, saysSilence);
  if (!decided.ok) return decided;
  await tx
    .updateTable('visit_part')
    .set({ state: move.value, final_on: today, final_how: decided.value, final_by: actor.name, final_at: clock.now() })
    .where('id', '=', now.id)
    .execute();
  // Said as they were now: days of the visit may change while another school’s part is open, and this page may not.
  const days = daysOfPart(now).join('\n');
  const nobody = now.headHadNone || (await listSchoolAccounts(tx, clock, now, ['headteacher'])).length === 0;
  await writeSection(tx, doing, now, factKeys.final, undefined, { values: { days, nobody: nobody ? 'yes' : 'no' }, from: null });
  const note = await findNote(tx, now);
  const { actions } = readNote(note.template, valuesOf(note), now.heldOn ?? now.plannedOn);
  await recordNoteActions(tx, doing, now, actions);
  const after = { provider: now.providerId, how: decided.value, actions: actions.length };
  await recordAudit(tx, { actor, event, subject: { kind: 'visit', id: now.visitId }, after, reference });
  await tellOfFinal(tx, doing, now, 'The note of a visit is final');
  return decided;
}

async function tellOfFinal(tx: Tx, { clock }: Doing, part: FoundPart, subject: string): Promise<void> {
  const to = await listSchoolAccounts(tx, clock, part, ['headteacher', 'chair']);
  await sendNotice(tx, { authorityId: part.authorityId, to, kind: 'visit-note-final', urgency: 'usual', subject, href: pathOf(part) });
}

/** Adds to a final note, which itself is never changed. The same sent twice is added once. */
export async function addAddendum(tx: Tx, doing: Doing, part: FoundPart, words: string): Promise<Result<null>> {
  const { actor, clock, event, reference = '' } = doing;
  const now = await takePart(tx, doing, part);
  const move = decideMove(now.state, 'add', whoIs(actor, now), { plannedOn: now.plannedOn, today: clock.today() });
  if (!move.ok) return move;
  const same = await tx.selectFrom('visit_addendum').select('id').where('part_id', '=', now.id).where('words', '=', words).executeTakeFirst();
  if (same !== undefined) return accepted(null);
  await tx
    .insertInto('visit_addendum')
    .values({ authority_id: now.authorityId, part_id: now.id, words, added_by: actor.name, added_at: clock.now() })
    .execute();
  await recordAudit(tx, { actor, event, subject: { kind: 'visit', id: now.visitId }, after: { provider: now.providerId, words }, reference });
  await tellOfFinal(tx, doing, now, 'Something was added to the final note of a visit');
  return accepted(null);
}
