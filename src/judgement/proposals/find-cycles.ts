import { sql } from 'kysely';
import type { Tier } from '../../kernel/tier.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { CaseState } from '../cases/case.ts';
import '../tables.ts';

export interface FoundCycle {
  readonly id: number;
  readonly name: string;
  readonly asAt: string;
  readonly openedBy: string;
  readonly openedAt: Date;
  readonly closedBy: string | null;
  readonly closedAt: Date | null;
  readonly isOpen: boolean;
  /** Cases of it, and those that have come to an end. */
  readonly cases: number;
  readonly ended: number;
}

/** Every cycle, the latest first. */
export async function listCycles(db: Reader, authorityId: number, cycleId?: number): Promise<FoundCycle[]> {
  const { rows } = await sql<FoundCycle>`
    select y.id, y.name, y.as_at as "asAt", y.opened_by as "openedBy", y.opened_at as "openedAt", y.closed_by as "closedBy", y.closed_at as "closedAt",
      y.closed_at is null as "isOpen", count(c.id)::int as cases, (count(c.id) filter (where c.state in ('final', 'superseded')))::int as ended
    from tier_cycle y left join tier_case c on c.cycle_id = y.id
    where y.authority_id = ${authorityId} ${cycleId === undefined ? sql`` : sql`and y.id = ${cycleId}`}
    group by y.id order by y.id desc`.execute(db);
  return rows;
}

/** How many cases of a cycle stand where. */
export async function countByState(db: Reader, cycleId: number): Promise<ReadonlyMap<CaseState, number>> {
  const { rows } = await sql<{ state: CaseState; count: number }>`
    select state, count(*)::int as count from tier_case where cycle_id = ${cycleId} group by state`.execute(db);
  return new Map(rows.map(({ state, count }) => [state, count]));
}

/** The tiers that the service proposed in a cycle, by the latest proposal of each case. */
export async function countByProposedTier(db: Reader, cycleId: number): Promise<ReadonlyMap<Tier, number>> {
  const { rows } = await sql<{ tier: Tier; count: number }>`
    select tier, count(*)::int as count from (
      select distinct on (t.case_id) t.tier from tier_proposal t join tier_case c on c.id = t.case_id where c.cycle_id = ${cycleId} order by t.case_id, t.id desc) latest
    group by tier`.execute(db);
  return new Map(rows.map(({ tier, count }) => [tier, count]));
}

export interface CycleCase {
  readonly id: number;
  readonly providerId: number;
  readonly providerName: string;
  readonly localityName: string | null;
  readonly state: CaseState;
  readonly confidence: string;
  readonly question: Tier | null;
}

/** The cases of a cycle for which a tier is proposed, by name. */
export async function listCycleCases(db: Reader, cycleId: number, tier: Tier): Promise<CycleCase[]> {
  const { rows } = await sql<CycleCase>`
    select c.id, c.provider_id as "providerId", p.name as "providerName", l.name as "localityName", c.state, t.confidence, t.question
    from tier_case c join provider p on p.id = c.provider_id left join locality l on l.id = p.locality_id
    join lateral (select tier, confidence, question from tier_proposal t where t.case_id = c.id order by t.id desc limit 1) t on true
    where c.cycle_id = ${cycleId} and t.tier = ${tier} order by p.sort_key, c.id`.execute(db);
  return rows;
}

/** Which providers have a proposal made for this cycle. */
export async function listProposedIn(db: Reader, cycleId: number): Promise<ReadonlySet<number>> {
  const { rows } = await sql<{ id: number }>`
    select distinct t.provider_id as id from tier_proposal t join tier_case c on c.id = t.case_id join tier_cycle y on y.id = c.cycle_id
    where y.id = ${cycleId} and t.made_at >= y.opened_at and t.cause = y.name`.execute(db);
  return new Set(rows.map(({ id }) => id));
}
