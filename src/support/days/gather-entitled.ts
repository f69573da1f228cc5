import { sql } from 'kysely';
import type { Tier } from '../../kernel/tier.ts';
import { findStandingInspections, type StandingInspection } from '../../evidence/index.ts';
import { findCriteriaInForce, findTiersOnDays, isEntitledToDays, setOf } from '../../judgement/index.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { Permission } from '../../platform/http/route.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { withinReach } from '../../register/index.ts';
import { dayOfYear } from '../common/years.ts';
import { audienceOf } from '../entitlement/audience.ts';
import { decideEntitlement, type Entitlement } from '../entitlement/entitlement.ts';
import type { EarlyYearsFacts } from '../entitlement/early-years-circumstance.ts';
import { findEntitlementOn } from '../entitlement/find-entitlement.ts';
import type { Person } from './day-entries.ts';

interface Row {
  readonly id: number;
  readonly name: string;
  readonly kind: string;
  readonly phase: string;
  readonly legalTrack: string;
  readonly isOpen: boolean;
  readonly isStateFunded: boolean;
  readonly openedOn: string | null;
  readonly localityName: string | null;
  readonly urn: number | null;
  readonly urns: readonly number[];
  readonly registrationNumbers: readonly string[];
  readonly easting: number | null;
  readonly northing: number | null;
  readonly pupils: number | null;
  readonly lead: Person | null;
}

/** A provider, who leads the work with it, its tier, and what it is entitled to. */
export interface EntitledProvider extends Row {
  readonly setId: string | null;
  readonly tier: Tier | null;
  readonly entitlement: Entitlement;
}

export interface EntitledQuestion {
  readonly actor: Actor & { readonly authorityId: number };
  /** By which the reader reaches them. */
  readonly permission: Permission;
  readonly year: string;
  readonly today: string;
  readonly providerId?: number;
  /** Of these alone. */
  readonly ids?: readonly number[];
}

export interface GatheredEntitled {
  readonly providers: readonly EntitledProvider[];
  /** The day by which the year is reckoned. */
  readonly day: string;
  readonly criteria: string;
  readonly costOfDay: number;
  readonly isProvisional: boolean;
}

/** The providers within reach, open or with days in the year, by name, and what each is entitled to in it. */
export async function gatherEntitled(db: Reader, question: EntitledQuestion): Promise<GatheredEntitled> {
  const { actor, year, today } = question;
  const { authorityId } = actor;
  const day = dayOfYear(year, today);
  const rows = await listRows(db, question, day);
  // A tier is known up to today alone: a year to come is reckoned by the tiers of now.
  const tierDay = day > today ? today : day;
  const placed = (await findTiersOnDays(db, { actor, today, days: [tierDay] })).get(tierDay) ?? [];
  const tierOf = new Map(placed.map((one) => [one.providerId, one]));
  const sinceOf = await findTierStarts(db, authorityId, tierDay, [...tierOf.keys()]);
  const { version, document: criteria } = await findCriteriaInForce(db, authorityId, day);
  const { document } = await findEntitlementOn(db, authorityId, day);
  const early = rows.filter(({ legalTrack }) => legalTrack === 'early-years');
  const inspections = await findStandingInspections(db, { providers: early, authorityId, asAt: tierDay });
  const said = `version ${String(version)} of the criteria`;
  return {
    day,
    criteria: said,
    costOfDay: criteria.entitlement.costOfDay,
    isProvisional: criteria.provisional || document.provisional,
    providers: rows.map((row) => {
      const setId = setOf(row);
      const tier = tierOf.get(row.id)?.tier ?? null;
      const gives = tier !== null && isEntitledToDays(criteria.entitlement, { setId, isAcademy: row.legalTrack === 'academy' });
      const facts = {
        audience: audienceOf(row.legalTrack),
        tier,
        tierSince: sinceOf.get(row.id) ?? null,
        tierDays: gives ? criteria.entitlement.days[tier] : null,
        criteria: said,
        earlyYears: row.legalTrack === 'early-years' ? earlyYearsFacts(row, inspections.get(row.id)) : null,
      };
      return { ...row, setId, tier, entitlement: decideEntitlement(facts, document, day) };
    }),
  };
}

async function listRows(db: Reader, { actor, permission, year, today, providerId, ids }: EntitledQuestion, day: string): Promise<Row[]> {
  const one = providerId === undefined ? sql`true` : sql`p.id = ${providerId}`;
  const asked = ids === undefined ? one : sql`${one} and p.id = any (${[...ids]}::int[])`;
  const { rows } = await sql<Row>`
    select p.id, p.name, p.kind, p.phase, p.legal_track as "legalTrack", p.status in ('open', 'closing') as "isOpen", p.state_funded as "isStateFunded",
      p.opened_on::text as "openedOn", l.name as "localityName", p.urn, p.easting, p.northing, p.pupils,
      array(select i.value::int from provider_identifier i where i.provider_id = p.id and i.scheme = 'urn') as urns,
      array(select i.value from provider_identifier i where i.provider_id = p.id and i.scheme = 'ofsted') as "registrationNumbers",
      (select json_build_object('id', u.id, 'name', u.name) from allocation a join account u on u.id = a.account_id
        where a.provider_id = p.id and a.authority_id = ${actor.authorityId} and a.withdrawn_at is null and a.part = 'lead'
          and a.valid_from <= ${day}::date and (a.valid_to is null or a.valid_to >= ${day}::date) order by a.valid_from desc, a.id desc limit 1) as lead
    from provider p left join locality l on l.id = p.locality_id and l.authority_id = ${actor.authorityId}
    where ${withinReach(actor, permission, today)} and p.joined_to is null and ${asked} and (p.status in ('open', 'closing')
      or exists (select from planned_days d where d.provider_id = p.id and d.authority_id = ${actor.authorityId} and d.academic_year = ${year} and d.withdrawn_at is null)
      or exists (select from used_days d where d.provider_id = p.id and d.authority_id = ${actor.authorityId} and d.withdrawn_at is null
        and d.used_on >= (substring(${year}::text from 1 for 4) || '-09-01')::date and d.used_on < ((substring(${year}::text from 1 for 4)::int + 1)::text || '-09-01')::date))
    order by p.sort_key, p.id`.execute(db);
  return rows;
}

/** Since when each has had the tier in force, one letter after another that said the same counting as one. */
async function findTierStarts(db: Reader, authorityId: number, day: string, ids: readonly number[]): Promise<Map<number, string>> {
  const { rows } = await sql<{ id: number; tier: string; from: string }>`
    select provider_id as id, tier, valid_from::text as "from" from tier_decision
    where authority_id = ${authorityId} and provider_id = any (${[...ids]}::int[]) and valid_from <= ${day}::date order by valid_from desc, id desc`.execute(
    db,
  );
  const starts = new Map<number, string>();
  for (const [id, of] of Map.groupBy(rows, (row) => row.id)) {
    const changed = of.findIndex(({ tier }) => tier !== of[0]?.tier);
    const first = of[(changed === -1 ? of.length : changed) - 1];
    if (first) starts.set(id, first.from);
  }
  return starts;
}

function earlyYearsFacts({ kind, openedOn }: Row, standing: StandingInspection | undefined): EarlyYearsFacts {
  const isInspected = standing !== undefined && standing.areas.length > 0;
  const count = (told: StandingInspection['needsAttentionAreas']): number => (told.state === 'known' ? told.value : 0);
  const is = (told: StandingInspection['requiresImprovement']): boolean => told.state === 'known' && told.value;
  return {
    isChildminder: kind === 'childminder',
    registeredOn: openedOn,
    inspection: isInspected
      ? {
          on: standing.areas[0]?.on ?? null,
          isSafeguardingNotMet: is(standing.safeguardingNotMet),
          urgentAreas: count(standing.urgentImprovementAreas) + count(standing.inadequateJudgements),
          needsAttentionAreas: count(standing.needsAttentionAreas) + (is(standing.requiresImprovement) ? 1 : 0),
        }
      : null,
  };
}
