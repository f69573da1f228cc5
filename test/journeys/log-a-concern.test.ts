import type { Page } from 'playwright-core';
import { beforeAll, expect, it, vi } from 'vitest';
import { desktop, phone } from '../harness/browser.ts';
import { openDemonstration, type Demonstration } from '../harness/demonstration.ts';
import { expectSoundPage } from '../harness/page-checks.ts';

vi.setConfig({ testTimeout: 300_000 });

let waymark: Demonstration;
beforeAll(async () => {
  waymark = await openDemonstration();
}, 300_000);

async function expectSound(page: Page): Promise<void> {
  await expectSoundPage(page);
  for (const { viewport } of [phone, desktop]) {
    await page.setViewportSize(viewport);
    const width = await page.evaluate<number>('document.documentElement.scrollWidth');
    expect(width, `${page.url()} at ${viewport.width}`).toBeLessThanOrEqual(viewport.width);
  }
}

const pick = (page: Page, name: string, value: string) => page.locator(`input[name="${name}"][value="${value}"]`).check();
const main = (page: Page): Promise<string> => page.getByRole('main').innerText();
const statusOf = async (page: Page, path: string): Promise<number | undefined> => (await page.goto(path))?.status();

async function fillConcern(page: Page, category: string, title: string): Promise<void> {
  await page.locator('#title').fill(title);
  await page.locator('#evidence').fill('Seen on a visit this week, and in the minutes.');
  await page.locator('#source').selectOption('visit');
  await page.locator('#category').selectOption(category);
  await pick(page, 'severity', 'high');
  await pick(page, 'about-head', 'no');
}

it('a concern is logged on a phone, triaged, restricted and opened in an emergency; and the head sees nothing of it', async () => {
  const adviser = await waymark.openFor('Alun Thistlewaite');
  await adviser.setViewportSize(phone.viewport);
  await adviser.goto('/providers/urn/900102');
  const provider = new URL(adviser.url()).pathname;
  await adviser.getByRole('main').getByRole('link', { name: 'Log a concern' }).click();
  await adviser.getByRole('heading', { level: 1, name: 'Log a concern' }).waitFor();
  await expectSound(adviser);
  await adviser.setViewportSize(phone.viewport);
  await fillConcern(adviser, 'governance', 'The governors have not met this term');
  await adviser.getByRole('button', { name: 'Log the concern' }).click();
  await adviser.getByText('It is logged as concern').waitFor();
  const path = new URL(adviser.url()).pathname;
  await expectSound(adviser);

  const lead = await waymark.openFor('Philippa Ravenhythe');
  await lead.goto('/concerns/queue');
  await expectSound(lead);
  const queue = await main(lead);
  expect(queue, 'what is overdue comes first').toMatch(/Overdue[\s\S]*The governors have not met/);
  await lead.getByRole('link', { name: /The governors have not met this term/ }).click();
  await lead.getByRole('button', { name: 'Triage it' }).click();
  await expectSound(lead);
  await pick(lead, 'decision', 'accept');
  await lead.getByRole('button', { name: 'Record the decision' }).click();
  await lead.getByText('There is a problem').waitFor();
  await lead.locator('#reason').fill('The clerk confirms it.');
  await lead.getByRole('button', { name: 'Record the decision' }).click();
  await lead.getByText('The decision is recorded, with its reason.').waitFor();
  await expectSound(lead);
  expect(await main(lead)).toContain('Accepted');
  await lead.goto(`${provider}/findings`);
  expect(await main(lead)).toContain('Concern accepted at triage: Governance');

  await adviser.goto(`${provider}/concerns/new`);
  await fillConcern(adviser, 'safeguarding', 'Checks on visitors have lapsed');
  await adviser.getByRole('button', { name: 'Log the concern' }).click();
  await adviser.getByRole('heading', { level: 1, name: 'First: the same-day route' }).waitFor();
  await expectSound(adviser);
  expect(await adviser.locator('#title').inputValue(), 'nothing that was written is lost').toBe('Checks on visitors have lapsed');
  await pick(adviser, 'same-day', 'reported');
  await adviser.locator('#same-day-words').fill('To the MASH at nine this morning.');
  await adviser.getByRole('button', { name: 'Log the concern' }).click();
  await adviser.getByText('It is logged as concern').waitFor();
  const restricted = new URL(adviser.url()).pathname;
  expect(await main(adviser)).toContain('Restricted to named people');
  await expectSound(adviser);

  const head = await waymark.openFor('Clemency Oakapple');
  await head.goto(provider);
  const seen = await main(head);
  expect(seen).not.toMatch(/have not met|visitors have lapsed/);
  for (const address of [path, restricted, '/concerns', `${provider}/concerns`]) expect([403, 404], address).toContain(await statusOf(head, address));
  await head.goto(`${provider}/concerns/told`);
  await expectSound(head);
  const told = await main(head);
  expect(told, 'what was said to the head').toContain('Parents have rung about lunchtimes');
  expect(told).not.toMatch(/have not met|visitors have lapsed/);

  expect(await statusOf(lead, restricted), 'the lead is not named').toBe(404);
  await lead.goto('/concerns');
  expect(await main(lead)).not.toContain('visitors have lapsed');
  await lead.getByRole('link', { name: 'Open a restricted concern in an emergency' }).click();
  await expectSound(lead);
  await lead.locator('#number').fill(restricted.split('/').at(-1) ?? '');
  await lead.locator('#reason').fill('The safeguarding lead is away, and the head has rung.');
  await lead.getByRole('button', { name: 'Open it' }).click();
  await lead.getByText('It is open to you for 24 hours').waitFor();
  expect(await main(lead)).toContain('Checks on visitors have lapsed');

  const safeguarding = await waymark.openFor('Harjit Underbank');
  await safeguarding.goto(restricted);
  await expectSound(safeguarding);
  expect(await main(safeguarding)).toContain('Opened in an emergency by somebody who is not named');
  expect(await main(safeguarding)).toContain('The safeguarding lead is away, and the head has rung.');
});
