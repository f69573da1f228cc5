import { beforeAll, describe, expect, it, vi } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/harness/app.ts';
import { createDatasets, type Datasets } from '../../datasets/index.ts';
import { asInstallation } from '../../platform/database/who-asks.ts';
import { dataRoutes } from './data.routes.ts';

let app: TestApp;
let datasets: Datasets;
const faults: unknown[] = [];
let fail = false;

beforeAll(async () => {
  app = await openTestApp({
    routes: (db, clock) => {
      const apply = async () => {
        if (fail) throw new Error('a listener failed');
      };
      datasets = createDatasets({ db, clock, listeners: [{ source: 'localities', apply }] });
      return dataRoutes({ db, clock, datasets, patience: 0, reportFault: (error) => faults.push(error) });
    },
  });
});

const rows = Array.from({ length: 3000 }, (_, index) => `E0${String(1_000_000 + index)},Invented ${index},${index % 2 ? 'Corby' : 'Kettering'},1`);

describe('a load that takes longer than a person should wait', { shuffle: false }, () => {
  let at: string;
  let cookie: string;

  it('sends them to its page when the file has been sent, and goes on', async () => {
    cookie = await app.signInAs('data-officer');
    const sent = await app.formToken(cookie);
    const boundary = 'waymark-test-boundary';
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="source"\r\n\r\nlocalities\r\n--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="lsoas.csv"\r\n\r\n`;
    const payload = `${head}lsoa21cd,lsoa21nm,locality,area_share\n${rows.join('\n')}\n\r\n--${boundary}--\r\n`;
    const headers = { 'cookie': sent.cookie, 'content-type': `multipart/form-data; boundary=${boundary}` };
    const answer = await app.inject({ method: 'POST', url: `/data/load?_csrf=${encodeURIComponent(sent.token)}`, headers, payload });
    at = String(answer.headers.location);
    expect(at).toMatch(/^\/data\/releases\/\d+$/);
    await vi.waitUntil(async () => (await asInstallation(() => datasets.getRelease(Number(at.split('/').at(-1))))).state === 'waiting', {
      timeout: 20_000,
    });
  });

  it('is given back, and the fault reported, when its commit fails behind their back', async () => {
    fail = true;
    expect((await app.post(`${at}/accept`, {}, cookie)).headers.location).toBe(at);
    await vi.waitUntil(() => faults.length === 1, { timeout: 20_000 });
    fail = false;
    expect((await asInstallation(() => datasets.getRelease(Number(at.split('/').at(-1))))).state).toBe('waiting');
  });

  it('is committed while they look on', async () => {
    expect((await app.post(`${at}/accept`, {}, cookie)).headers.location).toBe(at);
    const audited = () => app.db.kysely.selectFrom('audit_event').select('event').where('event', '=', 'release.accepted').execute();
    await vi.waitUntil(async () => (await audited()).length === 1, { timeout: 20_000 });
    expect((await app.inject({ url: at, headers: { cookie } })).body).toContain('What it changed');
  });
});
