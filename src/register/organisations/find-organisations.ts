import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { ReaderScope } from '../providers/find-reader-scope.ts';
import { plainText } from '../../kernel/plain-text.ts';
import type { OrganisationKind } from './organisation-kind.ts';

export interface FoundOrganisation {
  readonly uid: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly status: 'open' | 'closed';
  /** Open providers in the reader's own authority that belong to it now. */
  readonly here: number;
  /** Establishments in England that belong to it now, as the published file has them. */
  readonly inEngland: number;
}

const most = 200;

/** Names are kept in search form to sort by, without "the": worked out for each of thousands, that form takes longer than all the rest. */
function patternOf(words: string): string {
  return `%${plainText(words).replace(/^the /, '').replaceAll(' ', '%')}%`;
}

/**
 * Those with schools in the authority; with words, those in England whose name has them, the authority's own first.
 * The authority's own numbers are gathered first: few, where the schemes' index would walk every URN in England.
 */
export async function findOrganisations(reader: Reader, { laCode }: ReaderScope, words: string): Promise<FoundOrganisation[]> {
  const { rows } = await sql<FoundOrganisation>`
    with mine as materialized (
      select p.id, i.scheme, i.value from provider p join provider_identifier i on i.provider_id = p.id
      where p.la_code = ${laCode} and p.joined_to is null and p.status in ('open', 'closing')
    ), here as materialized (
      select m.organisation_id, count(distinct mine.id)::int as schools
      from mine join organisation_membership m on m.urn = mine.value::int and m.left_on is null
      where mine.scheme = 'urn' group by m.organisation_id
    )
    select o.uid, o.name, o.kind, o.status, coalesce(here.schools, 0) as here,
      (select count(*)::int from organisation_membership m where m.organisation_id = o.id and m.left_on is null) as "inEngland"
    from organisation o left join here on here.organisation_id = o.id
    where ${words === '' ? sql`here.schools > 0` : sql`o.sort_key like ${patternOf(words)} and (o.status = 'open' or here.schools > 0)`}
    order by coalesce(here.schools, 0) > 0 desc, o.sort_key, o.id limit ${most}`.execute(reader);
  return rows;
}

export interface Organisation {
  readonly id: number;
  readonly uid: string;
  readonly groupId: string | null;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly typeName: string;
  readonly status: 'open' | 'closed';
  readonly companiesHouseNumber: string | null;
  readonly ukprn: string | null;
  readonly openedOn: string | null;
  readonly closedOn: string | null;
  readonly town: string | null;
  readonly postcode: string | null;
  readonly headName: string | null;
  readonly street: string | null;
  readonly locality: string | null;
  readonly county: string | null;
}

export async function findOrganisation(reader: Reader, uid: string): Promise<Organisation | undefined> {
  const { rows } = await sql<Organisation>`
    select o.id, o.uid, o.group_id as "groupId", o.name, o.kind, o.type_name as "typeName", o.status, o.companies_house_number as "companiesHouseNumber",
      o.ukprn, o.opened_on as "openedOn", o.closed_on as "closedOn", o.town, o.postcode, o.head_name as "headName", g.street, g.locality, g.county
    from organisation o left join gias_group g on g.uid = o.uid and g.gone_release_id is null
    where o.uid = ${uid}`.execute(reader);
  return rows[0];
}

export interface Member {
  readonly urn: number;
  readonly joinedOn: string | null;
  readonly leftOn: string | null;
  /** Null where the register that is loaded has no such URN. */
  readonly providerId: number | null;
  readonly name: string | null;
  readonly typeName: string | null;
  readonly laCode: string | null;
  readonly laName: string | null;
}

/** Everyone that belongs to an organisation, or did, by name. */
export async function listMembers(reader: Reader, organisationId: number): Promise<Member[]> {
  const { rows } = await sql<Member>`
    select m.urn, m.joined_on as "joinedOn", m.left_on as "leftOn", p.id as "providerId",
      coalesce(p.name, a.establishment_name) as name, p.type_name as "typeName", coalesce(p.la_code, a.la_code) as "laCode", coalesce(p.la_name, a.la_name) as "laName"
    from organisation_membership m join organisation o on o.id = m.organisation_id
    left join provider_identifier i on i.scheme = 'urn' and i.value = m.urn::text
    left join provider p on p.id = i.provider_id
    left join gias_academy_membership a on a.uid = o.uid and a.urn = m.urn
    where m.organisation_id = ${organisationId}
    order by coalesce(p.sort_key, lower(a.establishment_name)), m.urn`.execute(reader);
  return rows;
}
