import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestApp } from '../../../test/harness/app.ts';
import { openTestApp } from '../../../test/harness/app.ts';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import type { NotifyConfig } from '../config/config.ts';
import type { Jobs } from '../jobs/start-jobs.ts';
import { startJobs } from '../jobs/start-jobs.ts';
import { startDelivering } from './deliver-mail.ts';
import { mailRoutes } from './mail.routes.ts';
import { openNotifyServer } from './notify-server.fixture.ts';
import { sendMail } from './send-mail.ts';
import type { SmtpServer } from './smtp-server.fixture.ts';
import { openSmtpServer } from './smtp-server.fixture.ts';

let smtp: SmtpServer;
let app: TestApp;
let delivering: TestApp;
let jobs: Jobs;
beforeAll(async () => {
  smtp = await openSmtpServer();
  const routes = (db: TestApp['db'], _clock: unknown, config: TestApp['config']) => mailRoutes({ db, config, permission: 'signed-in' });
  app = await openTestApp({ routes });
  delivering = await openTestApp({ db: app.db, config: { smtpUrl: smtp.url }, routes });
});
beforeEach(async () => {
  await app.db.kysely.deleteFrom('mail').execute();
});
afterEach(() => jobs.stop());

const link = 'https://waymark.example/invitation/secret-of-the-link';
const body = `Dear Ann,\n\n${link}\n\nÆ “quoted”`;
const send = (authorityId = app.authorityId) =>
  app.db.transaction((tx) => sendMail(tx, { authorityId, to: 'ann@example.invalid', subject: 'You are\r\nBcc: all@example.invalid invited', body }));
const begin = async (smtpUrl: string | undefined, notify?: NotifyConfig) => {
  jobs = await startJobs(app.db);
  await startDelivering(jobs, {
    db: app.db,
    clock: app.clock,
    config: { smtpUrl, notify, mailFrom: 'Waymark <waymark@council.example>' },
  });
};
const row = (id: number) => app.db.kysely.selectFrom('mail').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

describe('a mail', () => {
  it('is handed to the mail server, and what it said is then forgotten', async () => {
    await begin(smtp.url);
    const id = await send();
    await expect.poll(async () => (await row(id)).sent_at, { timeout: 20_000 }).not.toBeNull();
    const [mail] = smtp.received;
    expect(mail).toMatchObject({ from: 'waymark@council.example', to: ['ann@example.invalid'] });
    expect(mail?.text).toContain('From: Waymark <waymark@council.example>');
    expect(mail?.text.replaceAll('=\n', '')).toContain(link);
    expect(await row(id)).toMatchObject({ body: null, attempts: 1, failed_reason: null });
  });

  it('is handed to GOV.UK Notify where that carries mail, and what it said is then forgotten', async () => {
    const notify = await openNotifyServer();
    await begin(undefined, {
      apiKey: `waymark-${crypto.randomUUID()}-${crypto.randomUUID()}`,
      templateId: crypto.randomUUID(),
      apiUrl: notify.apiUrl,
    });
    const id = await send();
    await expect.poll(async () => (await row(id)).sent_at, { timeout: 20_000 }).not.toBeNull();
    expect(notify.asked.map((asked) => asked.body)).toMatchObject([
      { email_address: 'ann@example.invalid', personalisation: { body }, reference: `waymark-mail-${String(id)}` },
    ]);
    expect(await row(id)).toMatchObject({ body: null, attempts: 1, failed_reason: null });
  });

  it('that GOV.UK Notify refuses is kept with what it said, and tried again', async () => {
    const notify = await openNotifyServer();
    notify.answerWith({ status: 403, body: { status_code: 403, errors: [{ error: 'AuthError', message: 'Invalid token' }] } });
    await begin(undefined, {
      apiKey: `waymark-${crypto.randomUUID()}-${crypto.randomUUID()}`,
      templateId: crypto.randomUUID(),
      apiUrl: notify.apiUrl,
    });
    const id = await send();
    await expect.poll(async () => (await row(id)).attempts, { timeout: 20_000 }).toBe(1);
    expect(await row(id)).toMatchObject({ sent_at: null, body, failed_reason: 'GOV.UK Notify answered 403: AuthError: Invalid token' });
  });

  it('has no header that somebody slipped into its subject', async () => {
    await begin(undefined);
    expect((await row(await send())).subject).toBe('You are Bcc: all@example.invalid invited');
  });

  it('that the server refuses is kept with what it said, and tried again', async () => {
    smtp.refuseWith('550 no such mailbox');
    await begin(smtp.url);
    const id = await send();
    await expect.poll(async () => (await row(id)).attempts, { timeout: 20_000 }).toBe(1);
    const failed = await row(id);
    expect([failed.sent_at, failed.body, failed.failed_reason]).toEqual([null, body, expect.stringContaining('no such mailbox')]);
    smtp.refuseWith(null);
  });

  it('does not exist where the transaction is undone', async () => {
    await begin(undefined);
    const undone = app.db.transaction(async (tx) => {
      await sendMail(tx, { authorityId: app.authorityId, to: 'a@example.invalid', subject: 'x', body: 'x' });
      throw new Error('no');
    });
    await expect(undone).rejects.toThrow('no');
    expect(await app.db.kysely.selectFrom('mail').select('id').execute()).toEqual([]);
  });
});

describe('the outbox', () => {
  beforeEach(() => begin(undefined));

  it('shows what a mail says where there is no mail server, and records that it was read', async () => {
    const id = await send();
    const cookie = await app.signInAs('administrator');
    const list = await app.inject({ url: '/mail', headers: { cookie } });
    await expectValidHtml(list.body);
    expect(list.body).toContain(`href="/mail/${String(id)}"`);
    const opened = await app.inject({ url: `/mail/${String(id)}`, headers: { cookie } });
    await expectValidHtml(opened.body);
    expect(opened.body).toContain(`href="${link}"`);
    const events = await app.db.kysely.selectFrom('audit_event').select(['event', 'subject_id']).where('event', '=', 'mail.viewed').execute();
    expect(events).toContainEqual({ event: 'mail.viewed', subject_id: String(id) });
  });

  it('shows nobody what a mail says where it is delivered to its reader', async () => {
    const id = await send();
    const cookie = await app.signInAs('administrator');
    const opened = await delivering.inject({ url: `/mail/${String(id)}`, headers: { cookie } });
    expect([opened.statusCode, opened.body.includes('secret-of-the-link'), opened.body.includes('On its way')]).toEqual([200, false, true]);
  });

  it('shows no other authority’s', async () => {
    const other = await app.db.kysely
      .insertInto('authority')
      .values({ la_code: '998', name: 'Other' })
      .onConflict((conflict) => conflict.column('la_code').doUpdateSet({ name: 'Other' }))
      .returning('id')
      .executeTakeFirstOrThrow();
    const id = await send(other.id);
    const cookie = await app.signInAs('administrator');
    expect((await app.inject({ url: `/mail/${String(id)}`, headers: { cookie } })).statusCode).toBe(404);
    expect((await app.inject({ url: '/mail', headers: { cookie } })).body).toContain('No mail yet');
    for (const odd of ['0', 'x', '99999999999', '1.5']) {
      expect((await app.inject({ url: `/mail/${odd}`, headers: { cookie } })).statusCode, odd).toBe(404);
    }
  });
});
