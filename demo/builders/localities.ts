import { Buffer } from 'node:buffer';
import { csvBytes, type Dialect } from './file-bytes.ts';

export interface SmallArea {
  readonly code: string;
  readonly name: string;
  readonly locality: string;
}

const plain: Dialect = { encoding: 'utf-8', lineEnd: '\n', quoted: 'where-needed', endsWithLineEnd: true };

/** A look-up of LSOA codes, of the 2011 or the 2021 census, to localities. */
export function smallAreasFile(vintage: 2011 | 2021, areas: readonly SmallArea[]): Buffer {
  const year = String(vintage).slice(2);
  const header = [`LSOA${year}CD`, `LSOA${year}NM`, 'locality', 'area_share'];
  return csvBytes(
    header,
    areas.map((area) => ({ [`LSOA${year}CD`]: area.code, [`LSOA${year}NM`]: area.name, locality: area.locality, area_share: '1.0' })),
    plain,
  );
}

/** A locality's outline: a closed ring of longitude and latitude. */
export interface Outline {
  readonly locality: string;
  readonly ring: readonly (readonly [longitude: number, latitude: number])[];
}

/** A GeoJSON polygon for each locality. */
export function outlinesFile(outlines: readonly Outline[]): Buffer {
  const features = outlines.map(({ locality, ring }) => ({
    type: 'Feature',
    properties: { locality },
    geometry: { type: 'Polygon', coordinates: [ring] },
  }));
  return Buffer.from(JSON.stringify({ type: 'FeatureCollection', features }));
}
