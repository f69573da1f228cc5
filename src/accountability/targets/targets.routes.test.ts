import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { publish, type Row } from './published.fixture.ts';
import { openRecordsApp, type RecordsApp } from '../records/records.fixture.ts';

let app: RecordsApp;

const all = 'KS2RWM_Expected_STD';
const disadvantaged = 'DAP_NEW_KS2_RWM';
const support = 'NEW_KS2_RWM_Sen_W/Osta';

/** Marlshire’s LA code is 990; its neighbours are 101 and 102. */
const figures: readonly Row[] = [
  ['authority', '990', '2024', all, '60'], ['authority', '990', '2025', all, '61'], ['authority', '990', '2026 (prov)', all, '62'],
  ['country', 'E92000001', '2026 (prov)', all, '63'], ['region', 'E12000004', '2026 (prov)', all, '61'],
  ['authority', '101', '2026 (prov)', all, '64'], ['authority', '102', '2026 (prov)', all, '61'],
  ['authority', '990', '2024', disadvantaged, '45'], ['authority', '990', '2025', disadvantaged, '44'], ['authority', '990', '2026 (prov)', disadvantaged, '44'],
  ['authority', '990', '2024', support, '27'], ['authority', '990', '2026 (prov)', support, 'c'],
]; // prettier-ignore

beforeAll(async () => {
  app = await openRecordsApp();
  await publish(app.db, { laCode: '990', region: 'East Midlands', neighbours: ['101', '102'], figures });
  await set();
  await set({ group: 'disadvantaged', value: '54', priority: 'gaps' });
  await set({ group: 'sen-support', value: '34', priority: 'gaps' });
  await set({ group: 'white-british-disadvantaged', value: '50', priority: 'good-provision' });
});

const filled = {
  'measure': 'ks2-rwm-expected',
  'group': 'all',
  'period': '2027/28',
  'value': '68',
  'baseline': '2023/24',
  'agreed-by': 'Children’s Services Scrutiny Committee',
  'agreed-on-day': '18',
  'agreed-on-month': '11',
  'agreed-on-year': '2025',
  'basis': 'Paper 12 of the meeting',
  'priority': 'attainment',
};
const set = async (form: Partial<Record<keyof typeof filled, string>> = {}) => {
  const answer = await app.send('/scorecard/targets/new', { ...filled, ...form, step: 'save' });
  expect(answer.statusCode).toBe(303);
  return String(answer.headers.location);
};
const plain = (html: string) =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll('&#39;', '’');
const eventsOf = (kind: string) =>
  app.db.kysely.selectFrom('audit_event').select(['event', 'reason']).where('subject_kind', '=', kind).orderBy('sequence').execute();

describe('an empty scorecard', () => {
  it('says what to do, to those who may do it and to those who may not', async () => {
    const toLead = await app.open('/scorecard', 'lead', app.elsewhere);
    expect(toLead.body).toContain('No target has been entered yet');
    expect(toLead.body).toContain('href="/scorecard/targets/new"');
    await expectValidHtml(toLead.body);
    const toMember = await app.open('/scorecard', 'elected-member', app.elsewhere);
    expect(toMember.body).toContain('A director, the head of education effectiveness or a data officer can enter');
    expect(toMember.body).not.toContain('/scorecard/targets/new');
  });

  it('is not for schools, and only some may enter targets', async () => {
    expect((await app.open('/scorecard', 'headteacher')).statusCode).toBe(403);
    expect((await app.open('/scorecard/targets/new', 'sia')).statusCode).toBe(403);
    expect((await app.send('/scorecard/targets/new', { ...filled, step: 'save' }, 'elected-member')).statusCode).toBe(403);
  });
});

describe('entering a target', () => {
  it('shows it as it was understood, beside the figures, and saves nothing yet', async () => {
    const check = await app.send('/scorecard/targets/new', { ...filled, period: '2028/29' });
    expect(check.statusCode).toBe(200);
    const text = plain(check.body);
    expect(text).toContain('Target for 2029 68%');
    expect(text).toContain('Baseline, 2024 60%');
    expect(text).toContain('as at 19 October 2026');
    expect(text).toContain('Latest figure, 2026 62%');
    await expectValidHtml(check.body);
    expect(await app.db.kysely.selectFrom('target').select('id').where('period', '=', '2028/29').execute()).toEqual([]);
    const change = await app.send('/scorecard/targets/new', { ...filled, step: 'change' });
    expect(change.body).toContain('value="Paper 12 of the meeting"');
  });

  it.each([
    [{ measure: '' }, 'Select a measure'],
    [{ group: 'everybody' }, 'Select a group of pupils'],
    [{ period: '2028' }, 'enter the one that ends in 2028 as 2027/28'],
    [{ measure: 'ks2-reading-progress', period: '2024/25', value: '1' }, 'There will be no figure for this year. Progress'],
    [{ baseline: '2028/29' }, 'The baseline must be a year before'],
    [{ value: '' }, 'Enter the target'],
    [{ value: '168' }, 'between 0 and 100'],
    [{ 'agreed-by': '' }, 'Enter the person or body that agreed it'],
    [{ 'agreed-on-year': '2027' }, 'must be today or in the past'],
    [{ basis: '' }, 'Enter what the target rests on'],
    [{ priority: 'glory' }, 'Select a priority from the list'],
  ])('is refused for %j, and keeps what was typed', async (wrong, message) => {
    const { statusCode, body } = await app.send('/scorecard/targets/new', { ...filled, ...wrong, step: 'save' });
    expect(statusCode).toBe(422);
    expect(plain(body)).toContain(message);
    expect(body).toContain('There is a problem');
    expect(body).toMatch(/value="(Paper 12 of the meeting|Children)/);
    await expectValidHtml(body);
  });

  it('puts it on the scorecard with its figures, direction and rating, and in the audit trail', async () => {
    const { body } = await app.open('/scorecard', 'elected-member');
    await expectValidHtml(body);
    const text = plain(body);
    for (const words of [
      '60% in 2024',
      '62% in 2026, provisional',
      '68% for 2028',
      '63% 61% 62.5%',
      'Rose by 1 point since 2025: better',
      'Behind: 62% in 2026 (provisional); the straight line from 60% in 2024 to 68% for 2028 stood at 64%.',
      'agreed by Children’s Services Scrutiny Committee on 18 November 2025. Basis: Paper 12 of the meeting.',
      'Attainment and progress at key stages 2 and 4',
      'Next release: Provisional in September, revised in December.',
      'There is none in force for: Early years',
    ])
      expect(text).toContain(words);
    expect(await eventsOf('target')).toContainEqual({ event: 'target.set', reason: 'Paper 12 of the meeting' });
  });

  it('is refused where the year has a target already', async () => {
    const { statusCode, body } = await app.send('/scorecard/targets/new', { ...filled, step: 'save' });
    expect(statusCode).toBe(422);
    expect(body).toContain('There is a target for 2028 already');
  });

  it('says of what is absent why, and never a number', async () => {
    const text = plain((await app.open('/scorecard')).body);
    expect(text).toContain('Cannot be told: There is no figure for 2026: suppressed');
    expect(text).toContain('Cannot be told: There is no figure for 2026: not published for this group');
    expect(text).toContain('cannot be computed after August 2024');
  });
});

describe('the filter', () => {
  it('stays in the address, of the page and of its downloads', async () => {
    const { body } = await app.open('/scorecard?group=disadvantaged&phase=primary&year=2025');
    expect(body).toContain('href="/scorecard/word?year=2025&amp;phase=primary&amp;group=disadvantaged"');
    const text = plain(body);
    expect(text).toContain('44% in 2025');
    expect(text).toContain('Fell by 1 point since 2024: worse');
    expect(text).not.toContain('SEN support: targets');
    await expectValidHtml(body);
  });

  it.each(['?group=eal', '?year=1999', '?phase=post-16'])('%s that leaves nothing says so', async (query) => {
    const { body } = await app.open(`/scorecard${query}`);
    expect(body).toContain('Nothing on the scorecard matches');
    await expectValidHtml(body);
  });

  it('takes no notice of nonsense', async () => {
    expect((await app.open('/scorecard?year=%00&group=<b>&phase=' + 'a'.repeat(80))).body).toContain('68%');
  });
});

describe('commentary', () => {
  const path = '/scorecard/lines/ks2-rwm-expected/all/commentary';

  it('is said of a year, with who and when, and withdrawn with a reason', async () => {
    expect((await app.open(path)).statusCode).toBe(200);
    const empty = await app.send(path, { period: '2025/26', words: ' ' });
    expect(empty.statusCode).toBe(422);
    expect(empty.body).toContain('Enter the commentary');
    expect((await app.send(path, { period: '2019/20', words: 'x' })).body).toContain('Select the year it is about');
    expect((await app.send(path, { period: '2025/26', words: 'Writing holds it back.' })).statusCode).toBe(303);
    expect(plain((await app.open('/scorecard')).body)).toContain('2026: Writing holds it back. Quill lead, 23 November 2026');
    const { id } = await app.db.kysely.selectFrom('target_commentary').select('id').executeTakeFirstOrThrow();
    expect((await app.open(`/scorecard/commentary/${id}/withdraw`, 'lead', app.elsewhere)).statusCode).toBe(404);
    expect((await app.send(`/scorecard/commentary/${id}/withdraw`, { reason: '' })).statusCode).toBe(422);
    expect((await app.send(`/scorecard/commentary/${id}/withdraw`, { reason: 'Said of the wrong year' })).statusCode).toBe(303);
    expect((await app.open('/scorecard')).body).not.toContain('Writing holds it back');
    const line = await app.open('/scorecard/lines/ks2-rwm-expected/all');
    expect(line.body).toContain('Said of the wrong year');
    await expectValidHtml(line.body);
    expect((await eventsOf('target-commentary')).map(({ event }) => event)).toEqual(['target-commentary.added', 'target-commentary.withdrawn']);
  });
});

describe('the downloads', () => {
  it('as Word is a file that opens, with the same words', async () => {
    const answer = await app.open('/scorecard/word', 'elected-member');
    expect(answer.headers['content-type']).toContain('wordprocessingml');
    expect(answer.headers['content-disposition']).toContain('scorecard-2026-11-23.docx');
    const text = plain(strFromU8(unzipSync(answer.rawPayload)['word/document.xml'] ?? new Uint8Array()));
    for (const words of [
      'Scorecard of Marlshire',
      'Key stage 2',
      '68% for 2028',
      'stood at 64%',
      'Suppressed',
      'Statistical neighbours: 101, 102.',
      'Next release',
    ])
      expect(text).toContain(words);
  });

  it('as CSV has a row for each target, numbers as numbers and reasons as words', async () => {
    const answer = await app.open('/scorecard/csv?group=sen-support');
    const [header, row, ...more] = answer.body.trim().split('\r\n');
    expect(header).toContain('Section,Measure,Group');
    expect(row).toContain(',2024,27,');
    expect(row).toContain(',Suppressed: too few pupils to publish,');
    expect(row).toContain(',Cannot be told,');
    expect(more).toEqual([]);
  });

  it('have no unvalidated result, and neither has the page', async () => {
    await publish(app.db, { laCode: '990', region: 'East Midlands', figures: [['authority', '990', '2026', all, '99', 'unvalidated']] });
    for (const url of ['/scorecard', '/scorecard/csv', '/scorecard/lines/ks2-rwm-expected/all'])
      expect(plain((await app.open(url)).body), url).not.toContain('99');
  });
});

describe('another authority', () => {
  it('sees nothing of it', async () => {
    expect((await app.open('/scorecard', 'lead', app.elsewhere)).body).toContain('No target has been entered yet');
    expect((await app.open('/scorecard/lines/ks2-rwm-expected/all', 'lead', app.elsewhere)).statusCode).toBe(404);
    const { id } = await app.db.kysely.selectFrom('target').select('id').limit(1).executeTakeFirstOrThrow();
    expect((await app.send(`/scorecard/targets/${id}/withdraw`, { reason: 'x' }, 'lead', app.elsewhere)).statusCode).toBe(404);
  });

  it.each([
    '/scorecard/lines/nothing/all',
    '/scorecard/lines/ks2-rwm-expected/nobody',
    '/scorecard/targets/99999/withdraw',
    '/scorecard/targets/x/withdraw',
  ])('%s is not there', async (url) => {
    expect((await app.open(url)).statusCode).toBe(404);
  });
});

describe('withdrawing a target', () => {
  it('takes it off the scorecard, keeps it readable, and makes room for another', async () => {
    expect(await set({ group: 'girls' })).toBe('/scorecard/lines/ks2-rwm-expected/girls');
    const { id } = await app.db.kysely.selectFrom('target').select('id').where('pupil_group', '=', 'girls').executeTakeFirstOrThrow();
    const form = await app.open(`/scorecard/targets/${id}/withdraw`);
    expect(plain(form.body)).toContain('The target of 68% for 2028, agreed by Children’s Services Scrutiny Committee');
    await expectValidHtml(form.body);
    expect((await app.send(`/scorecard/targets/${id}/withdraw`, { reason: '' })).statusCode).toBe(422);
    expect((await app.send(`/scorecard/targets/${id}/withdraw`, { reason: 'Agreed anew in May' })).statusCode).toBe(303);
    const line = await app.open('/scorecard/lines/ks2-rwm-expected/girls');
    expect(line.body).toContain('No target is in force');
    expect(line.body).toContain('Agreed anew in May');
    await expectValidHtml(line.body);
    await set({ group: 'girls', value: '70' });
    const kept = await app.db.kysely
      .selectFrom('target')
      .select(['value', 'withdrawn_reason as reason'])
      .where('pupil_group', '=', 'girls')
      .orderBy('id')
      .execute();
    expect(kept).toEqual([
      { value: 68, reason: 'Agreed anew in May' },
      { value: 70, reason: null },
    ]);
    const ofTarget = app.db.kysely.selectFrom('record_version').select('change').where('table_name', '=', 'target');
    const versions = await ofTarget.where('record_id', '=', String(id)).orderBy('id').execute();
    expect(versions.map(({ change }) => change)).toEqual(['insert', 'update']);
  });
});
