import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestApp } from '../../../../test/harness/app.ts';
import { openTestApp } from '../../../../test/harness/app.ts';
import { expectValidHtml } from '../../../../test/harness/page-checks.ts';
import type { Clock } from '../../clock.ts';
import type { Route } from '../../http/route.ts';
import type { LinkPurpose } from '../account-links.ts';
import { issueAccountLink } from '../account-links.ts';
import { enrol, keyOn, openTestBrowser, signInWithCode } from '../browser.fixture.ts';
import type { NewAccount } from '../create-account.ts';
import { createAccount } from '../create-account.ts';
import { identityRoutes } from '../identity.routes.ts';
import { hashPassword } from '../password.ts';
import { codeAt } from '../second-factor/authenticator.ts';

let now = Date.parse('2026-11-23T09:00:00Z');
const clock: Clock = { now: () => new Date(now), today: () => new Date(now).toISOString().slice(0, 10) };
const operator = { kind: 'operator', accountId: null, name: 'Operator', role: null, authorityId: null, tokenId: null } as const;
const page: Route = { method: 'GET', path: '/page', permission: 'signed-in', audit: 'page.viewed', handle: async () => ({ kind: 'json', body: 1 }) };
const password = 'purple otter lantern';

let app: TestApp;
let oldHash: string;
beforeAll(async () => {
  app = await openTestApp({
    clock,
    config: { baseUrl: 'https://waymark.example' },
    routes: (db, _clock, config) => [page, ...identityRoutes({ db, clock, config })],
  });
  oldHash = await hashPassword('correct horse battery');
});
beforeEach(() => {
  now += 3_600_000;
});

let made = 0;
const make = async (given: Partial<NewAccount> = {}) => {
  const email = `guest${String((made += 1))}@example.invalid`;
  const created = await app.db.transaction((tx) =>
    createAccount(tx, operator, { authorityId: app.authorityId, email, name: 'Gwen Guest', role: 'chair', ...given }),
  );
  return { id: created.ok ? created.value : 0, email };
};
const issue = (id: number, purpose: LinkPurpose) => app.db.transaction((tx) => issueAccountLink(tx, clock, id, purpose));
const accountOf = (id: number) => app.db.kysely.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const mailsTo = (email: string) =>
  app.db.kysely.selectFrom('mail').select(['subject', 'body']).where('to_address', '=', email).orderBy('id').execute();
const eventsOf = async (id: number) =>
  (await app.db.kysely.selectFrom('audit_event').select('event').where('subject_id', '=', String(id)).orderBy('id').execute()).map(
    ({ event }) => event,
  );

describe('an invitation', () => {
  it('sets a password and then an authenticator app, and only then is somebody signed in', async () => {
    const { id } = await make({ state: 'invited' });
    const link = `/invitation/${await issue(id, 'invitation')}`;
    const browser = openTestBrowser(app);
    await expectValidHtml((await browser.get(link)).body);
    expect((await browser.post(link, { password })).headers.location).toBe('/sign-in/code');
    expect((await accountOf(id)).state).toBe('active');
    expect((await browser.get('/page')).statusCode).toBe(303);
    const key = keyOn((await browser.get('/sign-in/set-up')).body);
    await browser.post('/sign-in/set-up', { code: codeAt(key, clock.now()) });
    await browser.post('/sign-in/finish');
    expect((await browser.get('/page')).statusCode).toBe(200);
    expect(await eventsOf(id)).toEqual(['account.created', 'account.invitation-accepted', 'account.second-factor-enrolled', 'account.signed-in']);
  });

  it('is used by nobody who only opens it, so that a scanner of mail does not spoil it', async () => {
    const { id } = await make({ state: 'invited' });
    const link = `/invitation/${await issue(id, 'invitation')}`;
    for (let opened = 0; opened < 3; opened += 1) expect((await app.inject(link)).statusCode).toBe(200);
    expect((await accountOf(id)).state).toBe('invited');
  });

  it('can be used once, and by one of two who use it at the same moment', async () => {
    const { id } = await make({ state: 'invited' });
    const link = `/invitation/${await issue(id, 'invitation')}`;
    const sends = await Promise.all([openTestBrowser(app), openTestBrowser(app)].map((browser) => browser.openForm()));
    const answers = await Promise.all(sends.map((send) => send(link, { password })));
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([303, 404]);
    const late = await app.inject(link);
    expect([late.statusCode, late.body.includes('This link cannot be used')]).toEqual([404, true]);
  });

  it.each(['short', 'guest gwen guest', 'passwordpassword'])('takes no weak password, and can then still be used: %s', async (weak) => {
    const { id } = await make({ state: 'invited' });
    const link = `/invitation/${await issue(id, 'invitation')}`;
    const refused = await openTestBrowser(app).post(link, { password: weak });
    expect([refused.statusCode, refused.body.includes('There is a problem')]).toEqual([422, true]);
    expect((await openTestBrowser(app).post(link, { password })).statusCode).toBe(303);
  });

  it('ends after a week, when another is sent, and when the account is shut', async () => {
    const open = async (link: string) => (await app.inject(link)).statusCode;
    const { id } = await make({ state: 'invited' });
    const first = `/invitation/${await issue(id, 'invitation')}`;
    const second = `/invitation/${await issue(id, 'invitation')}`;
    expect([await open(first), await open(second)]).toEqual([404, 200]);
    now += 7 * 24 * 3_600_000 - 1000;
    expect(await open(second)).toBe(200);
    now += 1000;
    expect(await open(second)).toBe(404);
    const third = `/invitation/${await issue(id, 'invitation')}`;
    await app.db.kysely.updateTable('account').set({ state: 'disabled' }).where('id', '=', id).execute();
    expect([await open(third), (await openTestBrowser(app).post(third, { password })).statusCode]).toEqual([404, 404]);
  });

  it('of somebody who signs in with the council asks for no password', async () => {
    const { id } = await make({ state: 'invited', signInMethod: 'oidc' });
    const link = `/invitation/${await issue(id, 'invitation')}`;
    expect((await app.inject(link)).body).toContain('You need no password here');
    await openTestBrowser(app).post(link, { password });
    expect(await accountOf(id)).toMatchObject({ state: 'invited', password_hash: null });
  });

  it('opens no password of an account that is in use', async () => {
    const { id } = await make({ passwordHash: oldHash });
    const [invitation, reset] = [await issue(id, 'invitation'), await issue(id, 'password-reset')];
    for (const path of [`/invitation/${invitation}`, `/invitation/${reset}`, `/reset/${invitation}`]) {
      expect((await openTestBrowser(app).post(path, { password })).statusCode, path).toBe(404);
    }
    expect((await accountOf(id)).password_hash).toBe(oldHash);
  });

  it('is kept as a hash alone', async () => {
    const { id } = await make({ state: 'invited' });
    const secret = await issue(id, 'invitation');
    expect(JSON.stringify(await app.db.kysely.selectFrom('account_link').selectAll().execute())).not.toContain(secret);
  });
});

describe('a forgotten password', () => {
  const ask = (email: string) => openTestBrowser(app).post('/forgotten-password', { email });
  const linkIn = (mails: readonly { readonly body: string | null }[]) =>
    /https:\/\/waymark\.example(\/reset\/\S+)/.exec(mails.at(-1)?.body ?? '')?.[1] ?? '';

  it('is answered alike whether or not there is an account', async () => {
    const { email } = await make({ passwordHash: oldHash });
    const shown = (body: string, of: string) => body.replaceAll(of, 'EMAIL').replaceAll(/name="_csrf" value="[^"]*"/g, '');
    const [known, unknown] = [await ask(email), await ask('stranger@example.invalid')];
    expect([known.statusCode, shown(known.body, email)]).toEqual([unknown.statusCode, shown(unknown.body, 'stranger@example.invalid')]);
    expect([(await mailsTo(email)).length, (await mailsTo('stranger@example.invalid')).length]).toEqual([1, 0]);
  });

  it('is replaced by the link in the mail; everywhere the account is signed out, and a code is still asked for', async () => {
    const { id, email } = await make({ passwordHash: oldHash });
    const elsewhere = openTestBrowser(app);
    const { secret } = await enrol(elsewhere, clock, { email, password: 'correct horse battery' });
    expect((await elsewhere.get('/page')).statusCode).toBe(200);
    await ask(` ${email.toUpperCase()} `);
    const link = linkIn(await mailsTo(email));
    const browser = openTestBrowser(app);
    await expectValidHtml((await browser.get(link)).body);
    const done = await browser.post(link, { password });
    expect([done.statusCode, done.body.includes('Your password is changed')]).toEqual([200, true]);
    expect([(await elsewhere.get('/page')).statusCode, (await browser.get('/page')).statusCode]).toEqual([303, 303]);
    now += 60_000;
    const signedIn = openTestBrowser(app);
    expect((await signedIn.post('/sign-in', { email, password: 'correct horse battery' })).statusCode).toBe(422);
    expect((await signInWithCode(signedIn, clock, secret, { email, password })).statusCode).toBe(303);
    expect((await browser.post(link, { password })).statusCode).toBe(404);
    expect((await mailsTo(email)).map(({ subject }) => subject)).toContain('Your password was changed');
    expect(await eventsOf(id)).toContain('account.password-reset');
  });

  it('link runs out after an hour', async () => {
    const { email } = await make({ passwordHash: oldHash });
    await ask(email);
    const link = linkIn(await mailsTo(email));
    now += 3_600_000;
    expect((await app.inject(link)).statusCode).toBe(404);
  });

  it('asked for again and again fills nobody’s mailbox', async () => {
    const [one, other] = [await make({ passwordHash: oldHash }), await make({ signInMethod: 'oidc' })];
    for (let time = 0; time < 3; time += 1) for (const { email } of [one, other]) await ask(email);
    expect([await mailsTo(one.email), await mailsTo(other.email)]).toMatchObject([
      [{ subject: 'Set a new password' }],
      [{ subject: 'How you sign in to Waymark' }],
    ]);
  });

  it.each(['', 'nothing'])('needs an address: %s', async (email) => {
    expect((await ask(email)).statusCode).toBe(422);
  });
});
