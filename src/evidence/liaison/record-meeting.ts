import type { Tx } from '../../platform/database/database.ts';
import { sayWhen } from '../../platform/history/say-when.ts';
import { type Doing, type Ledger, type Outcome, recordEntryChange } from '../../register/index.ts';
import { listItems, listMeetings } from './find-meetings.ts';
import type { AgendaItem } from './gather-agenda.ts';
import { decideClosing, decideItem, type LiaisonMeeting } from './liaison-meeting.ts';
import './tables.ts';

const meetingLedger: Ledger = { subject: 'liaison-meeting', table: 'liaison_meeting' };
const itemLedger: Ledger = { subject: 'liaison-item', table: 'liaison_item' };
const refused = (field: string, reason: string): Outcome<never> => ({ kind: 'refused', refusal: { ok: false, field, reason } });

/** Meetings of one authority take turns. */
async function takeTurnOf(tx: Tx, { clock }: Doing, authorityId: number): Promise<void> {
  await tx.selectFrom('authority').select('id').where('id', '=', authorityId).forNoKeyUpdate().execute();
  await sayWhen(tx, clock);
}

export type PlannedMeeting = Pick<LiaisonMeeting, 'body' | 'organisationId' | 'dioceseCode' | 'bodyName' | 'heldOn'>;

/** Plans a meeting with the agenda that was gathered for it. */
export async function recordMeeting(
  tx: Tx,
  doing: Doing,
  authorityId: number,
  planned: PlannedMeeting,
  agenda: readonly AgendaItem[],
): Promise<Outcome<PlannedMeeting>> {
  await takeTurnOf(tx, doing, authorityId);
  const same = (await listMeetings(tx, authorityId)).find(
    ({ body, bodyName, heldOn }) => body === planned.body && bodyName === planned.bodyName && heldOn === planned.heldOn,
  );
  if (same) return { kind: 'already', id: same.id };
  const { id } = await tx
    .insertInto('liaison_meeting')
    .values({
      authority_id: authorityId,
      body: planned.body,
      organisation_id: planned.organisationId,
      diocese_code: planned.dioceseCode,
      body_name: planned.bodyName,
      held_on: planned.heldOn,
      planned_by: doing.actor.name,
      planned_at: doing.clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await addItems(tx, authorityId, id, agenda);
  await recordEntryChange(tx, doing, meetingLedger, { id, after: { body: planned.body, bodyName: planned.bodyName, heldOn: planned.heldOn } });
  return { kind: 'saved', id, plan: planned };
}

async function addItems(tx: Tx, authorityId: number, meetingId: number, agenda: readonly AgendaItem[]): Promise<void> {
  if (agenda.length === 0) return;
  const rows = agenda.map(({ providerId, kind, text }) => ({
    authority_id: authorityId,
    meeting_id: meetingId,
    provider_id: providerId,
    kind,
    text,
  }));
  await tx.insertInto('liaison_item').values(rows).execute();
}

const keyOf = ({ providerId, kind, text }: AgendaItem): string => [providerId, kind, text].join('|');

/** Draws the agenda again: what is new comes to it, what is no longer so goes; what has a decision stays. */
export async function refreshAgenda(
  tx: Tx,
  doing: Doing,
  authorityId: number,
  meetingId: number,
  agenda: readonly AgendaItem[],
): Promise<Outcome<null>> {
  await takeTurnOf(tx, doing, authorityId);
  const [meeting] = await listMeetings(tx, authorityId, meetingId);
  if (!meeting) return refused('agenda', 'The meeting is not there any more');
  if (meeting.closedBy !== null) return refused('agenda', 'The meeting is closed');
  const items = await listItems(tx, meetingId, authorityId);
  const wanted = new Set(agenda.map(keyOf));
  const gone = items.filter((item) => item.decision === null && !wanted.has(keyOf(item))).map(({ id }) => id);
  if (gone.length > 0) await tx.deleteFrom('liaison_item').where('id', 'in', gone).execute();
  const there = new Set(items.map(keyOf));
  const fresh = agenda.filter((item) => !there.has(keyOf(item)));
  await addItems(tx, authorityId, meetingId, fresh);
  if (gone.length + fresh.length === 0) return { kind: 'already', id: meetingId };
  await recordEntryChange(tx, doing, meetingLedger, { id: meetingId, after: { added: fresh.length, taken: gone.length } });
  return { kind: 'saved', id: meetingId, plan: null };
}

export async function recordItemDecision(
  tx: Tx,
  doing: Doing,
  authorityId: number,
  meetingId: number,
  itemId: number,
  decision: string,
): Promise<Outcome<string>> {
  await takeTurnOf(tx, doing, authorityId);
  const [meeting] = await listMeetings(tx, authorityId, meetingId);
  const item = (await listItems(tx, meetingId, authorityId)).find(({ id }) => id === itemId);
  if (!meeting || !item) return refused('decision', 'The item is no longer on the agenda');
  if (item.decision === decision) return { kind: 'already', id: meetingId };
  const decided = decideItem(meeting);
  if (!decided.ok) return { kind: 'refused', refusal: decided };
  await tx
    .updateTable('liaison_item')
    .set({ decision, decided_by: doing.actor.name, decided_at: doing.clock.now() })
    .where('id', '=', itemId)
    .execute();
  await recordEntryChange(tx, doing, itemLedger, { id: itemId, before: { decision: item.decision }, after: { decision } });
  return { kind: 'saved', id: meetingId, plan: decision };
}

export async function closeMeeting(tx: Tx, doing: Doing, authorityId: number, meetingId: number, present: string): Promise<Outcome<string>> {
  await takeTurnOf(tx, doing, authorityId);
  const [meeting] = await listMeetings(tx, authorityId, meetingId);
  if (!meeting) return refused('present', 'The meeting is not there any more');
  if (meeting.closedBy !== null && meeting.present === present) return { kind: 'already', id: meetingId };
  const decided = decideClosing(meeting, doing.clock.today());
  if (!decided.ok) return { kind: 'refused', refusal: decided };
  await tx
    .updateTable('liaison_meeting')
    .set({ present, closed_by: doing.actor.name, closed_at: doing.clock.now() })
    .where('id', '=', meetingId)
    .execute();
  await recordEntryChange(tx, doing, meetingLedger, { id: meetingId, after: { present } });
  return { kind: 'saved', id: meetingId, plan: present };
}
