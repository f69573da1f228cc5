import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/database.ts';
import type { PermissionOf } from '../../../platform/http/route.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import { withinReach } from '../../../register/index.ts';
import type { PracticeEntry } from './practice-entry.ts';
import './tables.ts';

const columns = sql`
  e.id, e.provider_id as "providerId", p.name as "providerName", l.name as "localityName", e.title, e.theme, e.phase, e.pupils, e.context, e.done, e.measure, e.was, e.became,
  e.how_known as "howKnown", e.limits, e.contact, e.state, e.agreed_by as "agreedBy", e.agreed_on as "agreedOn", e.proposed_by as "proposedBy", e.proposed_at as "proposedAt",
  e.published_by as "publishedBy", e.reviewed_on as "reviewedOn", e.reviewed_by as "reviewedBy", e.review_due_on as "reviewDueOn", e.ended_by as "endedBy", e.ended_at as "endedAt",
  e.ended_reason as "endedReason", e.visit_id as "visitId"
  from practice_entry e join provider p on p.id = e.provider_id left join locality l on l.id = p.locality_id`;

/** What this reader may see of the library: what is published of providers that are open, and beyond that what is their own or theirs to look after. By title. */
export async function listPractice(db: Reader, actor: Actor, today: string): Promise<PracticeEntry[]> {
  const { rows } = await sql<PracticeEntry>`
    select ${columns} where e.authority_id = ${actor.authorityId} and ((e.state = 'published' and p.status in ('open', 'closing')) or ${withinReach(actor, 'practice.read-drafts', today)})
    order by lower(e.title) collate "C", e.id`.execute(db);
  return rows;
}

/** The entry as the authority has it; null where it has none such. */
export async function findPracticeEntry(db: Reader, authorityId: number, id: number): Promise<PracticeEntry | null> {
  const { rows } = await sql<PracticeEntry>`select ${columns} where e.authority_id = ${authorityId} and e.id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** Whose provider an entry is of, for the edge. */
export async function findProviderOfEntry(db: Reader, authorityId: number | null, id: number | null): Promise<number | null> {
  if (authorityId === null || id === null) return null;
  const row = await db
    .selectFrom('practice_entry')
    .select('provider_id')
    .where('id', '=', id)
    .where('authority_id', '=', authorityId)
    .executeTakeFirst();
  return row?.provider_id ?? null;
}

/** The brokered visit that an entry says it came from, where the provider was in it. */
export async function findVisitOf(
  db: Reader,
  provider: { readonly id: number; readonly authorityId: number },
  id: number | null,
): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    select id from brokered_visit where id = ${id} and authority_id = ${provider.authorityId} and (provider_id = ${provider.id} or host_id = ${provider.id})`.execute(
    db,
  );
  return rows[0]?.id ?? null;
}

export interface ReachedProvider {
  readonly id: number;
  readonly name: string;
  readonly phase: string;
}

/** Open providers for which the actor may do this, by name. */
export async function listReached(db: Reader, actor: Actor, permission: PermissionOf<'record'>, today: string): Promise<ReachedProvider[]> {
  const { rows } = await sql<ReachedProvider>`
    select p.id, p.name, p.phase from provider p
    where p.joined_to is null and p.status in ('open', 'closing') and ${withinReach(actor, permission, today)} order by p.sort_key, p.id`.execute(db);
  return rows;
}

/** Advisers of a provider today; where it has none, whoever leads. For telling them, and for knowing whose work it is. */
export async function listCoordinatorsOf(db: Reader, authorityId: number, providerId: number, today: string): Promise<number[]> {
  const { rows } = await sql<{ id: number; role: string }>`
    select a.id, a.role from account a where a.authority_id = ${authorityId} and a.state = 'active' and (a.role = 'lead' or (a.role in ('sia', 'eeca') and exists (
      select 1 from allocation l where l.account_id = a.id and l.provider_id = ${providerId} and l.withdrawn_at is null
        and l.valid_from <= ${today}::date and (l.valid_to is null or l.valid_to >= ${today}::date))))
    order by a.id`.execute(db);
  const advisers = rows.filter(({ role }) => role !== 'lead');
  return (advisers.length > 0 ? advisers : rows).map(({ id }) => id);
}
