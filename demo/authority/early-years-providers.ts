import { buildChildrensCentre, childrensCentresFile, type ChildrensCentreFacts } from '../builders/childrens-centres.ts';
import * as files from '../builders/early-years.ts';
import type { EarlyYearsSite } from '../builders/early-years.ts';
import { drawFor } from '../builders/seeded.ts';
import { personFor } from './invented-people.ts';
import { addressIn, placeNamed, places, type Place } from './places.ts';
import { webName } from './schools.ts';
import { ambermoor, brinsea } from './the-authority.ts';

/** Pre-schools stand in villages, day nurseries in towns and their parts. */
const nurseryWords = ['Day Nursery', 'Nursery', 'Kindergarten', 'Private Day Nursery'];
const preSchoolWords = ['Pre-school', 'Village Pre-school', 'Playgroup'];

/** Three that are new: the pathway of the first is under way, and of the others it is to be begun. */
const registeredLately: Readonly<Record<string, Pick<EarlyYearsSite, 'registeredOn'>>> = {
  EY990110: { registeredOn: '2026-03-09' },
  EY990112: { registeredOn: '2026-05-11' },
  EY992001: { registeredOn: '2026-04-20' },
};

function siteIn(place: Place, given: Partial<EarlyYearsSite> & Pick<EarlyYearsSite, 'registrationNumber' | 'name'>): EarlyYearsSite {
  const { registrationNumber } = given;
  const draw = drawFor(`early years ${registrationNumber}${given.siteName ?? ''}`);
  const [, first, last] = personFor(`manager ${registrationNumber}`);
  const address = addressIn(place, `${registrationNumber}${given.siteName ?? ''}`);
  return files.buildEarlyYearsSite({
    street: address.street, town: address.town, postcode: address.postcode, position: address.position, telephone: address.telephone,
    lsoaCode: place.smallArea.code, places: draw.between(4, 18) * 5, registeredOn: `${draw.between(2003, 2025)}-0${draw.between(1, 9)}-12`,
    manager: `${first} ${last}`, email: `office@${webName(given.name)}.example`, ...registeredLately[registrationNumber], ...given,
  }); // prettier-ignore
}

/** Two chains, each one provider with sites in several localities. */
const chains = [
  { registrationNumber: 'EY990001', name: 'Meadow Lark Nurseries', at: ['Tarmere', 'Halscar', 'Quenley'] },
  { registrationNumber: 'EY990002', name: 'Lantern Early Learning', at: ['Brathorpe', 'Wenford'] },
];

const everyPlaceButEachSeventh = places.filter((_, at) => at % 7 !== 6);

/** 90 providers with the two chains: one for each of 88 places. */
export const settings: readonly EarlyYearsSite[] = [
  ...chains.flatMap(({ at, registrationNumber, name }) =>
    at.map((town) => siteIn(placeNamed(town), { registrationNumber, name, siteName: `${name}, ${town}` })),
  ),
  ...everyPlaceButEachSeventh.map((place, at) => {
    const village = place.kind === 'village';
    const draw = drawFor(`setting ${place.name}`);
    return siteIn(place, {
      registrationNumber: `EY9901${String(at).padStart(2, '0')}`,
      kind: village ? 'pre-school' : 'nursery',
      name: `${place.name} ${draw.pick(village ? preSchoolWords : nurseryWords)}`,
      agesInMonths: village ? [24, 60] : [3, 60],
    });
  }),
];

const childminders: readonly EarlyYearsSite[] = Array.from({ length: 140 }, (_, at) => {
  const registrationNumber = at % 3 === 0 ? `9902${String(at).padStart(3, '0')}` : `EY992${String(at).padStart(3, '0')}`;
  const [, first, last] = personFor(`childminder ${at}`);
  const place = places[(at * 7) % places.length] ?? placeNamed('Tarmere');
  return siteIn(place, {
    registrationNumber,
    kind: 'childminder',
    name: `${first} ${last} (childminder)`,
    places: 3 + (at % 4),
    agesInMonths: [0, 96],
    email: '',
  });
});

/** One that closed in the summer. */
const closedSetting = siteIn(placeNamed('Tilstow'), { registrationNumber: 'EY990300', name: 'Tilstow Lodge Day Nursery', closedOn: '2026-07-31' });

const centrePlaces = [
  'Hinstead', 'Loxhurst', 'Birdale', 'Melcroft', 'Wexcote', 'Alderstoke', 'Caldale', 'Wynfield', 'Selcroft', 'Helgrave', 'Ramlow', 'Stanham', 'Culbourne',
  'Ashworthy', 'Thorsea', 'Selsley', 'Brathorpe', 'Wenford', 'Warstoke',
]; // prettier-ignore
const hubPlaces = ['Tarmere', 'Halscar', 'Quenley'];

/** 19 children's centres and three family hubs, with the place that each is in. */
export const centres: readonly (ChildrensCentreFacts & { readonly place: Place })[] = [
  ...centrePlaces.map((name, at) => centreIn(name, 29_001 + at, `${name} Children's Centre`, '2008-04-01')),
  ...hubPlaces.map((name, at) => centreIn(name, 29_101 + at, `${name} Family Hub`, '2024-09-02')),
];

function centreIn(name: string, urn: number, title: string, openedOn: string): ChildrensCentreFacts & { readonly place: Place } {
  const place = placeNamed(name);
  const { street, town, postcode, telephone } = addressIn(place, `centre ${urn}`);
  const [, first, last] = personFor(`centre ${urn}`);
  return { ...buildChildrensCentre({ urn, name: title, openedOn, street, town, postcode, telephone, manager: [first, last] }), place };
}

/** What the Department's list has: most of ours, our nursery schools without a number, and the neighbour's. */
function listed(): files.ListedSetting[] {
  const ours = settings.slice(5, 78).map((site, at) => ({
    laName: ambermoor.laName,
    registrationNumber: site.registrationNumber,
    ofstedNumber: String(990_100 + at),
    name: site.name.toUpperCase(),
  }));
  const unnumbered = ['HINSTEAD', 'ROSSTEAD', 'SELSLEY'].map((place, at) => ({
    laName: ambermoor.laName,
    registrationNumber: '',
    ofstedNumber: String(990_300 + at),
    name: `${place} NURSERY SCHOOL`,
  }));
  const theirs = ['HAXWORTH', 'ORLSEA', 'HINOW', 'RAVMERE', 'EDLEY', 'INGLOW'].map((place, at) => ({
    laName: brinsea.laName,
    registrationNumber: `EY9909${String(at).padStart(2, '0')}`,
    ofstedNumber: String(990_400 + at),
    name: `${place} DAY NURSERY`,
  }));
  return [...ours, ...unnumbered, ...theirs];
}

export const earlyYearsEditions = {
  own: () => files.ownListFile([...settings, ...childminders, closedSetting]),
  settings: () => files.settingsFile(listed()),
  childminders: () =>
    files.childmindersFile(
      childminders.map(({ registrationNumber }, at) => ({ laName: ambermoor.laName, registrationNumber, ofstedNumber: String(995_000 + at) })),
    ),
  childrensCentres: () => childrensCentresFile(centres),
} as const;
