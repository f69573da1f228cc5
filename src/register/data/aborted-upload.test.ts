import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { beforeAll, it, vi } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/harness/app.ts';
import { createDatasets, type Datasets } from '../../datasets/index.ts';
import { asInstallation } from '../../platform/database/who-asks.ts';
import { dataRoutes } from './data.routes.ts';

let app: TestApp;
let datasets: Datasets;

beforeAll(async () => {
  app = await openTestApp({
    routes: (db, clock) => {
      datasets = createDatasets({ db, clock, listeners: [] });
      return dataRoutes({ db, clock, datasets, reportFault: () => undefined });
    },
  });
  await app.server.listen({ host: '127.0.0.1', port: 0 });
});

it('an upload that breaks off leaves nothing half-read, and the source free for the next', async () => {
  const { token, cookie } = await app.formToken(await app.signInAs('data-officer'));
  const { port } = app.server.server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  const part = (head: string, body: string) => `--b\r\ncontent-disposition: form-data; ${head}\r\n\r\n${body}\r\n`;
  const rows = Array.from({ length: 5000 }, (_, index) => `E0${1_000_000 + index},Invented ${index},Corby,1`).join('\n');
  const body = part('name="source"', 'localities') + part('name="file"; filename="half.csv"', `lsoa21cd,lsoa21nm,locality,area_share\n${rows}`);
  const headers = [
    `POST /data/load?_csrf=${encodeURIComponent(token)} HTTP/1.1`,
    'host: 127.0.0.1',
    `cookie: ${cookie}`,
    'content-type: multipart/form-data; boundary=b',
    'content-length: 9000000',
  ];
  socket.write(`${headers.join('\r\n')}\r\n\r\n${body.slice(0, -2)}`);
  const latest = async () => (await asInstallation(() => datasets.listReleases({ source: 'localities' })))[0]?.state;
  await vi.waitUntil(async () => (await latest()) === 'staging', { timeout: 20_000 });
  socket.destroy();
  await vi.waitUntil(async () => (await latest()) === 'failed', { timeout: 20_000 });
});
