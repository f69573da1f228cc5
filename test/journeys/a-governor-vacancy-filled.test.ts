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
    expect(width, `${page.url()} at ${String(viewport.width)}`).toBeLessThanOrEqual(viewport.width);
  }
}

const main = (page: Page): Promise<string> => page.getByRole('main').innerText();
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

async function fillDay(page: Page, field: string, day: string): Promise<void> {
  const [year = '', month = '', date = ''] = day.split('-');
  for (const [part, value] of Object.entries({ day: date, month, year })) await page.locator(`#${field}-${part}`).fill(value);
}

it('a board asks for somebody, a recruiter introduces a volunteer who suits, and the board appoints: the seat has its term, induction and training', async () => {
  const clerk = await waymark.openFor('Idris Pennywort');
  await clerk.goto('/providers/urn/900107');
  await clerk.getByRole('link', { name: 'The governing board' }).click();
  await heading(clerk, 'Governing board');
  await expectSound(clerk);
  const board = new URL(clerk.url()).pathname;
  await clerk
    .getByRole('link', { name: /^Ask for somebody .* Co-opted/ })
    .first()
    .click();
  await heading(clerk, 'Co-opted seat: ask for somebody');
  await expectSound(clerk);
  await clerk.getByLabel('Finance', { exact: true }).check();
  await clerk.getByLabel('Law and duties', { exact: true }).check();
  await clerk.getByRole('button', { name: 'Ask for somebody' }).click();
  await clerk.getByText('There is a problem').waitFor();
  expect(await clerk.getByLabel('Finance', { exact: true }).isChecked(), 'nothing chosen is lost').toBe(true);
  await clerk.locator('#says').fill('We look for somebody who asks good questions about money.');
  await clerk.getByRole('button', { name: 'Ask for somebody' }).click();
  await clerk.getByText('It is asked for: those who recruit governors see it.').waitFor();

  const recruiter = await waymark.openFor('Xanthe Copperwheat');
  await recruiter.goto('/governors/vacancies');
  await expectSound(recruiter);
  await recruiter.getByRole('link', { name: 'Foscombe Primary School', exact: true }).click();
  await heading(recruiter, 'Co-opted seat');
  await expectSound(recruiter);
  const seen = await main(recruiter);
  expect(seen).toMatch(/Oswin Castlereed[\s\S]*Offers 1 of the 2 skills wanted: Finance\.[\s\S]*Named Tarmere as a place to govern in\./);
  expect(seen, 'nobody is offered by a tier').not.toMatch(/tier|vulnerable|cause for concern/i);
  await recruiter.getByText('Left out, and why').click();
  expect(await main(recruiter)).toMatch(/Bartholomew Zennor: is an elected member for its area/);
  await recruiter.getByRole('link', { name: /^Introduce them.*Oswin Castlereed/ }).click();
  await heading(recruiter, 'Introduce Oswin Castlereed');
  await expectSound(recruiter);
  await recruiter.getByLabel('They agree to be introduced to this board').check();
  await recruiter.getByRole('button', { name: 'Introduce them' }).click();
  await recruiter.getByText('Oswin Castlereed is introduced').waitFor();
  await recruiter.getByRole('main').getByRole('link', { name: 'Oswin Castlereed' }).click();

  await clerk.goto('/');
  expect(await main(clerk), 'it waits for the clerk').toContain('Oswin Castlereed would govern here: arrange to meet');
  await clerk.goto(board);
  await clerk.getByRole('link', { name: 'Oswin Castlereed' }).click();
  await heading(clerk, 'Oswin Castlereed');
  await expectSound(clerk);
  expect(await main(clerk)).toContain('oswin.castlereed@volunteers.example');
  const introduction = new URL(clerk.url()).pathname;
  await clerk.getByRole('link', { name: 'Record that the board has met them' }).click();
  await fillDay(clerk, 'on', '2026-11-23');
  await clerk.getByRole('button', { name: 'Save' }).click();
  await clerk.getByText('It is recorded. The board may appoint them now').waitFor();
  await clerk.getByRole('link', { name: 'Appoint', exact: true }).click();
  await heading(clerk, 'Appoint Oswin Castlereed');
  await expectSound(clerk);
  await fillDay(clerk, 'from', '2026-11-23');
  await clerk.locator('#how').fill('By the board on 23 November 2026');
  await clerk.getByRole('button', { name: 'Appoint' }).click();
  await clerk.getByText('Oswin Castlereed sits from 23 November 2026 to 22 November 2030.').waitFor();
  await expectSound(clerk);
  const member = await main(clerk);
  expect(member).toMatch(/Six-month conversation with the chair\s+23 May 2027/);
  expect(member).toMatch(/Induction for new governors[\s\S]*23 November 2027/);
  expect(member).toMatch(/Safeguarding[\s\S]*23 February 2027/);

  await clerk.goto(board);
  expect(await main(clerk)).toMatch(/Oswin Castlereed\s+23 November 2026 to 22 November 2030\s+Filled/i);
  await recruiter.goto(introduction);
  expect(await main(recruiter)).toContain('Appointed');

  const head = await waymark.openFor('Clemency Oakapple');
  for (const address of [board, introduction, '/governors/volunteers', '/governors/vacancies'])
    expect([403, 404], address).toContain((await head.goto(address))?.status());
});
