import './tables.ts';
import { sql } from 'kysely';
import type { Reader, Tx } from '../../../platform/database/database.ts';
import { recordAudit } from '../../../platform/audit/record-audit.ts';
import { listLocalityProviders } from '../../../register/index.ts';
import type { Doing } from '../../common/doing.ts';
import { takeTurn } from '../../common/take-turn.ts';
import type { Answer } from './attendance.ts';
import { findAttendance, listMeetings } from './find-meetings.ts';
import { listPeople } from './list-seats.ts';
import { decideCancelling, decideChange, decideHolding, decidePlan, isMoved, isSamePlan, type MeetingPlan, type NetworkMeeting } from './meeting.ts';
import { isInvited } from './member-groups.ts';
import { refuse, type Saved, saved } from './saved.ts';
import { isStanding } from './seat.ts';
import { sendMeetingNotice } from './send-meeting-notice.ts';

const columnsOf = ({ on, startsAt, endsAt, place, link, chair, invited, agenda }: MeetingPlan) => ({
  on_day: on,
  starts_at: startsAt,
  ends_at: endsAt,
  place,
  link,
  chair,
  invited: [...invited],
  agenda: [...agenda],
});

/** Plans a meeting, and tells those who are expected. The same sent twice is planned once. */
export async function recordMeeting(tx: Tx, doing: Doing, localityId: number, plan: MeetingPlan): Promise<Saved> {
  const { actor, clock, authorityId } = doing;
  await takeTurn(tx, doing);
  const planned = (await listMeetings(tx, authorityId, localityId)).filter(({ state }) => state === 'planned');
  const same = planned.find(({ on, startsAt }) => on === plan.on && startsAt === plan.startsAt);
  if (same !== undefined) return isSamePlan(same, plan) ? saved(same.id, false) : refuse('on', 'A meeting is planned for this day and time already');
  const decided = decidePlan(plan, clock.today());
  if (!decided.ok) return refuse(decided.field, decided.reason);
  const { id } = await tx
    .insertInto('network_meeting')
    .values({ authority_id: authorityId, locality_id: localityId, ...columnsOf(plan), planned_by: actor.name, planned_at: clock.now() })
    .returning('id')
    .executeTakeFirstOrThrow();
  await sendMeetingNotice(tx, doing, 'planned', { localityId, meetingId: id, plan });
  return audited(tx, doing, id, { localityId, ...plan });
}

const overtaken = (field: string): Saved =>
  refuse(field, 'Somebody changed this meeting meanwhile: look at it again, and save once more if yours is still right', 409);

/** Another day, place or agenda. Who is expected is told where they must come elsewhere or at another time. */
export async function changeMeeting(tx: Tx, doing: Doing, localityId: number, id: number, plan: MeetingPlan, seen: number): Promise<Saved> {
  const { clock, authorityId } = doing;
  await takeTurn(tx, doing);
  const all = await listMeetings(tx, authorityId, localityId);
  const meeting = all.find((one) => one.id === id);
  if (meeting === undefined) return refuse('on', 'It is not there');
  if (isSamePlan(meeting, plan)) return saved(id, false);
  const decided = decideChange(meeting, plan, clock.today());
  if (!decided.ok) return refuse(decided.field, decided.reason);
  if (meeting.version !== seen) return overtaken('on');
  if (all.some((one) => one.id !== id && one.state === 'planned' && one.on === plan.on && one.startsAt === plan.startsAt))
    return refuse('on', 'Another meeting is planned for this day and time');
  await tx
    .updateTable('network_meeting')
    .set({ ...columnsOf(plan), version: meeting.version + 1 })
    .where('id', '=', id)
    .execute();
  if (isMoved(meeting, plan)) await sendMeetingNotice(tx, doing, 'moved', { localityId, meetingId: id, plan });
  return audited(tx, doing, id, plan);
}

export async function cancelMeeting(tx: Tx, doing: Doing, localityId: number, id: number, reason: string): Promise<Saved> {
  const { actor, clock, authorityId } = doing;
  await takeTurn(tx, doing);
  const meeting = await findMeeting(tx, authorityId, localityId, id);
  if (meeting === undefined) return refuse('reason', 'It is not there');
  if (meeting.state === 'cancelled' && meeting.cancelledReason === reason) return saved(id, false);
  const decided = decideCancelling(meeting);
  if (!decided.ok) return refuse(decided.field, decided.reason);
  await tx
    .updateTable('network_meeting')
    .set({ state: 'cancelled', cancelled_reason: reason, state_by: actor.name, state_at: clock.now(), version: meeting.version + 1 })
    .where('id', '=', id)
    .execute();
  // Nobody waits for one that was to have been before today.
  if (meeting.on >= clock.today()) await sendMeetingNotice(tx, doing, 'cancelled', { localityId, meetingId: id, plan: meeting });
  return audited(tx, doing, id, { state: 'cancelled' }, reason);
}

export interface HeldEntry {
  readonly notes: string;
  readonly providers: ReadonlyMap<number, Answer>;
  readonly people: ReadonlyMap<number, Answer>;
}

export interface Expected {
  readonly providers: readonly { readonly id: number; readonly name: string; readonly kind: string; readonly phase: string }[];
  readonly people: readonly { readonly id: number; readonly name: string }[];
}

/** Who is asked about: once it was held, whoever was invited then; before, whoever would be. */
export async function gatherExpected(tx: Reader, { authorityId, laCode }: { readonly authorityId: number; readonly laCode: string }, meeting: NetworkMeeting): Promise<Expected> {
  if (meeting.state === 'held') {
    const { providers, people } = await findAttendance(tx, authorityId, meeting.id);
    return { providers: providers.map((one) => ({ ...one, id: one.providerId })), people: people.map(({ personId, name }) => ({ id: personId, name })) };
  }
  const providers = (await listLocalityProviders(tx, { laCode, localityId: meeting.localityId })).filter((one) => isInvited(meeting.invited, one));
  const people = (await listPeople(tx, authorityId, meeting.localityId)).filter((one) => isStanding(one, meeting.on));
  return { providers, people };
} // prettier-ignore

/** It was held: what was said, and who came of those invited. Put right later in the same way; what was recorded before stays in the history. */
export async function recordHeld(tx: Tx, doing: Doing, scope: { readonly authorityId: number; readonly laCode: string }, localityId: number, id: number, entry: HeldEntry, seen: number): Promise<Saved> {
  const { actor, clock, authorityId } = doing;
  await takeTurn(tx, doing);
  const meeting = await findMeeting(tx, authorityId, localityId, id);
  if (meeting === undefined) return refuse('notes', 'It is not there');
  const expected = await gatherExpected(tx, scope, meeting);
  const answers = [
    ...expected.providers.map(({ id: providerId }) => ({ provider_id: providerId, person_id: null, answer: entry.providers.get(providerId) ?? 'absent' })),
    ...expected.people.map(({ id: personId }) => ({ provider_id: null, person_id: personId, answer: entry.people.get(personId) ?? 'absent' })),
  ] as const;
  const decided = decideHolding(meeting, { came: answers.filter(({ answer }) => answer === 'came').length }, clock.today());
  if (!decided.ok) return refuse(decided.field, decided.reason);
  if (meeting.state === 'held' && meeting.notes === entry.notes && (await isSameAttendance(tx, authorityId, id, answers))) return saved(id, false);
  if (meeting.version !== seen) return overtaken('notes');
  const state = { state: 'held', notes: entry.notes, state_by: actor.name, state_at: clock.now(), version: meeting.version + 1 } as const;
  await tx.updateTable('network_meeting').set(state).where('id', '=', id).execute();
  await keepAnswers(tx, doing, id, answers);
  const count = (of: Answer) => answers.filter(({ answer }) => answer === of).length;
  return audited(tx, doing, id, { state: 'held', came: count('came'), apologies: count('apologies'), absent: count('absent') });
} // prettier-ignore

interface GivenAnswer {
  readonly provider_id: number | null;
  readonly person_id: number | null;
  readonly answer: Answer;
}

/** Those of providers at once, and those of people. */
async function keepAnswers(tx: Tx, { actor, clock, authorityId }: Doing, id: number, answers: readonly GivenAnswer[]): Promise<void> {
  const again = { answer: sql<Answer>`excluded.answer`, recorded_by: actor.name, recorded_at: clock.now() };
  for (const key of ['provider_id', 'person_id'] as const) {
    const rows = answers
      .filter((one) => one[key] !== null)
      .map((one) => ({ ...one, authority_id: authorityId, meeting_id: id, recorded_by: actor.name, recorded_at: clock.now() }));
    if (rows.length === 0) continue;
    await tx
      .insertInto('network_attendance')
      .values(rows)
      .onConflict((on) => on.columns(['meeting_id', key]).doUpdateSet(again))
      .execute();
  }
}

async function isSameAttendance(
  tx: Tx,
  authorityId: number,
  id: number,
  answers: readonly GivenAnswer[],
): Promise<boolean> {
  const { providers, people } = await findAttendance(tx, authorityId, id);
  const there = new Map([
    ...providers.map(({ providerId, answer }) => [`provider ${String(providerId)}`, answer] as const),
    ...people.map(({ personId, answer }) => [`person ${String(personId)}`, answer] as const),
  ]);
  return answers.every((one) => there.get(one.provider_id === null ? `person ${String(one.person_id)}` : `provider ${String(one.provider_id)}`) === one.answer);
} // prettier-ignore

const findMeeting = async (tx: Tx, authorityId: number, localityId: number, id: number): Promise<NetworkMeeting | undefined> =>
  (await listMeetings(tx, authorityId, localityId)).find((one) => one.id === id);

async function audited(tx: Tx, { actor, event, reference }: Doing, id: number, after: object, reason: string | null = null): Promise<Saved> {
  const subject = { kind: 'network-meeting', id };
  await recordAudit(tx, { actor, event, subject, after, reference, ...(reason === null ? {} : { reason }) });
  return saved(id, true);
}
