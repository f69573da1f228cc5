import { beforeAll, expect, it } from 'vitest';
import { desktop, phone } from '../harness/browser.ts';
import { openDemonstration, type Demonstration } from '../harness/demonstration.ts';
import { expectSoundPage } from '../harness/page-checks.ts';

let waymark: Demonstration;
beforeAll(async () => {
  waymark = await openDemonstration({ asReal: true });
}, 180_000);

it.each([
  ['at a desk', desktop],
  ['on a phone', phone],
])('where it is no demonstration, people %s are asked for a password, and told what is wrong with it', async (_, device) => {
  const page = await waymark.open(device);
  await page.goto('/overview');
  await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
  expect(await page.getByRole('region', { name: 'Demonstration' }).count()).toBe(0);
  await expectSoundPage(page);

  await page.getByLabel('Email address').fill('alun.thistlewaite@ambermoor.example');
  await page.getByLabel('Password', { exact: true }).fill('a guess');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('alert').waitFor();
  await expectSoundPage(page);
  expect(await page.getByLabel('Email address').inputValue()).toBe('alun.thistlewaite@ambermoor.example');
  expect(await page.getByRole('button', { name: 'Sign out' }).count()).toBe(0);
});
