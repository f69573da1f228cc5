import type { Reader } from '../../platform/database/database.ts';
import '../../platform/identity/tables.ts';
import { sql } from 'kysely';
import type { OwnAuthority, PersonSought } from './build-conditions.ts';

/** What somebody who looks for a person knows of them: a name, an email, or both. */
export interface PersonAsked {
  readonly name: string | null;
  readonly email: string | null;
}

/** By every name and email they are known by here: an account found by one of them brings its own name and email. */
export async function findPerson(reader: Reader, authority: OwnAuthority, { name, email }: PersonAsked): Promise<PersonSought> {
  const { rows: accounts } = await sql<{ id: number; name: string; email: string }>`
    select a.id, a.name, a.email from account a
    where a.authority_id = ${authority.id}
      and (lower(a.email) = ${email?.toLowerCase() ?? null} or (${email}::text is null and search_form(a.name) = nullif(search_form(${name}), '')))
    order by a.id`.execute(reader);
  const unique = (all: readonly (string | null)[]) => [...new Set(all.filter((each) => each !== null && each.trim() !== ''))] as string[];
  return {
    names: unique([name, ...accounts.map((account) => account.name)]),
    emails: unique([email, ...accounts.map((account) => account.email)]),
    accountIds: accounts.map(({ id }) => id),
  };
}
