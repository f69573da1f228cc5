import type { Tx } from '../../platform/database/database.ts';
import { addAuthority, addLocalities, addProvider } from './invented-providers.fixture.ts';

const heron = { uid: '5001', name: 'Heron Learning Trust' };

/** A small authority of invented providers in invented places, one of each state that the finding pages must show. Answers ids by name. */
export async function addInventedAuthority(tx: Tx): Promise<{ authorityId: number; ids: Readonly<Record<string, number>> }> {
  const authorityId = await addAuthority(tx, '990', 'Marlshire');
  await addLocalities(tx, authorityId, ['Ashby Vale', 'East Marl', 'Kelby']);
  const ids: Record<string, number> = {};
  const add = async (given: Parameters<typeof addProvider>[2]): Promise<void> => {
    ids[given.name] = await addProvider(tx, authorityId, { la_code: '990', la_name: 'Marlshire', ...given });
  };
  await add({
    name: 'St Wilfreda’s Primary School',
    ...{ urn: 900001, laestab: '9902101', ukprn: '10900001', town: 'Ashby Vale', postcode: 'ZE99 1AA', easting: 487_000, northing: 289_000 },
    ...{ low_age: 4, high_age: 11, capacity: 210, pupils: 200, religious_character: 'Church of England', opened_on: '2015-09-01' },
    sites: [{ locality: 'Ashby Vale', street: '1 Elm Lane' }],
    numbers: [{ scheme: 'urn', value: '900000', valid_from: '1990-01-01', valid_to: '2015-08-31', urn: 900000 }],
  });
  await add({
    name: 'The Alder Academy',
    ...{ urn: 900002, phase: 'secondary', town: 'Ashby Vale', easting: 489_000, northing: 287_000 },
    ...{ inspection_filter: 'good', inspection_label: 'Good', inspection_on: '2023-05-01' },
    trust: heron,
    sites: [{ locality: 'Ashby Vale' }],
  });
  await add({
    name: 'Briar Wood School',
    urn: 900003,
    status: 'closing',
    town: 'Rushby',
    easting: 497_000,
    northing: 280_000,
    sites: [{ locality: 'East Marl' }],
  });
  await add({ name: 'Cedar Infants', urn: 900004, status: 'closed', closed_on: '2020-08-31', sites: [{ locality: 'Kelby' }] });
  await add({ name: 'Dunmere Unplaced School', urn: 900005, trust: heron });
  await add({
    name: 'Elmstead College',
    ...{
      urn: 900006,
      kind: 'college',
      phase: '16-plus',
      legal_track: 'independent-college-ap',
      state_funded: false,
      type_code: '18',
      type_name: 'Further education',
    },
    sites: [
      { locality: 'Kelby', easting: 486_000, northing: 278_000 },
      { name: 'Ashby Vale campus', locality: 'Ashby Vale', easting: 488_000, northing: 288_500 },
      { name: 'East Marl campus', locality: 'East Marl', easting: 495_000, northing: 281_000 },
    ],
  });
  await add({
    name: 'Fernleigh Nursery',
    ...{ kind: 'nursery', phase: 'early-years', legal_track: 'early-years', state_funded: false, type_code: null, type_name: 'Nursery' },
    ...{ registration_number: 'EY900007', source: 'early-years (own list)' },
    sites: [{ locality: 'Ashby Vale' }],
  });
  await add({ name: '=SUM(A1) Academy', urn: 900008, la_code: '991', la_name: 'Elsewhere', town: '@home', sites: [] });
  await add({ name: 'Given up', urn: 900009 });
  await tx
    .updateTable('provider')
    .set({ joined_to: ids['The Alder Academy'] ?? null })
    .where('id', '=', ids['Given up'] ?? 0)
    .execute();
  return { authorityId, ids };
}
