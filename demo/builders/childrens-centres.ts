import type { Buffer } from 'node:buffer';
import { csvBytes, dashed, giasDialect, type Damage } from './file-bytes.ts';

/** A children's centre of GIAS; a family hub is one by its name. */
export interface ChildrensCentreFacts {
  readonly urn: number;
  readonly name: string;
  readonly laCode: string;
  readonly laName: string;
  readonly linkedSite: boolean;
  readonly open: boolean;
  readonly openedOn: string;
  readonly street: string;
  readonly town: string;
  readonly postcode: string;
  readonly telephone: string;
  readonly manager: readonly [first: string, last: string] | null;
}

export function buildChildrensCentre(given: Partial<ChildrensCentreFacts> & Pick<ChildrensCentreFacts, 'urn' | 'name'>): ChildrensCentreFacts {
  return {
    laCode: '999', laName: 'Ambermoor', linkedSite: false, open: true, openedOn: '2009-04-01', street: 'Station Road', town: 'Tarmere',
    postcode: 'ZZ11 1AC', telephone: '01632960002', manager: null, ...given,
  }; // prettier-ignore
}

const header = [
  'URN', 'LA (code)', 'LA (name)', 'EstablishmentName', 'TypeOfEstablishment (code)', 'TypeOfEstablishment (name)', 'EstablishmentStatus (code)',
  'EstablishmentStatus (name)', 'OpenDate', 'LastChangedDate', 'Street', 'Locality', 'Address3', 'Town', 'County (code)', 'County (name)', 'Postcode',
  'SchoolWebsite', 'TelephoneNum', 'HeadFirstName', 'HeadLastName', 'GOR (name)',
]; // prettier-ignore

/** `edubaseallchildrencentre….csv`. */
export function childrensCentresFile(centres: readonly ChildrensCentreFacts[], damage: Damage = {}): Buffer {
  const rows = centres.map((centre) => ({
    'URN': String(centre.urn),
    'LA (code)': centre.laCode,
    'LA (name)': centre.laName,
    'EstablishmentName': centre.name,
    'TypeOfEstablishment (code)': centre.linkedSite ? '48' : '47',
    'TypeOfEstablishment (name)': centre.linkedSite ? "Children's centre linked site" : "Children's centre",
    'EstablishmentStatus (code)': centre.open ? '1' : '2',
    'EstablishmentStatus (name)': centre.open ? 'Open' : 'Closed',
    'OpenDate': dashed(centre.openedOn),
    'LastChangedDate': '25-06-2026',
    'Street': centre.street,
    'Town': centre.town,
    'Postcode': centre.postcode,
    'TelephoneNum': centre.telephone,
    'HeadFirstName': centre.manager?.[0] ?? '',
    'HeadLastName': centre.manager?.[1] ?? '',
    'GOR (name)': 'East Midlands',
  }));
  return csvBytes(header, rows, giasDialect, damage);
}
