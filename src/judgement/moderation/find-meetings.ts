import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { withinReach } from '../../register/index.ts';
import type { CaseState } from '../cases/case.ts';
import { listCasesById } from '../cases/find-case.ts';
import { proposedSince } from '../cases/proposed-since.ts';

export interface FoundMeeting {
  readonly id: number;
  readonly authorityId: number;
  readonly heldOn: string;
  readonly chair: string;
  readonly present: string | null;
  readonly notes: string | null;
  readonly plannedBy: string;
  readonly closedBy: string | null;
  readonly closedAt: Date | null;
  readonly cases: number;
  readonly undecided: number;
}

const columns = sql`m.id, m.authority_id as "authorityId", m.held_on as "heldOn", m.chair, m.present, m.notes, m.planned_by as "plannedBy",
  m.closed_by as "closedBy", m.closed_at as "closedAt",
  (select count(*)::int from moderation_item i where i.meeting_id = m.id) as cases,
  (select count(*)::int from moderation_item i join tier_case c on c.id = i.case_id
    where i.meeting_id = m.id and c.state in ('judged', 'in-moderation')) as undecided`;

/** Those still open first, the next of them first; then those closed, the latest first. */
export async function listMeetings(db: Reader, authorityId: number): Promise<FoundMeeting[]> {
  const { rows } = await sql<FoundMeeting>`
    select ${columns} from moderation_meeting m where m.authority_id = ${authorityId} order by m.closed_at is not null, case when m.closed_at is null then m.held_on end, m.held_on desc, m.id desc`.execute(
    db,
  );
  return rows;
}

export async function findMeeting(db: Reader, authorityId: number, meetingId: number): Promise<FoundMeeting | undefined> {
  const { rows } = await sql<FoundMeeting>`
    select ${columns} from moderation_meeting m where m.authority_id = ${authorityId} and m.id = ${meetingId}`.execute(db);
  return rows[0];
}

export interface FoundItem {
  readonly caseId: number;
  readonly place: number;
  readonly discussion: string | null;
}

/** What is on a meeting's agenda within somebody's reach, in its order. */
export async function listItems(db: Reader, actor: Actor, today: string, meetingId: number): Promise<FoundItem[]> {
  const { rows } = await sql<FoundItem>`
    select i.case_id as "caseId", i.place, i.discussion from moderation_item i join provider p on p.id = i.provider_id
    where i.authority_id = ${actor.authorityId}::int and i.meeting_id = ${meetingId} and ${withinReach(actor, 'tier.view', today)}
    order by i.place, i.id`.execute(db);
  return rows;
}

export interface MeetingInBrief {
  readonly id: number;
  readonly heldOn: string;
  readonly chair: string;
}

/** Meetings not closed yet that have the case on their agenda, the next first. */
export async function listOpenMeetingsOfCase(db: Reader, authorityId: number, caseId: number): Promise<MeetingInBrief[]> {
  return (await listItemsOfCase(db, authorityId, caseId)).filter(({ isClosed }) => !isClosed);
}

export interface ItemOfCase extends MeetingInBrief {
  readonly discussion: string | null;
  readonly isClosed: boolean;
}

/** Every meeting that has had the case on its agenda, the earliest first. */
export async function listItemsOfCase(db: Reader, authorityId: number, caseId: number): Promise<ItemOfCase[]> {
  const { rows } = await sql<ItemOfCase>`
    select m.id, m.held_on as "heldOn", m.chair, i.discussion, m.closed_at is not null as "isClosed"
    from moderation_item i join moderation_meeting m on m.id = i.meeting_id
    where i.authority_id = ${authorityId} and i.case_id = ${caseId} order by m.held_on, m.id`.execute(db);
  return rows;
}

/** Cases that are judged, or back in moderation, or decided on facts that have changed since (`proposedSince`), and before no open meeting; of one cycle, where it is given. */
export async function listCasesToModerate(db: Reader, authorityId: number, cycleId?: number): Promise<number[]> {
  const { rows } = await sql<{ id: number; state: CaseState }>`
    select c.id, c.state from tier_case c join provider p on p.id = c.provider_id
    where c.authority_id = ${authorityId} and ${cycleId === undefined ? sql`true` : sql`c.cycle_id = ${cycleId}`}
      and (c.state in ('judged', 'in-moderation') or (c.state = 'decided' and (select max(t.id) from tier_proposal t where t.case_id = c.id) >
        (select d.proposal_id from tier_decision d where d.case_id = c.id order by d.id desc limit 1)))
      and not exists (select 1 from moderation_item i join moderation_meeting m on m.id = i.meeting_id where i.case_id = c.id and m.closed_at is null)
    order by p.sort_key, c.id`.execute(db);
  const decided = await listCasesById(db, authorityId, rows.filter(({ state }) => state === 'decided').map(({ id }) => id)); // prettier-ignore
  const outdated = new Set(decided.filter((found) => proposedSince(found) !== null).map(({ id }) => id));
  return rows.filter(({ id, state }) => state !== 'decided' || outdated.has(id)).map(({ id }) => id);
}

/** Cycles that have a case to be moderated, the latest first. */
export async function listCyclesToModerate(db: Reader, authorityId: number): Promise<{ id: number; name: string }[]> {
  const { rows } = await sql<{ id: number; name: string }>`
    select y.id, y.name from tier_cycle y where y.authority_id = ${authorityId}
      and exists (select 1 from tier_case c where c.cycle_id = y.id and c.state in ('judged', 'in-moderation')) order by y.id desc`.execute(db);
  return rows;
}
