import './tables.ts';
import { sql } from 'kysely';
import type { Clock } from '../../platform/clock.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { isUsable } from '../../platform/identity/usable-account.ts';
import { type SomebodyWhoMay, withinReach } from '../../register/index.ts';

/** Accounts of a school in these roles, for telling them. */
export async function listSchoolAccounts(
  reader: Reader,
  clock: Clock,
  { authorityId, providerId }: { readonly authorityId: number; readonly providerId: number },
  roles: readonly ('headteacher' | 'chair')[],
): Promise<number[]> {
  const today = clock.today();
  const { rows } = await sql<{ id: number }>`
    select distinct a.id from account a join access_scope s on s.account_id = a.id and s.ended_at is null and s.valid_from <= ${today}
      and (s.valid_to is null or s.valid_to >= ${today})
    where a.authority_id = ${authorityId} and ${isUsable(clock)} and a.role = any(${[...roles]}::text[]) and s.provider_id = ${providerId} order by a.id`.execute(
    reader,
  );
  return rows.map(({ id }) => id);
}

/** Schools that one visit may cover together with this one: of its trust, or of the planner’s own caseload, within the planner’s reach. */
export async function listCompanions(reader: Reader, actor: Actor, today: string, providerId: number): Promise<SomebodyWhoMay[]> {
  const { rows } = await sql<SomebodyWhoMay>`
    select p.id, p.name from provider p
    where p.id <> ${providerId} and p.joined_to is null and p.status <> 'closed' and ${withinReach(actor, 'visit.plan', today)}
      and (p.trust_id = (select q.trust_id from provider q where q.id = ${providerId}) or exists (
        select 1 from allocation a where a.provider_id = p.id and a.account_id = ${actor.accountId}::int and a.withdrawn_at is null
          and a.valid_from <= ${today} and (a.valid_to is null or a.valid_to >= ${today})))
    order by p.sort_key, p.id limit 80`.execute(reader);
  return rows;
}

/** Providers for whom somebody may plan a visit, by name. */
export async function listPlannable(reader: Reader, actor: Actor, today: string): Promise<SomebodyWhoMay[]> {
  const { rows } = await sql<SomebodyWhoMay>`
    select p.id, p.name from provider p
    where p.joined_to is null and p.status <> 'closed' and ${withinReach(actor, 'visit.plan', today)} order by p.sort_key, p.id limit 2000`.execute(
    reader,
  );
  return rows;
}
