import './tables.ts';
import { refused, type Result } from '../../kernel/result.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { sendNotice } from '../../platform/notices/send-notice.ts';
import { type Doing, findCalendar } from '../../register/index.ts';
import { type Due, dueForCheck } from './factual-check.ts';
import { findNote, listBeside, valuesOf } from './find-note.ts';
import { takePart } from './find-part.ts';
import { listSchoolAccounts } from './find-people.ts';
import { type FoundPart, pathOf, whoIs } from './found-part.ts';
import { factKeys, type Lack, readNote } from './note.ts';
import { decideMove } from './visit.ts';
import { writeSection } from './write-section.ts';

export interface Sending {
  readonly due: Due;
  /** Whether there is an account through which the head reads it; where there is none, it goes by other means. */
  readonly headHasAccount: boolean;
}

/** What a draft still lacks before it may go, in the order of the page. */
export async function listLacks(tx: Tx | Parameters<typeof findNote>[0], part: FoundPart): Promise<Lack[]> {
  const note = await findNote(tx, part);
  const { lacks } = readNote(note.template, valuesOf(note), part.heldOn ?? part.plannedOn);
  const days = part.authors.filter(({ isHandedOn, quarterDays }) => !isHandedOn && quarterDays === null);
  const beside = (await listBeside(tx, part.id)).filter(({ key }) => key !== 'own-view');
  return [
    ...(beside.length > 0 ? [{ section: 'beside', field: '', text: 'Two people changed the same text: choose or join it first' }] : []),
    ...lacks,
    ...days.map(({ accountId, name }) => ({ section: 'days', field: String(accountId), text: `Select the days that ${name} used` })),
  ];
}

/** Sends a school’s part of the note to its head for factual check. It is kept word for word as it was sent. */
export async function sendToHead(tx: Tx, doing: Doing, part: FoundPart): Promise<Result<Sending>> {
  const { actor, clock, event, reference = '' } = doing;
  const now = await takePart(tx, doing, part);
  const today = clock.today();
  const move = decideMove(now.state, 'send', whoIs(actor, now), { plannedOn: now.plannedOn, today });
  if (!move.ok) return move;
  const lacks = await listLacks(tx, now);
  if (lacks.length > 0) return refused(lacks.map(({ text }) => text).join('. '));
  const note = await findNote(tx, now);
  const due = dueForCheck(today, await findCalendar(tx, { authorityId: now.authorityId }));
  await tx
    .updateTable('visit_part')
    .set({
      state: move.value,
      sent_on: today,
      sent_by: actor.name,
      sent_at: clock.now(),
      sent_note: JSON.stringify(Object.fromEntries(valuesOf(note))),
      check_due_on: due.on,
      check_due_how: due.how,
    })
    .where('id', '=', now.id)
    .execute();
  const after = { provider: now.providerId, check_due_on: due.on, check_due_how: due.how };
  await recordAudit(tx, { actor, event, subject: { kind: 'visit', id: now.visitId }, after, reference });
  const to = await listSchoolAccounts(tx, clock, now, ['headteacher']);
  const notice = { authorityId: now.authorityId, to, kind: 'visit-note-to-check', urgency: 'usual' } as const;
  await sendNotice(tx, { ...notice, subject: 'The note of a visit is with you for factual check', href: `${pathOf(now)}/check` });
  if (to.length === 0) await writeSection(tx, doing, now, factKeys.sent, undefined, { values: { nobody: 'yes' }, from: null });
  return { ok: true, value: { due, headHasAccount: to.length > 0 } };
}
