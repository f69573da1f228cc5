import type { Page } from 'playwright-core';
import { beforeAll, expect, it, vi } from 'vitest';
import { createAccount } from '../../src/platform/identity/create-account.ts';
import { issueAccountLink } from '../../src/platform/identity/account-links.ts';
import { codeAt } from '../../src/platform/identity/second-factor/authenticator.ts';
import { desktop, phone } from '../harness/browser.ts';
import { openDemonstration, type Demonstration } from '../harness/demonstration.ts';
import { expectSoundPage } from '../harness/page-checks.ts';

vi.setConfig({ testTimeout: 90_000 });

let now = Date.parse('2026-11-23T09:00:00Z');
const clock = { now: () => new Date(now), today: () => '2026-11-23' };
const operator = { kind: 'operator', accountId: null, name: 'Operator', role: null, authorityId: null, tokenId: null } as const;

let waymark: Demonstration;
beforeAll(async () => {
  waymark = await openDemonstration({ asReal: true, clock });
}, 180_000);

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

async function invite(email: string): Promise<string> {
  const { id: authorityId } = await waymark.db.kysely
    .selectFrom('authority')
    .select('id')
    .where('is_demonstration', '=', true)
    .executeTakeFirstOrThrow();
  return waymark.db.transaction(async (tx) => {
    const made = await createAccount(tx, operator, { authorityId, email, name: 'Greta Governor', role: 'chair', state: 'invited' });
    return issueAccountLink(tx, clock, made.ok ? made.value : 0, 'invitation');
  });
}

it.each([
  ['at a desk', desktop],
  ['on a phone', phone],
])('a governor %s accepts an invitation, sets up an authenticator app, and signs in with it from then on', async (where, device) => {
  const email = `greta.${where.replaceAll(' ', '')}@governors.example`;
  const page = await waymark.open(device);
  await page.goto(`/invitation/${await invite(email)}`);
  await heading(page, 'Set up your account');
  await page.getByLabel('New password', { exact: true }).fill('greta.governor');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('alert').waitFor();
  await expectSoundPage(page);
  await page.getByLabel('New password', { exact: true }).fill('purple otter lantern');
  await page.getByRole('button', { name: 'Continue' }).click();

  await heading(page, 'Set up an authenticator app');
  await expectSoundPage(page);
  expect(await page.getByRole('img', { name: 'Square code for an authenticator app' }).isVisible()).toBe(true);
  const key = (await page.locator('.waymark-key').innerText()).replaceAll(/\s/g, '');
  await page.getByLabel('Code that the app now shows').fill(codeAt(key, clock.now()));
  await page.getByRole('button', { name: 'Continue' }).click();

  await heading(page, 'Keep your recovery codes');
  await expectSoundPage(page);
  const codes = await page.locator('.waymark-codes li').allInnerTexts();
  expect(codes).toHaveLength(10);
  await page.getByRole('button', { name: 'I have kept them: continue' }).click();
  await heading(page, 'Chair of governors');

  for (const [link, title] of [
    ['Your account', 'Your account'],
    ['Where you are signed in', 'Where you are signed in'],
  ] as const) {
    await page.getByRole('link', { name: link }).click();
    await heading(page, title);
    await expectSoundPage(page);
  }
  for (const path of ['/account/password', '/account/recovery-codes', '/account/authenticator']) {
    await page.goto(path);
    await expectSoundPage(page);
  }
  await page.getByRole('button', { name: 'Sign out' }).click();

  const used = codeAt(key, clock.now());
  now += 60_000;
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill('purple otter lantern');
  await page.getByRole('button', { name: 'Continue' }).click();
  await heading(page, 'Enter a code from your authenticator app');
  await expectSoundPage(page);
  await page.getByLabel('Code').fill(used);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('alert').waitFor();
  await expectSoundPage(page);
  await page.getByRole('link', { name: /use a recovery code/ }).click();
  await heading(page, 'Use a recovery code');
  await expectSoundPage(page);
  await page.getByLabel('Recovery code').fill(String(codes[0]));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('You have 9 left.').waitFor();
});

it('a link that was used, and a forgotten password, are told of on sound pages', async () => {
  const page = await waymark.open();
  await page.goto('/invitation/nothing');
  await heading(page, 'This link cannot be used');
  await expectSoundPage(page);
  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'I have forgotten my password' }).click();
  await heading(page, 'Forgotten password');
  await expectSoundPage(page);
  await page.getByLabel('Email address').fill('somebody@governors.example');
  await page.getByRole('button', { name: 'Send the link' }).click();
  await heading(page, 'Check your email');
  await expectSoundPage(page);
});
