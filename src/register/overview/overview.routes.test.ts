import { beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/harness/app.ts';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { isAllowed } from '../access/permissions.ts';
import { addAuthority, addLocalities, addProvider } from '../providers/invented-providers.fixture.ts';
import { overviewRoutes } from './overview.routes.ts';

let app: TestApp;
let testshire: number;

beforeAll(async () => {
  app = await openTestApp({ routes: (db, clock) => overviewRoutes({ db, clock }), access: isAllowed });
  testshire = await app.db.transaction(async (tx) => {
    const id = await addAuthority(tx, '940', 'North Northamptonshire');
    await addLocalities(tx, id, ['Corby', 'Kettering']);
    await addProvider(tx, id, { name: 'Alder Primary School', postcode: 'NN99 1AA', sites: [{ locality: 'Corby' }] });
    await addProvider(tx, id, { name: 'Birch Primary School', postcode: 'NN99 1AB', sites: [{ locality: null }] });
    const release = { source: 'gias-establishments', layout: 'establishments', file_name: 'edubasealldata20231116.csv', sha256: 'x', size_bytes: 1 };
    const times = { staged_by: 'A tester', staged_at: new Date(0), beat_at: new Date(0), committed_at: new Date(0) };
    await tx
      .insertInto('release')
      .values({ ...release, ...times, as_at: '2023-11-16', partial: false, state: 'committed' })
      .execute();
    return id;
  });
});

const open = async (role: string, authorityId = testshire) => {
  const cookie = await app.signInAs(role, { authorityId });
  return app.inject({ url: '/overview', headers: { cookie } });
};

describe('the overview page', () => {
  it('asks for sign-in', async () => {
    const answer = await app.inject('/overview');
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toBe('/sign-in?return=%2Foverview');
  });

  it('shows an elected member the whole picture, each number a link', async () => {
    const { statusCode, body } = await open('elected-member');
    expect(statusCode).toBe(200);
    expect(body).toContain('What there is in North Northamptonshire');
    expect(body).toContain('href="/providers?stateFunded=true">2</a>');
    expect(body).toContain('href="/providers?locality=corby&amp;phase=primary&amp;stateFunded=true">1</a>');
    await expectValidHtml(body);
  });

  it('offers an elected member no way to what they may not do', async () => {
    for (const [role, may] of [
      ['elected-member', false],
      ['lead', true],
    ] as const)
      expect((await open(role)).body.includes('in a locality</a>'), role).toBe(may);
    const nowhere = await app.db.transaction((tx) => addAuthority(tx, '998', 'Nowhere'));
    expect((await open('elected-member', nowhere)).body).not.toContain('/data/load');
    expect((await open('data-officer', nowhere)).body).toContain('/data/load');
  });

  it('says which schools are not placed, where they may belong, and where to place them', async () => {
    const { body } = await open('lead');
    expect(body).toContain('Suggestion: Corby. Of those with a postcode in NN99 1, the one other site is in Corby.');
    expect(body).toMatch(/href="\/providers\/\d+\/locality">Place/);
  });

  it('says from which file it comes, and how old that is', async () => {
    expect((await open('lead')).body).toContain('All establishments: as at 16 November 2023 (3 years ago)');
  });

  it('says how to begin where nothing is loaded', async () => {
    const { statusCode, body } = await open('data-officer', app.authorityId);
    expect(statusCode).toBe(200);
    expect(body).toContain('Nothing is loaded for Testshire Council yet');
    expect(body).toContain('href="/data/load"');
    await expectValidHtml(body);
  });
});

describe('GET /api/v1/overview', () => {
  it('answers an auditor, with the date of the file', async () => {
    const cookie = await app.signInAs('auditor', { authorityId: testshire });
    const answer = await app.inject({ url: '/api/v1/overview', headers: { cookie } });
    expect(answer.json()).toMatchObject({
      authority: { laCode: '940' },
      asAt: '2023-11-16',
      stateFunded: { total: 2, byLocality: { Corby: 1, Kettering: 0 }, notPlaced: 1 },
    });
  });

  it('refuses whoever may not read the register through the API', async () => {
    const cookie = await app.signInAs('headteacher', { authorityId: testshire });
    expect((await app.inject({ url: '/api/v1/overview', headers: { cookie } })).statusCode).toBe(403);
  });
});
