import type { Insertable } from 'kysely';
import type { Snapshot } from '../by-hand/list-entry-events.ts';
import type { ProviderSiteTable } from '../tables.ts';
import { type AddressEntry, enteredByHand, type Site, type SiteEntry } from './site.ts';

type SiteRow = Omit<Insertable<ProviderSiteTable>, 'provider_id' | 'authority_id' | 'site_key' | 'name' | 'is_main'>;

export function addressRow({ street, town, postcode, easting, northing, lsoaCode }: AddressEntry): SiteRow {
  const unasked = { address2: null, address3: null, county: null };
  return { ...unasked, street, town, postcode, easting, northing, lsoa_code: lsoaCode, source: enteredByHand };
}

export function snapshotOfSite(
  providerId: number,
  { name, street, town, postcode, easting, northing, lsoaCode, ...said }: SiteEntry | Site,
): Snapshot {
  const site = [name, street, town, postcode].filter(Boolean).join(', ');
  return { providerId, site, name, street, town, postcode, easting, northing, lsoaCode, ...('source' in said ? { source: said.source } : {}) };
}

/** The same in all that the register keeps: one record, however often the form is sent. */
export function isSameSite(site: Site, entry: SiteEntry): boolean {
  const kept = ({ name, street, town, postcode, easting, northing, lsoaCode }: SiteEntry | Site): string =>
    JSON.stringify([name, street, town, postcode, easting, northing, lsoaCode]);
  return kept(site) === kept(entry);
}
