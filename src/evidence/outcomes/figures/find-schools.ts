import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/database.ts';

/** A provider as outcomes know it: every number it has had, the present one first, because results stand under the one of their year. */
export interface School {
  readonly id: number;
  readonly name: string;
  readonly urn: number | null;
  readonly urns: readonly string[];
  readonly kind: string;
  readonly phase: string;
  readonly laCode: string | null;
  readonly laName: string | null;
  readonly localityId: number | null;
  readonly localityName: string | null;
  readonly trustId: number | null;
  readonly trustName: string | null;
  readonly pupils: number | null;
  readonly easting: number | null;
  readonly northing: number | null;
}

const columns = sql`p.id, p.name, p.urn, p.kind, p.phase, p.la_code as "laCode", p.la_name as "laName", p.locality_id as "localityId",
  l.name as "localityName", p.trust_id as "trustId", o.name as "trustName", p.pupils, p.easting, p.northing,
  coalesce((select array_agg(i.value order by (i.value = p.urn::text) desc, i.valid_from desc nulls last, i.value desc)
    from provider_identifier i where i.provider_id = p.id and i.scheme = 'urn'), '{}') as urns`;
const tables = sql`provider p left join locality l on l.id = p.locality_id left join organisation o on o.id = p.trust_id`;

export async function findSchool(db: Reader, providerId: number): Promise<School | undefined> {
  const { rows } = await sql<School>`select ${columns} from ${tables} where p.id = ${providerId} and p.joined_to is null`.execute(db);
  return rows[0];
}

/** By any URN that it has or had. */
export async function findSchoolByUrn(db: Reader, urn: string): Promise<School | undefined> {
  const { rows } = await sql<School>`
    select ${columns} from ${tables} where p.joined_to is null and p.id = (
      select coalesce(own.joined_to, own.id) from provider_identifier i join provider own on own.id = i.provider_id where i.scheme = 'urn' and i.value = ${urn} limit 1)`.execute(
    db,
  );
  return rows[0];
}

export interface SchoolQuestion {
  readonly laCode?: string;
  readonly localityId?: number;
  readonly trustId?: number;
  readonly phases?: readonly string[];
  readonly ids?: readonly number[];
  readonly urns?: readonly number[];
}

/** State-funded schools that are open, by name. An all-through school counts in each phase that it has. */
export async function listSchools(db: Reader, { laCode, localityId, trustId, phases, ids, urns }: SchoolQuestion): Promise<School[]> {
  const wanted = [
    sql`p.joined_to is null and p.status in ('open', 'closing') and p.state_funded and p.urn is not null`,
    ...(laCode === undefined ? [] : [sql`p.la_code = ${laCode}`]),
    ...(localityId === undefined ? [] : [sql`p.locality_id = ${localityId}`]),
    ...(trustId === undefined ? [] : [sql`p.trust_id = ${trustId}`]),
    ...(phases === undefined ? [] : [sql`p.phase = any (${[...phases]}::text[])`]),
    ...(ids === undefined ? [] : [sql`p.id = any (${[...ids]}::int[])`]),
    // By way of the numbers, which are indexed.
    ...(urns === undefined
      ? []
      : [
          sql`p.id in (select provider_id from provider_identifier where scheme = 'urn' and value = any (${urns.map(String)}::text[])) and p.urn = any (${[...urns]}::int[])`,
        ]),
  ];
  const { rows } = await sql<School>`select ${columns} from ${tables} where ${sql.join(wanted, sql` and `)} order by p.sort_key, p.id`.execute(db);
  return rows;
}
