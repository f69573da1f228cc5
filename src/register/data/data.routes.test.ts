import { beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/harness/app.ts';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { createDatasets, type Datasets } from '../../datasets/index.ts';
import { asInstallation } from '../../platform/database/who-asks.ts';
import { isAllowed } from '../access/permissions.ts';
import { dataRoutes } from './data.routes.ts';

let app: TestApp;
let datasets: Datasets;
let officer: string;
const faults: unknown[] = [];

beforeAll(async () => {
  app = await openTestApp({
    access: isAllowed,
    routes: (db, clock) => {
      datasets = createDatasets({ db, clock, listeners: [] });
      return dataRoutes({ db, clock, datasets, reportFault: (error) => faults.push(error) });
    },
  });
  officer = await app.signInAs('data-officer', { name: 'Dana Officer' });
});

const lsoas = (...rows: string[]) => ['lsoa21cd,lsoa21nm,locality,area_share', ...rows, ''].join('\n');
const first = lsoas('E01027001,Alder 001A,Corby,1', 'E01027002,Alder 001B,Corby,1', 'E01027003,Alder 001C,Kettering,1');

/** Sends a file as the form does: the plain fields first, then the file. */
async function load(content: string, fields: Record<string, string> = {}, fileName = 'lsoas.csv', cookie = officer) {
  const sent = await app.formToken(cookie);
  const boundary = 'waymark-test-boundary';
  const parts = Object.entries({ source: 'localities', ...fields }).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const file = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\ncontent-type: text/csv\r\n\r\n${content}\r\n--${boundary}--\r\n`;
  const headers = { 'cookie': sent.cookie, 'content-type': `multipart/form-data; boundary=${boundary}` };
  return app.inject({ method: 'POST', url: `/data/load?_csrf=${encodeURIComponent(sent.token)}`, headers, payload: parts.join('') + file });
}
const open = async (url: string, cookie = officer) => app.inject({ url, headers: { cookie } });
const loaded = async (content: string, fields: Record<string, string> = {}) => {
  const answer = await load(content, fields);
  expect(answer.statusCode).toBe(303);
  return String(answer.headers.location);
};
const discardAll = async () => {
  for (const { id, state } of await asInstallation(() => datasets.listReleases()))
    if (state === 'waiting') await datasets.discardRelease(id, 'A tester');
};
const auditOf = async (event: string) =>
  (await app.db.kysely.selectFrom('audit_event').selectAll().where('event', '=', event).execute()).map((row) => row.subject_id);

describe('who may see and load data', () => {
  it('an elected member may do neither', async () => {
    const member = await app.signInAs('elected-member');
    expect((await open('/data', member)).statusCode).toBe(403);
    expect((await load(first, {}, 'x.csv', member)).statusCode).toBe(403);
  });

  it('an auditor may look, and is offered nothing to load', async () => {
    const auditor = await app.signInAs('auditor');
    const page = await open('/data', auditor);
    expect(page.statusCode).toBe(200);
    expect(page.body).not.toContain('href="/data/load');
    expect((await open('/data/load', auditor)).statusCode).toBe(403);
  });
});

describe('the data page', () => {
  it('says of each source that is not loaded where to get it, and is valid', async () => {
    const { body } = await open('/data');
    expect(body).toContain('On Get Information about Schools, choose Downloads');
    expect(body).toContain('href="/data/load?source=gias-groups"');
    await expectValidHtml(body);
  });

  it('gives the template of early years inspections', async () => {
    const answer = await open('/data/early-years-inspections-template.csv');
    expect(answer.body).toContain('Registration number,Provider name,Provider type,Inspection date');
  });

  it('gives the template of the authority’s own list', async () => {
    const answer = await open('/data/early-years-template.csv');
    expect(answer.headers['content-disposition']).toContain('early-years-template.csv');
    expect(answer.body.split('\r\n')[0]).toMatch(/^\uFEFFRegistration number,Kind,Name,/);
  });
});

describe('the load form', () => {
  it('is valid, with the source chosen that the address names', async () => {
    const { body } = await open('/data/load?source=gias-groups');
    expect(body).toMatch(/value="gias-groups" checked/);
    await expectValidHtml(body);
  });

  it('asks for what was left out, all at once', async () => {
    const answer = await load('', { 'source': '', 'asAt-day': '31', 'asAt-month': '2', 'asAt-year': '2025' }, '');
    expect(answer.statusCode).toBe(422);
    for (const error of ['Select what the file is', 'The day the file describes must be a real date', 'Select a file'])
      expect(answer.body).toContain(error);
    await expectValidHtml(answer.body);
  });

  it('refuses a form that did not come from a page of ours', async () => {
    const headers = { 'cookie': officer, 'content-type': 'multipart/form-data; boundary=x' };
    expect((await app.inject({ method: 'POST', url: '/data/load', headers, payload: '--x--\r\n' })).statusCode).toBe(403);
  });
});

// Each step of one story: what the last one loaded is what the next one meets.
describe('a load', { shuffle: false }, () => {
  it('is read, reviewed and accepted; then its file can be had again', async () => {
    const at = await loaded(first, { 'asAt-day': '1', 'asAt-month': '5', 'asAt-year': '2025' });
    const review = await open(at);
    expect(review.body).toContain('Waiting for review');
    expect(review.body).toContain('Alder 001A');
    expect(review.body).toContain('1 May 2025');
    await expectValidHtml(review.body);
    const answer = await app.post(`${at}/accept`, {}, officer);
    expect(answer.headers.location).toBe(at);
    const after = await open(at);
    expect(after.body).toContain('is loaded.');
    expect(after.body).toContain('By Dana Officer');
    expect((await open(`${at}/file`)).body).toBe(first);
    expect(await auditOf('release.accepted')).toContain(at.split('/').at(-1));
    expect((await open('/data')).body).toContain('As at 1 May 2025');
  });

  it('of the same file again says that it is loaded, and makes no second release', async () => {
    const before = await asInstallation(() => datasets.listReleases());
    const at = await loaded(first, { 'asAt-day': '2', 'asAt-month': '5', 'asAt-year': '2025' });
    expect((await open(at)).body).toContain('This file is already loaded');
    expect(await asInstallation(() => datasets.listReleases())).toHaveLength(before.length);
  });

  it('sent twice leaves one release waiting', async () => {
    const changed = first.replace('001A', '001Z');
    const at = await loaded(changed);
    expect(await loaded(changed)).toBe(at);
    expect((await open(at)).body).toContain(`This file is waiting for review already, as release ${at.split('/').at(-1) ?? ''}.`);
    expect((await auditOf('release.staged')).filter((id) => id === at.split('/').at(-1))).toHaveLength(1);
    const waiting = (await asInstallation(() => datasets.listReleases())).filter((release) => release.state === 'waiting');
    expect(waiting).toHaveLength(1);
    await discardAll();
  });

  it('shows what changed field by field, and what was rejected, with a list to keep', async () => {
    const at = await loaded(
      lsoas(
        'E01027001,Alder 001A,Kettering,1',
        'E01027002,Alder 001B,Corby,1',
        'E01027003,Alder 001C,Kettering,1',
        'E01027004,=Alder 001D,Corby,much',
      ),
    );
    const changed = await open(`${at}?list=changed`);
    expect(changed.body).toMatch(/<del[^>]*>Corby<\/del>/);
    expect(changed.body).toMatch(/<ins[^>]*>Kettering<\/ins>/);
    await expectValidHtml(changed.body);
    const rejected = await open(`${at}?list=rejected`);
    expect(rejected.body).toContain('much');
    await expectValidHtml(rejected.body);
    expect((await open(`${at}/rejections.csv`)).body).toMatch(/5,area_share,much,/);
    await discardAll();
  });

  it('that would take away more than a tenth asks once more', async () => {
    const at = await loaded(lsoas('E01027001,Alder 001A,Corby,1', 'E01027002,Alder 001B,Corby,1'));
    const asked = await app.post(`${at}/accept`, {}, officer);
    expect(asked.statusCode).toBe(422);
    expect(asked.body).toContain('Confirm that so many should be gone');
    expect(asked.body).toContain('More than a tenth would be gone: 1 of 3');
    await expectValidHtml(asked.body);
    await app.post(`${at}/accept`, { goneConfirmed: 'yes' }, officer);
    expect((await open(at)).body).toContain('What it changed');
  });

  it('that is discarded changes nothing, and tells who did so', async () => {
    const at = await loaded(lsoas('E01027001,Another name,Corby,1', 'E01027002,Alder 001B,Corby,1'));
    const answer = await app.post(`${at}/discard`, {}, officer);
    expect(answer.headers.location).toBe('/data');
    const { body } = await open(at);
    expect(body).toContain('Discarded');
    expect(body).toContain('By Dana Officer');
    expect(await auditOf('release.discarded')).toContain(at.split('/').at(-1));
  });

  it('of a file that is something else is put aside, in words', async () => {
    const at = await loaded('name,town\nAlder,Corby\n');
    const { body } = await open(at);
    expect(body).toContain('What is wrong with it');
    expect(body).toContain('Put aside');
    await expectValidHtml(body);
    expect((await open(`${at}/file`)).body).toBe('name,town\nAlder,Corby\n');
    await app.post(`${at}/discard`, {}, officer);
    const discarded = await open(at);
    expect(discarded.body).toContain('The file itself is not kept.');
    expect(discarded.body).not.toContain(`${at}/file`);
    expect(discarded.body).not.toContain('can be downloaded');
    expect((await open(`${at}/file`)).statusCode).toBe(404);
  });

  it('is listed in the history', async () => {
    const { body } = await open('/data/releases');
    expect(body).toContain('lsoas.csv');
    expect(body).toContain('Discarded');
    await expectValidHtml(body);
  });
});

describe('a release', () => {
  it('that is being read refreshes its page until it is told not to', async () => {
    const values = {
      source: 'gias-links',
      file_name: 'links.csv',
      sha256: '',
      size_bytes: 0,
      as_at: '2026-01-01',
      partial: false,
      state: 'staging',
      staged_by: 'Dana Officer',
    } as const;
    const { id } = await app.db.kysely
      .insertInto('release')
      .values({ ...values, progress_total: null, staged_at: app.clock.now(), beat_at: app.clock.now() })
      .returning('id')
      .executeTakeFirstOrThrow();
    const { body } = await open(`/data/releases/${id}`);
    expect(body).toContain('<meta http-equiv="refresh" content="2">');
    expect((await open(`/data/releases/${id}?refresh=off`)).body).not.toContain('http-equiv="refresh"');
    await app.db.kysely.deleteFrom('release').where('id', '=', id).execute();
    const gone = await open(`/data/releases/${id}`);
    expect(gone.statusCode).toBe(404);
    expect(gone.body).toContain('leaves no release');
  });

  it('of another authority is not found, nor its file, and cannot be accepted', async () => {
    const path = await loaded(first.replace('001A', '001Y'));
    const { id } = await app.db.kysely
      .insertInto('authority')
      .values({ la_code: '998', name: 'Othershire', is_demonstration: true })
      .returning('id')
      .executeTakeFirstOrThrow();
    const other = await app.signInAs('data-officer', { authorityId: id });
    for (const part of ['', '/file', '/rejections.csv']) expect((await open(path + part, other)).statusCode).toBe(404);
    expect((await app.post(`${path}/accept`, {}, other)).statusCode).toBe(404);
    await discardAll();
  });
});

it('nothing went wrong behind anybody’s back', () => {
  expect(faults).toEqual([]);
});
