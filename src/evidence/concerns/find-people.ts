import { sql } from 'kysely';
import type { Clock } from '../../platform/clock.ts';
import type { Reader } from '../../platform/database/database.ts';
import { isUsable } from '../../platform/identity/usable-account.ts';

export interface Person {
  readonly id: number;
  readonly name: string;
  readonly role: string;
}

/** People of an authority with one of these roles whose accounts are in use, by name. */
export async function findPeople(db: Reader, clock: Clock, authorityId: number, roles: readonly string[]): Promise<Person[]> {
  const { rows } = await sql<Person>`
    select a.id, a.name, a.role from account a
    where a.authority_id = ${authorityId} and a.role = any(${[...roles]}::text[]) and ${isUsable(clock)} order by a.name, a.id`.execute(db);
  return rows;
}
