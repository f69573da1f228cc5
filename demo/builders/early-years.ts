import type { Buffer } from 'node:buffer';
import { csvBytes, slashed, type Damage, type Dialect } from './file-bytes.ts';

/** A site of an early years provider, as the authority's own list has it. Dates are YYYY-MM-DD. */
export interface EarlyYearsSite {
  readonly registrationNumber: string;
  readonly kind: 'nursery' | 'pre-school' | 'childminder' | 'out-of-school' | 'other';
  readonly name: string;
  readonly siteName: string;
  readonly street: string;
  readonly town: string;
  readonly postcode: string;
  readonly position: readonly [easting: number, northing: number] | null;
  readonly lsoaCode: string;
  readonly places: number | null;
  readonly agesInMonths: readonly [low: number, high: number] | null;
  readonly registeredOn: string | null;
  readonly closedOn: string | null;
  readonly manager: string;
  readonly telephone: string;
  readonly email: string;
  readonly website: string;
}

export function buildEarlyYearsSite(given: Partial<EarlyYearsSite> & Pick<EarlyYearsSite, 'registrationNumber' | 'name'>): EarlyYearsSite {
  return {
    kind: 'nursery', siteName: '', street: 'Mill Road', town: 'Tarmere', postcode: 'ZZ11 1AD', position: null, lsoaCode: '', places: 40,
    agesInMonths: [3, 60], registeredOn: '2014-09-01', closedOn: null, manager: '', telephone: '01632960003', email: '', website: '', ...given,
  }; // prettier-ignore
}

const plain: Dialect = { encoding: 'utf-8', lineEnd: '\n', quoted: 'where-needed', endsWithLineEnd: true };
const ownListHeader = [
  'Registration number', 'Kind', 'Name', 'Site name', 'Street', 'Town', 'Postcode', 'Easting', 'Northing', 'LSOA', 'Places', 'Youngest age in months',
  'Oldest age in months', 'Registered on', 'Closed on', 'Manager', 'Telephone', 'Email', 'Website',
]; // prettier-ignore

/** The authority's own list, by Waymark's template. */
export function ownListFile(sites: readonly EarlyYearsSite[], damage: Damage = {}): Buffer {
  const text = (value: number | undefined | null): string => (value === undefined || value === null ? '' : String(value));
  const rows = sites.map((site) => ({
    'Registration number': site.registrationNumber,
    'Kind': site.kind,
    'Name': site.name,
    'Site name': site.siteName,
    'Street': site.street,
    'Town': site.town,
    'Postcode': site.postcode,
    'Easting': text(site.position?.[0]),
    'Northing': text(site.position?.[1]),
    'LSOA': site.lsoaCode,
    'Places': text(site.places),
    'Youngest age in months': text(site.agesInMonths?.[0]),
    'Oldest age in months': text(site.agesInMonths?.[1]),
    'Registered on': slashed(site.registeredOn),
    'Closed on': slashed(site.closedOn),
    'Manager': site.manager,
    'Telephone': site.telephone,
    'Email': site.email,
    'Website': site.website,
  }));
  return csvBytes(ownListHeader, rows, plain, damage);
}

/** A line of the Department's lists. `ofstedNumber` is its own number for the setting ("EYURN"), never empty. */
export interface ListedSetting {
  readonly laName: string;
  /** Empty, "NULL" and "N/A" occur. */
  readonly registrationNumber: string;
  readonly ofstedNumber: string;
  readonly name: string;
}

/** The Department's list of settings. */
export function settingsFile(settings: readonly ListedSetting[], damage: Damage = {}): Buffer {
  const rows = settings.map((it) => ({
    'Local Authority': it.laName,
    'Ofsted URN': it.registrationNumber,
    'EYURN': it.ofstedNumber,
    'Provider Name': it.name,
  }));
  return csvBytes(['Local Authority', 'Ofsted URN', 'EYURN', 'Provider Name'], rows, plain, damage);
}

/** The Department's list of childminders, which names nobody. */
export function childmindersFile(childminders: readonly Omit<ListedSetting, 'name'>[], damage: Damage = {}): Buffer {
  const rows = childminders.map((it) => ({ 'LA': it.laName, 'Ofsted URN': it.registrationNumber, 'URN': it.ofstedNumber }));
  return csvBytes(['LA', 'Ofsted URN', 'URN'], rows, plain, damage);
}
