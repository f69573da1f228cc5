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

async function fillDay(page: Page, name: string, [day, month, year]: readonly [string, string, string]): Promise<void> {
  await page.locator(`input[name="${name}-day"]`).fill(day);
  await page.locator(`input[name="${name}-month"]`).fill(month);
  await page.locator(`input[name="${name}-year"]`).fill(year);
}

it('Ofsted calls a school: whoever answers records it, the adviser and the lead are ready, and what inspectors say stays with named people', async () => {
  const office = await waymark.openFor('Xanthe Copperwheat');
  await office.goto('/ofsted-calls');
  await office.getByLabel('Who has been called?').fill('Barsley');
  await office.getByRole('button', { name: 'Find it' }).click();
  await expectSound(office);
  await office.getByRole('link', { name: 'Barsley Primary School' }).click();
  await office.getByRole('heading', { level: 1, name: 'Ofsted has called' }).waitFor();
  await expectSound(office);
  await office.locator('#at').fill('noon');
  await office.getByRole('button', { name: 'Save and tell everybody' }).click();
  await office.getByText('There is a problem').waitFor();
  await fillDay(office, 'called', ['23', '11', '2026']);
  await office.locator('#at').fill('10.05');
  await fillDay(office, 'from', ['23', '11', '2026']);
  await fillDay(office, 'to', ['24', '11', '2026']);
  await office.locator('#caller').fill('The inspection service, 01234 567890');
  await office.getByRole('button', { name: 'Save and tell everybody' }).click();
  await office.getByText('have been told').waitFor();
  await expectSound(office);
  const path = new URL(office.url()).pathname;
  expect(path).toMatch(/^\/providers\/\d+\/ofsted-calls\/\d+$/);
  const told = await waymark.db.kysely.selectFrom('notice').select(['urgency']).where('href', '=', path).execute();
  expect(told.length, 'the adviser and the lead are told').toBeGreaterThanOrEqual(2);
  expect((await office.goto(`${path}/provisional`))?.status(), 'the office reads no outcome').toBe(403);

  const adviser = await waymark.openFor('Alun Thistlewaite');
  await adviser.goto(path);
  await expectSound(adviser);
  await adviser.getByRole('button', { name: 'Open the briefing' }).click();
  await adviser.getByRole('heading', { level: 1, name: 'Briefing for the inspector: Barsley Primary School' }).waitFor();
  await expectSound(adviser);
  const briefing = await adviser.getByRole('article').innerText();
  expect(briefing).toContain('Match the reading books to the phonics');
  expect(briefing, 'no tier, no signal, no finding').not.toMatch(/tier|signal|Vulnerable|concern/i);
  await adviser.emulateMedia({ media: 'print' });
  expect(await adviser.getByRole('button', { name: 'Edit the briefing' }).isVisible(), 'buttons are not printed').toBe(false);
  await adviser.emulateMedia({ media: 'screen' });
  await adviser.getByRole('button', { name: 'Edit the briefing' }).click();
  await expectSound(adviser);
  await adviser.locator('#support').fill('Two visits this term, on early reading.');
  await adviser.getByRole('button', { name: 'Save' }).click();
  await adviser.getByText('Two visits this term, on early reading.').waitFor();

  await adviser.goto(path);
  await adviser.getByRole('link', { name: /Record that it was held.*Welfare call/ }).click();
  await expectSound(adviser);
  await adviser.locator('#words').fill('The head and her deputy are ready.');
  await adviser.getByRole('button', { name: 'Save' }).click();
  await adviser.getByText('Welfare call: recorded as held.').waitFor();
  await adviser.getByRole('link', { name: /Change the time or the owner.*Feedback meeting/ }).click();
  await adviser.locator('#at').fill('15:45');
  await adviser.getByRole('button', { name: 'Save' }).click();
  await adviser.getByText('24 November 2026 at 15:45').first().waitFor();
  await expectSound(adviser);

  const lead = await waymark.openFor('Philippa Ravenhythe');
  await lead.goto(`${path}/provisional`);
  await expectSound(lead);
  await lead.getByRole('button', { name: 'Enter a provisional outcome' }).click();
  await expectSound(lead);
  await lead.locator('#inclusion').selectOption('Needs attention');
  await lead.getByRole('button', { name: 'Save' }).click();
  await lead.getByText('Needs attention').first().waitFor();
  await expectSound(lead);
  const provider = path.split('/ofsted-calls')[0] ?? '';
  await lead.goto(`${provider}/inspections`);
  expect(await lead.getByRole('main').innerText(), 'nothing moves before publication').not.toContain('23 November 2026');

  const head = await waymark.openFor('Clemency Oakapple');
  expect((await head.goto(path))?.status()).toBe(403);
  await head.goto('/actions');
  await head.getByRole('link', { name: 'Send the plan for pupils who are often absent' }).waitFor();
  await expectSound(head);
});
