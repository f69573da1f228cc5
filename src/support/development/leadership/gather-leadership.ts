import '../../../register/index.ts';
import './tables.ts';
import '../induction/tables.ts';
import '../mentoring/tables.ts';
import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/database.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import { assessLeadership, findLeadership, type Leadership } from '../../../evidence/index.ts';
import { withinReach } from '../../../register/index.ts';
import { findReached } from '../../common/find-places.ts';
import type { InductionKey } from '../induction/head-change.ts';
import { inductionKeys } from '../induction/induction-definitions.ts';
import { isSamePerson } from '../../../kernel/person-names.ts';
import type { ListBoardVacancies } from './list-board-vacancies.ts';
import {
  type KnownDeparture,
  type Reason,
  type SupportEntry,
  type SupportNow,
  supportNow,
  type VulnerableLeadership,
  whatLeadershipWants,
} from './vulnerability.ts';

export interface LedProvider extends VulnerableLeadership {
  readonly id: number;
  readonly name: string;
  readonly locality: { readonly name: string; readonly slug: string } | null;
  readonly adviser: string | null;
  readonly role: 'headteacher' | 'manager';
  readonly reasons: readonly SupportedReason[];
  readonly departures: readonly KnownDeparture[];
  readonly mayReadDepartures: boolean;
  readonly induction: Induction | null;
}

interface Induction {
  readonly runId: number;
  readonly programme: InductionKey;
  readonly startedOn: string;
  /** Keys of the tasks that are done. */
  readonly done: readonly string[];
  /** Whom it is for, and the first day, as the run was told. */
  readonly who: { readonly 'name': string; readonly 'first-day': string } | null;
}

export interface SupportedReason extends Reason {
  readonly now: readonly SupportNow[];
}

export interface LeadershipQuestion {
  readonly actor: Actor & { readonly authorityId: number };
  readonly today: string;
  readonly listBoardVacancies: ListBoardVacancies;
  readonly providerId?: number;
}

/** Every school and setting within the reader’s reach, by name, with what is known of who leads it, and what is not. A childminder is their own setting. */
export async function gatherLeadership(reader: Reader, { actor, today, listBoardVacancies, providerId }: LeadershipQuestion): Promise<LedProvider[]> {
  const { authorityId } = actor;
  const one = providerId === undefined ? sql`true` : sql`p.id = ${providerId}`;
  const { rows } = await sql<Row>`
    select p.id, p.name, p.legal_track as "legalTrack", p.urn, l.name as "localityName", l.slug as "localitySlug",
      (select u.name from allocation a join account u on u.id = a.account_id
        where a.provider_id = p.id and a.authority_id = ${authorityId} and a.withdrawn_at is null and a.part = 'lead'
          and a.valid_from <= ${today}::date and (a.valid_to is null or a.valid_to >= ${today}::date) order by a.valid_from desc, a.id desc limit 1) as adviser
    from provider p left join locality l on l.id = p.locality_id and l.authority_id = ${authorityId}
    where p.joined_to is null and p.status in ('open', 'closing') and p.legal_track <> 'none' and p.kind not in ('childminder', 'higher-education')
      and ${one} and ${withinReach(actor, 'leadership.view', today)}
    order by p.sort_key, p.id`.execute(reader);
  const ids = rows.map(({ id }) => id);
  const knownOf = await findLeadership(reader, { authorityId, ids });
  const departures = await listDepartures(reader, authorityId, ids);
  const mayRead = await findReached(reader, { actor, permission: 'departure.view', today, ids });
  const boards = await listBoardVacancies(reader, { authorityId, today, ids });
  const said = await listSupport(reader, authorityId, ids);
  const inductions = await listInductions(reader, authorityId, ids);
  const mentored = await listMentored(reader, authorityId, ids);
  return rows.map(({ id, name, legalTrack, localityName, localitySlug, adviser }): LedProvider => {
    const isSetting = legalTrack === 'early-years';
    const told = mayRead.has(id) ? (departures.get(id) ?? []) : null;
    const role = isSetting ? 'manager' : 'headteacher';
    const hasBoard = !isSetting;
    const known = { departures: told, board: boards.get(id) ?? null, hasBoard };
    const induction = inductions.get(id) ?? null;
    const led = whatLeadershipWants(assessLeadership({ ...knownOf(id), role, hasBoard, told: toldBy(induction) }, today), known, today);
    const reasons = led.reasons.map((reason) => ({
      ...reason,
      now: withMentor(withInduction(supportNow(reason, said.get(id) ?? []), reason, induction), led, mentored.get(id) ?? []),
    }));
    const locality = localityName === null || localitySlug === null ? null : { name: localityName, slug: localitySlug };
    return { ...led, id, name, locality, adviser, role, reasons, departures: told ?? [], mayReadDepartures: told !== null, induction };
  });
}

interface Row {
  readonly id: number;
  readonly name: string;
  readonly legalTrack: string;
  readonly urn: number | null;
  readonly localityName: string | null;
  readonly localitySlug: string | null;
  readonly adviser: string | null;
}

/** The tasks of an induction that are the very support: whoever rang by it has rung. */
const doneBy: Readonly<Partial<Record<SupportNow['support'], readonly string[]>>> = { call: ['week-1-call', 'first-day-call'], mentor: ['mentor'] };

/** A run that is under way says that induction was accepted, and what was done of it, better than anybody’s note. */
function withInduction(now: SupportNow[], { kind }: Reason, induction: Induction | null): SupportNow[] {
  const isFor = kind === 'first-two-years' || kind === 'acting' || kind === 'interim';
  if (!isFor || induction === null) return now;
  const isDone = ({ support }: SupportNow): boolean =>
    support === 'induction' || (doneBy[support] ?? []).some((task) => induction.done.includes(task));
  return now.map((one) => (isDone(one) ? { ...one, state: 'accepted' } : one));
}

/** Whoever leads and has agreed with a mentor has one, whatever was noted before. */
function withMentor(now: SupportNow[], { leads }: Pick<Leadership, 'leads'>, mentored: readonly string[]): SupportNow[] {
  const name = leads?.name ?? null;
  const hasMentor = name !== null && mentored.some((one) => isSamePerson(one, name));
  return hasMentor ? now.map((one) => (one.support === 'mentor' ? { ...one, state: 'accepted' } : one)) : now;
}

const toldBy = (induction: Induction | null) =>
  induction?.who ? { name: induction.who.name, firstDay: induction.who['first-day'], source: 'the first day as its induction was told' } : null;

async function listDepartures(reader: Reader, authorityId: number, ids: readonly number[]): Promise<Map<number, KnownDeparture[]>> {
  const { rows } = await sql<KnownDeparture & { providerId: number }>`
    select id, provider_id as "providerId", role, why, leaves_on as "leavesOn", told_by as "toldBy", told_on as "toldOn" from expected_departure
    where authority_id = ${authorityId} and provider_id = any (${[...ids]}::int[]) and withdrawn_at is null order by leaves_on, id`.execute(reader);
  return Map.groupBy(rows, ({ providerId }) => providerId);
}

async function listSupport(reader: Reader, authorityId: number, ids: readonly number[]): Promise<Map<number, SupportEntry[]>> {
  const { rows } = await sql<SupportEntry & { providerId: number }>`
    select id, provider_id as "providerId", reason, reason_since as "reasonSince", support, state, on_day as "on", note, entered_by as "by" from leadership_support
    where authority_id = ${authorityId} and provider_id = any (${[...ids]}::int[]) and withdrawn_at is null order by id`.execute(reader);
  return Map.groupBy(rows, ({ providerId }) => providerId);
}

/** Those who lead, or led, and have a mentor by a pairing that is under way: that they have, and nothing of it. */
async function listMentored(reader: Reader, authorityId: number, ids: readonly number[]): Promise<Map<number, string[]>> {
  const { rows } = await sql<{ providerId: number; names: string[] }>`
    select r.provider_id as "providerId", array_agg(n.person_name) as names from pairing r join mentoring_need n on n.id = r.need_id
    where r.authority_id = ${authorityId} and r.provider_id = any (${[...ids]}::int[]) and r.state = 'under-way'
      and n.post in ('head', 'acting-head', 'setting-manager')
    group by r.provider_id`.execute(reader);
  return new Map(rows.map(({ providerId, names }) => [providerId, names]));
}

async function listInductions(reader: Reader, authorityId: number, ids: readonly number[]): Promise<Map<number, Induction>> {
  const isDone = sql<boolean>`s.run_id = r.id and s.kind = 'task-done' and not exists (
    select 1 from programme_step u where u.run_id = r.id and u.kind = 'task-undone' and u.number > s.number and u.said ->> 'task' = s.said ->> 'task')`;
  const { rows } = await sql<Induction & { providerId: number }>`
    select r.provider_id as "providerId", r.id as "runId", r.programme, r.started_on as "startedOn",
      array(select s.said ->> 'task' from programme_step s where ${isDone}) as done,
      (select s.said -> 'answers' from programme_step s where ${isDone} and s.said ->> 'task' = 'who' order by s.number desc limit 1) as who
    from programme_run r
    where r.authority_id = ${authorityId} and r.provider_id = any (${[...ids]}::int[]) and r.state in ('live', 'paused') and r.programme = any (${[...inductionKeys]}::text[])
    order by r.id`.execute(reader);
  return new Map(rows.map(({ providerId, ...run }) => [providerId, run]));
}
