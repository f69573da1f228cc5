import { parse } from 'csv-parse/sync';
import { unzipSync, strFromU8 } from 'fflate';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/harness/app.ts';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { addInventedAuthority } from './invented-authority.fixture.ts';
import { columnsFor } from './provider-columns.ts';
import { providerRoutes } from './providers.routes.ts';

let app: TestApp;
let cookie: string;

beforeAll(async () => {
  app = await openTestApp({ routes: (db, clock) => providerRoutes({ db, clock, panels: [], render: () => '', log: { error: () => undefined } }) });
  const { authorityId } = await app.db.transaction((tx) => addInventedAuthority(tx));
  cookie = await app.signInAs('sia', { authorityId });
});

const get = (url: string) => app.inject({ url, headers: { cookie } });
const namesIn = (html: string): string[] =>
  [...html.matchAll(/<a class="govuk-link" href="\/providers\/\d+">([^<]+)<\/a>/g)].map(([, name]) => (name ?? '').replaceAll('&#39;', "'"));

describe('the find page', () => {
  it('asks people to sign in', async () => {
    expect((await app.inject('/providers')).headers.location).toContain('/sign-in');
  });

  it('says what it found, in a sentence, and lists it', async () => {
    const page = await get('/providers?locality=ashby-vale');
    expect(page.body).toContain('4 open providers in Ashby Vale');
    expect(namesIn(page.body)).toEqual(['The Alder Academy', 'Elmstead College', 'Fernleigh Nursery', 'St Wilfreda’s Primary School']);
    await expectValidHtml(page.body, '/providers');
  });

  it('shows each filter chosen as a link that takes it off, and keeps the rest of the question', async () => {
    const page = await get('/providers?locality=ashby-vale&kind=school&sort=town');
    expect(page.body).toMatch(
      /href="\/providers\?kind=school&amp;sort=town"><span class="govuk-visually-hidden">Remove this filter: Locality, <\/span>Ashby Vale/,
    );
    expect(page.body).toContain('name="sort" value="town"');
  });

  it('offers the way on where nothing matches', async () => {
    const page = await get('/providers?q=zzzz&kind=college');
    expect(page.body).toContain('0 open providers');
    expect(page.body).toContain('look in all of England');
    await expectValidHtml(page.body, '/providers?q=zzzz');
  });

  it.each(['?page=0&perPage=9&kind[]=x&status=%00&sort=;drop', '?locality=atlantis', `?q=${'%25_'.repeat(90)}`, "?q=%27--&type='", '?page=99999'])(
    'answers %s, never a fault',
    async (query) => {
      expect((await get(`/providers${query}`)).statusCode).toBe(200);
    },
  );

  it('says which part of the address it left out', async () => {
    expect((await get('/providers?locality=atlantis&phase=moon')).body).toMatch(/phase=moon[\s\S]*locality=atlantis/);
  });

  it('draws everyone it found on a map, each campus by itself, and lists who has no position', async () => {
    const page = await get('/providers?view=map');
    expect(page.body.match(/<circle/g)).toHaveLength(6);
    expect(page.body).toContain('Elmstead College (East Marl campus)');
    expect(page.body).toMatch(/their position is not known[\s\S]*Dunmere Unplaced School/);
    await expectValidHtml(page.body, '/providers?view=map');
  });

  it('gives as CSV exactly the rows and columns of all its pages', async () => {
    const query = '?sort=town&order=desc&status=any';
    const shown = namesIn((await get(`/providers${query}`)).body);
    const file = await get(`/providers.csv${query}`);
    expect(file.headers['content-disposition']).toContain('providers-2026-11-23.csv');
    const [headings, ...rows] = parse(file.body, { bom: true, columns: false });
    expect(headings).toEqual(columnsFor({ tierReach: sql<boolean>`true` }).map(({ heading }) => heading));
    expect(rows.map(([name]) => name)).toEqual(shown);
    expect(shown).toHaveLength(7);
  });

  it('lets no name run as a formula in a spreadsheet', async () => {
    const rows = parse((await get('/providers.csv?area=england&q=900008')).body, { bom: true, columns: false });
    expect(rows[1]?.[0]).toBe("'=SUM(A1) Academy");
    expect(rows[1]?.at(-2)).toBe("'@home");
  });

  it('gives as Excel the same, and cells that are text', async () => {
    const file = await get('/providers.xlsx?area=england&q=900008');
    const parts = unzipSync(file.rawPayload);
    const strings = strFromU8(parts['xl/sharedStrings.xml'] ?? new Uint8Array());
    expect(strings).toContain('=SUM(A1) Academy');
    expect(Object.keys(parts).some((name) => strFromU8(parts[name]!).includes('<f>'))).toBe(false);
  });
});
