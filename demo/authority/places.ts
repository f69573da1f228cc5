import { drawFor } from '../builders/seeded.ts';
import type { SmallArea } from '../builders/localities.ts';
import { placeTable } from './place-table.ts';
import { readTable } from './read-table.ts';
import { ambermoor } from './the-authority.ts';

export interface Place {
  readonly locality: string;
  readonly name: string;
  readonly kind: 'town' | 'part' | 'village';
  readonly easting: number;
  readonly northing: number;
  readonly postTown: string;
  readonly sector: string;
  /** Each place is one small area; a few had another code in 2011. */
  readonly smallArea: SmallArea;
  readonly smallArea2011: SmallArea;
}

const columns = ['locality', 'name', 'kind', 'easting', 'northing', 'postTown', 'sector'] as const;

export const places: readonly Place[] = readTable(columns, placeTable).map((row, at) => {
  const { locality, name } = row;
  const code = (offset: number): string => `E0199${String(offset + at).padStart(4, '0')}`;
  const smallArea = {
    code: code(1),
    name: `${ambermoor.laName} ${String(Math.floor(at / 5) + 1).padStart(3, '0')}${'ABCDE'.charAt(at % 5)}`,
    locality,
  };
  return {
    locality,
    name,
    kind: row.kind as Place['kind'],
    easting: Number(row.easting),
    northing: Number(row.northing),
    postTown: row.postTown,
    sector: row.sector,
    smallArea,
    smallArea2011: { ...smallArea, code: code(5001) },
  };
});

const byName = new Map(places.map((place) => [place.name, place]));

export function placeNamed(name: string): Place {
  const place = byName.get(name);
  if (!place) throw new Error(`Ambermoor has no place “${name}”.`);
  return place;
}

const streets = [
  'Church Street', 'School Lane', 'Mill Road', 'Station Road', 'The Green', 'Manor Way', 'Chapel Lane', 'Orchard Close', 'Park Avenue', 'Kiln Lane',
  'Quarry Road', 'Meadow Drive', 'Wharf Road', 'Beacon Hill', 'Tollgate Road', 'Priory Walk', 'Harbour Street', 'Windmill Lane', 'Foundry Street', 'Long Acre',
] as const; // prettier-ignore
const letters = 'A B D E F G H J L N P Q R S T U W X Y Z'.split(' ');

export interface Address {
  readonly street: string;
  readonly village: string;
  readonly town: string;
  readonly postcode: string;
  readonly telephone: string;
  readonly position: readonly [easting: number, northing: number];
}

/** An address in a place, the same each time for the same subject ("900101", "EY990001"). Telephone numbers are of the range kept for drama. */
export function addressIn(place: Place, subject: string): Address {
  const draw = drawFor(`address of ${subject}`);
  return {
    street: draw.pick(streets),
    village: place.kind === 'village' ? place.name : '',
    town: place.postTown,
    postcode: `${place.sector}${draw.pick(letters)}${draw.pick(letters)}`,
    telephone: `01632960${String(draw.between(0, 999)).padStart(3, '0')}`,
    position: [place.easting + draw.between(-180, 180), place.northing + draw.between(-180, 180)],
  };
}
