import type { Layout, Source } from '../source.ts';

/** The Department's list of schools that its regional improvement teams work with (“universal” support is not in it). Its date is not in its name. */
export const riseLayout = {
  name: 'schools',
  title: 'Schools the RISE teams work with',
  table: 'rise_school',
  format: 'csv',
  key: ['urn'],
  scope: [],
  label: 'name',
  encodings: ['utf-8', 'windows-1252'],
  columns: [
    { header: 'School URN', column: 'urn', type: 'integer', required: true, filled: true },
    { header: 'School Name', column: 'name', type: 'text', required: true, filled: true },
    { header: 'Region', column: 'region', type: 'text', required: true },
    { header: 'Local Authority', column: 'local_authority', type: 'text', required: true },
    { header: 'Phase of Education', column: 'phase', type: 'text', required: true },
    { header: 'School Type', column: 'school_type', type: 'text', required: true },
  ],
} as const satisfies Layout;

export const rise: Source = {
  name: 'rise',
  title: 'Schools in the Department’s improvement programme (RISE)',
  publisher: 'Department for Education, Regional Improvement for Standards and Excellence',
  licence: 'Open Government Licence v3.0',
  owned: false,
  layouts: [riseLayout],
};
