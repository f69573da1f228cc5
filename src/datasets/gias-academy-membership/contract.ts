import type { Layout, Source } from '../source.ts';

/**
 * Academies and the trust that each belongs to, one line an academy. It says who belongs, never who left: an academy that is no longer
 * named with a trust has left it.
 */
export const academyMembershipLayout = {
  name: 'academy-membership',
  title: 'Academies and their trusts',
  table: 'gias_academy_membership',
  format: 'csv',
  key: ['uid', 'urn'],
  scope: [],
  label: 'establishment_name',
  encodings: ['utf-8', 'windows-1252'],
  columns: [
    { header: 'Group UID', column: 'uid', type: 'code', required: true, filled: true },
    { header: 'Group ID', column: 'group_id', type: 'code', required: true },
    { header: 'Group Name', column: 'group_name', type: 'text', required: true, filled: true },
    { header: 'Companies House Number', column: 'companies_house_number', type: 'code', required: true, digits: 8 },
    { header: 'Group Type (code)', column: 'group_type_code', type: 'code', required: true, filled: true, digits: 2 },
    { header: 'Group Type', column: 'group_type_name', type: 'text', required: true, filled: true },
    { header: 'Closed Date', column: 'group_closed_on', type: 'date', required: true },
    { header: 'Open date', column: 'group_opened_on', type: 'date', required: true },
    { header: 'Incorporated on (open date)', column: 'group_incorporated_on', type: 'date', required: true },
    { header: 'Group Status (code)', column: 'group_status_code', type: 'code', required: true },
    { header: 'Joined date', column: 'joined_on', type: 'date', required: true },
    { header: 'Academy URN', column: 'urn', type: 'integer', required: true, filled: true, aliases: ['URN'] },
    { header: 'Trust Academy Establishment Name', column: 'establishment_name', type: 'text', required: true, aliases: ['EstablishmentName'] },
    { header: 'LA (code)', column: 'la_code', type: 'code', required: true, digits: 3 },
    { header: 'LA (name)', column: 'la_name', type: 'text', required: true },
  ],
  alsoPublished: ['Group Status', 'TypeOfEstablishment (code)', 'TypeOfEstablishment (name)', 'PhaseOfEducation (code)', 'PhaseOfEducation (name)'],
} as const satisfies Layout;

export const giasAcademyMembership: Source = {
  name: 'gias-academy-membership',
  title: 'Academies and the trust they belong to',
  publisher: 'Department for Education, Get Information about Schools',
  licence: 'Open Government Licence v3.0',
  address: 'https://get-information-schools.service.gov.uk/Downloads',
  owned: false,
  layouts: [academyMembershipLayout],
};
