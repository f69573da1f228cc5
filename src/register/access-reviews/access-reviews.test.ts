import { beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/harness/app.ts';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { addPerson } from '../../../test/harness/people.ts';
import { createRenderer } from '../../ui/render.ts';
import { isAllowed } from '../access/permissions.ts';
import { accountsHomeCard } from '../accounts/accounts-home-card.ts';
import { addAuthority } from '../providers/invented-providers.fixture.ts';
import { confirmable } from './access-review.ts';
import { accessReviewRoutes } from './access-reviews.routes.ts';

let app: TestApp;
let administrator: string;
let lead: string;
let head: number;
let clerk: number;
let ended: number;
let own: number;
beforeAll(async () => {
  app = await openTestApp({ routes: (db, clock) => accessReviewRoutes({ db, clock, publicAddress: '', workSources: [] }), access: isAllowed });
  administrator = await app.signInAs('administrator', { name: 'Ada Minister' });
  lead = await app.signInAs('lead', { name: 'Lena Leeds' });
  const somebody = (role: string, name: string) => addPerson(app, role, { authorityId: app.authorityId, name });
  head = await somebody('headteacher', 'Jane Marchbank');
  clerk = await somebody('clerk', 'Cleo Clerk');
  ended = await somebody('sia', 'Left Long Ago');
  await app.db.kysely.updateTable('account').set({ expires_on: '2026-11-22' }).where('id', '=', ended).execute();
  await app.db.kysely
    .updateTable('account')
    .set({ created_at: new Date('2026-09-01T09:00:00Z') })
    .execute();
  own = (await app.db.kysely.selectFrom('account').select('id').where('name', '=', 'Ada Minister').executeTakeFirstOrThrow()).id;
});

const get = (url: string, cookie: string) => app.inject({ url, headers: { cookie } });
const due = (day: string, month: string, year: string) => ({ 'name': 'Autumn term 2026', 'due-day': day, 'due-month': month, 'due-year': year });

describe('a review of access', { shuffle: false }, () => {
  let review: string;

  it('is opened with a name and a day to come, one at a time', async () => {
    const form = await get('/accounts/reviews/new', lead);
    await expectValidHtml(form.body, '/accounts/reviews/new');
    const past = await app.post('/accounts/reviews/new', due('22', '11', '2026'), lead);
    expect(past.statusCode).toBe(422);
    expect(past.body).toContain('must be today or a day to come');
    const opened = await app.post('/accounts/reviews/new', due('18', '12', '2026'), lead);
    review = String(opened.headers.location);
    expect(review).toMatch(/^\/accounts\/reviews\/\d+$/);
    const again = await app.post('/accounts/reviews/new', due('18', '12', '2026'), administrator);
    expect(again.body).toContain('Autumn term 2026 is still open: close it first');
  });

  it('lists every account in use that nobody has confirmed, and not one past its last day', async () => {
    const page = await get(review, lead);
    for (const name of ['Jane Marchbank', 'Cleo Clerk', 'Ada Minister']) expect(page.body).toContain(name);
    expect(page.body).not.toContain('Left Long Ago');
    await expectValidHtml(page.body, review);
  });

  it('confirms those that are ticked, by whom and when, and nobody their own', async () => {
    const answer = await app.post(`${review}/confirm`, { account: [String(head), String(own), String(ended), '999999'] }, administrator);
    expect(answer.headers.location).toBe(review);
    const left = await get(review, administrator);
    expect(left.body).toContain('1 account has been confirmed.');
    expect(left.body).not.toContain('Jane Marchbank');
    expect(left.body).toContain('Ada Minister');
    const confirmed = await get(`${review}?show=confirmed`, lead);
    expect(confirmed.body).toMatch(/Jane Marchbank[\s\S]*By Ada Minister on/);
    await expectValidHtml(confirmed.body, review);
    const events = await app.db.kysely
      .selectFrom('audit_event')
      .select(['subject_id', 'actor_name'])
      .where('event', '=', 'account.confirmed')
      .execute();
    expect(events).toEqual([{ subject_id: String(head), actor_name: 'Ada Minister' }]);
  });

  it('confirms an account once, however often it is sent', async () => {
    await app.post(`${review}/confirm`, { account: String(head) }, lead);
    const rows = await app.db.kysely.selectFrom('access_review_confirmation').select('confirmed_by').where('account_id', '=', head).execute();
    expect(rows).toEqual([{ confirmed_by: 'Ada Minister' }]);
  });

  it('is counted on the first page of whoever looks after accounts, with the day it is due', async () => {
    const actor = {
      kind: 'person',
      accountId: own,
      tokenId: null,
      name: 'Ada Minister',
      role: 'administrator',
      authorityId: app.authorityId,
    } as const;
    const card = await accountsHomeCard(app).load(actor);
    const render = createRenderer({ today: () => '2026-11-23', globals: {}, strict: true });
    expect(render(card?.template ?? '', { data: card?.data })).toMatch(/3 accounts<\/a> not confirmed in Autumn term 2026, due on 18 December 2026/);
  });

  it('confirms nothing once it is closed, and still says who was not confirmed', async () => {
    await app.post(`${review}/close`, {}, lead);
    await app.post(`${review}/confirm`, { account: String(clerk) }, lead);
    const page = await get(review, lead);
    expect(page.body).toMatch(/Cleo Clerk[\s\S]*Not confirmed/);
    await expectValidHtml(page.body, review);
    expect((await get('/accounts/reviews', lead)).body).toContain('Open a review');
  });

  it('of another authority is not there', async () => {
    const elsewhere = await app.db.transaction((tx) => addAuthority(tx, '998', 'Elsewhere'));
    const stranger = await app.signInAs('lead', { authorityId: elsewhere });
    expect((await get(review, stranger)).statusCode).toBe(404);
    for (const path of ['confirm', 'close']) expect((await app.post(`${review}/${path}`, { account: String(head) }, stranger)).statusCode).toBe(404);
    expect((await get('/accounts/reviews', stranger)).body).not.toContain('Autumn term 2026');
  });
});

describe('which of the ticked accounts may be confirmed', () => {
  const account = (over: object = {}) => ({ id: 1, state: 'active', confirmedBy: null, ...over });
  it.each([
    ['one in use that is ticked', account(), [1], 9, true],
    ['one that is not ticked', account(), [2], 9, false],
    ['one’s own', account(), [1], 1, false],
    ['one that is confirmed', account({ confirmedBy: 'Somebody' }), [1], 9, false],
    ['one that is disabled', account({ state: 'disabled' }), [1], 9, false],
    ['one past its last day', account({ state: 'expired' }), [1], 9, false],
  ])('%s', (_, one, ticked, ownAccount, may) => {
    expect(confirmable([one], ticked, ownAccount).length === 1).toBe(may);
  });
});
