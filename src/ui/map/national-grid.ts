import proj4 from 'proj4';

/** OSGB36, the British National Grid, with the seven-parameter shift: right to about five metres, ample for a map. */
const britishNationalGrid =
  '+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy +towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489 +units=m +no_defs';
const converter = proj4('EPSG:4326', britishNationalGrid);

/** Degrees (WGS84) to metres: easting, then northing. */
export function toNationalGrid(longitude: number, latitude: number): [number, number] {
  const [easting = 0, northing = 0] = converter.forward([longitude, latitude]);
  return [easting, northing];
}
