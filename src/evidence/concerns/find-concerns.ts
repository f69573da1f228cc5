import { type RawBuilder, sql } from 'kysely';
import type { Clock } from '../../platform/clock.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { withinReach } from '../../register/index.ts';
import type { ConcernCategory, ConcernOutcome, ConcernSeverity, ConcernSource, ConcernState, Referral } from './concern.ts';
import { isAboutSafeguarding } from './concern.ts';
import { type Sight, type Sighting, sightOf } from './sight.ts';
import type { SameDayAnswer } from './safe-to-save.ts';
import './tables.ts';

export interface Concern {
  readonly id: number;
  readonly authorityId: number;
  readonly providerId: number;
  readonly providerName: string;
  readonly legalTrack: string;
  readonly localityName: string | null;
  readonly localitySlug: string | null;
  readonly source: ConcernSource;
  readonly category: ConcernCategory;
  readonly severity: ConcernSeverity;
  readonly title: string;
  readonly evidence: string;
  readonly isAboutHead: boolean;
  readonly isRestricted: boolean;
  readonly sameDay: SameDayAnswer | null;
  readonly sameDayWords: string | null;
  readonly state: ConcernState;
  readonly loggedBy: string;
  readonly loggedByAccount: number | null;
  readonly loggedRole: string | null;
  readonly loggedOn: string;
  readonly loggedAt: Date;
  readonly triageDueOn: string;
  readonly triageDueHow: string;
  readonly triagedOn: string | null;
  readonly referredTo: Referral | null;
  readonly lookAgainOn: string | null;
  readonly acceptedOn: string | null;
  readonly acceptedFindingId: number | null;
  readonly confirmedOn: string | null;
  readonly confirmedFindingId: number | null;
  readonly tripRecommendedOn: string | null;
  readonly tripRecommendedBy: string | null;
  readonly tripReason: string | null;
  /** When a programme took the recommendation up. */
  readonly tripTakenUpOn: string | null;
  readonly closedOn: string | null;
  readonly outcome: ConcernOutcome | null;
  /** Its latest move, by which a form knows whether somebody else was quicker. */
  readonly latestMove: number;
  readonly hasTelling: boolean;
}

/** A concern as this reader may see it, and what ties them to it. */
export interface SeenConcern extends Concern {
  readonly sight: Exclude<Sight, 'nothing'>;
  readonly sighting: Sighting;
  readonly isSafeguarding: boolean;
}

export interface ConcernsQuestion {
  readonly actor: Actor;
  readonly clock: Clock;
  readonly providerId?: number;
  readonly concernId?: number;
  /** Those alone that wait for triage. */
  readonly isWaiting?: boolean;
  /** Those alone that are to be looked at again by this day. */
  readonly lookAgainBy?: string;
}

type Row = Concern & Omit<Sighting, 'kind' | 'role' | 'reach'> & { readonly isOfCaseload: boolean; readonly isOfLocality: boolean };

const columns = sql`c.id, c.authority_id as "authorityId", p.id as "providerId", p.name as "providerName", p.legal_track as "legalTrack",
  l.name as "localityName", l.slug as "localitySlug", c.source, c.category, c.severity, c.title, c.evidence,
  c.is_about_head as "isAboutHead", c.is_restricted as "isRestricted", c.same_day as "sameDay", c.same_day_words as "sameDayWords", c.state,
  c.logged_by as "loggedBy", c.logged_by_account as "loggedByAccount", c.logged_role as "loggedRole", c.logged_on as "loggedOn",
  c.logged_at as "loggedAt", c.triage_due_on as "triageDueOn", c.triage_due_how as "triageDueHow", c.triaged_on as "triagedOn",
  c.referred_to as "referredTo", c.look_again_on as "lookAgainOn", c.accepted_on as "acceptedOn", c.accepted_finding_id as "acceptedFindingId", c.confirmed_on as "confirmedOn",
  c.confirmed_finding_id as "confirmedFindingId", c.trip_recommended_on as "tripRecommendedOn", c.trip_recommended_by as "tripRecommendedBy",
  c.trip_reason as "tripReason", c.trip_taken_up_on as "tripTakenUpOn", c.closed_on as "closedOn", c.outcome,
  (select coalesce(max(m.id), 0) from concern_move m where m.concern_id = c.id) as "latestMove",
  exists (select 1 from concern_telling t where t.concern_id = c.id) as "hasTelling"`;

/** A provider that was joined to another goes by the one that stays. */
const tables = sql`concern c join provider g on g.id = c.provider_id join provider p on p.id = coalesce(g.joined_to, g.id)
  left join locality l on l.id = p.locality_id`;

/**
 * What this reader may see of concerns, the latest first: the one place where it is asked, for pages, panels, counts, files and what waits. What they may not
 * see is not there. The rule is `sightOf`.
 */
export async function findConcerns(
  db: Reader,
  { actor, clock, providerId, concernId, isWaiting, lookAgainBy }: ConcernsQuestion,
): Promise<SeenConcern[]> {
  const today = clock.today();
  const own = (of: RawBuilder<unknown>) => sql`exists (select 1 from ${of} and r.account_id = ${actor.accountId}::int and r.concern_id = c.id)`;
  const wanted = [
    sql`c.authority_id = ${actor.authorityId}::int`,
    ...(providerId === undefined ? [] : [sql`p.id = ${providerId}`]),
    ...(concernId === undefined ? [] : [sql`c.id = ${concernId}`]),
    ...(isWaiting === true ? [sql`c.state = 'waiting'`] : []),
    ...(lookAgainBy === undefined ? [] : [sql`c.look_again_on <= ${lookAgainBy}::date`]),
  ];
  const { rows } = await sql<Row>`
    select ${columns}, coalesce(c.logged_by_account = ${actor.accountId}::int, false) as "isLogger",
      ${own(sql`concern_reader r where r.ended_at is null`)} as "isNamed",
      ${own(sql`concern_opening r where r.opened_until > ${clock.now()}`)} as "hasOpened",
      exists (select 1 from allocation a where a.provider_id = p.id and a.account_id = ${actor.accountId}::int and a.withdrawn_at is null
        and a.valid_from <= ${today} and (a.valid_to is null or a.valid_to >= ${today})) as "isOfCaseload",
      ${withinReach(actor, 'concern.view', today)} as "isOfLocality",
      exists (select 1 from access_scope s where s.account_id = ${actor.accountId}::int and s.strand in ('hr', 'governance') and s.ended_at is null
        and s.valid_from <= ${today} and (s.valid_to is null or s.valid_to >= ${today})) as "hasPeopleStrand"
    from ${tables} where ${sql.join(wanted, sql` and `)} order by c.logged_at desc, c.id desc`.execute(db);
  return rows.flatMap(({ isLogger, isNamed, hasOpened, hasPeopleStrand, isOfCaseload, isOfLocality, ...concern }): SeenConcern[] => {
    const reach = isOfCaseload ? 'caseload' : isOfLocality ? 'locality' : 'none';
    const sighting: Sighting = { kind: actor.kind, role: actor.role, reach, isLogger, isNamed, hasOpened, hasPeopleStrand };
    const sight = sightOf(sighting, concern);
    if (sight === 'nothing') return [];
    const seen = sight === 'summary' ? { ...concern, evidence: '', sameDayWords: null, tripReason: null } : concern;
    return [{ ...seen, sight, sighting, isSafeguarding: isAboutSafeguarding(concern) }];
  });
}

/** One concern as this reader may see it; undefined where there is none for them. */
export async function findConcern(
  db: Reader,
  asked: Omit<ConcernsQuestion, 'providerId' | 'concernId' | 'isWaiting' | 'lookAgainBy'>,
  id: string | undefined,
): Promise<SeenConcern | undefined> {
  if (!/^[1-9]\d{0,8}$/.test(id ?? '')) return undefined;
  return (await findConcerns(db, { ...asked, concernId: Number(id) }))[0];
}

/** The provider that a concern is about, for the edge to ask the reach of; null where there is none. */
export async function findProviderOfConcern(db: Reader, id: string, authorityId: number | null): Promise<number | null> {
  if (!/^[1-9]\d{0,8}$/.test(id)) return null;
  const { rows } = await sql<{ id: number }>`
    select p.id from ${tables} where c.id = ${Number(id)} and c.authority_id = ${authorityId}::int`.execute(db);
  return rows[0]?.id ?? null;
}
