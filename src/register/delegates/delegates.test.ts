import { beforeAll, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/harness/app.ts';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { isAllowed } from '../access/permissions.ts';
import { accountRoutes } from '../accounts/accounts.routes.ts';
import { addProvider } from '../providers/invented-providers.fixture.ts';
import { delegateRoutes } from './delegates.routes.ts';

let app: TestApp;
let school: number;
let beside: number;
let head: string;
let lead: string;
beforeAll(async () => {
  app = await openTestApp({
    routes: (db, clock) => [
      ...delegateRoutes({ db, clock, publicAddress: '', workSources: [] }),
      ...accountRoutes({ db, clock, publicAddress: '', workSources: [] }),
    ],
    access: isAllowed,
  });
  await app.db.transaction(async (tx) => {
    school = await addProvider(tx, app.authorityId, { name: 'Kelby School', la_code: '999', urn: 900001 });
    beside = await addProvider(tx, app.authorityId, { name: 'Ashby School', la_code: '999', urn: 900002 });
  });
  head = await app.signInAs('headteacher', { name: 'Jane Marchbank', reaches: [{ kind: 'provider', providerId: school }] });
  lead = await app.signInAs('lead');
});

const get = (url: string, cookie: string) => app.inject({ url, headers: { cookie } });
const ask = (provider: number, email: string, over: Record<string, string> = {}) =>
  app.post(
    `/providers/${String(provider)}/delegates/new`,
    { 'name': 'Dee Legate', email, 'last-day-day': '31', 'last-day-month': '8', 'last-day-year': '2027', 'reason': 'Keeps our plan', ...over },
    head,
  );
const find = (email: string) => app.db.kysely.selectFrom('account').selectAll().where('email', '=', email).executeTakeFirst();

it('a head asks for a delegate of their own school, an officer approves, and the delegate reaches it', async () => {
  const email = 'dee@example.invalid';
  expect((await ask(school, email)).headers.location).toBe('/my-delegates');
  const account = await find(email);
  expect(account).toMatchObject({ role: 'head-delegate', state: 'requested', expires_on: '2027-08-31' });
  const waiting = await get('/my-delegates', head);
  expect(waiting.body).toMatch(/Dee Legate[\s\S]*Waiting for approval/);
  await expectValidHtml(waiting.body, '/my-delegates');
  const request = await app.db.kysely
    .selectFrom('account_request')
    .select('id')
    .where('account_id', '=', account?.id ?? 0)
    .executeTakeFirstOrThrow();
  expect((await app.post(`/accounts/requests/${String(request.id)}`, { decision: 'approve' }, head)).statusCode).toBe(403);
  await app.post(`/accounts/requests/${String(request.id)}`, { decision: 'approve' }, lead);
  expect((await find(email))?.state).toBe('invited');
  // The same sent again makes nobody new.
  expect((await ask(school, email)).headers.location).toBe('/my-delegates');
});

it('a head ends a delegate with a reason: the account that reached nothing else is shut', async () => {
  await ask(school, 'end@example.invalid', { name: 'Ed Ended' });
  const account = await find('end@example.invalid');
  const path = `/providers/${String(school)}/delegates/${String(account?.id)}/end`;
  await expectValidHtml((await get(path, head)).body, path);
  expect((await app.post(path, { reason: '' }, head)).statusCode).toBe(422);
  await app.post(path, { reason: 'Has left' }, head);
  expect((await find('end@example.invalid'))?.state).toBe('disabled');
  expect((await get('/my-delegates', head)).body).not.toContain('Ed Ended</');
  expect((await get(path, head)).statusCode).toBe(404);
});

it('a school beside their own has no delegates that a head could ask for or end', async () => {
  expect((await ask(beside, 'beside@example.invalid')).statusCode).toBe(404);
  expect(await find('beside@example.invalid')).toBeUndefined();
  await ask(school, 'mine@example.invalid', { name: 'Mine Alone' });
  const mine = await find('mine@example.invalid');
  const neighbour = await app.signInAs('headteacher', { reaches: [{ kind: 'provider', providerId: beside }] });
  for (const provider of [school, beside]) {
    const path = `/providers/${String(provider)}/delegates/${String(mine?.id)}/end`;
    expect((await get(path, neighbour)).statusCode).toBe(404);
    expect((await app.post(path, { reason: 'Not mine' }, neighbour)).statusCode).toBe(404);
  }
  expect((await get('/my-delegates', neighbour)).body).not.toContain('Mine Alone');
});

it('somebody who is no delegate cannot be ended as one, and their address gives nothing away', async () => {
  await app.signInAs('sia', { name: 'Sia Adviser' });
  const { id, email } = await app.db.kysely.selectFrom('account').select(['id', 'email']).where('name', '=', 'Sia Adviser').executeTakeFirstOrThrow();
  expect((await app.post(`/providers/${String(school)}/delegates/${String(id)}/end`, { reason: 'x' }, head)).statusCode).toBe(404);
  const answer = await ask(school, email);
  expect(answer.statusCode).toBe(422);
  expect(answer.body).not.toContain('Sia Adviser');
});

it('a delegate, a chair and a clerk have none', async () => {
  for (const role of ['head-delegate', 'chair', 'clerk', 'lead']) {
    const cookie = await app.signInAs(role, { reaches: [{ kind: 'provider', providerId: school }] });
    for (const path of ['/my-delegates', `/providers/${String(school)}/delegates/new`]) expect((await get(path, cookie)).statusCode, role).toBe(403);
  }
});
