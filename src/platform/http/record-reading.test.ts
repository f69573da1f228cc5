import { Readable } from 'node:stream';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/harness/app.ts';
import type { Reply, Route } from './route.ts';

const page: Reply = { kind: 'page', template: 'home/about.njk', data: {} };
const sensitive = { method: 'GET', permission: 'signed-in', sensitive: true } as const;
const routes: Route[] = [
  {
    ...sensitive,
    permission: 'entry.view',
    of: 'id',
    path: '/concerns/:id',
    audit: 'concern.viewed',
    handle: async ({ params }) => (params['id'] === '404' ? { kind: 'not-found' } : page),
  },
  { ...sensitive, path: '/concerns', audit: 'concern.listed', handle: async () => page },
  { ...sensitive, path: '/api/v1/concerns/:id', audit: 'concern.read', handle: async () => ({ kind: 'json', body: {} }) },
  {
    ...sensitive,
    path: '/schools/:urn/concerns.csv',
    audit: 'concern.downloaded',
    handle: async ({ params }) => ({
      kind: 'download',
      fileName: 'a.csv',
      contentType: 'text/csv',
      body: Readable.from(['a']),
      subject: { kind: 'school', id: `the id of ${String(params['urn'])}` },
    }),
  },
  {
    ...sensitive,
    path: '/schools/:urn/concerns/:concern',
    audit: 'concern.opened',
    subject: { kind: 'concern', param: 'concern' },
    handle: async () => page,
  },
  { ...sensitive, path: '/moved/:id', audit: 'concern.moved', handle: async () => ({ kind: 'redirect', to: '/concerns/1' }) },
  { ...sensitive, sensitive: false, path: '/open/:id', audit: 'open.viewed', handle: async () => page },
  { ...sensitive, method: 'POST', path: '/concerns/:id/close', audit: 'concern.closed', handle: async () => ({ kind: 'redirect', to: '/' }) },
];

let app: TestApp;
let lead: string;
beforeAll(async () => {
  app = await openTestApp({
    routes,
    access: ({ role }) => role === 'lead' || role === 'unaware',
    reaches: ({ role }) => Promise.resolve(role !== 'unaware'),
  });
  lead = await app.signInAs('lead');
});

let seen: number;
const recorded = () => app.db.kysely.selectFrom('audit_event').selectAll().where('sequence', '>', seen).orderBy('sequence').execute();
beforeEach(async () => {
  seen = 0;
  seen = (await recorded()).length;
});

async function read(url: string, cookie = lead, method: 'GET' | 'HEAD' | 'POST' = 'GET'): Promise<number> {
  return (await app.inject({ method, url, headers: { cookie }, remoteAddress: '192.0.2.9' })).statusCode;
}

describe('reading a sensitive record', () => {
  it.each([
    ['/concerns/17', 'concern.viewed', 'concern', '17'],
    ['/concerns', 'concern.listed', null, null],
    ['/schools/900101/concerns.csv', 'concern.downloaded', 'school', 'the id of 900101'],
    ['/schools/900101/concerns/3', 'concern.opened', 'concern', '3'],
    ['/api/v1/concerns/17', 'concern.read', 'concern', '17'],
  ])('%s is recorded, with whose record it is and from where', async (url, event, kind, id) => {
    expect(await read(url)).toBe(200);
    const found = { event, subject_kind: kind, subject_id: id, actor_name: 'Test lead', actor_role: 'lead', address: '192.0.2.9', after: null };
    expect(await recorded()).toMatchObject([found]);
  });

  it('is recorded where only the head of the answer is asked for', async () => {
    expect(await read('/concerns/17', lead, 'HEAD')).toBe(200);
    expect(await recorded()).toMatchObject([{ event: 'concern.viewed' }]);
  });

  it('is not recorded where nothing was shown, or what was shown is not sensitive', async () => {
    await read('/moved/17');
    await read('/open/17');
    expect(await recorded()).toEqual([]);
  });
});

describe('asking for a sensitive record', () => {
  it.each([
    ['whose role does not include it', 'stranger', 403],
    ['who may not know that it is there', 'unaware', 404],
  ])('is recorded of somebody %s', async (_, role, status) => {
    expect(await read('/concerns/17', await app.signInAs(role))).toBe(status);
    const found = {
      event: 'concern.refused',
      subject_kind: 'concern',
      subject_id: '17',
      actor_role: role,
      after: { askedFor: 'concern.viewed', answer: status },
    };
    expect(await recorded()).toMatchObject([found]);
  });

  it('is recorded where there is none, or none for the reader', async () => {
    expect(await read('/concerns/404')).toBe(404);
    expect(await recorded()).toMatchObject([{ event: 'concern.refused', subject_id: '404', after: { askedFor: 'concern.viewed', answer: 404 } }]);
  });

  it('is recorded where something would have been changed', async () => {
    expect(await read('/concerns/17/close', await app.signInAs('stranger'), 'POST')).toBe(403);
    expect(await recorded()).toMatchObject([{ event: 'concern.refused', after: { askedFor: 'concern.closed', answer: 403 } }]);
  });

  it('is not recorded of somebody whom nobody knows, who is asked to sign in', async () => {
    expect(await read('/concerns/17', '')).toBe(303);
    expect(await read('/open/17', await app.signInAs('stranger'))).toBe(403);
    expect(await recorded()).toEqual([]);
  });
});

it('a sensitive path with several parameters that does not say which is the record stops the service from starting', async () => {
  const unclear: Route = { ...sensitive, path: '/schools/:urn/notes/:note', audit: 'note.viewed', handle: async () => page };
  await expect(openTestApp({ db: app.db, routes: [unclear] })).rejects.toThrow('"subject" has to name the parameter that is the record');
  const mistaken: Route = { ...unclear, subject: { kind: 'note', param: 'id' } };
  await expect(openTestApp({ db: app.db, routes: [mistaken] })).rejects.toThrow('"subject" has to name');
});
