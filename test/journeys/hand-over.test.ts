import { beforeAll, expect, it, vi } from 'vitest';
import { openDemonstration, type Demonstration } from '../harness/demonstration.ts';
import { expectSoundPage } from '../harness/page-checks.ts';

vi.setConfig({ testTimeout: 300_000 });

let waymark: Demonstration;
beforeAll(async () => {
  waymark = await openDemonstration();
}, 300_000);

it('an adviser who leaves is closed only when somebody else has their work, and the successor is told and gets a pack', async () => {
  const lead = await waymark.openFor('Philippa Ravenhythe');
  await lead.goto('/team');
  await expectSoundPage(lead);
  await lead.getByRole('main').getByRole('link', { name: 'Hand over their work' }).click();
  await expectSoundPage(lead);
  await lead.getByRole('link', { name: 'Nasreen Greywell' }).click();
  const handover = new URL(lead.url()).pathname;
  await lead.getByText('Providers advised').waitFor();
  await expectSoundPage(lead);

  await lead.goto(`/accounts/${handover.split('/')[2] ?? ''}/disable`);
  await lead.getByLabel('Why').fill('She leaves for another county.');
  await lead.getByRole('button', { name: 'Disable the account' }).click();
  await lead.getByText('that nobody else has: hand it over first').first().waitFor();

  await lead.goto(handover);
  await lead.getByRole('button', { name: /^Give all/ }).click();
  await lead.getByText('There is a problem').waitFor();
  await expectSoundPage(lead);
  const successorId = await lead.getByLabel('Successor').locator('option', { hasText: 'Alun Thistlewaite' }).getAttribute('value');
  await lead.getByLabel('Successor').selectOption(successorId);
  await lead.locator('#reason').fill('Nasreen Greywell leaves for another county.');
  await lead.getByRole('button', { name: /^Give all/ }).click();
  await lead.getByText('Nothing is left.').waitFor();
  await expectSoundPage(lead);
  await lead.getByRole('link', { name: 'the pack for Alun Thistlewaite' }).click();
  await lead.getByRole('heading', { level: 1, name: /What Nasreen Greywell hands over/ }).waitFor();
  await lead.goto(handover);
  await lead.getByRole('button', { name: 'Close the account' }).click();
  await lead.getByText('The account of Nasreen Greywell is closed.').waitFor();

  const successor = await waymark.openFor('Alun Thistlewaite');
  await successor.goto('/');
  await expectSoundPage(successor);
  await successor.getByRole('link', { name: /^Nasreen Greywell hands over work to you/ }).click();
  await successor.getByRole('heading', { level: 1, name: /What Nasreen Greywell hands over/ }).waitFor();
  await expectSoundPage(successor);
  expect(await successor.getByRole('main').innerText()).toContain('Open work');

  const others = await waymark.open();
  await others.goto('/');
  expect(await others.getByRole('button', { name: 'Sign in as Nasreen Greywell' }).count(), 'nobody signs in as her any more').toBe(0);
});
