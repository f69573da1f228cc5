import { beforeAll, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { indicator, known } from '../criteria/evaluate.fixture.ts';
import { boxesIn, type CriteriaApp, openCriteriaApp, words } from '../criteria-versions/criteria-app.fixture.ts';

let app: CriteriaApp;
let alderley: number;
beforeAll(async () => {
  app = await openCriteriaApp();
  alderley = await app.addSchool('Alderley Primary School');
  await app.addSchool('Birchwell Primary School', { with: { 'accepted-concerns': known(2) } });
  await app.addSchool('Calder Primary School', { indicators: [indicator('ks2-rwm-expected|all', [-5, 0])] });
});

const asAt = 'as-at-day=23&as-at-month=11&as-at-year=2026';
const kept = () => app.db.kysely.selectFrom('criteria_trial').selectAll().execute();
const strict = async () => {
  const version = await app.draft();
  await app.send(`/criteria/${version}/edit/maintained/floors`, { 'accepted-concerns-at-least': '2' });
  return version;
};

describe('trying a draft out', () => {
  it('shows tiers, days and who would move, and keeps nothing', async () => {
    const version = await strict();
    const before = (await kept()).length;
    await expectValidHtml((await app.open(`/criteria/${version}/try`)).body);
    const page = await app.open(`/criteria/${version}/try?${asAt}`);
    const text = words(page.body);
    expect(text).toMatch(/Secure 3 2 1 fewer Vulnerable 0 1 1 more/);
    expect(text).toMatch(/Who would move .*Birchwell Primary School Maintained primary and secondary schools Secure Vulnerable/);
    expect(text).toMatch(/School improvement advisers 30 35/);
    expect(text).toContain('£15,750 a year; now £13,500');
    await expectValidHtml(page.body);
    expect(await kept()).toHaveLength(before);
  });

  it('takes no day to come', async () => {
    const version = await app.draft();
    const page = await app.open(`/criteria/${version}/try?as-at-day=24&as-at-month=11&as-at-year=2026`);
    expect(page.statusCode).toBe(422);
    expect(words(page.body)).toContain('The day must be today or earlier');
  });

  it('is kept when that is asked, once, with the document’s hash and no provider’s name', async () => {
    const version = await strict();
    const { id } = await app.db.kysely.selectFrom('criteria_version').select('id').where('version', '=', version).executeTakeFirstOrThrow();
    const boxes = boxesIn((await app.open(`/criteria/${version}/try?${asAt}`)).body);
    for (const time of [1, 2]) expect((await app.post(`/criteria/${version}/try`, boxes, await app.as('lead'))).statusCode, String(time)).toBe(303);
    const rows = (await kept()).filter((row) => row.criteria_id === id);
    expect(rows).toMatchObject([{ document_hash: boxes['hash'], as_at: '2026-11-23', tried_by: 'Quill lead' }]);
    expect(Number(rows[0]?.days_needed)).toBe(35);
    expect(JSON.stringify(rows[0]?.result)).not.toContain('Birchwell');
    expect(words((await app.open(`/criteria/${version}`)).body)).toContain('1 provider would move from what version 1 gives');
  });

  it('is not kept for a draft that was changed meanwhile', async () => {
    const version = await strict();
    const boxes = boxesIn((await app.open(`/criteria/${version}/try?${asAt}`)).body);
    await app.send(`/criteria/${version}/edit/maintained/bands`, { 'red-beyond': '13' });
    const before = (await kept()).length;
    await app.post(`/criteria/${version}/try`, boxes, await app.as('lead'));
    expect(await kept()).toHaveLength(before);
  });

  it('names providers, and so is not for those who are judged or who advise some', async () => {
    const version = await app.draft();
    for (const role of ['headteacher', 'governor', 'sia', 'elected-member', 'administrator'])
      expect((await app.open(`/criteria/${version}/try?${asAt}`, role)).statusCode, role).toBe(403);
    expect((await app.open(`/criteria/${version}/try?${asAt}`, 'director')).statusCode).toBe(200);
  });
});

describe('adviser days', () => {
  it('are entered, replaced and withdrawn, and a trial is held against them', async () => {
    const empty = await app.open('/adviser-days/capacity');
    expect(words(empty.body)).toContain('No days have been entered');
    await expectValidHtml(empty.body);
    const version = await strict();
    expect(words((await app.open(`/criteria/${version}/try?${asAt}`)).body)).toContain('How many days there are in 2026/27 has not been entered');

    const wrong = await app.send('/adviser-days/capacity', { year: '2026/28', days: 'many' });
    expect(wrong.statusCode).toBe(422);
    expect(words(wrong.body)).toMatch(
      /The academic year must be like 2026\/27.*Choose whose days they are.*The days must be a number.*Enter what it rests on/,
    );
    await expectValidHtml(wrong.body);

    await app.send('/adviser-days/capacity', { whose: 'all-sia', days: '40', basis: 'Two posts' });
    await app.send('/adviser-days/capacity', { whose: 'all-sia', days: '32', basis: 'One post less' });
    const page = await app.open('/adviser-days/capacity');
    expect(words(page.body)).toMatch(/32 One post less .* Counts .*40 Two posts .* Replaced/);
    await expectValidHtml(page.body);
    expect(words((await app.open(`/criteria/${version}/try?${asAt}`)).body)).toContain('30 35 32 3 days more than there are');

    const href = /href="(\/adviser-days\/capacity\/\d+\/withdraw)"/.exec(page.body)?.[1] ?? '';
    expect((await app.send(href, { reason: '' })).statusCode).toBe(422);
    await app.send(href, { reason: 'The post was filled' });
    expect(words((await app.open(`/criteria/${version}/try?${asAt}`)).body)).toContain('30 35 40 5 days fewer than there are');
    expect((await app.open(href)).statusCode).toBe(404);
    for (const role of ['headteacher', 'sia', 'director']) expect((await app.open('/adviser-days/capacity', role)).statusCode, role).toBe(403);
  });
});

describe('what if', () => {
  it('shows what another fact would do to one provider, and keeps nothing', async () => {
    await expectValidHtml((await app.open('/what-if')).body);
    const as = `/what-if?provider=${String(alderley)}`;
    const page = await app.open(`${as}&fact-deficit=yes`);
    expect(words(page.body)).toMatch(/As it is Secure .*As supposed Vulnerable/);
    await expectValidHtml(page.body);
    expect(words((await app.open(`${as}&figure-ks2-rwm-expected--all=20`)).body)).toMatch(/As supposed (Vulnerable|Secure)/);
    expect(words((await app.open(as)).body)).not.toContain('As supposed');
  });

  it('says in words what cannot be supposed', async () => {
    const page = await app.open(`/what-if?provider=${String(alderley)}&fact-accepted-concerns=some&figure-absence--all=low`);
    expect(page.statusCode).toBe(422);
    expect(words(page.body)).toContain('must be a whole number, like 2');
    await expectValidHtml(page.body);
  });

  it('is of providers that one reaches', async () => {
    expect((await app.open(`/what-if?provider=${String(alderley)}`, 'sia')).statusCode).toBe(404);
    expect(words((await app.open('/what-if', 'sia')).body)).toContain('There is no provider to ask about');
    expect((await app.open('/what-if?provider=999999999')).statusCode).toBe(404);
    expect((await app.open('/what-if', 'headteacher')).statusCode).toBe(403);
  });
});
