import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/harness/app.ts';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { fixedClock } from '../clock.ts';
import { ownerOf } from '../database/open-database.ts';
import { startJobs } from '../jobs/start-jobs.ts';
import { mailAtOnce, mailDigests, startMailingNotices } from './mail-notices.ts';
import { noticesHomeCard } from './notices-home-card.ts';
import { noticeRoutes } from './notices.routes.ts';
import { type NewNotice, sendNotice } from './send-notice.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp({ routes: (db, clock) => noticeRoutes({ db, clock }) });
});
beforeEach(async () => {
  for (const table of ['notice', 'notice_choice', 'mail'] as const) await app.db.kysely.deleteFrom(table).execute();
});

const holidays = new Set(['2026-12-25', '2026-12-28']);
const meansAt = (instant: string) => ({
  db: app.db,
  clock: fixedClock(instant),
  publicAddress: 'https://waymark.example',
  findHolidays: () => Promise.resolve(holidays),
});
const monday = '2026-11-23T07:00:00Z';
let people = 0;
async function person(): Promise<{ id: number; cookie: string; email: string }> {
  people += 1;
  const name = `Person ${String(people)}`;
  const cookie = await app.signInAs('sia', { name });
  const { id, email } = await app.db.kysely.selectFrom('account').select(['id', 'email']).where('name', '=', name).executeTakeFirstOrThrow();
  return { id, cookie, email };
}
const tell = (to: (number | null)[], more: Partial<NewNotice> = {}) =>
  app.db.transaction((tx) =>
    sendNotice(tx, { authorityId: app.authorityId, to, kind: 'action-due', urgency: 'usual', subject: 'Secret School', href: '/actions/1', ...more }),
  );
const mails = () => app.db.kysely.selectFrom('mail').select(['to_address', 'subject', 'body']).orderBy('id').execute();
const ids = async () => (await app.db.kysely.selectFrom('notice').select('id').orderBy('id').execute()).map(({ id }) => id);
const choose = (cookie: string, byMail: string) => app.post('/notices/choices', { 'by-mail': byMail }, cookie);

describe('a notice', () => {
  it('stands on the first page at once, and no longer when it is opened', async () => {
    const { id, cookie } = await person();
    await tell([id, id, null]);
    const card = noticesHomeCard({ db: app.db });
    const actor = { kind: 'person', accountId: id, tokenId: null, name: '', role: 'sia', authorityId: app.authorityId } as const;
    expect((await card.load(actor))?.data).toMatchObject({ unread: 1, notices: [{ subject: 'Secret School' }] });
    const [notice] = await ids();
    const opened = await app.inject({ url: `/notices/${String(notice)}`, headers: { cookie } });
    expect([opened.statusCode, opened.headers.location]).toEqual([303, '/actions/1']);
    expect(await card.load(actor)).toBeNull();
    const events = await app.db.kysely.selectFrom('audit_event').select('subject_id').where('event', '=', 'notice.read').execute();
    expect(events).toContainEqual({ subject_id: String(notice) });
  });

  it('is its own reader’s alone', async () => {
    const [one, other] = [await person(), await person()];
    await tell([one.id]);
    const [notice] = await ids();
    expect((await app.inject({ url: `/notices/${String(notice)}`, headers: { cookie: other.cookie } })).statusCode).toBe(404);
    expect((await app.inject({ url: '/notices', headers: { cookie: other.cookie } })).body).toContain('No notices yet');
  });

  it('is told to nobody whose account is shut, nor of another authority', async () => {
    const { id } = await person();
    await app.db.kysely.updateTable('account').set({ state: 'disabled' }).where('id', '=', id).execute();
    await tell([id]);
    await tell([(await person()).id], { authorityId: app.authorityId + 1000 });
    expect(await ids()).toEqual([]);
  });

  it('is listed, unread ones marked in words, and all are marked as read together', async () => {
    const { id, cookie } = await person();
    await tell([id]);
    await tell([id], { urgency: 'urgent', subject: 'A call from Ofsted' });
    const page = await app.inject({ url: '/notices', headers: { cookie } });
    await expectValidHtml(page.body);
    expect(page.body).toContain('2 notices unread');
    expect(page.body).toContain('Urgent');
    expect((await app.post('/notices/read', {}, cookie)).statusCode).toBe(303);
    expect((await app.inject({ url: '/notices', headers: { cookie } })).body).toContain('You have read them all');
  });
});

describe('a notice by mail', () => {
  it('goes once, in the digest of the next working day, and says kind, count and link alone', async () => {
    const { id, email } = await person();
    await tell([id]);
    await tell([id], { kind: 'reply-to-a-letter' });
    await mailAtOnce(meansAt(monday), await ids());
    expect(await mails()).toEqual([]);
    await mailDigests(meansAt('2026-11-22T07:00:00Z')); // Sunday
    await mailDigests(meansAt('2026-12-28T07:00:00Z')); // bank holiday
    expect(await mails()).toEqual([]);
    await mailDigests(meansAt(monday));
    await mailDigests(meansAt(monday));
    expect(await mails()).toMatchObject([{ to_address: email, subject: 'Waymark has 2 notices for you' }]);
    const [mail] = await mails();
    expect(mail?.body).toContain('Action due: 1\nReply to a letter: 1');
    expect(mail?.body).toContain('https://waymark.example/notices');
    expect(mail?.body).not.toMatch(/Secret School|\/actions\/1/);
  });

  it('goes at once where it is urgent, once however often the job is repeated, and not again in the digest', async () => {
    const { id } = await person();
    await tell([id], { urgency: 'urgent' });
    await mailAtOnce(meansAt('2026-11-22T23:00:00Z'), await ids());
    await mailAtOnce(meansAt('2026-11-22T23:00:00Z'), await ids());
    await mailDigests(meansAt(monday));
    expect(await mails()).toHaveLength(1);
  });

  it.each([
    ['at-once', 'usual', 1, 0],
    ['weekly', 'usual', 0, 1],
    ['weekly', 'urgent', 1, 0],
    ['none', 'urgent', 0, 0],
  ] as const)('by the choice of %s, where it is %s: %s at once and %s on Monday', async (byMail, urgency, atOnce, onMonday) => {
    const { id, cookie } = await person();
    expect((await choose(cookie, byMail)).statusCode).toBe(303);
    await tell([id], { urgency });
    await mailAtOnce(meansAt('2026-11-18T09:00:00Z'), await ids());
    expect(await mails()).toHaveLength(atOnce);
    await mailDigests(meansAt('2026-11-19T07:00:00Z')); // Thursday
    expect(await mails()).toHaveLength(atOnce);
    await mailDigests(meansAt(monday));
    expect(await mails()).toHaveLength(atOnce + onMonday);
  });

  it('leaves by its jobs: what is urgent as it is made, the rest at seven in the morning in England', async () => {
    const jobs = await startJobs(app.db);
    try {
      await startMailingNotices(jobs, meansAt(monday));
      const [urgent, usual] = [await person(), await person()];
      await tell([urgent.id], { urgency: 'urgent' });
      await tell([usual.id]);
      const told = async () => (await mails()).map(({ to_address: to }) => to);
      await expect.poll(told, { timeout: 20_000 }).toEqual([urgent.email]);
      const { rows } = await sql`select cron, timezone from pgboss.schedule where name = 'notices-digest'`.execute(ownerOf(app.db).kysely);
      expect(rows).toEqual([{ cron: '0 7 * * *', timezone: 'Europe/London' }]);
      await app.db.transaction((tx) => jobs.send(tx, 'notices-digest', {}));
      await expect.poll(told, { timeout: 20_000 }).toEqual([urgent.email, usual.email]);
    } finally {
      await jobs.stop();
    }
  });

  it('that was read before is not mailed', async () => {
    const { id, cookie } = await person();
    await tell([id]);
    await app.post('/notices/read', {}, cookie);
    await mailDigests(meansAt(monday));
    expect(await mails()).toEqual([]);
  });
});

describe('the choice', () => {
  it('is offered with what stands, and asked for again where none was made', async () => {
    const { cookie } = await person();
    const page = await app.inject({ url: '/notices/choices', headers: { cookie } });
    await expectValidHtml(page.body);
    expect(page.body).toMatch(/value="daily" checked/);
    const refused = await choose(cookie, 'hourly');
    expect([refused.statusCode, refused.body.includes('href="#by-mail"')]).toEqual([422, true]);
    await expectValidHtml(refused.body);
  });
});
