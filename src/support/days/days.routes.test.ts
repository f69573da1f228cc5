import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { day } from '../../register/by-hand/sent-form.fixture.ts';
import { openSupportApp, type SupportApp, words } from '../support-app.fixture.ts';
import { dayRoutes } from './days.routes.ts';

let app: SupportApp;
let alderley: number;
let birchwell: number;
let academy: number;
let adviser: number;
beforeAll(async () => {
  app = await openSupportApp(dayRoutes);
  alderley = await app.addSchool('Alderley Primary School', { tier: 'vulnerable' });
  birchwell = await app.addSchool('Birchwell Primary School', { tier: 'secure' });
  academy = await app.addSchool('Calder Academy', { tier: 'secure', with: { legal_track: 'academy' } });
  adviser = await app.addAdviser('Ada Advisor', [alderley]);
});

const of = (id: number, rest = '') => `/providers/${String(id)}/adviser-days${rest}`;
const plan = (id: number, over: Record<string, string> = {}) =>
  app.send(of(id, '/planned'), { adviser: String(adviser), year: '2026/27', days: '12', source: 'core', note: '', ...over });
const give = (id: number, on: string, over: Record<string, string> = {}) =>
  app.send(of(id, '/used'), { adviser: String(adviser), ...day('on', on), days: '0.5', purpose: 'visit', source: 'core', note: '', ...over });

describe('a provider’s adviser days', () => {
  it('say what it is entitled to, why, and when the next visit is due', async () => {
    const page = await app.open(of(alderley));
    expect(words(page.body)).toMatch(/Its tier is Vulnerable since 4 November 2026\. .*Vulnerable brings up to 15 adviser days a year/);
    expect(words(page.body)).toMatch(/Due next Visit each half-term \d+ \w+ \d{4} Visit each half-term: by the end of half-term/);
    expect(words(page.body)).toContain('Provisional: not from the published framework');
    await expectValidHtml(page.body);
  });

  it('of an academy are none, and it has what is offered to all academies', async () => {
    expect(words((await app.open(of(academy))).body)).toMatch(
      /days by tier are not for providers like this one\. .*A yearly conversation with the trust/,
    );
  });

  it('are planned, and a later plan replaces the earlier one', async () => {
    await plan(birchwell, { days: '8' });
    const sent = await plan(birchwell, { days: '9.5' });
    expect(sent.statusCode).toBe(303);
    await plan(birchwell, { days: '9.5' });
    const rows = await app.db.kysely.selectFrom('planned_days').selectAll().where('provider_id', '=', birchwell).orderBy('id').execute();
    expect(rows.map((row) => [row.days, row.withdrawn_reason])).toEqual([
      [8, 'Replaced by a later plan'],
      [9.5, null],
    ]);
  });

  it('are given on a day, once however often the form is sent, and no adviser gives more than a day in a day', async () => {
    await expectValidHtml((await app.open(of(birchwell, '/used'))).body);
    for (const time of [1, 2]) expect((await give(birchwell, '2026-11-20')).statusCode, String(time)).toBe(303);
    expect(
      await app.db.kysely.selectFrom('used_days').select('id').where('provider_id', '=', birchwell).where('used_on', '=', '2026-11-20').execute(),
    ).toHaveLength(1);
    const whole = await give(alderley, '2026-11-18', { days: '1.5' });
    expect([whole.statusCode, words(whole.body).includes('Nobody gives more than one day on one day')]).toEqual([422, true]);
    await give(birchwell, '2026-11-19', { note: 'Morning' });
    await give(birchwell, '2026-11-19', { note: 'Afternoon' });
    const given = app.db.kysely.selectFrom('used_days').select('id').where('provider_id', '=', birchwell).where('used_on', '=', '2026-11-19');
    expect(await given.execute()).toHaveLength(2);
    const more = await give(alderley, '2026-11-20', { days: '0.75' });
    expect(more.statusCode).toBe(422);
    expect(words(more.body)).toContain('That would be 1.25 days of this adviser on one day');
    const page = words((await app.open(of(birchwell))).body);
    expect(page).toMatch(/20 November 2026 Visit 0\.5 Ada Advisor Core budget/);
    expect(page).toContain('the last was on 20 November 2026');
  });

  it('refuse what is wrong, in words, and lose nothing typed', async () => {
    const wrong = await give(alderley, '2026-12-24', { days: '', purpose: '', adviser: '', note: 'Kept as typed' });
    expect(wrong.statusCode).toBe(422);
    expect(words(wrong.body)).toMatch(/Choose an adviser .*Enter the days, such as 0\.5 .*Choose what it was for/);
    expect(wrong.body).toContain('Kept as typed');
    await expectValidHtml(wrong.body);
    expect(words((await give(alderley, '2026-12-24')).body)).toContain('The day must be today or earlier');
  });

  it('are withdrawn with a reason, and count no longer', async () => {
    await give(alderley, '2026-11-12', { days: '0.25' });
    const href = /href="([^"]+used\/\d+\/withdraw)"/.exec((await app.open(of(alderley))).body)?.[1] ?? '';
    expect((await app.send(href, { reason: '' })).statusCode).toBe(422);
    await app.send(href, { reason: 'Entered at the wrong school' });
    expect((await app.open(href)).statusCode).toBe(404);
    expect(words((await app.open(of(alderley))).body)).toContain('Withdrawn By Jo Marsh: Entered at the wrong school');
  });

  it('are planned by whoever leads, and read by the school; by nobody else', async () => {
    const own = await app.signInAs('headteacher', { reaches: [{ kind: 'provider', providerId: alderley }] });
    expect((await app.open(of(alderley), own)).statusCode).toBe(200);
    expect((await app.open(of(alderley), own)).body).not.toMatch(/Plan days|£/);
    expect((await app.open(of(birchwell), own)).statusCode).toBe(404);
    expect((await app.send(of(alderley, '/planned'), {}, own)).statusCode).toBe(403);
    const other = await app.signInAs('sia', { caseload: [birchwell] });
    expect((await app.send(of(alderley, '/used'), {}, other)).statusCode).toBe(404);
  });
});

describe('adviser days in sum', () => {
  it('are by provider, tier, locality and adviser, and the filters stay', async () => {
    await plan(alderley, { days: '12', source: 'grant' });
    const page = await app.open('/adviser-days?by=provider&source=grant');
    expect(words(page.body)).toMatch(/Alderley Primary School 15 12 /);
    expect(page.body).toMatch(/<option value="grant" selected>/);
    await expectValidHtml(page.body);
    expect(words((await app.open('/adviser-days?by=tier')).body)).toMatch(/Secure 10 .*Vulnerable 15 /);
    expect(words((await app.open('/adviser-days?by=adviser&tier=vulnerable')).body)).toMatch(/Ada Advisor 15 12/);
    expect(words((await app.open('/adviser-days?by=locality')).body)).toMatch(/Not placed 25 /);
    expect(words((await app.open('/adviser-days?year=2020/21')).body)).toContain('No days in this year');
  });

  it('cost what a day costs by who pays, on the day it was given', async () => {
    await app.send('/day-rates', { source: 'traded', pounds: '560', ...day('from', '2026-11-10'), basis: 'The price list' });
    await expectValidHtml((await app.open('/day-rates')).body);
    await give(alderley, '2026-11-09', { source: 'traded', days: '1' });
    await give(alderley, '2026-11-11', { source: 'traded', days: '1' });
    expect(words((await app.open('/adviser-days')).body)).toMatch(/Bought by the provider 0 2 £1,010/);
  });

  it('are taken away as CSV and Excel, as asked', async () => {
    const file = await app.open('/adviser-days/csv?by=tier');
    const rows: Record<string, string>[] = parse(file.body, { bom: true, columns: true });
    expect(rows.map((row) => row['Tier'])).toEqual(['Secure', 'Vulnerable', 'All']);
    expect(rows.at(-1)?.['Days entitled, at most']).toBe('25');
    const book = await app.open('/adviser-days/excel');
    expect(book.rawPayload.subarray(0, 2).toString()).toBe('PK');
  });

  it('list what is due, of the providers that the reader reaches alone', async () => {
    const page = await app.open('/adviser-days/due?span=all');
    for (const line of ['Alderley Primary School Vulnerable', 'Birchwell Primary School Secure']) expect(words(page.body)).toContain(line);
    await expectValidHtml(page.body);
    const other = await app.signInAs('sia', { caseload: [birchwell] });
    for (const url of ['/adviser-days/due?span=all', '/adviser-days']) {
      const theirs = words((await app.open(url, other)).body);
      expect([theirs.includes('Birchwell'), theirs.includes('Alderley')], url).toEqual([true, false]);
    }
    for (const role of ['headteacher', 'trust-executive', 'elected-member'])
      expect((await app.open('/adviser-days', await app.signInAs(role))).statusCode, role).toBe(403);
  });
});
