import './tables.ts';
import '../../../register/index.ts';
import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/database.ts';
import type { Place } from '../../caseloads/travel.ts';
import { type Headship, headshipOf, type Spell } from './headship.ts';
import { type Context, contextsOf } from './mentoring-contexts.ts';
import type { ConflictSort, DoneKind, MentoringKind, MentorSort, MentorState, Part } from './mentoring-words.ts';
import { lacksToBeMatched, type Standing } from './mentor-standing.ts';

export interface Done {
  readonly id: number;
  readonly kind: DoneKind;
  readonly which: string;
  readonly doneOn: string;
  readonly seenBy: string;
  readonly enteredBy: string;
  readonly withdrawn: { readonly by: string; readonly reason: string } | null;
}

export interface Conflict {
  readonly id: number;
  readonly providerId: number;
  readonly providerName: string;
  readonly sort: ConflictSort;
  readonly says: string | null;
  readonly side: Part;
  readonly enteredBy: string;
  readonly withdrawn: { readonly by: string; readonly reason: string } | null;
}

export interface Mentor {
  readonly id: number;
  readonly accountId: number | null;
  readonly name: string;
  readonly contact: string | null;
  readonly providerId: number | null;
  readonly providerName: string | null;
  readonly localityName: string | null;
  readonly trustId: number | null;
  readonly place: Place | null;
  readonly firm: string | null;
  readonly sort: MentorSort;
  readonly kinds: readonly MentoringKind[];
  readonly phases: readonly string[];
  /** As entered, and those of their own provider, which are public. */
  readonly contexts: readonly Context[];
  readonly enteredContexts: readonly Context[];
  readonly languages: string;
  readonly capacity: number;
  readonly underWay: number;
  readonly availableFrom: string;
  readonly availableTo: string | null;
  readonly headshipSaidBy: string | null;
  readonly headship: Headship;
  readonly state: MentorState;
  readonly stateReason: string;
  readonly stateSince: string;
  readonly stateBy: string;
  readonly enteredBy: string;
  readonly enteredAt: Date;
  readonly changedAt: Date;
  readonly done: readonly Done[];
  readonly conflicts: readonly Conflict[];
  readonly standing: Standing;
  /** What keeps them from being matched; nothing where they may be. */
  readonly lacks: readonly string[];
}

type Row = Omit<Mentor, 'place' | 'contexts' | 'headship' | 'done' | 'conflicts' | 'standing' | 'lacks'> & {
  readonly easting: number | null;
  readonly northing: number | null;
  readonly providerKind: string | null;
  readonly legalTrack: string | null;
  readonly religiousCharacter: string | null;
  readonly pupils: number | null;
  readonly spells: readonly Spell[];
};

export interface MentorsQuestion {
  readonly authorityId: number;
  readonly today: string;
  readonly id?: number;
  readonly accountId?: number;
}

/** The register of mentors by name, those retired too, with what the register of providers and posts shows of each. */
export async function listMentors(db: Reader, { authorityId, today, id, accountId }: MentorsQuestion): Promise<Mentor[]> {
  const one = id === undefined ? sql`` : sql`and m.id = ${id}`;
  const whose = accountId === undefined ? sql`` : sql`and m.account_id = ${accountId}`;
  const { rows } = await sql<Row>`
    select m.id, m.account_id as "accountId", m.name, m.contact, m.provider_id as "providerId", p.name as "providerName", l.name as "localityName",
      p.trust_id as "trustId", p.easting, p.northing, p.kind as "providerKind", p.legal_track as "legalTrack",
      p.religious_character as "religiousCharacter", p.pupils, m.firm, m.sort, m.kinds, m.phases, m.contexts as "enteredContexts", m.languages, m.capacity,
      (select count(*)::int from pairing r where r.mentor_id = m.id and r.state in ('proposed', 'accepted', 'under-way')) as "underWay",
      m.available_from::text as "availableFrom", m.available_to::text as "availableTo", m.headship_said_by as "headshipSaidBy",
      m.state, m.state_reason as "stateReason", m.state_since::text as "stateSince", m.state_by as "stateBy",
      m.entered_by as "enteredBy", m.entered_at as "enteredAt", m.changed_at as "changedAt",
      coalesce((select json_agg(json_build_object('from', o.held_from, 'to', o.held_to)) from post o
        where o.authority_id = m.authority_id and o.withdrawn_at is null and o.standing = 'substantive' and o.role in ('headteacher', 'manager')
          and lower(o.person_name) = lower(m.name) and o.held_from <= ${today}::date), '[]') as spells
    from mentor m left join provider p on p.id = m.provider_id left join locality l on l.id = p.locality_id and l.authority_id = m.authority_id
    where m.authority_id = ${authorityId} ${one} ${whose} order by lower(m.name) collate "C", m.id`.execute(db);
  const ids = rows.map((row) => row.id);
  const done = Map.groupBy(await listDone(db, authorityId, ids), ({ mentorId }) => mentorId);
  const conflicts = Map.groupBy(await listConflicts(db, authorityId, ids), ({ mentorId }) => mentorId);
  return rows.map((row) => mentorOf(row, { done: done.get(row.id) ?? [], conflicts: conflicts.get(row.id) ?? [], today }));
}

function mentorOf(
  row: Row,
  { done, conflicts, today }: { readonly done: readonly Done[]; readonly conflicts: readonly Conflict[]; readonly today: string },
): Mentor {
  const { easting, northing, providerKind, legalTrack, religiousCharacter, pupils, spells, ...rest } = row;
  const headship = headshipOf(row.sort, spells, row.headshipSaidBy, today);
  const standing: Standing = {
    state: row.state,
    headship: headship.verdict,
    done: done.filter(({ withdrawn }) => withdrawn === null).map(({ kind }) => kind),
  };
  const theirs = providerKind === null ? [] : contextsOf({ kind: providerKind, legalTrack: legalTrack ?? 'none', religiousCharacter, pupils });
  return {
    ...rest,
    place: easting === null || northing === null ? null : { easting, northing },
    contexts: [...new Set([...row.enteredContexts, ...theirs])],
    headship,
    done,
    conflicts,
    standing,
    lacks: lacksToBeMatched(standing),
  };
}

const withdrawnOf = ({ by, reason }: { readonly by: string | null; readonly reason: string | null }) =>
  by === null ? null : { by, reason: reason ?? '' };
type Taken = { readonly mentorId: number; readonly by: string | null; readonly reason: string | null };

async function listDone(db: Reader, authorityId: number, ids: readonly number[]): Promise<(Done & { readonly mentorId: number })[]> {
  const { rows } = await sql<Omit<Done, 'withdrawn'> & Taken>`
    select id, mentor_id as "mentorId", kind, which, done_on::text as "doneOn", seen_by as "seenBy", entered_by as "enteredBy",
      withdrawn_by as by, withdrawn_reason as reason
    from mentor_done where authority_id = ${authorityId} and mentor_id = any(${[...ids]}::int[]) order by done_on desc, id desc`.execute(db);
  return rows.map(({ by, reason, ...row }) => ({ ...row, withdrawn: withdrawnOf({ by, reason }) }));
}

async function listConflicts(db: Reader, authorityId: number, ids: readonly number[]): Promise<(Conflict & { readonly mentorId: number })[]> {
  const { rows } = await sql<Omit<Conflict, 'withdrawn'> & Taken>`
    select c.id, c.mentor_id as "mentorId", c.provider_id as "providerId", p.name as "providerName", c.sort, c.says, c.side, c.entered_by as "enteredBy",
      c.withdrawn_by as by, c.withdrawn_reason as reason
    from mentor_conflict c join provider p on p.id = c.provider_id
    where c.authority_id = ${authorityId} and c.mentor_id = any(${[...ids]}::int[]) order by p.sort_key, c.id`.execute(db);
  return rows.map(({ by, reason, ...row }) => ({ ...row, withdrawn: withdrawnOf({ by, reason }) }));
}

export async function findMentor(db: Reader, question: MentorsQuestion & { readonly id: number }): Promise<Mentor | null> {
  return (await listMentors(db, question))[0] ?? null;
}
