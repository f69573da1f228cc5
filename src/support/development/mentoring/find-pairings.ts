import './tables.ts';
import '../../../register/index.ts';
import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { Reader } from '../../../platform/database/database.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import { providerPhases, withinReach } from '../../../register/index.ts';
import type { Criterion } from './mentor-matching.ts';
import { contexts, contextsOf, type PublicFacts } from './mentoring-contexts.ts';
import type { MeetingState, MenteePost, MentoringKind, PairingState, ReviewFinding, Rhythm, Side } from './mentoring-words.ts';
import type { Answer } from './pairing.ts';
import type { PairingTable } from './tables.ts';

export interface SideAnswer {
  readonly answer: Answer;
  readonly at: Date;
  readonly by: string;
  readonly reason: string | null;
}

export interface Meeting {
  readonly id: number;
  readonly state: MeetingState;
  readonly on: string;
  readonly startsAt: string | null;
  readonly place: string;
  readonly minutes: number | null;
  readonly told: { readonly says: string; readonly side: Side; readonly isAgreed: boolean } | null;
}

/** A pairing without what the two keep to themselves: private notes are asked for elsewhere, and only in the name of one of the two. */
export interface Pairing {
  readonly id: number;
  readonly needId: number;
  readonly providerId: number;
  readonly providerName: string;
  /** Its phase and what kind of place it is, in words: what may be read where its name may not. */
  readonly providerPhase: string;
  readonly providerContexts: readonly string[];
  readonly kind: MentoringKind;
  readonly post: MenteePost;
  readonly whatFor: string;
  readonly menteeName: string;
  readonly menteeAccountId: number | null;
  readonly mentorId: number;
  readonly mentorName: string;
  readonly mentorAccountId: number | null;
  readonly mentorProviderId: number | null;
  readonly mentorPlace: string | null;
  readonly state: PairingState;
  readonly explained: readonly Criterion[];
  readonly message: string | null;
  readonly proposedBy: string;
  readonly proposedByAccountId: number | null;
  readonly proposedAt: Date;
  readonly mentor: SideAnswer | null;
  readonly mentee: SideAnswer | null;
  readonly agreement: {
    readonly aims: string;
    readonly howOften: Rhythm;
    readonly months: number;
    readonly confidentiality: string;
    readonly agreedOn: string;
    readonly by: string;
    readonly reviewDueOn: string;
    readonly endsOn: string;
  } | null;
  readonly review: { readonly on: string; readonly by: string; readonly finding: ReviewFinding; readonly says: string | null } | null;
  readonly ended: { readonly on: string; readonly by: string; readonly reason: string } | null;
  readonly changedAt: Date;
  readonly meetings: readonly Meeting[];
}

interface Row extends Selectable<PairingTable> {
  readonly provider_name: string;
  readonly phase: keyof typeof providerPhases;
  readonly facts: PublicFacts;
  readonly kind: MentoringKind;
  readonly post: MenteePost;
  readonly what_for: string;
  readonly person_name: string;
  readonly mentee_account_id: number | null;
  readonly mentor_name: string;
  readonly mentor_account_id: number | null;
  readonly mentor_provider_id: number | null;
  readonly mentor_place: string | null;
}

async function pairingsWhere(db: Reader, authorityId: number, where: RawBuilder<unknown>): Promise<Pairing[]> {
  const { rows } = await sql<Row>`
    select r.*, p.name as provider_name, p.phase,
      json_build_object('kind', p.kind, 'legalTrack', p.legal_track, 'religiousCharacter', p.religious_character, 'pupils', p.pupils) as facts, n.kind, n.post, coalesce(n.what_for, '') as what_for, n.person_name, n.account_id as mentee_account_id,
      m.name as mentor_name, m.account_id as mentor_account_id, m.provider_id as mentor_provider_id, coalesce(mp.name, m.firm) as mentor_place
    from pairing r join provider p on p.id = r.provider_id join mentoring_need n on n.id = r.need_id join mentor m on m.id = r.mentor_id
    left join provider mp on mp.id = m.provider_id
    where r.authority_id = ${authorityId} and ${where} order by r.proposed_at desc, r.id desc`.execute(db);
  const meetings = Map.groupBy(await listMeetings(db, authorityId, rows.map(({ id }) => id)), ({ pairingId }) => pairingId); // prettier-ignore
  return rows.map((row) => pairingOf(row, meetings.get(row.id) ?? []));
}

function pairingOf(row: Row, meetings: readonly Meeting[]): Pairing {
  const { aims, how_often: howOften, months, confidentiality, agreed_on: agreedOn, agreed_by: by, review_due_on: reviewDueOn, ends_on: endsOn } = row;
  return {
    id: row.id,
    needId: row.need_id,
    providerId: row.provider_id,
    providerName: row.provider_name,
    providerPhase: providerPhases[row.phase],
    providerContexts: contextsOf(row.facts).map((each) => contexts[each]),
    kind: row.kind,
    post: row.post,
    whatFor: row.what_for,
    menteeName: row.person_name,
    menteeAccountId: row.mentee_account_id,
    mentorId: row.mentor_id,
    mentorName: row.mentor_name,
    mentorAccountId: row.mentor_account_id,
    mentorProviderId: row.mentor_provider_id,
    mentorPlace: row.mentor_place,
    state: row.state,
    explained: row.explained,
    message: row.message,
    proposedBy: row.proposed_by,
    proposedByAccountId: row.proposed_by_account_id,
    proposedAt: row.proposed_at,
    mentor: answerOf(row.mentor_answer, row.mentor_answered_at, row.mentor_answered_by, row.mentor_reason),
    mentee: answerOf(row.mentee_answer, row.mentee_answered_at, row.mentee_answered_by, row.mentee_reason),
    agreement:
      howOften === null || months === null || agreedOn === null || reviewDueOn === null || endsOn === null
        ? null
        : { aims: aims ?? '', howOften, months, confidentiality: confidentiality ?? '', agreedOn, by: by ?? '', reviewDueOn, endsOn },
    review:
      row.reviewed_on === null || row.review_finding === null
        ? null
        : { on: row.reviewed_on, by: row.reviewed_by ?? '', finding: row.review_finding, says: row.review_says },
    ended: row.ended_on === null ? null : { on: row.ended_on, by: row.ended_by ?? '', reason: row.end_reason ?? '' },
    changedAt: row.changed_at,
    meetings,
  };
}

const answerOf = (answer: Answer | null, at: Date | null, by: string | null, reason: string | null): SideAnswer | null =>
  answer === null || at === null ? null : { answer, at, by: by ?? '', reason };

async function listMeetings(db: Reader, authorityId: number, ids: readonly number[]): Promise<(Meeting & { readonly pairingId: number })[]> {
  type Kept = Omit<Meeting, 'told'> & { readonly pairingId: number; readonly says: string | null; readonly side: Side; readonly isAgreed: boolean };
  const { rows } = await sql<Kept>`
    select id, pairing_id as "pairingId", state, on_day::text as "on", starts_at as "startsAt", place, minutes, coalesce(told, told_draft) as says, told_side as side,
      told is not null as "isAgreed"
    from pairing_meeting where authority_id = ${authorityId} and pairing_id = any(${[...ids]}::int[]) order by on_day desc, id desc`.execute(db);
  return rows.map(({ says, side, isAgreed, ...row }) => ({ ...row, told: says === null ? null : { says, side, isAgreed } }));
}

/** Pairings at the providers that this reader of the authority’s staff reaches, the latest first. */
export function listPairings(
  db: Reader,
  authorityId: number,
  { actor, today }: { readonly actor: Actor; readonly today: string },
): Promise<Pairing[]> {
  return pairingsWhere(db, authorityId, withinReach(actor, 'mentoring.view', today));
}

/** The pairings in which an account is the mentor or the mentee. */
export function listPairingsOf(db: Reader, authorityId: number, accountId: number): Promise<Pairing[]> {
  return pairingsWhere(db, authorityId, sql`(m.account_id = ${accountId} or n.account_id = ${accountId})`);
}

export async function findPairing(db: Reader, authorityId: number, id: number): Promise<Pairing | null> {
  return (await pairingsWhere(db, authorityId, sql`r.id = ${id}`))[0] ?? null;
}

export function listPairingsOfMentor(db: Reader, authorityId: number, mentorId: number): Promise<Pairing[]> {
  return pairingsWhere(db, authorityId, sql`r.mentor_id = ${mentorId}`);
}

export function listPairingsOfNeed(db: Reader, authorityId: number, needId: number): Promise<Pairing[]> {
  return pairingsWhere(db, authorityId, sql`r.need_id = ${needId}`);
}

/** On which side of a pairing an account is; null for everybody else. */
export function sideOf(
  { mentorAccountId, menteeAccountId }: Pick<Pairing, 'mentorAccountId' | 'menteeAccountId'>,
  accountId: number | null,
): Side | null {
  if (accountId === null) return null;
  if (mentorAccountId === accountId) return 'mentor';
  return menteeAccountId === accountId ? 'mentee' : null;
}
