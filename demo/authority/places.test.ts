import { describe, expect, it } from 'vitest';
import { areaContains } from '../../src/platform/geography/area.ts';
import { gridToLongLat } from '../../src/platform/geography/national-grid.ts';
import { outlines } from './outlines.ts';
import { addressIn, places } from './places.ts';
import { october } from './register-editions.ts';

const areas = outlines().map(({ locality, ring }) => ({ locality, area: { type: 'Polygon' as const, coordinates: [ring] } }));
const localitiesAt = (easting: number, northing: number): string[] =>
  areas.filter(({ area }) => areaContains(area, gridToLongLat(easting, northing))).map(({ locality }) => locality);

describe('the places of the demonstration', () => {
  it('lie within the outline of their own locality, and of no other', () => {
    expect(places.filter((place) => localitiesAt(place.easting, place.northing).join() !== place.locality)).toEqual([]);
  });

  it('hold the addresses that are given in them', () => {
    const astray = places.filter((place) => localitiesAt(...addressIn(place, 'anybody').position).join() !== place.locality);
    expect(astray).toEqual([]);
  });

  it('have outlines that are closed', () => {
    for (const { ring } of outlines()) expect(ring.at(-1)).toEqual(ring[0]);
  });

  it('give some villages a post town in another place than themselves', () => {
    expect(october.filter(({ facts }) => facts.village !== '' && facts.town !== facts.village).length).toBeGreaterThan(20);
  });
});
