import proj4 from 'proj4';

const britishNationalGrid =
  '+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy +towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489 +units=m +no_defs';
const converter = proj4(britishNationalGrid, 'WGS84');

/** Easting and northing in metres (OSGB36) as longitude and latitude in degrees (WGS84), to within about five metres. */
export function gridToLongLat(easting: number, northing: number): readonly [longitude: number, latitude: number] {
  return converter.forward<[number, number]>([easting, northing]);
}

/** Longitude and latitude in degrees (WGS84) as easting and northing in metres (OSGB36). */
export function longLatToGrid(longitude: number, latitude: number): readonly [easting: number, northing: number] {
  return converter.inverse<[number, number]>([longitude, latitude]);
}
