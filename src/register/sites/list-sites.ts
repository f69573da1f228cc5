import type { Reader } from '../../platform/database/database.ts';
import type { OwnProvider } from '../by-hand/find-own-provider.ts';
import '../tables.ts';
import { enteredByHand, type Site } from './site.ts';

/** The sites of a provider that its authority may see: those of open data and its own, the main one first. */
export async function listSites(reader: Reader, { id, authorityId }: OwnProvider): Promise<Site[]> {
  const rows = await reader
    .selectFrom('provider_site')
    .selectAll()
    .where('provider_id', '=', id)
    .where((eb) => eb.or([eb('authority_id', 'is', null), eb('authority_id', '=', authorityId)]))
    .orderBy('is_main', 'desc')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    isMain: row.is_main,
    isByHand: row.source === enteredByHand,
    street: row.street,
    town: row.town,
    postcode: row.postcode ?? '',
    easting: row.easting,
    northing: row.northing,
    lsoaCode: row.lsoa_code,
  }));
}
