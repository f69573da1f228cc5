import type { EstablishmentType } from '../builders/establishment-codes.ts';
import { buildEstablishment, type Establishment } from '../builders/establishment.ts';
import { drawFor } from '../builders/seeded.ts';
import { personFor } from './invented-people.ts';
import { addressIn, placeNamed, places } from './places.ts';
import { readTable } from './read-table.ts';
import { schoolOf, webName, type SchoolLine } from './schools.ts';
import { brinsea, elstoke } from './the-authority.ts';

/** URN, name, place, type, ages, capacity, pupils. */
const table = `
900401 | Norsea Hall School | Norsea | independent | 3-18 | 620 | 544
900402 | Holwick Preparatory School | Holwick | independent | 2-13 | 240 | 187
900403 | Auswyke House School | Auswyke | independent | 11-18 | 310 | 266
900404 | The Wexcote Montessori School | Wexcote | independent | 2-11 | 90 | 61
900405 | Ruthsea Abbey School | Ruthsea | independent | 7-18 | 480 | 451
900406 | Swinlow Manor School | Swinlow | independent-special | 8-19 | 60 | 52
900411 | The Ambermoor College | Tarmere | further-education | 16-99 | - | 6120
900412 | Quenley Sixth Form College | Quenley | further-education | 16-19 | - | 1340
900413 | Penock Farm College | Penock | special-post-16 | 16-25 | 70 | 48
`;
const columns = ['urn', 'name', 'place', 'type', 'ages', 'capacity', 'pupils'] as const;

/** Independent schools, colleges and a special post-16 institution of the authority. */
export const otherEstablishments: readonly Establishment[] = readTable(columns, table).map((row) => {
  const [low, high] = row.ages.split('-').map(Number);
  const line: SchoolLine = {
    urn: Number(row.urn),
    name: row.name,
    place: row.place,
    type: row.type as EstablishmentType,
    ages: [low ?? 3, high ?? 18],
    religion: 'none',
    trust: null,
    capacity: row.capacity === '-' ? null : Number(row.capacity),
    pupils: Number(row.pupils),
    openedOn: null,
    notes: [],
  };
  const furtherEducationType =
    line.type !== 'further-education' ? '' : row.name.includes('Sixth Form') ? 'Sixth form college' : 'General further education college';
  return schoolOf(line).with({ number: `${line.type.startsWith('independent') ? '6' : '8'}${row.urn.slice(3)}`, furtherEducationType });
});

/** To open in September 2027. */
export const proposedSchool: Establishment = schoolOf({
  urn: 900301, name: 'Warstoke Wharf Free School', place: 'Warstoke', type: 'free', ages: [4, 11], religion: 'none', trust: '9004', capacity: 420, pupils: 0,
  openedOn: '2027-09-01', notes: ['no-lsoa'],
}).proposed('2027-09-01'); // prettier-ignore

const neighbourPlaces = [
  'Brinsea', 'Haxworth', 'Orlsea', 'Quenstow', 'Hinow', 'Amberyard', 'Swinsea', 'Arnworth', 'Whinwold', 'Denness', 'Kelingham', 'Ravmere', 'Gorhurst',
  'Edley', 'Carworth', 'Langbourne', 'Wilscote', 'Melgate', 'Bexwold', 'Tamcombe', 'Harbourne', 'Fosthorpe', 'Inglow', 'Penscar', 'Yelcombe', 'Selrick',
  'Walsley', 'Culdale', 'Narfield', 'Ossley', 'Thorwade', 'Elden',
]; // prettier-ignore

/** The neighbour's schools; those in a trust of ours are what makes that trust work in two authorities. */
export const neighbours: readonly Establishment[] = neighbourPlaces.map((place, at) => {
  const urn = 910_001 + at;
  const draw = drawFor(`neighbour ${urn}`);
  const secondary = at % 8 === 0;
  const trust =
    at % 8 === 1 ? (['9001', 'Tarmere Learning Trust'] as const) : at % 8 === 2 ? (['9007', 'Diocese of Orlham Academies Trust'] as const) : null;
  const name = `${place} ${secondary ? 'High School' : 'Primary School'}`;
  const capacity = draw.pick([140, 210, 315, 420]) * (secondary ? 4 : 1);
  const type: EstablishmentType = trust ? 'converter' : 'community';
  return elsewhere(urn, name, place, brinsea, `ZZ21 ${draw.between(1, 6)}`, 672_000 + draw.between(0, 18_000), 415_000 + draw.between(0, 30_000)).with({
    type, trust, capacity, pupils: Math.round((capacity * draw.between(72, 101)) / 100), ages: secondary ? [11, 16] : [4, 11],
    number: `${secondary ? 4 : 2}${String(at + 1).padStart(3, '0')}`, openedOn: trust ? '2018-09-01' : null, openedReason: trust ? 'conversion' : null,
  }); // prettier-ignore
});

/** The tiny authority's. */
export const elstokeSchools: readonly Establishment[] = ['Elstoke Primary School', 'Fenrick Primary School', 'Elstoke High School'].map(
  (name, at) => {
    const ages = name.includes('High') ? ([11, 16] as const) : ([4, 11] as const);
    return elsewhere(920_001 + at, name, name.split(' ')[0] ?? '', elstoke, 'ZZ31 1', 600_000 + at * 900, 380_000).with({
      ages,
      number: `${ages[0] === 11 ? 4 : 2}00${at + 1}`,
    });
  },
);

function elsewhere(
  urn: number,
  name: string,
  town: string,
  la: { laCode: string; laName: string },
  sector: string,
  easting: number,
  northing: number,
): Establishment {
  const address = addressIn(placeNamed(places[urn % places.length]?.name ?? ''), String(urn));
  return buildEstablishment({
    urn, name, laCode: la.laCode, laName: la.laName, ukprn: `19${urn}`, ...address, village: '', town, postcode: `${sector}${address.postcode.slice(-2)}`,
    position: [easting, northing], lsoaCode: `E0198${String(urn % 10_000).padStart(4, '0')}`, lsoaName: `${la.laName} 00${urn % 10}A`,
    website: `https://www.${webName(name)}.example`, head: personFor(`head ${urn}`),
  }); // prettier-ignore
}
