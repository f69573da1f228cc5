import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../test/harness/database.ts';
import type { Database } from '../../platform/database/database.ts';
import { eachProvider, findProviders, type Found } from './find-providers.ts';
import { addAuthority, addLocalities, addProvider } from './invented-providers.fixture.ts';
import { everything, type ProviderSearch } from './provider-search.ts';
import { findReaderScope, type ReaderScope } from './find-reader-scope.ts';

let db: Database;
let scope: ReaderScope;
const heron = { uid: '5001', name: 'Heron Learning Trust' };

beforeAll(async () => {
  db = await openTestDatabase();
  const authorityId = await db.transaction(async (tx) => {
    const id = await addAuthority(tx, '940', 'North Northamptonshire');
    await addLocalities(tx, id, ['Corby', 'East Northamptonshire', 'Kettering', 'Wellingborough']);
    const add = (given: Parameters<typeof addProvider>[2]) => addProvider(tx, id, given);
    await add({
      name: 'St Wilfreda’s Primary School',
      urn: 900001,
      laestab: '9402101',
      ukprn: '10900001',
      town: 'Corby',
      postcode: 'NN99 1AA',
      sites: [{ locality: 'Corby' }],
      numbers: [{ scheme: 'urn', value: '900000', valid_from: '1990-01-01', valid_to: '2015-08-31', urn: 900000 }],
    });
    await add({
      name: 'The Alder Academy',
      urn: 900002,
      trust: heron,
      phase: 'secondary',
      town: 'Corby',
      sites: [{ locality: 'Corby' }],
      inspection_filter: 'good',
      inspection_label: 'Good',
      inspection_on: '2023-05-01',
    });
    await add({ name: 'Briar Wood School', urn: 900003, status: 'closing', town: 'Raunds', sites: [{ locality: 'East Northamptonshire' }] });
    await add({ name: 'Cedar Infants', urn: 900004, status: 'closed', closed_on: '2020-08-31', sites: [{ locality: 'Kettering' }] });
    await add({ name: 'Dunmere Unplaced School', urn: 900005, trust: heron, sites: [{ locality: null }] });
    await add({
      name: 'Elmstead College',
      urn: 900006,
      kind: 'college',
      phase: '16-plus',
      legal_track: 'independent-college-ap',
      state_funded: false,
      type_code: '18',
      type_name: 'Further education',
      sites: [
        { locality: 'Kettering' },
        { name: 'Corby campus', locality: 'Corby', postcode: 'NN99 7ZZ' },
        { name: 'Wellingborough campus', locality: 'Wellingborough' },
      ],
    });
    await add({
      name: 'Fernleigh Nursery',
      kind: 'nursery',
      phase: 'early-years',
      legal_track: 'early-years',
      state_funded: false,
      type_code: null,
      type_name: 'Nursery',
      registration_number: 'EY900007',
      sites: [{ locality: 'Corby' }],
    });
    await add({ name: 'Alder Green School', urn: 900008, la_code: '941', la_name: 'West Northamptonshire', sites: [] });
    const joined = await add({ name: 'Given up', urn: 900009 });
    await tx.updateTable('provider').set({ joined_to: 1 }).where('id', '=', joined).execute();
    return id;
  });
  scope = (await findReaderScope(db.kysely, authorityId))!;
});

const ask = (search: Partial<ProviderSearch>): Promise<Found> => findProviders(db.kysely, scope, { ...everything, ...search });
const names = async (search: Partial<ProviderSearch>): Promise<string[]> => (await ask(search)).items.map((item) => item.name);
const countsOf = ({ counts }: Found, filter: keyof Found['counts']) => Object.fromEntries(counts[filter].map(({ value, count }) => [value, count]));

describe('finding providers', () => {
  it('answers with the authority’s own that are open, those proposed to close included, by name without its "The"', async () => {
    expect(await names({})).toEqual([
      'The Alder Academy',
      'Briar Wood School',
      'Dunmere Unplaced School',
      'Elmstead College',
      'Fernleigh Nursery',
      'St Wilfreda’s Primary School',
    ]);
  });

  it.each([
    ['900001', 'St Wilfreda’s Primary School'],
    ['900000', 'St Wilfreda’s Primary School'],
    ['940/2101', 'St Wilfreda’s Primary School'],
    ['9402101', 'St Wilfreda’s Primary School'],
    ['10900001', 'St Wilfreda’s Primary School'],
    ['ey900007', 'Fernleigh Nursery'],
    ['nn991aa', 'St Wilfreda’s Primary School'],
    ['NN99 7ZZ', 'Elmstead College'],
    ['raunds', 'Briar Wood School'],
    ['primary wilf saint', 'St Wilfreda’s Primary School'],
    ['St. Wilfredas', 'St Wilfreda’s Primary School'],
    ['Dunmeer Unplacd', 'Dunmere Unplaced School'],
  ])('finds by %s', async (q, name) => {
    expect(await names({ q })).toEqual([name]);
  });

  it('finds by the first part of a postcode, of any site', async () => {
    expect(await names({ q: 'nn99' })).toEqual(['Elmstead College', 'St Wilfreda’s Primary School']);
  });

  it('says when it found only what is spelt nearly so, and does not guess when filters alone leave nothing', async () => {
    expect((await ask({ q: 'Fernliegh' })).near).toHaveLength(1);
    expect(await ask({ q: 'fernleigh', kind: ['college'] })).toMatchObject({ near: null, total: 0 });
    expect(await ask({ q: 'zzzzzz' })).toMatchObject({ near: null, total: 0 });
  });

  it('finds a college with three campuses in each of their localities', async () => {
    for (const locality of ['corby', 'kettering', 'wellingborough'])
      expect(await names({ locality: [locality], kind: ['college'] })).toEqual(['Elmstead College']);
    expect(await names({ locality: ['none'] })).toEqual(['Dunmere Unplaced School']);
  });

  it('counts each filter as if it were not set, and the others as they are', async () => {
    const found = await ask({ locality: ['corby'], kind: ['school'] });
    expect(found.total).toBe(2);
    expect(countsOf(found, 'kind')).toEqual({ school: 2, college: 1, nursery: 1 });
    expect(countsOf(found, 'locality')).toEqual({ 'corby': 2, 'east-northamptonshire': 1, 'none': 1 });
    expect(countsOf(found, 'status')).toEqual({ open: 2, any: 2 });
    expect(countsOf(found, 'trust')).toEqual({ '5001': 1 });
    expect(countsOf(found, 'ofsted')).toEqual({ good: 1, none: 1 });
  });

  it('shows in each count what choosing it gives', async () => {
    const base: Partial<ProviderSearch> = { status: 'any' };
    const found = await ask(base);
    for (const choice of ['locality', 'kind', 'phase', 'governance', 'type', 'trust', 'ofsted'] as const) {
      for (const { value, count } of found.counts[choice])
        expect((await ask({ ...base, [choice]: [value] })).total, `${choice} ${value}`).toBe(count);
    }
    for (const { value, count } of found.counts.status) expect((await ask({ status: value as ProviderSearch['status'] })).total, value).toBe(count);
  });

  it('looks in all of England when asked to', async () => {
    expect(await names({ q: 'alder', area: 'england' })).toEqual(
      ['The Alder Academy', 'Alder Green School'].sort((a, b) => a.replace('The ', '').localeCompare(b.replace('The ', ''))),
    );
  });

  it.each(['name', 'locality', 'phase', 'type', 'trust', 'inspection', 'town'] as const)(
    'pages by %s without losing or repeating anybody',
    async (sort) => {
      for (const order of ['asc', 'desc'] as const) {
        const pages = await Promise.all([1, 2, 3].map((page) => names({ sort, order, perPage: 2, page })));
        expect(new Set(pages.flat()).size).toBe(6);
      }
    },
  );

  it('sorts by words without regard to capital letters', async () => {
    const id = await db.transaction(async (tx) => {
      const fenshire = await addAuthority(tx, '997', 'Fenshire');
      await addLocalities(tx, fenshire, ['east Fen', 'West Fen', 'Zeal']);
      const words = [
        ['Zeal', 'Zeta school', 'Zeal'],
        ['east Fen', 'alpha school', 'eastwick'],
        ['West Fen', 'Beta school', 'Westwick'],
      ] as const;
      for (const [locality, type_name, town] of words)
        await addProvider(tx, fenshire, { name: `${locality} School`, la_code: '997', type_name, town, sites: [{ locality }] });
      return fenshire;
    });
    const fenshire = (await findReaderScope(db.kysely, id))!;
    const sorted = async (sort: ProviderSearch['sort']) =>
      (await findProviders(db.kysely, fenshire, { ...everything, sort })).items.map(({ name }) => name);
    expect(await sorted('locality')).toEqual(['east Fen School', 'West Fen School', 'Zeal School']);
    expect(await sorted('town')).toEqual(['east Fen School', 'West Fen School', 'Zeal School']);
    expect(await sorted('type')).toEqual(['east Fen School', 'West Fen School', 'Zeal School']);
    expect(fenshire.localities.map(({ name }) => name)).toEqual(['east Fen', 'West Fen', 'Zeal']);
  });

  it('shows the last page where a later one is asked for', async () => {
    expect(await ask({ page: 900, perPage: 25 })).toMatchObject({ page: 1, pages: 1, total: 6 });
  });

  it('gives downloads the very rows of all pages', async () => {
    const search = { ...everything, sort: 'town', order: 'desc' } as const;
    const rows: string[] = [];
    for await (const batch of eachProvider(db.kysely, scope, search)) rows.push(...batch.map(({ name }) => name));
    expect(rows).toEqual(await names(search));
  });
});
