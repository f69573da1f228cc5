import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { ReaderScope } from '../providers/find-reader-scope.ts';
import type { Group } from './overview.ts';

/** The open providers of the authority in groups alike. Counted as the find page filters: by any site of the provider. */
export async function listGroups(reader: Reader, { authorityId, laCode }: ReaderScope): Promise<Group[]> {
  const { rows } = await sql<Group>`
    with placed as (
      select s.provider_id, array_agg(distinct l.name order by l.name) as names
      from site_locality sl join provider_site s on s.id = sl.site_id join locality l on l.id = sl.locality_id
      where sl.authority_id = ${authorityId} group by s.provider_id
    ), alike as (
      select p.kind, p.phase, p.legal_track, p.state_funded, p.type_code, p.type_name, coalesce(placed.names, '{}') as localities,
        case when p.kind = 'special-school' then p.low_age end as low_age, case when p.kind = 'special-school' then p.high_age end as high_age
      from provider p left join placed on placed.provider_id = p.id
      where p.la_code = ${laCode} and p.joined_to is null and p.status in ('open', 'closing')
    )
    select kind, phase, legal_track as "legalTrack", state_funded as "stateFunded", type_code as "typeCode", type_name as "typeName",
      low_age as "lowAge", high_age as "highAge", localities, count(*)::int as count
    from alike group by kind, phase, legal_track, state_funded, type_code, type_name, low_age, high_age, localities`.execute(reader);
  return rows;
}
