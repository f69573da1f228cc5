import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { Standing } from '../posts/post.ts';
import type { FoundProvider } from './find-providers.ts';
import type { ReaderScope } from './find-reader-scope.ts';
import { providerShownTo, siteShownTo } from './filter-shown-to-reader.ts';

export interface Identifier {
  readonly scheme: 'urn' | 'laestab' | 'ukprn' | 'ofsted';
  readonly value: string;
  readonly from: string | null;
  readonly to: string | null;
  /** What GIAS called it while it had this URN. */
  readonly name: string | null;
  readonly typeName: string | null;
}

export interface Site {
  readonly name: string | null;
  readonly isMain: boolean;
  readonly address: readonly string[];
  readonly postcode: string | null;
  readonly easting: number | null;
  readonly northing: number | null;
  readonly locality: {
    readonly name: string;
    readonly slug: string;
    readonly rule: string;
    readonly reason: string;
    readonly decidedBy: string | null;
  } | null;
}

export interface RelatedProvider {
  readonly id: number;
  readonly urn: number | null;
  readonly name: string;
  readonly relation: string;
  readonly happenedOn: string | null;
}

export interface PostHeld {
  readonly role: string;
  readonly personName: string | null;
  readonly standing: Standing;
  readonly heldFrom: string;
  readonly source: string;
  readonly enteredBy: string;
}

export interface EnteredFact {
  readonly fact: string;
  readonly value: string;
  readonly validFrom: string;
  readonly source: string;
  readonly enteredBy: string;
}

export interface SendUnit {
  readonly name: string;
  readonly kind: string;
  readonly need: string | null;
  readonly places: number | null;
  readonly stage: string;
  readonly source: string;
}

/** What GIAS publishes of its present URN and the lists do not need. */
export interface Published {
  readonly headName: string | null;
  readonly headTitle: string | null;
  readonly website: string | null;
  readonly telephone: string | null;
  readonly gender: string | null;
  readonly diocese: string | null;
  readonly federation: string | null;
  readonly censusOn: string | null;
  readonly resourcedProvision: string | null;
  readonly resourcedPlaces: number | null;
  readonly senUnitPlaces: number | null;
}

export interface ProviderRecord extends FoundProvider {
  readonly joinedTo: number | null;
  readonly typeCode: string | null;
  readonly lowAge: number | null;
  readonly highAge: number | null;
  readonly religiousCharacter: string | null;
  readonly capacity: number | null;
  readonly pupils: number | null;
  readonly source: string;
  /** The as-at date of the newest committed file of the kind that it is made from. */
  readonly asAt: string | null;
  readonly trustJoinedOn: string | null;
  readonly identifiers: readonly Identifier[];
  readonly sites: readonly Site[];
  readonly predecessors: readonly RelatedProvider[];
  readonly successors: readonly RelatedProvider[];
  readonly posts: readonly PostHeld[];
  readonly facts: readonly EnteredFact[];
  readonly sendUnits: readonly SendUnit[];
  readonly published: Published | null;
}

/**
 * The id of the provider that has, or ever had, this number; of the one that stays, where two were joined. Ofsted's numbers and URNs may be the same
 * digits: a plain number is a URN if anybody has that URN, and `ofsted-123456` is Ofsted's alone.
 */
export async function findProviderIdByNumber(reader: Reader, scope: ReaderScope, number: string): Promise<number | undefined> {
  const { prefix, digits = '' } = /^(?<prefix>ofsted-)?(?<digits>\w{1,12})$/i.exec(number)?.groups ?? {};
  const schemes = prefix === undefined ? ['urn', 'ofsted'] : ['ofsted'];
  const { rows } = await sql<{ id: number }>`
    select coalesce(p.joined_to, p.id) as id from provider_identifier i join provider p on p.id = i.provider_id
    where i.value in (${digits.toUpperCase()}, ${digits}) and i.scheme in (${sql.join(schemes)}) and ${providerShownTo(scope)}
    order by i.scheme = 'urn' desc limit 1`.execute(reader);
  return rows[0]?.id;
}

/** Which of the early years files a provider is made from; null for a source that has one kind of file. */
const layoutOfSource = sql`case p.source when 'early-years (own list)' then 'own-list' when 'early-years (children’s centres)' then 'childrens-centres'
  when 'early-years (published list)' then case p.kind when 'childminder' then 'childminders' else 'settings' end end`;

/** Everything the register may show this reader of one provider, in one reading. `today` decides which posts and facts entered by hand are in force. */
export async function findProvider(reader: Reader, scope: ReaderScope, id: number, today: string): Promise<ProviderRecord | undefined> {
  const own = sql`provider_id = p.id and authority_id = ${scope.authorityId}`;
  const related = (mine: string, other: string) => sql`coalesce((
      select json_agg(json_build_object('id', o.id, 'urn', o.urn, 'name', o.name, 'relation', r.relation, 'happenedOn', r.happened_on) order by r.happened_on, o.name)
      from provider_relation r join provider o on o.id = r.${sql.ref(other)} where r.${sql.ref(mine)} = p.id), '[]')`;
  const { rows } = await sql<ProviderRecord>`
    select p.id, p.joined_to as "joinedTo", p.name, p.kind, p.phase, p.legal_track as "legalTrack", p.state_funded as "stateFunded", p.type_code as "typeCode",
      p.type_name as "typeName", p.status, p.urn, p.laestab, p.ukprn, p.registration_number as "registrationNumber", p.la_code as "laCode", p.la_name as "laName",
      p.town, p.postcode, p.opened_on as "openedOn", p.closed_on as "closedOn", p.inspection_label as "inspectionLabel", p.inspection_on as "inspectionOn",
      p.low_age as "lowAge", p.high_age as "highAge", p.religious_character as "religiousCharacter", p.capacity, p.pupils, p.source,
      case when o.id is not null then json_build_object('uid', o.uid, 'name', o.name) end as trust,
      (select max(m.joined_on) from organisation_membership m join provider_identifier i on i.scheme = 'urn' and i.value = m.urn::text
        where m.organisation_id = p.trust_id and i.provider_id = p.id and m.left_on is null) as "trustJoinedOn",
      (select max(r.as_at) from release r left join authority a on a.id = r.authority_id
        where r.source = split_part(p.source, ' ', 1) and r.state = 'committed' and (a.id is null or a.la_code = p.la_code)
          and r.layout = coalesce(${layoutOfSource}, r.layout)) as "asAt",
      coalesce((select json_agg(json_build_object('name', at.name, 'rule', sl.rule, 'isMain', s.is_main) order by s.is_main desc, at.slug collate "C")
        from provider_site s join site_locality sl on sl.site_id = s.id join locality at on at.id = sl.locality_id
        where s.provider_id = p.id and sl.authority_id = ${scope.authorityId} and ${siteShownTo(scope)}), '[]') as localities,
      coalesce((select json_agg(json_build_object('scheme', i.scheme, 'value', i.value, 'from', i.valid_from, 'to', i.valid_to,
          'name', case when i.scheme = 'urn' then e.name end, 'typeName', case when i.scheme = 'urn' then e.type_name end)
          order by array_position(array['urn', 'laestab', 'ukprn', 'ofsted'], i.scheme), i.valid_to desc nulls first, i.valid_from desc nulls last, i.value desc)
        from provider_identifier i left join gias_establishment e on i.scheme = 'urn' and e.key = i.value where i.provider_id = p.id), '[]') as identifiers,
      coalesce((select json_agg(json_build_object('name', s.name, 'isMain', s.is_main,
          'address', array_remove(array[s.street, s.address2, s.address3, s.town, s.county, s.postcode], null), 'postcode', s.postcode,
          'easting', s.easting, 'northing', s.northing, 'locality', case when at.id is not null then
            json_build_object('name', at.name, 'slug', at.slug, 'rule', sl.rule, 'reason', sl.reason, 'decidedBy', sl.decided_by) end) order by s.is_main desc, s.name, s.id)
        from provider_site s left join site_locality sl on sl.site_id = s.id and sl.authority_id = ${scope.authorityId} left join locality at on at.id = sl.locality_id
        where s.provider_id = p.id and ${siteShownTo(scope)}), '[]') as sites,
      ${related('successor_id', 'predecessor_id')} as predecessors, ${related('predecessor_id', 'successor_id')} as successors,
      coalesce((select json_agg(json_build_object('role', role, 'personName', person_name, 'standing', standing, 'heldFrom', held_from, 'source', source,
          'enteredBy', entered_by) order by held_from desc, id desc)
        from post where ${own} and withdrawn_at is null and held_from <= ${today}::date and (held_to is null or held_to >= ${today}::date)), '[]') as posts,
      coalesce((select json_agg(json_build_object('fact', fact, 'value', value, 'validFrom', valid_from, 'source', source, 'enteredBy', entered_by)
          order by valid_from desc, id desc)
        from entered_fact where ${own} and withdrawn_at is null and valid_from <= ${today}::date and (valid_to is null or valid_to >= ${today}::date)), '[]') as facts,
      coalesce((select json_agg(json_build_object('name', name, 'kind', kind, 'need', need, 'places', places, 'stage', stage, 'source', source) order by stage, name)
        from send_unit where ${own} and withdrawn_at is null and stage <> 'closed'), '[]') as "sendUnits",
      (select json_build_object('headName', nullif(concat_ws(' ', e.head_title, e.head_first_name, e.head_last_name), ''), 'headTitle', e.head_job_title,
          'website', e.website, 'telephone', e.telephone, 'gender', e.gender, 'diocese', e.diocese_name, 'federation', e.federation_name, 'censusOn', e.census_on,
          'resourcedProvision', e.resourced_provision_type, 'resourcedPlaces', e.resourced_provision_capacity, 'senUnitPlaces', e.sen_unit_capacity)
        from gias_establishment e where e.key = p.urn::text) as published
    from provider p left join organisation o on o.id = p.trust_id where p.id = ${id} and ${providerShownTo(scope)}`.execute(reader);
  return rows[0];
}
