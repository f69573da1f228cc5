import { beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/harness/app.ts';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { isAllowed } from '../access/permissions.ts';
import { addAuthority, addLocalities, addProvider } from '../providers/invented-providers.fixture.ts';
import { localityRoutes } from './locality.routes.ts';

let app: TestApp;
let authorityId: number;

const square = (west: number, south: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + 0.1, south],
      [west + 0.1, south + 0.1],
      [west, south + 0.1],
      [west, south],
    ],
  ],
});

beforeAll(async () => {
  app = await openTestApp({ routes: (db) => localityRoutes({ db }), access: isAllowed });
  authorityId = await app.db.transaction(async (tx) => {
    const id = await addAuthority(tx, '940', 'North Northamptonshire');
    await addLocalities(tx, id, ['Corby', 'East Northamptonshire']);
    const outline = { hash: 'x', release_id: 1, gone_release_id: null, authority_id: id, rest: '{}' as unknown as Record<string, string> };
    for (const [name, geometry] of [
      ['Corby', square(-0.75, 52.45)],
      ['East Northamptonshire', square(-0.65, 52.45)],
    ] as const) {
      await tx
        .insertInto('locality_polygon')
        .values({ ...outline, key: name, locality_name: name, geometry: JSON.stringify(geometry) as unknown as object })
        .execute();
    }
    await addProvider(tx, id, {
      name: 'Alder Primary School',
      postcode: 'NN99 1AA',
      easting: 487000,
      northing: 289000,
      sites: [{ locality: 'Corby' }],
    });
    await addProvider(tx, id, { name: 'Birch Primary School', postcode: 'NN99 1AB', sites: [{ locality: null }] });
    await addProvider(tx, id, {
      name: 'Cedar Academy',
      phase: 'secondary',
      trust: { uid: '5001', name: 'Heron Learning Trust' },
      sites: [{ locality: 'East Northamptonshire' }],
    });
    return id;
  });
});

const open = async (url: string, authority = authorityId, role = 'sia') =>
  app.inject({ url, headers: { cookie: await app.signInAs(role, { authorityId: authority }) } });

describe('the localities', () => {
  it('are listed with their numbers and drawn in outline', async () => {
    const { body } = await open('/localities');
    expect(body).toContain('href="/localities/east-northamptonshire">East Northamptonshire</a>');
    expect(body.match(/<path class="waymark-map__outline"/g)).toHaveLength(2);
    expect(body).toContain('1 provider is not placed in a locality yet');
    await expectValidHtml(body);
  });

  it('say how to load them where there are none', async () => {
    const { statusCode, body } = await open('/localities', app.authorityId);
    expect(statusCode).toBe(200);
    expect(body).toContain('No localities are loaded');
    expect(body).toContain('waymark import localities FILE…');
    await expectValidHtml(body);
  });
});

describe('a locality', () => {
  it('shows who is there, on the map and in a list, and by which rule they were placed', async () => {
    const { body } = await open('/localities/corby');
    expect(body).toContain('href="/providers?locality=corby&amp;phase=primary&amp;stateFunded=true">1</a>');
    expect(body.match(/<circle/g)).toHaveLength(1);
    expect(body).toContain('From its small area of the 2021 census: 1 site');
    expect(body).not.toContain('Cedar Academy');
    await expectValidHtml(body);
  });

  it('names those who may also be there but are not placed', async () => {
    const { body } = await open('/localities/corby');
    expect(body).toContain('Perhaps also here, but not yet placed');
    expect(body).toContain('Of those with a postcode in NN99 1, the one other site is in Corby.');
  });

  it('offers the way to place somebody to those who may', async () => {
    for (const [role, may] of [
      ['sia', true],
      ['elected-member', false],
    ] as const)
      expect((await open('/localities/corby', authorityId, role)).body.includes('in a locality</a>'), role).toBe(may);
    expect((await open('/localities', app.authorityId, 'elected-member')).body).not.toContain('/data/load');
    expect((await open('/localities', app.authorityId, 'data-officer')).body).toContain('/data/load');
  });

  it('of another authority is not found', async () => {
    expect((await open('/localities/corby', app.authorityId)).statusCode).toBe(404);
  });
});
