import type { Layout, Source } from '../source.ts';

/**
 * `allgroupsdata….csv`: trusts, sponsors, federations and the like. Dates are DD/MM/YYYY here.
 * For some federations `Group ID` holds a name: `Group UID` is what names a group.
 */
export const groupsLayout = {
  name: 'groups',
  title: 'All groups',
  table: 'gias_group',
  format: 'csv',
  key: ['uid'],
  scope: [],
  label: 'name',
  encodings: ['windows-1252', 'utf-8'],
  columns: [
    { header: 'Group UID', column: 'uid', type: 'code', required: true, filled: true },
    { header: 'Group ID', column: 'group_id', type: 'code', required: true },
    { header: 'Group Name', column: 'name', type: 'text', required: true, filled: true },
    { header: 'Companies House Number', column: 'companies_house_number', type: 'code', required: true, digits: 8 },
    { header: 'Group Type (code)', column: 'type_code', type: 'code', required: true, filled: true, digits: 2 },
    { header: 'Group Type', column: 'type_name', type: 'text', required: true, filled: true },
    { header: 'Closed Date', column: 'closed_on', type: 'date', required: true },
    { header: 'Open date', column: 'opened_on', type: 'date', required: true },
    { header: 'Incorporated on (open date)', column: 'incorporated_on', type: 'date', required: true },
    { header: 'Group Status (code)', column: 'status_code', type: 'code', required: true, filled: true },
    { header: 'Group Status', column: 'status_name', type: 'text', required: true, filled: true },
    { header: 'Group Street', column: 'street', type: 'text', required: true },
    { header: 'Group Locality', column: 'locality', type: 'text', required: true },
    { header: 'Group Address 3', column: 'address3', type: 'text', required: true },
    { header: 'Group Town', column: 'town', type: 'text', required: true },
    { header: 'Group County', column: 'county', type: 'text', required: true },
    { header: 'Group Postcode', column: 'postcode', type: 'text', required: true },
    { header: 'Head of Group Title', column: 'head_title', type: 'text' },
    { header: 'Head of Group First Name', column: 'head_first_name', type: 'text' },
    { header: 'Head of Group Last Name', column: 'head_last_name', type: 'text' },
    { header: 'UKPRN', column: 'ukprn', type: 'code' },
  ],
} as const satisfies Layout;

export const giasGroups: Source = {
  name: 'gias-groups',
  title: 'Trusts, sponsors and federations',
  publisher: 'Department for Education, Get Information about Schools',
  licence: 'Open Government Licence v3.0',
  address: 'https://get-information-schools.service.gov.uk/Downloads',
  owned: false,
  layouts: [groupsLayout],
};
