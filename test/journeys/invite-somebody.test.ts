import { beforeAll, expect, it, vi } from 'vitest';
import { openDemonstration, type Demonstration } from '../harness/demonstration.ts';
import { expectSoundPage } from '../harness/page-checks.ts';

vi.setConfig({ testTimeout: 120_000 });

let waymark: Demonstration;
beforeAll(async () => {
  waymark = await openDemonstration();
}, 180_000);

it('a lead invites a head, an assistant director approves, and the head accepts with the link in the mail', async () => {
  const lead = await waymark.openAs('lead');
  await lead.goto('/accounts');
  await lead.getByRole('button', { name: 'Invite somebody' }).click();
  await lead.getByLabel('Name', { exact: true }).fill('Ottoline Marchbank');
  await lead.getByLabel('Email address').fill('ottoline@loxhurst.example');
  await lead.getByLabel('Role').selectOption('Headteacher or setting manager');
  await lead.getByRole('radio', { name: 'With a password and an authenticator app' }).check();
  await expectSoundPage(lead);
  await lead.getByRole('button', { name: 'Continue' }).click();

  await lead.getByRole('heading', { level: 1, name: 'What are they to reach?' }).waitFor();
  await lead.getByLabel('School or setting').fill('900106');
  await lead.getByLabel('Why they need it').fill('Begins as head in January');
  await expectSoundPage(lead);
  await lead.getByRole('button', { name: 'Continue' }).click();
  await lead.getByRole('heading', { level: 1, name: 'Check before you send' }).waitFor();
  await expectSoundPage(lead);
  await lead.getByRole('button', { name: 'Ask for approval' }).click();
  await lead.getByText('Waiting for approval', { exact: true }).waitFor();
  await expectSoundPage(lead);

  const approver = await waymark.openAs('assistant-director');
  await approver.goto('/accounts/requests');
  await approver.getByRole('link', { name: 'Ottoline Marchbank' }).click();
  await expectSoundPage(approver);
  await approver.getByRole('radio', { name: 'Approve' }).check();
  await approver.getByRole('button', { name: 'Decide' }).click();
  await approver.getByText('Approved: Ottoline Marchbank.').waitFor();

  const mail = await waymark.db.kysely
    .selectFrom('mail')
    .select('body')
    .where('to_address', '=', 'ottoline@loxhurst.example')
    .executeTakeFirstOrThrow();
  const path = /\/invitation\/\S+/.exec(mail.body ?? '')?.[0] ?? '';
  const head = await waymark.open();
  const answer = await head.goto(path);
  expect(answer?.status()).toBe(200);
  await expectSoundPage(head);
});
