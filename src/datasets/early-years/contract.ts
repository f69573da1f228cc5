import type { Layout, Source } from '../source.ts';
import { childrensCentresLayout } from './childrens-centres-layout.ts';
import { ownListLayout } from './own-list-layout.ts';

/**
 * The Department's list of early years settings in England. A quarter have no Ofsted number (empty, “NULL” or “N/A”), and some numbers
 * are shared; `EYURN` is the number that names a setting.
 */
export const settingsLayout = {
  name: 'settings',
  title: 'Early years settings (DfE list)',
  table: 'early_years_listed',
  format: 'csv',
  constants: { kind: 'setting' },
  key: ['kind', 'ofsted_number'],
  scope: ['kind', 'la_name'],
  label: 'name',
  encodings: ['utf-8', 'windows-1252'],
  columns: [
    { header: 'Local Authority', column: 'la_name', type: 'text', required: true, filled: true },
    { header: 'Ofsted URN', column: 'registration_number', type: 'text', required: true },
    { header: 'EYURN', column: 'ofsted_number', type: 'text', required: true, filled: true },
    { header: 'Provider Name', column: 'name', type: 'text', required: true },
  ],
} as const satisfies Layout;

/** The Department's list of childminders: numbers without names. */
const childmindersLayout = {
  name: 'childminders',
  title: 'Childminders (DfE list)',
  table: 'early_years_listed',
  format: 'csv',
  constants: { kind: 'childminder' },
  key: ['kind', 'ofsted_number'],
  scope: ['kind', 'la_name'],
  label: 'registration_number',
  encodings: ['utf-8', 'windows-1252'],
  columns: [
    { header: 'LA', column: 'la_name', type: 'text', required: true, filled: true },
    { header: 'Ofsted URN', column: 'registration_number', type: 'text', required: true },
    { header: 'URN', column: 'ofsted_number', type: 'text', required: true, filled: true },
  ],
} as const satisfies Layout;

/** Four kinds of file, told apart by their headers; the authority's own list alone belongs to the authority. */
export const earlyYears: Source = {
  name: 'early-years',
  title: 'Early years providers',
  publisher: 'Department for Education; the authority’s own list',
  licence: 'Open Government Licence v3.0; the authority’s own',
  owned: false,
  layouts: [settingsLayout, childmindersLayout, ownListLayout, childrensCentresLayout],
};
