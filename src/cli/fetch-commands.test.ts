import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../test/harness/database.ts';
import { createDatasets } from '../datasets/index.ts';
import { fixedClock } from '../platform/clock.ts';
import { readConfig } from '../platform/config/config.ts';
import type { Database } from '../platform/database/database.ts';
import { anonymous } from '../platform/identity/actor.ts';
import type { OpenWaymark } from '../open-waymark.ts';
import { fetchEesCommand } from './fetch-commands.ts';

const weekly = readFileSync(join(import.meta.dirname, '../datasets/explore-education-statistics/fixtures/attendance-weekly.csv'));
const clock = fixedClock('2026-11-23T10:00:00Z');

describe('fetching a data set', () => {
  let db: Database;
  let waymark: OpenWaymark;
  let stopsHalfWay = false;
  const server = createServer((request, response) => {
    if (request.url?.endsWith('/csv') === true) {
      if (!stopsHalfWay) return response.end(weekly);
      response.writeHead(200, { 'content-length': String(weekly.length) });
      response.write(weekly.subarray(0, 400), () => response.destroy());
      return response;
    }
    if (request.url !== '/v1/data-sets/ds-1') return response.writeHead(404).end();
    return response.end(
      JSON.stringify({ id: 'ds-1', title: 'Pupil attendance', latestVersion: { version: '1.0', published: '2026-09-20T09:30:00+00:00' } }),
    );
  });
  beforeAll(async () => {
    db = await openTestDatabase();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const config = readConfig({}, { EES_API_URL: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/` });
    const datasets = createDatasets({ db, clock, listeners: [] });
    waymark = { config, db, datasets } as unknown as OpenWaymark;
  });
  afterAll(() => server.close());

  const fetchEes = (id: string, options: Record<string, string | boolean> = {}) =>
    fetchEesCommand.run(waymark, { args: [id], options, clock, operator: { ...anonymous, kind: 'operator', name: 'Sam' }, say: () => undefined });

  it('that is no known one is refused in words', async () => {
    expect(await fetchEes('ds-2')).toMatchObject({ kind: 'refused', reasons: [expect.stringContaining('is the data set’s id right?')] });
    expect(await fetchEes('ds-1', { as: 'school-lunches' })).toMatchObject({
      kind: 'refused',
      reasons: [expect.stringContaining('has no file “school-lunches”')],
    });
  });

  it('that stops half way changes nothing, and says so', async () => {
    stopsHalfWay = true;
    const outcome = await fetchEes('ds-1');
    stopsHalfWay = false;
    expect(outcome).toMatchObject({ kind: 'refused', reasons: [expect.stringContaining('stopped half way')] });
  });

  it('stages it as of the day it was published, and accepts it where that was said', async () => {
    const outcome = await fetchEes('ds-1', { as: 'attendance-weekly', accept: true });
    expect(outcome).toMatchObject({ kind: 'done', json: { rows: 3, new: 3 } });
    const [release] = await waymark.datasets.currentReleases();
    expect(release).toMatchObject({ layout: 'attendance-weekly', fileName: 'pupil-attendance-1.0.csv', asAt: '2026-09-20', acceptedBy: 'Sam' });
  });
});
