import type { Layout, Source } from '../source.ts';

/**
 * `links_edubasealldata….csv`: which establishment came before or after which.
 *
 * `LinkEstablishedDate` is the date planned, not the date it happened; the successor's row holds the closing day, the predecessor's row the opening
 * day. A link may name an establishment that the register's file does not have.
 */
export const linksLayout = {
  name: 'links',
  title: 'Links between establishments',
  table: 'gias_link',
  format: 'csv',
  key: ['urn', 'link_urn', 'link_type'],
  scope: [],
  label: 'link_name',
  encodings: ['windows-1252', 'utf-8'],
  columns: [
    { header: 'URN', column: 'urn', type: 'integer', required: true, filled: true },
    { header: 'LinkURN', column: 'link_urn', type: 'integer', required: true, filled: true },
    { header: 'LinkName', column: 'link_name', type: 'text', required: true },
    { header: 'LinkType', column: 'link_type', type: 'text', required: true, filled: true },
    { header: 'LinkEstablishedDate', column: 'established_on', type: 'date', required: true, symbols: ['01-01-1900', '01/01/1900'] },
  ],
} as const satisfies Layout;

export const giasLinks: Source = {
  name: 'gias-links',
  title: 'Predecessors and successors',
  publisher: 'Department for Education, Get Information about Schools',
  licence: 'Open Government Licence v3.0',
  address: 'https://get-information-schools.service.gov.uk/Downloads',
  owned: false,
  layouts: [linksLayout],
};
