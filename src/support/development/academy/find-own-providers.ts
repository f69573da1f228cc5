import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/database.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import { withinReach } from '../../../register/index.ts';

export interface NamedProvider {
  readonly id: number;
  readonly name: string;
}

/** The open providers that are somebody’s own, by name: one for most heads and governors, several for some clerks, none for many others. */
export async function listOwnProviders(db: Reader, { accountId, authorityId }: Actor, today: string): Promise<NamedProvider[]> {
  const { rows } = await sql<NamedProvider>`
    select p.id, p.name from provider p
    where p.joined_to is null and p.status in ('open', 'closing') and p.la_code = (select u.la_code from authority u where u.id = ${authorityId}::int)
      and exists (select 1 from access_scope s where s.provider_id = p.id and s.account_id = ${accountId}::int and s.ended_at is null
        and s.valid_from <= ${today} and (s.valid_to is null or s.valid_to >= ${today}))
    order by p.sort_key, p.id`.execute(db);
  return rows;
}

/** The open providers for whose people somebody books: a trust’s chief executive has those of the trust, which are not their own one by one. */
export async function listBookableProviders(db: Reader, actor: Actor, today: string): Promise<NamedProvider[]> {
  const { rows } = await sql<NamedProvider>`
    select p.id, p.name from provider p
    where p.joined_to is null and p.status in ('open', 'closing') and ${withinReach(actor, 'academy.book', today)} order by p.sort_key, p.id`.execute(
    db,
  );
  return rows;
}

/** Every open provider of the authority, to choose one from. */
export async function listOpenProviders(db: Reader, authorityId: number): Promise<NamedProvider[]> {
  const { rows } = await sql<NamedProvider>`
    select p.id, p.name from provider p
    where p.joined_to is null and p.status in ('open', 'closing') and p.la_code = (select u.la_code from authority u where u.id = ${authorityId})
    order by p.sort_key, p.id`.execute(db);
  return rows;
}

/** The account that uses an address, where there is one in this authority. */
export async function findAccountOf(db: Reader, authorityId: number, email: string): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    select id from account where authority_id = ${authorityId} and lower(email) = lower(${email}) and state <> 'disabled'`.execute(db);
  return rows[0]?.id ?? null;
}

export async function findEmailOf(db: Reader, accountId: number): Promise<{ readonly email: string; readonly jobTitle: string | null } | null> {
  const { rows } = await sql<{
    email: string;
    jobTitle: string | null;
  }>`select email, job_title as "jobTitle" from account where id = ${accountId}`.execute(db);
  return rows[0] ?? null;
}
