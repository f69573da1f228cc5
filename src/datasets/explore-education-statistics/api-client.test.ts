import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fixedClock } from '../../platform/clock.ts';
import { createStatisticsApi, type StatisticsApi } from './api-client.ts';

const dataSet = {
  id: 'ds-1',
  title: 'Attendance in Fenbridge',
  status: 'Published',
  latestVersion: { version: '1.2', published: '2026-09-01T09:30:00+00:00', totalResults: 3, file: { id: 'f-1' }, geographicLevels: ['National'] },
  somethingNew: true,
};
const meta = {
  filters: [{ id: 'f1', column: 'education_phase', label: 'Phase', options: [{ id: 'o1', label: 'Primary' }] }],
  indicators: [{ id: 'i1', column: 'attendance_perc', label: 'Attendance', unit: '%', decimalPlaces: 1 }],
  geographicLevels: [{ code: 'NAT', label: 'National' }],
  locations: [{ level: { code: 'NAT', label: 'National' }, options: [{ id: 'l1', label: 'England', code: 'E92000001' }] }],
  timePeriods: [{ code: 'W37', period: '2026', label: '2026 Week 37' }],
};

type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void;
const json =
  (value: unknown, status = 200, headers: Record<string, string> = {}): Answer =>
  (_, response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));
const paged = (results: unknown[], page: number, totalPages: number) => ({
  paging: { page, pageSize: 40, totalResults: 9, totalPages },
  results,
  warnings: [],
});

describe('the API of explore education statistics', () => {
  const answers: Answer[] = [];
  const asked: string[] = [];
  let waits: number[] = [];
  let api: StatisticsApi;
  let address: string;
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      asked.push(`${request.method ?? ''} ${request.url ?? ''}${body === '' ? '' : ` ${body}`}`);
      (answers.shift() ?? json({ title: 'Not found' }, 404))(request, response, body);
    });
  });
  const means = () => ({ address, clock: fixedClock('2026-11-23T10:00:00Z'), wait: async (milliseconds: number) => void waits.push(milliseconds) });

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/statistics`;
    api = createStatisticsApi(means());
  });
  afterAll(() => server.close());
  beforeEach(() => {
    answers.length = 0;
    asked.length = 0;
    waits = [];
  });

  it('is read page by page', async () => {
    const publication = (id: string) => ({ id, title: `Publication ${id}`, slug: id, lastPublished: '2026-09-01T09:30:00+00:00' });
    answers.push(json(paged([publication('a')], 1, 2)), json(paged([publication('b')], 2, 2)));
    const found = await api.listPublications('pupil absence');
    expect(found.ok && found.value.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(asked).toEqual([1, 2].map((page) => `GET /statistics/v1/publications?page=${String(page)}&pageSize=40&search=pupil+absence`));
  });

  it('gives data sets, what they hold, and answers to a query', async () => {
    const row = {
      timePeriod: { code: 'W37', period: '2026' },
      geographicLevel: 'NAT',
      locations: { NAT: 'l1' },
      filters: { f1: 'o1' },
      values: { i1: 'c' },
    };
    answers.push(json(paged([dataSet], 1, 1)), json(dataSet), json(meta), json(paged([row], 1, 1)));
    expect(await api.listDataSets('p-1')).toMatchObject({ ok: true, value: [{ id: 'ds-1' }] });
    expect(await api.getDataSet('ds-1')).toMatchObject({ ok: true, value: { latestVersion: { version: '1.2' } } });
    expect(await api.getMeta('ds-1')).toMatchObject({ ok: true, value: { indicators: [{ column: 'attendance_perc' }] } });
    expect(await api.queryDataSet('ds-1', { indicators: ['i1'] })).toMatchObject({ ok: true, value: [{ values: { i1: 'c' } }] });
    expect(asked.at(-1)).toBe('POST /statistics/v1/data-sets/ds-1/query {"indicators":["i1"],"page":1,"pageSize":1000}');
  });

  it('gives the whole file', async () => {
    answers.push((_, response) => response.writeHead(200, { 'content-type': 'text/csv' }).end('time_period\n202526\n'));
    const file = await api.openCsv('ds-1');
    expect(file.ok && (await text(file.value))).toBe('time_period\n202526\n');
  });

  it('is asked again as late as it says, and gives up in words', async () => {
    const busy = (retryAfter: string) => json({}, 429, { 'retry-after': retryAfter });
    answers.push(busy('7'), busy('Mon, 23 Nov 2026 10:00:30 GMT'), json({}, 503), json(dataSet));
    expect((await api.getDataSet('ds-1')).ok).toBe(true);
    expect(waits).toEqual([7000, 30_000, 4000]);
    answers.push(busy('1'), busy('1'), busy('1'), busy('1'));
    expect(await api.getDataSet('ds-1')).toMatchObject({ ok: false, reason: 'The API is busy (429), and was after 4 tries. Try again later.' });
  });

  it.each<[string, Answer, string]>([
    ['that knows no such data set', json({ title: 'Not found' }, 404), 'The API knows nothing at /v1/data-sets/ds-1: is the data set’s id right?'],
    ['that fails', json({ title: 'Error', detail: 'The store is down' }, 500), 'The API answered 500: The store is down.'],
    ['that answers a page', (_, response) => response.end('<html>'), 'The API’s answer is not JSON.'],
    ['that answers another shape', json({ ...dataSet, latestVersion: {} }), 'The API’s answer is not as documented, at “latestVersion.version”.'],
  ])('%s says so', async (_, answer, reason) => {
    answers.push(answer);
    expect(await api.getDataSet('ds-1')).toEqual({ ok: false, reason });
  });

  it('that does not answer, or is nowhere, is told of', async () => {
    answers.push(() => undefined);
    expect(await createStatisticsApi({ ...means(), timeoutMs: 50 }).getDataSet('ds-1')).toMatchObject({
      reason: expect.stringMatching(/gave no answer within 0.05 seconds/) as string,
    });
    expect(await createStatisticsApi({ ...means(), address: 'http://127.0.0.1:1' }).getDataSet('ds-1')).toMatchObject({
      reason: expect.stringMatching(/cannot be reached/) as string,
    });
  });
});
