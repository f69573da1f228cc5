import './tables.ts';
import { sql } from 'kysely';
import type { Reader } from '../database/database.ts';
import type { Actor } from '../identity/actor.ts';
import { type AuditSubjects, keyOf, type SubjectsOfKind } from './audit-subjects.ts';
import { recordNamed, type EventSearch, type Place } from './event-search.ts';

const perPage = 50;

/** Whose events, which of them, who asks, and who can tell what is whose record. */
export interface EventQuestion {
  readonly authorityId: number;
  readonly actor: Actor;
  readonly search: EventSearch;
  readonly subjects: AuditSubjects;
}

export type FoundEvent = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

/** A page of events, the newest first. */
export async function findEvents(reader: Reader, question: EventQuestion, place: Place) {
  const meant = await whatIsMeant(reader, question);
  const isBackwards = place.after !== undefined;
  let query = select(reader, question, meant)
    .orderBy('sequence', isBackwards ? 'asc' : 'desc')
    .limit(perPage + 1);
  if (place.before !== undefined) query = query.where('sequence', '<', place.before);
  if (place.after !== undefined) query = query.where('sequence', '>', place.after);
  const found = await query.execute();
  const events = found.slice(0, perPage);
  if (isBackwards) events.reverse();
  const hasMore = found.length > perPage;
  const [first, last] = [events[0], events.at(-1)];
  const hasNewer = isBackwards ? hasMore : place.before !== undefined;
  return {
    events,
    newer: first && hasNewer ? { after: first.sequence } : null,
    older: last && (isBackwards || hasMore) ? { before: last.sequence } : null,
  };
}

const batch = 500;

/** All of them, the newest first, a batch at a time: those there are when the first is asked for. */
export async function* eachEvent(reader: Reader, question: EventQuestion): AsyncGenerator<readonly FoundEvent[]> {
  const meant = await whatIsMeant(reader, question);
  for (let before = Number.MAX_SAFE_INTEGER; ;) {
    const events = await select(reader, question, meant).where('sequence', '<', before).orderBy('sequence', 'desc').limit(batch).execute();
    const last = events.at(-1);
    if (last === undefined) return;
    yield events;
    before = last.sequence;
  }
}

/** What the words of a question stand for: undefined where nobody asked, empty where nothing is called so. */
interface Meant {
  readonly records: readonly SubjectsOfKind[] | undefined;
  readonly people: readonly string[] | undefined;
  /** Records whose reasons this reader may not read: to find by a word of one would tell it. Asked where there is a reason to look for. */
  readonly keptBack: readonly SubjectsOfKind[];
}

async function whatIsMeant(reader: Reader, question: EventQuestion): Promise<Meant> {
  const { who } = question.search;
  const isMeant = (name: string): boolean => name.toLowerCase().includes(who.toLowerCase());
  const people = who === '' ? undefined : (await listDistinct(reader, question.authorityId, 'actor_name')).filter(isMeant);
  return { records: await recordsMeant(reader, question), people, keptBack: await listKeptBack(reader, question) };
}

async function listKeptBack(reader: Reader, { authorityId, actor, search, subjects }: EventQuestion): Promise<readonly SubjectsOfKind[]> {
  if (search.reason === '' || subjects.listGuarded === undefined) return [];
  const { rows } = await sql<SubjectsOfKind>`
    select subject_kind as kind, array_agg(distinct subject_id) as ids from audit_event
    where authority_id = ${authorityId} and reason ilike ${containing(search.reason)} and subject_kind is not null and subject_id is not null
    group by subject_kind`.execute(reader);
  const guarded = await subjects.listGuarded(reader, actor, rows);
  return rows.map(({ kind, ids }) => ({ kind, ids: ids.filter((id) => guarded.has(keyOf({ kind, id }))) })).filter(({ ids }) => ids.length > 0);
}

async function recordsMeant(reader: Reader, { authorityId, search, subjects }: EventQuestion): Promise<readonly SubjectsOfKind[] | undefined> {
  if (search.record === '') return undefined;
  const named = recordNamed(search.record);
  const kind = Object.entries(subjects.kindWords).find(([, words]) => words.toLowerCase().replaceAll(' ', '-') === named?.kind)?.[0] ?? named?.kind;
  const byId = named === null || kind === undefined ? [] : [{ kind, ids: [named.id] }];
  return [...byId, ...(await subjects.find(reader, authorityId, search.record))];
}

const containing = (words: string): string => `%${words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;

function select(reader: Reader, { authorityId, search }: EventQuestion, { records, people, keptBack }: Meant) {
  let query = reader.selectFrom('audit_event').selectAll().where('authority_id', '=', authorityId);
  if (search.event !== '') query = query.where('event', '=', search.event);
  if (people !== undefined) query = query.where('actor_name', '=', sql<string>`any(${[...people]}::text[])`);
  if (search.reason !== '') query = query.where('reason', 'ilike', containing(search.reason));
  for (const { kind, ids } of keptBack)
    query = query.where(sql<boolean>`(subject_kind is distinct from ${kind} or subject_id <> all(${[...ids]}::text[]))`);
  if (search.from !== '') query = query.where('occurred_at', '>=', beginningOf(search.from, 0));
  if (search.to !== '') query = query.where('occurred_at', '<', beginningOf(search.to, 1));
  if (records !== undefined) {
    query = query.where((eb) =>
      eb.or(records.map(({ kind, ids }) => eb.and([eb('subject_kind', '=', kind), eb('subject_id', '=', sql<string>`any(${[...ids]}::text[])`)]))),
    );
  }
  return query;
}

/** Midnight in England at the beginning of a day, or of one some days later. */
const beginningOf = (day: string, later: number) => sql<Date>`((${day}::date + ${later}::int)::timestamp at time zone 'Europe/London')`;

/** What an authority's events are called, or who did them: each once, read from place to place in the index, and not from the events. */
export async function listDistinct(reader: Reader, authorityId: number, column: 'event' | 'actor_name'): Promise<string[]> {
  const value = sql.ref(column);
  const { rows } = await sql<{ value: string }>`
    with recursive found as (
      (select ${value} as value from audit_event where authority_id = ${authorityId} order by ${value} limit 1)
      union all
      select (select ${value} from audit_event where authority_id = ${authorityId} and ${value} > f.value order by ${value} limit 1)
      from found f where f.value is not null
    )
    select value from found where value is not null`.execute(reader);
  return rows.map((row) => row.value);
}
