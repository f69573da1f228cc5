import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/database.ts';
import '../../../register/index.ts';

/** A school or setting whose children are assessed at the end of reception, or were there before. */
export interface AssessedProvider {
  readonly id: number;
  readonly name: string;
  readonly kind: string;
  readonly kindName: string;
  readonly localityId: number | null;
  readonly localityName: string | null;
  readonly urn: number | null;
  readonly urns: readonly string[];
  readonly registrationNumbers: readonly string[];
}

/** Open schools with young children, and settings, of the authority, by name. */
export async function findAssessedProviders(reader: Reader, { authorityId, laCode }: { readonly authorityId: number; readonly laCode: string }): Promise<AssessedProvider[]> {
  const { rows } = await sql<AssessedProvider>`
    select p.id, p.name, p.kind, p.type_name as "kindName", p.locality_id as "localityId", l.name as "localityName", p.urn,
      coalesce((select array_agg(i.value order by (i.value = p.urn::text) desc, i.value desc) from provider_identifier i
        where i.provider_id = p.id and i.scheme = 'urn'), '{}') as urns,
      array(select i.value from provider_identifier i where i.provider_id = p.id and i.scheme = 'ofsted') as "registrationNumbers"
    from provider p left join locality l on l.id = p.locality_id and l.authority_id = ${authorityId}
    where p.la_code = ${laCode} and p.joined_to is null and p.status in ('open', 'closing')
      and (p.state_funded and p.phase in ('nursery', 'primary', 'all-through')
        or p.legal_track = 'early-years' and p.kind in ('nursery', 'pre-school', 'childminder', 'early-years-setting'))
    order by p.sort_key, p.id`.execute(reader);
  return rows;
} // prettier-ignore
