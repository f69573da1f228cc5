import './tables.ts';
import type { Reader } from '../database/database.ts';

export interface DemonstrationPerson {
  readonly id: number;
  readonly name: string;
  readonly jobTitle: string | null;
}
export interface DemonstrationGroup {
  readonly role: string;
  readonly people: readonly DemonstrationPerson[];
}

/** Who can be signed in as, by role in the order of `roles`: people of demonstration authorities alone, whatever else the database holds. */
export async function listDemonstrationPeople(reader: Reader, roles: readonly string[]): Promise<DemonstrationGroup[]> {
  const rows = await reader
    .selectFrom('account as a')
    .innerJoin('authority as u', 'u.id', 'a.authority_id')
    .select(['a.id', 'a.name', 'a.job_title', 'a.role'])
    .where('u.is_demonstration', '=', true)
    .where('a.state', '=', 'active')
    .orderBy('a.id')
    .execute();
  const byRole = Map.groupBy(rows, (row) => row.role);
  const place = (role: string) => (roles.includes(role) ? roles.indexOf(role) : roles.length);
  return [...byRole]
    .sort(([one], [other]) => place(one) - place(other))
    .map(([role, people]) => ({ role, people: people.map(({ id, name, job_title }) => ({ id, name, jobTitle: job_title })) }));
}

/** Null for anybody who is not of a demonstration authority. */
export async function findDemonstrationPerson(reader: Reader, id: number): Promise<DemonstrationPerson | null> {
  const groups = await listDemonstrationPeople(reader, []);
  return groups.flatMap((group) => group.people).find((person) => person.id === id) ?? null;
}
