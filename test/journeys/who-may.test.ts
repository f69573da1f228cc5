import { beforeAll, expect, it } from 'vitest';
import { openDemonstration, type Demonstration } from '../harness/demonstration.ts';

let waymark: Demonstration;
beforeAll(async () => {
  waymark = await openDemonstration();
}, 180_000);

it('an elected member sees the overview, is offered no Data page, and is told so at its address', async () => {
  const page = await waymark.openAs('elected-member');
  await page.goto('/');
  const navigation = page.getByRole('navigation', { name: 'Menu' });
  await navigation.getByRole('link', { name: 'Overview' }).click();
  await page.getByRole('heading', { level: 1, name: 'Education system overview' }).waitFor();
  expect(await navigation.getByRole('link', { name: 'Data' }).count()).toBe(0);

  const answer = await page.goto('/data');
  expect(answer?.status()).toBe(403);
  await page.getByRole('heading', { level: 1, name: 'You cannot see this page' }).waitFor();
});

it('a headteacher reads their own school’s page, and can change nothing on it', async () => {
  const page = await waymark.openAs('headteacher');
  await page.goto('/providers/urn/900107');
  await page.getByRole('heading', { level: 1, name: 'Foscombe Primary School' }).waitFor();
  expect(await page.getByRole('link', { name: /^(Record|Enter|Place it)/ }).count()).toBe(0);

  const answer = await page.goto(`${page.url()}/posts/new?role=headteacher`);
  expect(answer?.status()).toBe(403);
});

it('nobody who is not signed in sees a school: they are asked who they are, and then brought to it', async () => {
  const page = await waymark.open();
  await page.goto('/providers/urn/900107');
  await page.getByRole('heading', { level: 1, name: 'Choose who to sign in as' }).waitFor();
  await page.getByRole('button', { name: 'Sign in as Alun Thistlewaite' }).click();
  await page.getByRole('heading', { level: 1, name: 'Foscombe Primary School' }).waitFor();
});

it('somebody who signs out is out, in every window', async () => {
  const page = await waymark.openAs('lead');
  await page.goto('/');
  const other = await page.context().newPage();
  await other.goto('/overview');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('heading', { level: 1, name: 'Choose who to sign in as' }).waitFor();
  await other.reload();
  await other.getByRole('heading', { level: 1, name: 'Choose who to sign in as' }).waitFor();
});
