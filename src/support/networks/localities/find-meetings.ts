import './tables.ts';
import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/database.ts';
import type { Attended, Answer } from './attendance.ts';
import type { NetworkMeeting } from './meeting.ts';

/** Meetings of a network, or of every one, the latest day first. */
export async function listMeetings(reader: Reader, authorityId: number, localityId: number | null): Promise<NetworkMeeting[]> {
  const { rows } = await sql<NetworkMeeting>`
    select id, locality_id as "localityId", on_day as on, starts_at as "startsAt", ends_at as "endsAt", place, link, chair, invited, agenda, state, notes,
      cancelled_reason as "cancelledReason", planned_by as "plannedBy", state_by as "stateBy", version
    from network_meeting where authority_id = ${authorityId} and ${localityId === null ? sql`true` : sql`locality_id = ${localityId}`}
    order by on_day desc, starts_at desc, id desc`.execute(reader);
  return rows;
}

export interface Paper {
  readonly id: number;
  readonly title: string;
  readonly fileId: number | null;
  readonly fileName: string | null;
  readonly fileKind: string | null;
  readonly sha256: string | null;
  readonly href: string | null;
  readonly addedBy: string;
  readonly isRemoved: boolean;
}

/** Papers of a meeting in the order in which they came, those taken off too. */
export async function listPapers(reader: Reader, authorityId: number, meetingId: number): Promise<Paper[]> {
  const { rows } = await sql<Paper>`
    select n.id, n.title, n.file_id as "fileId", f.name as "fileName", f.kind as "fileKind", f.sha256, n.href, n.added_by as "addedBy",
      n.removed_at is not null as "isRemoved"
    from network_paper n left join file f on f.id = n.file_id
    where n.authority_id = ${authorityId} and n.meeting_id = ${meetingId} order by n.id`.execute(reader);
  return rows;
}

export interface ProviderAnswer {
  readonly providerId: number;
  readonly name: string;
  readonly kind: string;
  readonly phase: string;
  readonly answer: Answer;
}
export interface PersonAnswer {
  readonly personId: number;
  readonly accountId: number | null;
  readonly name: string;
  readonly answer: Answer;
}

/** Who was invited to a meeting that was held, and what became of it. */
export async function findAttendance(
  reader: Reader,
  authorityId: number,
  meetingId: number,
): Promise<{ readonly providers: ProviderAnswer[]; readonly people: PersonAnswer[] }> {
  const { rows: providers } = await sql<ProviderAnswer>`
    select t.provider_id as "providerId", p.name, p.kind, p.phase, t.answer from network_attendance t join provider p on p.id = t.provider_id
    where t.authority_id = ${authorityId} and t.meeting_id = ${meetingId} order by p.sort_key, p.id`.execute(reader);
  const { rows: people } = await sql<PersonAnswer>`
    select t.person_id as "personId", s.account_id as "accountId", s.name, t.answer from network_attendance t join network_person s on s.id = t.person_id
    where t.authority_id = ${authorityId} and t.meeting_id = ${meetingId} order by lower(s.name) collate "C", s.id`.execute(reader);
  return { providers, people };
}

interface Days {
  readonly from: string;
  readonly to: string;
}

/** What became of every invitation to a network’s meetings that were held between two days: of providers, and of people. */
export async function listAttended(
  reader: Reader,
  authorityId: number,
  localityId: number,
  { from, to }: Days,
): Promise<{ readonly providers: Attended[]; readonly people: Attended[] }> {
  const { rows } = await sql<Attended & { ofPerson: boolean }>`
    select coalesce(t.provider_id, t.person_id) as "whoId", t.person_id is not null as "ofPerson", m.on_day as on, t.answer
    from network_attendance t join network_meeting m on m.id = t.meeting_id
    where m.authority_id = ${authorityId} and m.locality_id = ${localityId} and m.state = 'held' and m.on_day between ${from} and ${to}
    order by m.on_day, t.id`.execute(reader);
  return { providers: rows.filter(({ ofPerson }) => !ofPerson), people: rows.filter(({ ofPerson }) => ofPerson) };
}
