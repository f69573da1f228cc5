import { accepted } from '../../kernel/result.ts';
import { type Decision, refusedAt } from '../by-hand/refusal.ts';

/** Where something is, as a person enters it. */
export interface AddressEntry {
  readonly street: string | null;
  readonly town: string | null;
  /** As it is printed. */
  readonly postcode: string;
  /** British National Grid, in metres. */
  readonly easting: number | null;
  readonly northing: number | null;
  readonly lsoaCode: string | null;
}

export interface SiteEntry extends AddressEntry {
  readonly name: string;
  /** Who told us, or which document. */
  readonly source: string;
}

/** A site there is, whoever said so. */
export interface Site extends AddressEntry {
  readonly id: number;
  readonly name: string | null;
  readonly isMain: boolean;
  readonly isByHand: boolean;
}

/** What `provider` and `provider_site` say of the source of what a person entered. */
export const enteredByHand = 'entered by hand';

export function decideAddress<Entry extends AddressEntry>(entry: Entry): Decision<Entry> {
  if (entry.easting !== null && entry.northing === null) return refusedAt('northing', 'Enter the northing too, or clear the easting');
  if (entry.northing !== null && entry.easting === null) return refusedAt('easting', 'Enter the easting too, or clear the northing');
  return accepted(entry);
}

/** Decides whether a provider may have this site beside its others: each has a name of its own. */
export function decideSite(entry: SiteEntry, others: readonly Pick<Site, 'name'>[]): Decision<SiteEntry> {
  const namesake = others.find(({ name }) => name !== null && bare(name) === bare(entry.name));
  if (namesake)
    return refusedAt('name', `There is already a site called ${namesake.name ?? ''}: withdraw that if it is wrong, or enter another name`);
  return decideAddress(entry);
}

const bare = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
