import { beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../../test/harness/app.ts';
import { createToken } from '../../../platform/identity/tokens.ts';
import { isAllowed } from '../../../register/index.ts';
import { apiRoutes } from '../../../register/api/api.routes.ts';
import { compareRoutes } from '../compare/compare.routes.ts';
import { figureEndpoints } from '../figures/figure-endpoints.ts';
import { addInventedResults } from './invented-results.fixture.ts';
import { providerOutcomesRoutes } from './provider-outcomes.routes.ts';

const operator = { kind: 'operator', accountId: null, name: 'Test', role: null, authorityId: null, tokenId: null } as const;
let app: TestApp;
let ids: Awaited<ReturnType<typeof addInventedResults>>;
let token: string;
const cookies = { lead: '', head: '' };

beforeAll(async () => {
  app = await openTestApp({
    access: isAllowed,
    routes: (db, clock) => [
      ...providerOutcomesRoutes({ db, clock }),
      ...compareRoutes({ db, clock }),
      ...apiRoutes({ db, clock, apiEndpoints: figureEndpoints({ db, clock }) }),
    ],
  });
  ids = await addInventedResults(app.db, app.authorityId);
  cookies.lead = await app.signInAs('lead');
  cookies.head = await app.signInAs('headteacher', { reaches: [{ kind: 'provider', providerId: ids.alder }] });
  token = await app.db.transaction((tx) => createToken(tx, app.clock, operator, { authorityId: app.authorityId, role: 'auditor', name: 'Test' }));
});

const page = (who: keyof typeof cookies, url: string) => app.inject({ url, headers: { cookie: cookies[who] } });
const ofAlder = (rest = '') => `/providers/${ids.alder}/outcomes${rest}`;
const measure = (rest = '') => ofAlder(`/ks2-rwm-expected${rest}`);
/** Words as somebody reads them, in the page and in its drawings. */
const wordsOf = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');

describe('a provider’s outcomes', () => {
  it('are drawn, said and tabled for staff, the unvalidated told apart', async () => {
    const words = wordsOf((await page('lead', ofAlder())).body);
    expect(words).toContain('77% in 2026 (unvalidated)');
    expect(words).toContain('77% (unvalidated: the school’s own return)');
    expect(words).toContain('60% (revised)');
    expect(words).toContain('2024 under URN 900011');
    expect(words).toContain('Hollow points: unvalidated');
  });

  it('have a page for each measure, with what chance could do, its place for staff and the groups', async () => {
    const words = wordsOf((await page('lead', measure())).body);
    expect(words).toContain('Since 2025: 17 points higher, which could be chance.');
    expect(words).toContain('Similar schools, mean');
    expect(words).toContain('Schools of Ambermoor, pupils pooled');
    expect(words).toContain('for staff only');
    const groups = wordsOf((await page('lead', measure('?group=disadvantaged'))).body);
    expect(groups).toContain('25% (revised) 4');
    expect(groups).toContain('Disadvantaged pupils are 5 points lower than pupils who are not disadvantaged (unvalidated)');
  });

  it('say by what the similar schools were chosen, and which they are', async () => {
    const words = wordsOf((await page('lead', measure())).body);
    expect(words).toContain('Pupils on roll: 200 here, 205 to 250 in the schools chosen (10 of 10 published)');
    expect(words).toContain('School 1, Testshire. Difference');
  });

  it('show an absence in words with its symbol', async () => {
    const words = wordsOf((await page('lead', `/providers/${ids.suppressed}/outcomes/ks2-rwm-expected`)).body);
    expect(words).toContain('Suppressed: too few pupils to publish (SUPP)');
    expect(words).toContain('has not been published for 2025: suppressed, too few pupils');
  });

  it('are not there for another school’s head, nor is a measure that nobody knows', async () => {
    expect((await page('head', `/providers/${ids.other}/outcomes`)).statusCode).toBe(404);
    expect((await page('lead', ofAlder('/no-such-measure'))).statusCode).toBe(404);
    expect((await page('head', '/outcomes/compare')).statusCode).toBe(403);
  });
});

describe('what is shown outside the authority’s staff', () => {
  const secrets = /\b(25|65|77)%/;
  const groups = ['?group=disadvantaged', '?group=not-disadvantaged', ''];

  it.each(groups)('leaves out a small group and its complement, and what is unvalidated, on the head’s page%s', async (group) => {
    const answer = await page('head', measure(group));
    expect(answer.statusCode).toBe(200);
    // Titles and descriptions of drawings too: attributes and text alike.
    expect(answer.body).not.toMatch(secrets);
    expect(answer.body).not.toContain('unvalidated');
    expect(answer.body).not.toContain('for staff only');
    expect(wordsOf(answer.body)).toContain('Withheld here: too few pupils to show outside the authority');
  });

  it('shows the head all that is large enough', async () => {
    const words = wordsOf((await page('head', measure())).body);
    expect(words).toContain('60% (revised) 30 42% to 75%');
    expect(wordsOf((await page('head', measure('?group=disadvantaged'))).body)).toContain('2023/24 43% 14');
  });

  it.each(groups)('holds for files, whoever takes them%s', async (group) => {
    const chart = await page('lead', measure(`/chart.svg${group}`));
    expect(chart.headers['content-type']).toContain('image/svg+xml');
    const drawn = chart.body.replace(/<style>.*<\/style>/s, '');
    expect(drawn).not.toMatch(secrets);
    expect(drawn).not.toContain('unvalidated');
    const data = await page('lead', measure(`/data.csv${group}`));
    const own = data.body.split('\r\n').filter((line) => line.includes('Alder School'));
    expect(own).toHaveLength(2);
    expect(own.join('\n')).not.toMatch(/,(25|65|77),/);
    if (group !== '') expect(own[0]).toContain('Withheld here');
    if (group !== '') expect(drawn).toContain('Withheld here');
  });

  it('holds for the API', async () => {
    const ask = async (group: string) => {
      const url = `/api/v1/figures?measure=ks2-rwm-expected&urn=900001&year=2024/25&group=${group}`;
      return (await app.inject({ url, headers: { authorization: `Bearer ${token}` } })).json<{ value: number | null; reason: string | null }>();
    };
    expect(await ask('all')).toMatchObject({ value: 60, reason: null });
    expect(await ask('disadvantaged')).toMatchObject({ value: null, reason: 'withheld', cohort: null });
    expect(await ask('not-disadvantaged')).toMatchObject({ value: null, reason: 'withheld', cohort: null });
    expect(await ask('boys')).toMatchObject({ value: 53 });
  });
});

describe('a comparison', () => {
  const chosen = () =>
    `measure=ks2-rwm-expected&year=2024/25&who=school-${ids.alder}&who=school-${ids.other}&who=school-${ids.suppressed}&who=authority-999`;

  it('sets any schools and authorities beside each other, each absence with its reason', async () => {
    const answer = await page('lead', `/outcomes/compare?${chosen()}&order=value`);
    const words = wordsOf(answer.body);
    expect(words).toContain('3 have a figure for 2025, from 50% (School 1) to 60% (Alder School); England 62%. 1 has none');
    expect(words).toContain('Suppressed: too few pupils to publish (SUPP)');
    expect(answer.body).toContain('who=authority-999');
  });

  it('tells the unvalidated apart in its drawing too', async () => {
    const words = wordsOf((await page('lead', `/outcomes/compare?${chosen().replace('2024/25', '2025/26')}`)).body);
    expect(words).toContain('Alder School (unvalidated)');
    expect(words).toContain('1 is unvalidated, a school’s own return.');
  });

  it('finds by name, number, phase and locality, and says when nothing is found', async () => {
    const found = wordsOf((await page('lead', '/outcomes/compare?q=alder')).body);
    expect(found).toContain('Alder School (URN 900001, Testshire) Add');
    expect(wordsOf((await page('lead', '/outcomes/compare?q=900020')).body)).toContain('School 1 (URN 900020');
    expect(wordsOf((await page('lead', '/outcomes/compare?phase=primary')).body)).toContain('Add all 11');
    expect(wordsOf((await page('lead', '/outcomes/compare?q=nowhere')).body)).toContain('Nothing is found');
    expect(wordsOf((await page('lead', '/outcomes/compare')).body)).toContain('Nobody is chosen yet');
  });

  it('draws a funnel of three schools and more with their numbers of pupils', async () => {
    const more = [ids.alder, ids.other, ids.other + 1, ids.other + 2].map((id) => `who=school-${id}`).join('&');
    const words = wordsOf((await page('lead', `/outcomes/compare?measure=ks2-rwm-expected&year=2024/25&${more}`)).body);
    expect(words).toContain('99.8% limit');
    expect(words).toContain('Of 4 with a known number of pupils, 0 are further from England');
  });

  it('leaves out of its files what is small', async () => {
    const group = '&group=not-disadvantaged';
    expect((await page('lead', `/outcomes/compare?${chosen()}${group}`)).body).toContain('65%');
    const data = (await page('lead', `/outcomes/compare.csv?${chosen()}${group}`)).body;
    expect(data.split('\r\n').find((line) => line.includes('Alder School'))).toContain('Withheld here');
    const chart = (await page('lead', `/outcomes/compare.svg?${chosen()}${group}`)).body.replace(/<style>.*<\/style>/s, '');
    expect(chart).not.toContain('65%');
    expect(chart).toContain('Withheld here');
  });
});
