import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/platform/database/database.ts';
import type { Reply, Route } from '../../src/platform/http/route.ts';
import { createToken } from '../../src/platform/identity/tokens.ts';
import { anonymous } from '../../src/platform/identity/actor.ts';
import { openTestApp, type TestApp } from '../harness/app.ts';

const get = (
  path: Route['path'],
  handle: Route['handle'],
  more: Partial<Pick<Route, 'reach'>> & { readonly permission?: 'anyone' | 'signed-in' } = {},
): Route => ({
  method: 'GET',
  path,
  permission: 'signed-in',
  audit: 'test.viewed',
  handle,
  ...more,
});

/** Pages that have forgotten every filter. */
function carelessRoutes(db: Database): Route[] {
  const names = async (): Promise<string[]> => {
    const { rows } = await sql<{ name: string }>`select name from locality order by name`.execute(db.kysely);
    return rows.map(({ name }) => name);
  };
  const json = async (): Promise<Reply> => ({ kind: 'json', body: await names() });
  /** One question after another for as long as the file is being sent, as a long export does. */
  async function* lines(): AsyncGenerator<string> {
    for (let line = 0; line < 200; line += 1) yield `${(await names()).join(',')},${'-'.repeat(2000)}\n`;
  }
  const download = async (): Promise<Reply> => ({ kind: 'download', fileName: 'all.csv', contentType: 'text/csv', body: Readable.from(lines()) });
  const inTransaction = async (): Promise<Reply> => {
    const rows = await db.transaction(async (tx) => (await sql`select name from locality`.execute(tx)).rows);
    await wait(1);
    return { kind: 'json', body: rows.map((row) => (row as { name: string }).name) };
  };
  const rename = async (): Promise<Reply> => {
    const renamed = await sql`update locality set name = name || ' (renamed)'`.execute(db.kysely);
    return { kind: 'json', body: Number(renamed.numAffectedRows) };
  };
  return [
    get('/careless', json),
    get('/api/careless', json),
    get('/careless/everybody', json, { permission: 'anyone' }),
    get('/careless/sign-in', json, { permission: 'anyone', reach: 'installation' }),
    get('/careless/transaction', inTransaction),
    get('/careless/file', download),
    { ...get('/careless/rename', rename), method: 'POST' },
  ];
}

let app: TestApp;
const cookies = { ours: '', theirs: '' };
const tokens = { ours: '', theirs: '' };
beforeAll(async () => {
  app = await openTestApp({ routes: (db) => carelessRoutes(db) });
  const { rows } = await sql<{ id: number }>`insert into authority (la_code, name) values ('998', 'The other') returning id`.execute(app.db.kysely);
  const ids = { ours: app.authorityId, theirs: rows[0]?.id ?? 0 };
  for (const side of ['ours', 'theirs'] as const) {
    const authorityId = ids[side];
    await sql`insert into locality (authority_id, name, slug) values (${authorityId}, ${side}, ${side})`.execute(app.db.kysely);
    cookies[side] = await app.signInAs('data-officer', { authorityId });
    tokens[side] = await app.db.transaction((tx) =>
      createToken(tx, app.clock, { ...anonymous, kind: 'operator' }, { authorityId, role: 'auditor', name: 'Test' }),
    );
  }
});

const page = (url: string, side: keyof typeof cookies) => app.inject({ url, headers: { cookie: cookies[side] } });

describe('a page that has forgotten every filter', () => {
  it.each(['/careless', '/careless/transaction', '/careless/everybody'])('shows people their own authority’s rows alone: %s', async (url) => {
    expect((await page(url, 'ours')).json()).toEqual(['ours']);
    expect((await page(url, 'theirs')).json()).toEqual(['theirs']);
  });

  it('shows a token’s authority’s rows alone', async () => {
    for (const side of ['ours', 'theirs'] as const) {
      const answer = await app.inject({ url: '/api/careless', headers: { authorization: `Bearer ${tokens[side]}` } });
      expect(answer.json()).toEqual([side]);
    }
  });

  it('shows nothing to somebody who is not signed in, unless it says that it is for everybody', async () => {
    expect((await app.inject('/careless/everybody')).json()).toEqual([]);
    expect((await app.inject('/careless/sign-in')).json()).toEqual(['ours', 'theirs']);
  });

  it('changes nothing of another authority', async () => {
    expect((await app.post('/careless/rename', {}, cookies.theirs)).json()).toBe(1);
    const { rows } = await sql<{ name: string }>`select name from locality order by name`.execute(app.db.kysely);
    expect(rows.map(({ name }) => name)).toEqual(['ours', 'theirs (renamed)']);
    await sql`update locality set name = 'theirs' where slug = 'theirs'`.execute(app.db.kysely);
  });

  it('cannot be for everybody and for those signed in at once', async () => {
    const wrong = get('/careless/wrong', async () => ({ kind: 'not-found' }), { reach: 'installation' });
    await expect(openTestApp({ db: app.db, routes: [wrong] })).rejects.toThrow('no other reach');
  });
});

describe('many requests at once', () => {
  it('each see their own, however they come between each other', async () => {
    const sides = Array.from({ length: 60 }, (_, at) => (at % 3 === 0 ? 'theirs' : 'ours'));
    const urls = ['/careless', '/careless/transaction', '/careless/everybody'];
    const answers = await Promise.all(sides.map((side, at) => page(urls[at % 3] ?? '', side)));
    expect(answers.map((answer) => answer.json<string[]>())).toEqual(sides.map((side) => [side]));
  });

  it('files that are being sent to two authorities hold each its own, to the last line', async () => {
    // Over sockets, read slowly and in turns: most of each file is asked of the database long after its handler has answered.
    const address = await app.server.listen({ host: '127.0.0.1', port: 0 });
    const read = async (side: keyof typeof cookies): Promise<string> => {
      const answer = await fetch(`${address}/careless/file`, { headers: { cookie: cookies[side] } });
      let text = '';
      const decoder = new TextDecoder();
      for await (const chunk of answer.body ?? []) {
        text += decoder.decode(chunk as Uint8Array, { stream: true });
        await wait(1);
        await page('/careless', side === 'ours' ? 'theirs' : 'ours');
      }
      return text;
    };
    const [ours, theirs, oursAgain] = await Promise.all([read('ours'), read('theirs'), read('ours')]);
    const linesOf = (text: string) =>
      text
        .split('\n')
        .filter(Boolean)
        .map((line) => line.split(',-')[0]);
    expect(linesOf(ours)).toEqual(Array(200).fill('ours'));
    expect(linesOf(theirs)).toEqual(Array(200).fill('theirs'));
    expect(linesOf(oursAgain)).toEqual(Array(200).fill('ours'));
  });
});
