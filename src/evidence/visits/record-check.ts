import './tables.ts';
import { accepted, refused, type Result } from '../../kernel/result.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { sendNotice } from '../../platform/notices/send-notice.ts';
import type { Doing } from '../../register/index.ts';
import {
  type Answered,
  type CheckAnswer,
  decideCheck,
  decideDispute,
  decideHeard,
  type DisputeAnswer,
  type DisputedPassage,
  type HeardAnswer,
  heardInWords,
} from './factual-check.ts';
import { findNote, listDisputes, valuesOf } from './find-note.ts';
import { takePart } from './find-part.ts';
import { listSchoolAccounts } from './find-people.ts';
import { type FoundPart, pathOf, whoIs } from './found-part.ts';
import { linesOf, readNote } from './note.ts';
import { tidyValues } from './section.ts';
import { decideMove } from './visit.ts';
import { writeSection } from './write-section.ts';

export interface Check {
  readonly answer: CheckAnswer;
  readonly disputes: readonly DisputedPassage[];
  readonly comment: string | null;
  /** By other means, and recorded by an author or the lead; absent where the head answers here. */
  readonly heard?: HeardAnswer;
}

/** What the head says of the facts; those who wrote the note are told. */
export async function recordCheck(tx: Tx, doing: Doing, part: FoundPart, { answer, disputes, comment, heard }: Check): Promise<Result<CheckAnswer>> {
  const { actor, clock, event, reference = '' } = doing;
  const now = await takePart(tx, doing, part);
  const move = decideMove(now.state, heard ? 'record-answer' : 'check', whoIs(actor, now), { plannedOn: now.plannedOn, today: clock.today() });
  if (!move.ok) return move;
  const decided = decideCheck(answer, disputes, now.checkAnswer);
  if (!decided.ok) return decided;
  const came = heard ? decideHeard(heard, { sentOn: now.sentOn ?? now.plannedOn, today: clock.today() }) : accepted(null);
  if (!came.ok) return came;
  const by = heard ? heardInWords(heard, actor.name) : actor.name;
  await tx
    .updateTable('visit_part')
    .set({ check_answer: answer, check_comment: comment, checked_by: by, checked_at: clock.now() })
    .where('id', '=', now.id)
    .execute();
  for (const { section, passage, correction } of disputes) {
    const raised = { raised_by: heard?.by ?? actor.name, raised_at: clock.now() };
    await tx
      .insertInto('visit_dispute')
      .values({ authority_id: now.authorityId, part_id: now.id, section, passage, correction, ...raised })
      .execute();
  }
  const after = { provider: now.providerId, answer, disputed: disputes.map(({ section }) => section), ...(heard ? { heard } : {}) };
  await recordAudit(tx, { actor, event, subject: { kind: 'visit', id: now.visitId }, after, reference });
  const subject = answer === 'accurate' ? 'The head says that the note of a visit is accurate' : 'The head disputes something in the note of a visit';
  const to = now.authors
    .filter(({ isHandedOn, accountId }) => !isHandedOn && !(heard && accountId === actor.accountId))
    .map(({ accountId }) => accountId);
  const notice = { authorityId: now.authorityId, kind: 'visit-note-checked', urgency: 'usual', href: pathOf(now) } as const;
  await sendNotice(tx, { ...notice, to, subject });
  // Somebody answered in the head’s name: the head hears of it, and can say if it is not so.
  const heads = heard ? await listSchoolAccounts(tx, clock, now, ['headteacher']) : [];
  await sendNotice(tx, { ...notice, to: heads, subject: 'An answer to the note of a visit is recorded as yours' });
  return decided;
}

export interface SeenAnswer extends Answered {
  /** The version of the section that the page showed. */
  readonly seenVersion: number;
}

/** Answers one disputed passage: changed, in any of its fields, or kept, with a reason. Refused where somebody changed the section since it was shown. */
export async function answerDispute(tx: Tx, doing: Doing, part: FoundPart, disputeId: number, answered: SeenAnswer): Promise<Result<DisputeAnswer>> {
  const { actor, clock, event, reference = '' } = doing;
  const now = await takePart(tx, doing, part);
  const move = decideMove(now.state, 'answer-dispute', whoIs(actor, now), { plannedOn: now.plannedOn, today: clock.today() });
  if (!move.ok) return move;
  const dispute = (await listDisputes(tx, now.id)).find(({ id }) => id === disputeId);
  if (dispute === undefined) return refused('There is no such passage');
  const note = await findNote(tx, now);
  const section = note.sections.find(({ key }) => key === dispute.section);
  if (section === undefined) return refused('There is no such section');
  const stored = note.written.get(dispute.section);
  const before = stored?.values ?? {};
  const decided = decideDispute(answered, before, dispute.answer);
  if (!decided.ok) return decided;
  const isChanged = decided.value === 'changed';
  if ((stored?.version ?? 0) !== answered.seenVersion) return refused('Somebody changed this part of the note since you opened the page');
  if (isChanged) {
    const written = new Map([...valuesOf(note), [section.key, tidyValues(answered.values)]]);
    const lack = readNote(note.template, written, now.heldOn ?? now.plannedOn).lacks.find(({ section: key }) => key === section.key);
    if (lack !== undefined) return refused(lack.text);
    await writeSection(tx, doing, now, section.key, stored, { values: answered.values, from: null });
  }
  await tx
    .updateTable('visit_dispute')
    .set({
      answer: decided.value,
      reason: answered.reason,
      ...(isChanged ? { words_before: linesOf(section, before), words_after: linesOf(section, answered.values) } : {}),
      answered_by: actor.name,
      answered_at: clock.now(),
    })
    .where('id', '=', disputeId)
    .execute();
  const after = { provider: now.providerId, dispute: disputeId, section: dispute.section, answer: decided.value };
  const reason = answered.reason === null ? {} : { reason: answered.reason };
  await recordAudit(tx, { actor, event, subject: { kind: 'visit', id: now.visitId }, ...reason, after, reference });
  return decided;
}
