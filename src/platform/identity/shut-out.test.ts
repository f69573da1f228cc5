import { beforeAll, describe, expect, it } from 'vitest';
import type { TestApp } from '../../../test/harness/app.ts';
import { openTestApp } from '../../../test/harness/app.ts';
import type { Route } from '../http/route.ts';
import type { Clock } from '../clock.ts';
import { enrol, openTestBrowser, signInWithCode } from './browser.fixture.ts';
import { changePassword } from './change-password.ts';
import { createAccount } from './create-account.ts';
import { disableAccount } from './disable-account.ts';
import { identityRoutes } from './identity.routes.ts';
import { listAccounts } from './list-accounts.ts';
import { listTokens } from './list-tokens.ts';
import { hashPassword } from './password.ts';
import { revokeToken } from './revoke-token.ts';
import { createToken } from './tokens.ts';

const operator = { kind: 'operator', accountId: null, name: 'Operator', role: null, authorityId: null, tokenId: null } as const;
const page: Route = { method: 'GET', path: '/page', permission: 'signed-in', audit: 'page.viewed', handle: async () => ({ kind: 'json', body: 1 }) };

let now = Date.parse('2026-11-23T09:00:00Z');
const clock: Clock = { now: () => new Date(now), today: () => '2026-11-23' };

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp({
    clock,
    routes: (db, _clock, config) => [page, { ...page, path: '/api/v1/page' }, ...identityRoutes({ db, clock, config })],
  });
});

const makeAccount = async (email: string) => {
  const passwordHash = await hashPassword('correct horse battery');
  const given = { authorityId: app.authorityId, email, name: 'Lee Leaver', role: 'lead', passwordHash };
  await app.db.transaction((tx) => createAccount(tx, operator, given));
};
const secrets = new Map<string, string>();
const signIn = async (email: string, password = 'correct horse battery') => {
  const browser = openTestBrowser(app);
  const credentials = { email, password, to: '/page' };
  // A code is used once.
  now += 60_000;
  const secret = secrets.get(email);
  const first = secret === undefined ? await enrol(browser, clock, credentials) : null;
  if (first !== null) secrets.set(email, first.secret);
  const answer = first?.answer ?? (await signInWithCode(browser, clock, String(secret), credentials));
  return { status: answer.statusCode, cookie: `waymark=${answer.cookies.find(({ name }) => name === 'waymark')?.value ?? ''}` };
};
const open = async (cookie: string) => (await app.inject({ url: '/page', headers: { cookie } })).statusCode;
const eventsOf = async (kind: string, id: number) => {
  const rows = await app.db.kysely
    .selectFrom('audit_event')
    .selectAll()
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', String(id))
    .execute();
  return rows.map(({ event, authority_id, actor_name }) => [event, authority_id, actor_name]);
};
const idOf = (result: { readonly ok: boolean; readonly value?: unknown }) => Number(result.value);

describe('an account that is disabled', () => {
  it('is signed out everywhere at once, cannot sign in, and is told of in the audit trail', async () => {
    await makeAccount('leaver@example.invalid');
    const { cookie } = await signIn('leaver@example.invalid');
    expect(await open(cookie)).toBe(200);
    const disabled = await app.db.transaction((tx) => disableAccount(tx, operator, ' Leaver@Example.invalid'));
    expect(await open(cookie)).toBe(303);
    expect((await signIn('leaver@example.invalid')).status).toBe(422);
    expect(await app.db.kysely.selectFrom('session').select('id_hash').where('account_id', '=', idOf(disabled)).execute()).toEqual([]);
    expect(await eventsOf('account', idOf(disabled))).toContainEqual(['account.disabled', app.authorityId, 'Operator']);
    expect(await listAccounts(app.db.kysely)).toContainEqual(expect.objectContaining({ email: 'leaver@example.invalid', state: 'disabled' }));
  });

  it('is disabled once, and has no password to change', async () => {
    await makeAccount('left@example.invalid');
    const disable = () => app.db.transaction((tx) => disableAccount(tx, operator, 'left@example.invalid'));
    expect(await disable()).toMatchObject({ ok: true });
    expect(await disable()).toEqual({ ok: false, reason: 'The account for left@example.invalid is disabled already.' });
    expect(await app.db.transaction((tx) => changePassword(tx, operator, 'left@example.invalid', 'x'))).toMatchObject({ ok: false });
    const none = { ok: false, reason: 'There is no account for none@example.invalid.' };
    expect(await app.db.transaction((tx) => disableAccount(tx, operator, 'none@example.invalid'))).toEqual(none);
    expect(await app.db.transaction((tx) => changePassword(tx, operator, 'none@example.invalid', 'x'))).toEqual(none);
  });
});

describe('an account whose password is changed', () => {
  it('is signed out everywhere, and takes the new password and not the old', async () => {
    await makeAccount('forgetful@example.invalid');
    const { cookie } = await signIn('forgetful@example.invalid');
    const passwordHash = await hashPassword('another horse altogether');
    const changed = await app.db.transaction((tx) => changePassword(tx, operator, 'forgetful@example.invalid', passwordHash));
    expect(await open(cookie)).toBe(303);
    expect((await signIn('forgetful@example.invalid')).status).toBe(422);
    expect((await signIn('forgetful@example.invalid', 'another horse altogether')).status).toBe(303);
    expect(await eventsOf('account', idOf(changed))).toContainEqual(['account.password-changed', app.authorityId, 'Operator']);
  });
});

describe('a token that is revoked', () => {
  it('opens nothing from then on, and can be revoked once', async () => {
    const token = await app.db.transaction((tx) =>
      createToken(tx, app.clock, operator, { authorityId: app.authorityId, role: 'auditor', name: 'Power BI' }),
    );
    const ask = async () => (await app.inject({ url: '/api/v1/page', headers: { authorization: `Bearer ${token}` } })).statusCode;
    expect(await ask()).toBe(200);
    const id = (await listTokens(app.db.kysely)).at(-1)?.id ?? 0;
    const revoke = () => app.db.transaction((tx) => revokeToken(tx, app.clock, operator, id));
    expect(await revoke()).toEqual({ ok: true, value: 'Power BI' });
    expect(await ask()).toBe(401);
    expect(await revoke()).toEqual({ ok: false, reason: `Token ${String(id)} (Power BI) is revoked already.` });
    expect((await listTokens(app.db.kysely)).at(-1)).toMatchObject({ name: 'Power BI', revokedAt: app.clock.now() });
    expect(await eventsOf('token', id)).toContainEqual(['token.revoked', app.authorityId, 'Operator']);
  });
});
