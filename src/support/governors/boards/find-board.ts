import type { Selectable } from 'kysely';
import type { Reader } from '../../../platform/database/database.ts';
import type { BoardConstitution, SeatCategory } from './constitution.ts';
import type { BoardOffice, MeetingTime } from './board-words.ts';
import type { InductionStep } from './induction.ts';
import type { Sitting } from './term-of-office.ts';
import type { TrainingKind } from './training.ts';
import type { BoardTermTable } from './tables.ts';
import './tables.ts';

export interface Board {
  readonly id: number;
  readonly providerId: number;
  readonly constitution: BoardConstitution;
  readonly inForceFrom: string;
  readonly meets: string | null;
  readonly meetingTime: MeetingTime;
  readonly enteredBy: string;
  readonly enteredAt: Date;
}

export interface Seat {
  readonly id: number;
  readonly providerId: number;
  readonly category: SeatCategory;
  readonly fromOn: string;
  readonly endedOn: string | null;
}

export interface BoardTerm extends Sitting {
  readonly id: number;
  readonly providerId: number;
  readonly seatId: number;
  readonly name: string;
  readonly accountId: number | null;
  readonly volunteerId: number | null;
  readonly email: string | null;
  readonly telephone: string | null;
  readonly howAppointed: string;
  readonly leftWhy: string | null;
  readonly sitsOnPanels: boolean;
  readonly mentorTermId: number | null;
  readonly interestsOn: string | null;
  readonly dbsOn: string | null;
  readonly enteredBy: string;
  readonly enteredAt: Date;
  readonly withdrawn: { readonly by: string; readonly at: Date; readonly reason: string } | null;
}

/** Of one provider, or of every provider of the authority. */
export interface BoardQuestion {
  readonly authorityId: number;
  readonly providerId?: number;
}

export async function listBoards(db: Reader, { authorityId, providerId }: BoardQuestion): Promise<Board[]> {
  const all = db.selectFrom('governing_board').selectAll().where('authority_id', '=', authorityId);
  const rows = await (providerId === undefined ? all : all.where('provider_id', '=', providerId)).orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    providerId: row.provider_id,
    constitution: row.constitution,
    inForceFrom: row.in_force_from,
    meets: row.meets,
    meetingTime: row.meeting_time,
    enteredBy: row.entered_by,
    enteredAt: row.entered_at,
  }));
}

/** Seats in the order in which they were made, those that ended too. */
export async function listSeats(db: Reader, { authorityId, providerId }: BoardQuestion): Promise<Seat[]> {
  const all = db.selectFrom('board_seat').selectAll().where('authority_id', '=', authorityId);
  const rows = await (providerId === undefined ? all : all.where('provider_id', '=', providerId)).orderBy('id').execute();
  return rows.map(({ id, provider_id, category, from_on, ended_on }) => ({
    id,
    providerId: provider_id,
    category,
    fromOn: from_on,
    endedOn: ended_on,
  }));
}

/** Every term, those withdrawn too, the latest first. */
export async function listRecordedTerms(db: Reader, { authorityId, providerId }: BoardQuestion): Promise<BoardTerm[]> {
  const all = db.selectFrom('board_term').selectAll().where('authority_id', '=', authorityId);
  const rows = await (providerId === undefined ? all : all.where('provider_id', '=', providerId))
    .orderBy('from_on', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(termOfRow);
}

export async function listTerms(db: Reader, question: BoardQuestion): Promise<BoardTerm[]> {
  return (await listRecordedTerms(db, question)).filter(({ withdrawn }) => withdrawn === null);
}

function termOfRow(row: Selectable<BoardTermTable>): BoardTerm {
  const { withdrawn_by: by, withdrawn_at: at, withdrawn_reason: reason } = row;
  return {
    id: row.id,
    providerId: row.provider_id,
    seatId: row.seat_id,
    name: row.person_name,
    accountId: row.account_id,
    volunteerId: row.volunteer_id,
    email: row.email,
    telephone: row.telephone,
    howAppointed: row.how_appointed,
    fromOn: row.from_on,
    toOn: row.to_on,
    leftOn: row.left_on,
    leftWhy: row.left_why,
    sitsOnPanels: row.sits_on_panels,
    mentorTermId: row.mentor_term_id,
    interestsOn: row.interests_on,
    dbsOn: row.dbs_on,
    enteredBy: row.entered_by,
    enteredAt: row.entered_at,
    withdrawn: by === null || at === null || reason === null ? null : { by, at, reason },
  };
}

export interface Officer {
  readonly id: number;
  readonly providerId: number;
  readonly office: BoardOffice;
  readonly name: string;
  readonly fromOn: string;
  readonly toOn: string | null;
}

/** Everybody who was recorded in an office and stands, the latest first. */
export async function listOfficers(db: Reader, { authorityId, providerId }: BoardQuestion): Promise<Officer[]> {
  const all = db.selectFrom('board_officer').selectAll().where('authority_id', '=', authorityId).where('withdrawn_at', 'is', null);
  const rows = await (providerId === undefined ? all : all.where('provider_id', '=', providerId))
    .orderBy('from_on', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(({ id, provider_id, office, person_name, from_on, to_on }) => ({
    id,
    providerId: provider_id,
    office,
    name: person_name,
    fromOn: from_on,
    toOn: to_on,
  }));
}

export interface Training {
  readonly id: number;
  readonly providerId: number;
  readonly termId: number;
  readonly kind: TrainingKind;
  readonly on: string;
  readonly how: string;
}

/** Training that was recorded and stands, the latest first. */
export async function listTraining(db: Reader, { authorityId, providerId }: BoardQuestion): Promise<Training[]> {
  const all = db.selectFrom('governor_training').selectAll().where('authority_id', '=', authorityId).where('withdrawn_at', 'is', null);
  const rows = await (providerId === undefined ? all : all.where('provider_id', '=', providerId))
    .orderBy('done_on', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(({ id, provider_id, term_id, kind, done_on, how }) => ({ id, providerId: provider_id, termId: term_id, kind, on: done_on, how }));
}

export interface DoneStep {
  readonly providerId: number;
  readonly termId: number;
  readonly step: InductionStep;
  readonly on: string;
  readonly note: string | null;
}

export async function listInductionSteps(db: Reader, { authorityId, providerId }: BoardQuestion): Promise<DoneStep[]> {
  const all = db.selectFrom('governor_induction_step').selectAll().where('authority_id', '=', authorityId);
  const rows = await (providerId === undefined ? all : all.where('provider_id', '=', providerId)).orderBy('id').execute();
  return rows.map(({ provider_id, term_id, step, done_on, note }) => ({ providerId: provider_id, termId: term_id, step, on: done_on, note }));
}
