import { beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/harness/app.ts';
import { addPerson } from '../../../test/harness/people.ts';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { isAllowed } from '../access/permissions.ts';
import { addAuthority, addLocalities, addProvider } from '../providers/invented-providers.fixture.ts';
import { accountRoutes } from './accounts.routes.ts';

let app: TestApp;
let school: number;
let other: number;
/** Cookies of the people who look after accounts. */
let administrator: string;
let lead: string;
beforeAll(async () => {
  app = await openTestApp({
    routes: (db, clock) => accountRoutes({ db, clock, publicAddress: 'https://waymark.example', workSources: [] }),
    access: isAllowed,
  });
  const own = { la_code: '999', la_name: 'Testshire' };
  await app.db.transaction(async (tx) => {
    await addLocalities(tx, app.authorityId, ['Ashby Vale']);
    school = await addProvider(tx, app.authorityId, { ...own, name: 'Kelby School', urn: 900001, town: 'Kelby' });
    await addProvider(tx, app.authorityId, { ...own, name: 'Kelby Infants', urn: 900002, town: 'Kelby' });
    other = await addProvider(tx, app.authorityId, { ...own, name: 'Ashby School', urn: 900003, town: 'Ashby' });
  });
  administrator = await app.signInAs('administrator', { name: 'Ada Minister' });
  lead = await app.signInAs('lead', { name: 'Lena Leeds' });
});

const get = (url: string, cookie: string) => app.inject({ url, headers: { cookie } });
const idOf = async (email: string) =>
  (await app.db.kysely.selectFrom('account').select('id').where('email', '=', email).executeTakeFirstOrThrow()).id;
const accountOf = (id: number) => app.db.kysely.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const scopesOf = (id: number) => app.db.kysely.selectFrom('access_scope').selectAll().where('account_id', '=', id).orderBy('id').execute();
const requestOf = (id: number) =>
  app.db.kysely.selectFrom('account_request').selectAll().where('account_id', '=', id).orderBy('id', 'desc').executeTakeFirstOrThrow();
const mailsTo = (address: string) => app.db.kysely.selectFrom('mail').selectAll().where('to_address', '=', address).execute();
const somebody = (role: string, name = 'Somebody') => addPerson(app, role, { authorityId: app.authorityId, name });
const decide = async (id: number, decision: 'approve' | 'refuse', cookie: string, reason = '') =>
  app.post(`/accounts/requests/${String((await requestOf(id)).id)}`, { decision, reason }, cookie);

let asked = 0;
/** What the three pages of inviting send, all at once. */
const invitation = (over: Record<string, string> = {}) => ({
  'name': 'Jane Marchbank',
  'email': `jane.${String((asked += 1))}@example.invalid`,
  'role': 'headteacher',
  'job-title': 'Headteacher',
  'sign-in-method': 'password',
  'provider': '900001',
  'reason': 'New head',
  'step': 'confirmed',
  ...over,
});
async function invite(cookie: string, over: Record<string, string> = {}): Promise<number> {
  const form = invitation(over);
  const answer = await app.post('/accounts/invite', form, cookie);
  expect(answer.statusCode, answer.body).toBe(303);
  const id = await idOf(form.email);
  expect(answer.headers.location).toBe(`/accounts/${String(id)}`);
  return id;
}

describe('inviting somebody', () => {
  it('asks who, then what the role needs, then shows all of it to check, and makes nothing before', async () => {
    const { step: _, provider, reason, ...who } = invitation();
    const second = await app.post('/accounts/invite', who, lead);
    expect(second.body).toContain('School or setting');
    const missing = await app.post('/accounts/invite', { ...who, step: 'access' }, lead);
    expect(missing.statusCode).toBe(422);
    expect(missing.body).toContain('Enter the school or setting');
    const third = await app.post('/accounts/invite', { ...who, provider, reason, step: 'access' }, lead);
    expect(third.body).toContain('Check before you send');
    expect(third.body).toContain('Kelby School');
    for (const page of [second, missing, third]) await expectValidHtml(page.body, '/accounts/invite');
    expect(await app.db.kysely.selectFrom('account').select('id').where('email', '=', who.email).execute()).toEqual([]);
    const back = await app.post('/accounts/invite', { ...who, provider, reason, step: 'change' }, lead);
    expect(back.body).toContain('value="Jane Marchbank"');
    expect(back.body).toContain('name="provider" value="900001"');
  });

  it('asks which school is meant where the words fit several, and refuses words that fit none', async () => {
    const several = await app.post('/accounts/invite', invitation({ provider: 'kelby', step: 'access' }), lead);
    expect(several.body).toContain('Which of these?');
    expect(several.body).toContain('Kelby Infants');
    const chosen = await app.post('/accounts/invite', invitation({ 'provider': 'kelby', 'provider-id': String(school), 'step': 'access' }), lead);
    expect(chosen.body).toContain('Check before you send');
    const none = await app.post('/accounts/invite', invitation({ provider: 'Atlantis', step: 'access' }), lead);
    expect(none.statusCode).toBe(422);
    // One of the authority's own that the words do not fit.
    const forged = await app.post('/accounts/invite', invitation({ 'provider': 'kelby', 'provider-id': String(other), 'step': 'access' }), lead);
    expect(forged.body).toContain('Which of these?');
  });

  it('waits for a second person where the role opens casework: the one who asked may not decide', async () => {
    const id = await invite(lead);
    expect(await accountOf(id)).toMatchObject({ state: 'requested', role: 'headteacher' });
    expect(await scopesOf(id)).toMatchObject([{ provider_id: school, reason: 'New head' }]);
    const own = await decide(id, 'approve', lead);
    expect(own.headers.location).toBe('/accounts/requests');
    expect((await accountOf(id)).state).toBe('requested');
    await decide(id, 'approve', administrator);
    expect((await accountOf(id)).state).toBe('invited');
    const [mail] = await mailsTo((await accountOf(id)).email);
    expect(mail?.body).toMatch(/https:\/\/waymark\.example\/\S{20,}/);
    // Decided once.
    await decide(id, 'refuse', administrator, 'Too late');
    expect((await accountOf(id)).state).toBe('invited');
  });

  it('sends the invitation at once where the role reads only what is published', async () => {
    const id = await invite(administrator, { role: 'network-member' });
    expect((await accountOf(id)).state).toBe('invited');
    expect(await mailsTo((await accountOf(id)).email)).toHaveLength(1);
  });

  it('sends council staff no link: they accept by signing in with the council’s own sign-in', async () => {
    const id = await invite(lead, { 'role': 'data-officer', 'sign-in-method': 'oidc' });
    await decide(id, 'approve', administrator);
    expect((await accountOf(id)).state).toBe('invited');
    const [mail] = await mailsTo((await accountOf(id)).email);
    expect(mail?.body).toContain('Sign in with your council account:\n\nhttps://waymark.example\n');
    expect(await app.db.kysely.selectFrom('account_link').select('secret_hash').where('account_id', '=', id).execute()).toEqual([]);
  });

  it('makes one account of a form that was sent twice, and shows an account that was there already', async () => {
    const form = invitation();
    const first = await app.post('/accounts/invite', form, lead);
    const second = await app.post('/accounts/invite', form, lead);
    expect(second.headers.location).toBe(first.headers.location);
    const somebodyElse = await app.post('/accounts/invite', { ...form, email: form.email.toUpperCase() }, administrator);
    expect(somebodyElse.statusCode).toBe(422);
    expect(somebodyElse.body).toContain('There is already an account with this email address');
  });

  it('refuses a delegate without a last day, and a last day that is over', async () => {
    const without = await app.post('/accounts/invite', invitation({ role: 'head-delegate', step: 'access' }), lead);
    expect(without.body).toContain('Enter the last day: this is for a time');
    const over = { 'role': 'head-delegate', 'step': 'access', 'last-day-day': '22', 'last-day-month': '11', 'last-day-year': '2026' };
    expect((await app.post('/accounts/invite', invitation(over), lead)).body).toContain('must be today or a day to come');
  });

  it('refused, is shut with the reason, and can be asked for again', async () => {
    const id = await invite(lead);
    const silent = await decide(id, 'refuse', administrator);
    expect(silent.statusCode).toBe(422);
    await decide(id, 'refuse', administrator, 'Not yet appointed');
    expect((await accountOf(id)).state).toBe('disabled');
    expect((await get(`/accounts/${String(id)}`, lead)).body).toContain('Not yet appointed');
    await app.post(`/accounts/${String(id)}/enable`, { reason: 'Appointed now' }, lead);
    expect((await accountOf(id)).state).toBe('requested');
    await decide(id, 'approve', administrator);
    expect((await accountOf(id)).state).toBe('invited');
  });
});

describe('an account', () => {
  it('gets another role when somebody else has agreed, and keeps the one it has until then', async () => {
    const id = await somebody('network-member');
    await app.post(`/accounts/${String(id)}/role`, { role: 'data-officer', reason: 'New post' }, lead);
    expect((await accountOf(id)).role).toBe('network-member');
    await decide(id, 'approve', lead);
    expect((await accountOf(id)).role).toBe('network-member');
    await decide(id, 'approve', administrator);
    expect((await accountOf(id)).role).toBe('data-officer');
    await app.post(`/accounts/${String(id)}/role`, { role: 'elected-member', reason: 'Left the service' }, lead);
    expect((await accountOf(id)).role).toBe('elected-member');
  });

  it('of a head lent to another school reaches it from day to day, when somebody else has agreed', async () => {
    const id = await somebody('headteacher');
    const days = { 'from-day': '1', 'from-month': '1', 'from-year': '2027', 'to-day': '31', 'to-month': '8', 'to-year': '2027' };
    const form = { step: 'which', provider: 'Ashby School', reason: 'Lent for two terms', ...days };
    await app.post(`/accounts/${String(id)}/reach/new`, form, lead);
    expect(await scopesOf(id)).toEqual([]);
    await decide(id, 'approve', administrator);
    expect(await scopesOf(id)).toMatchObject([
      { provider_id: other, valid_from: '2027-01-01', valid_to: '2027-08-31', reason: 'Lent for two terms' },
    ]);
    const [scope] = await scopesOf(id);
    await app.post(`/accounts/${String(id)}/reach/${String(scope?.id)}/end`, { reason: 'Came back' }, lead);
    expect((await scopesOf(id))[0]).toMatchObject({ ended_by: 'Lena Leeds' });
  });

  it('is disabled with a reason: whoever is signed in to it is signed out, and what was asked for it is asked no longer', async () => {
    const cookie = await app.signInAs('lead', { name: 'Leaving Lead' });
    const { id } = await app.db.kysely.selectFrom('account').select('id').where('name', '=', 'Leaving Lead').executeTakeFirstOrThrow();
    await app.post(`/accounts/${String(id)}/role`, { role: 'auditor', reason: 'Moves on' }, lead);
    expect((await app.post(`/accounts/${String(id)}/disable`, { reason: '' }, lead)).statusCode).toBe(422);
    expect((await get('/accounts', cookie)).statusCode).toBe(200);
    await app.post(`/accounts/${String(id)}/disable`, { reason: 'Has left' }, lead);
    expect((await get('/accounts', cookie)).statusCode).toBe(303);
    expect(await requestOf(id)).toMatchObject({ outcome: 'withdrawn' });
    const page = await get(`/accounts/${String(id)}`, lead);
    expect(page.body).toContain('Why: Has left');
    await expectValidHtml(page.body, '/accounts/:id');
  });

  it('has a last day that is not over', async () => {
    const id = await somebody('clerk');
    const day = (year: string) => ({ 'last-day-day': '31', 'last-day-month': '8', 'last-day-year': year, 'reason': 'Contract' });
    expect((await app.post(`/accounts/${String(id)}/last-day`, day('2025'), lead)).statusCode).toBe(422);
    await app.post(`/accounts/${String(id)}/last-day`, day('2027'), lead);
    expect((await accountOf(id)).expires_on).toBe('2027-08-31');
  });

  it('of one’s own is changed by somebody else alone', async () => {
    const { id } = await app.db.kysely.selectFrom('account').select('id').where('name', '=', 'Ada Minister').executeTakeFirstOrThrow();
    const base = `/accounts/${String(id)}`;
    expect((await get(base, administrator)).body).toContain('This is your own account');
    await app.post(`${base}/role`, { role: 'director', reason: 'I would like to' }, administrator);
    await app.post(`${base}/reach/new`, { kind: 'provider', step: 'which', provider: '900001', reason: 'I would like to' }, administrator);
    await app.post(`${base}/disable`, { reason: 'Enough' }, administrator);
    expect(await accountOf(id)).toMatchObject({ role: 'administrator', state: 'active' });
    expect(await app.db.kysely.selectFrom('account_request').select('id').where('account_id', '=', id).execute()).toEqual([]);
  });

  it('of another authority is not there, whatever is asked of it', async () => {
    const elsewhere = await app.db.transaction((tx) => addAuthority(tx, '998', 'Elsewhere'));
    const id = String(await addPerson(app, 'headteacher', { authorityId: elsewhere, name: 'Stranger' }));
    for (const path of ['', '/role', '/last-day', '/reach/new', '/reach/1/end', '/disable', '/enable']) {
      expect((await get(`/accounts/${id}${path}`, lead)).statusCode, path).toBe(404);
      const sent = { role: 'lead', reason: 'x', step: 'which', provider: '900001' };
      if (path !== '') expect((await app.post(`/accounts/${id}${path}`, sent, lead)).statusCode, path).toBe(404);
    }
    expect((await app.post(`/accounts/${id}/invitation`, {}, lead)).statusCode).toBe(404);
    expect((await get('/accounts?q=stranger', lead)).body).toContain('No account is like that');
  });
});

describe('the list of accounts', () => {
  it('filters by state, role and what there is to look at, and keeps the filters in its address', async () => {
    const id = await somebody('headteacher', 'Gone Head');
    await app.db.transaction(async (tx) => {
      const closed = await addProvider(tx, app.authorityId, {
        name: 'Shut School',
        la_code: '999',
        la_name: 'Testshire',
        status: 'closed',
        urn: 900009,
      });
      const given = { authority_id: app.authorityId, account_id: id, token_id: null, kind: 'provider', provider_id: closed } as const;
      const rest = { organisation_id: null, locality_id: null, diocese_code: null, strand: null, valid_from: '2026-01-01', valid_to: null };
      const by = { reason: 'Test', granted_by: 'Test', granted_at: app.clock.now(), ended_by: null, ended_at: null };
      await tx.insertInto('access_scope').values({ ...given, ...rest, ...by }).execute(); // prettier-ignore
    });
    const flagged = await get('/accounts?concern=head-left', lead);
    expect(flagged.body).toContain('Gone Head');
    expect(flagged.body).toContain('Shut School has closed.');
    expect(flagged.body).not.toContain('Ada Minister');
    expect((await accountOf(id)).state).toBe('active');
    const found = await get('/accounts?role=administrator&state=active&q=minister', lead);
    expect(found.body).toContain('Ada Minister');
    expect(found.body).toContain('href="/accounts?q=minister&amp;role=administrator"');
    await expectValidHtml(found.body, '/accounts');
    expect((await get('/accounts?state=nonsense&role=nobody&page=99999', lead)).statusCode).toBe(200);
  });

  it.each(['director', 'sia', 'headteacher', 'executive-member', 'auditor'])('is not for the role %s', async (role) => {
    const cookie = await app.signInAs(role);
    for (const path of ['/accounts', '/accounts/invite', '/accounts/requests']) expect((await get(path, cookie)).statusCode).toBe(403);
  });

  it('is not for an assistant director either, who decides what others ask', async () => {
    const cookie = await app.signInAs('assistant-director');
    const id = await invite(lead);
    expect((await get('/accounts', cookie)).statusCode).toBe(403);
    const waiting = await get('/accounts/requests', cookie);
    expect(waiting.body).toContain('Jane Marchbank');
    const page = await get(`/accounts/requests/${String((await requestOf(id)).id)}`, cookie);
    expect(page.body).toContain('Provider: Kelby School');
    for (const each of [waiting, page]) await expectValidHtml(each.body, '/accounts/requests');
    await decide(id, 'approve', cookie);
    expect((await accountOf(id)).state).toBe('invited');
  });
});
