import type { Column, Layout, Source } from '../source.ts';

const shared = {
  table: 'locality_lsoa',
  format: 'csv',
  owned: true,
  key: ['authority_id', 'vintage', 'lsoa_code'],
  scope: ['authority_id', 'vintage'],
  label: 'lsoa_name',
  encodings: ['utf-8', 'windows-1252'],
} as const;

const locality = {
  header: 'locality',
  aliases: ['locality name'],
  column: 'locality_name',
  type: 'text',
  required: true,
  filled: true,
} as const satisfies Column;
const areaShare = { header: 'area_share', column: 'area_share', type: 'decimal' } as const satisfies Column;

/** LSOA codes of the 2021 census to localities. */
export const lsoa2021Layout = {
  ...shared,
  name: 'lsoa-2021',
  title: 'LSOAs of 2021 to localities',
  constants: { vintage: 2021 },
  columns: [
    { header: 'LSOA21CD', column: 'lsoa_code', type: 'code', required: true, filled: true },
    { header: 'LSOA21NM', column: 'lsoa_name', type: 'text' },
    locality,
    areaShare,
  ],
} as const satisfies Layout;

/** LSOA codes of the 2011 census to localities: GIAS gave these until it moved to those of 2021. */
const lsoa2011Layout = {
  ...shared,
  name: 'lsoa-2011',
  title: 'LSOAs of 2011 to localities',
  constants: { vintage: 2011 },
  columns: [
    { header: 'LSOA11CD', column: 'lsoa_code', type: 'code', required: true, filled: true },
    { header: 'LSOA11NM', column: 'lsoa_name', type: 'text' },
    locality,
    areaShare,
  ],
} as const satisfies Layout;

/** A polygon for each locality, in longitude and latitude (WGS84), the property `locality` naming it. */
export const polygonsLayout = {
  name: 'polygons',
  title: 'Boundaries of the localities',
  table: 'locality_polygon',
  format: 'geojson',
  owned: true,
  key: ['authority_id', 'locality_name'],
  scope: ['authority_id'],
  label: 'locality_name',
  encodings: ['utf-8'],
  columns: [
    { ...locality, aliases: ['locality name', 'locality_name', 'name'] },
    { header: 'geometry', column: 'geometry', type: 'json', required: true, filled: true },
  ],
} as const satisfies Layout;

/** The authority's own division of its area. Wards, towns and constituencies will not do: they straddle. */
export const localities: Source = {
  name: 'localities',
  title: 'Localities',
  publisher: 'The authority, from Office for National Statistics geography',
  licence: 'Open Government Licence v3.0',
  owned: true,
  layouts: [lsoa2021Layout, lsoa2011Layout, polygonsLayout],
};
