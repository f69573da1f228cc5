import type { Layout } from '../source.ts';

/** GIAS writes 1 January 1900 where it has no date. */
const placeholderDates = ['01-01-1900', '01/01/1900', '1900-01-01'] as const;

/** `edubaseallchildrencentre….csv` of GIAS: children's centres and their linked sites; family hubs are among them under their own names. */
export const childrensCentresLayout = {
  name: 'childrens-centres',
  title: 'Children’s centres (GIAS)',
  table: 'gias_childrens_centre',
  format: 'csv',
  key: ['urn'],
  scope: [],
  label: 'name',
  encodings: ['windows-1252', 'utf-8'],
  columns: [
    { header: 'URN', column: 'urn', type: 'integer', required: true, filled: true },
    { header: 'LA (code)', column: 'la_code', type: 'code', required: true, filled: true, digits: 3 },
    { header: 'LA (name)', column: 'la_name', type: 'text', required: true, filled: true },
    { header: 'EstablishmentName', column: 'name', type: 'text', required: true, filled: true },
    { header: 'TypeOfEstablishment (code)', column: 'type_code', type: 'code', required: true, filled: true, digits: 2 },
    { header: 'TypeOfEstablishment (name)', column: 'type_name', type: 'text', required: true, filled: true },
    { header: 'EstablishmentStatus (code)', column: 'status_code', type: 'smallint', required: true, filled: true },
    { header: 'EstablishmentStatus (name)', column: 'status_name', type: 'text', required: true, filled: true },
    { header: 'OpenDate', column: 'opened_on', type: 'date', required: true, symbols: placeholderDates },
    { header: 'LastChangedDate', column: 'last_changed_on', type: 'date', required: true, symbols: placeholderDates },
    { header: 'Street', column: 'street', type: 'text', required: true },
    { header: 'Locality', column: 'locality', type: 'text', required: true },
    { header: 'Address3', column: 'address3', type: 'text', required: true },
    { header: 'Town', column: 'town', type: 'text', required: true },
    { header: 'County (name)', column: 'county', type: 'text', required: true },
    { header: 'Postcode', column: 'postcode', type: 'text', required: true },
    { header: 'SchoolWebsite', column: 'website', type: 'text', required: true },
    { header: 'TelephoneNum', column: 'telephone', type: 'text', required: true },
    { header: 'HeadFirstName', column: 'manager_first_name', type: 'text', required: true },
    { header: 'HeadLastName', column: 'manager_last_name', type: 'text', required: true },
    { header: 'GOR (name)', column: 'region_name', type: 'text', required: true },
  ],
  alsoPublished: ['County (code)'],
} as const satisfies Layout;
