import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { desktop, phone } from '../harness/browser.ts';
import { openDemonstration, type Demonstration } from '../harness/demonstration.ts';
import { expectSoundPage } from '../harness/page-checks.ts';

vi.setConfig({ testTimeout: 180_000 });

let waymark: Demonstration;
let eeca: Page;
let setting: string;
beforeAll(async () => {
  waymark = await openDemonstration();
  eeca = await waymark.openAs('eeca');
}, 300_000);

/** Sound, and no wider than a phone. */
async function expectFit(page: Page): Promise<void> {
  await expectSoundPage(page);
  await page.setViewportSize(phone.viewport);
  expect(await page.evaluate<number>('document.documentElement.scrollWidth'), page.url()).toBeLessThanOrEqual(phone.viewport.width);
  await page.setViewportSize(desktop.viewport);
}

const text = (page: Page): Promise<string> => page.getByRole('main').innerText();

async function fillDay(page: Page, name: string, date: string): Promise<void> {
  const [year = '', month = '', dayOfMonth = ''] = date.split('-');
  for (const [part, value] of [['day', dayOfMonth], ['month', month], ['year', year]] as const) await page.locator(`#${name}-${part}`).fill(value); // prettier-ignore
}

// One story: each step needs the one before.
describe('a newly registered nursery', { shuffle: false }, () => {
  it('appears on the list of its adviser, who begins its pathway with one button', async () => {
    await eeca.goto('/early-years');
    await expectFit(eeca);
    await eeca.getByRole('main').getByRole('link', { name: 'Newly registered', exact: true }).click();
    await expectFit(eeca);
    const row = eeca.getByRole('row').filter({ hasText: 'Registered on 11 May 2026, by the authority’s own list' });
    const name = (await row.getByRole('link').first().innerText()).trim();
    await row.getByRole('button', { name: 'Begin the pathway' }).click();
    await eeca.getByText(`The pathway of ${name} has begun`).waitFor();
    setting = new URL(eeca.url()).pathname;
    await expectFit(eeca);
    expect(await text(eeca)).toMatch(/Newly registered pathway\s+Under way\s+Welcome/);
  });

  it('is rung and visited, after which the next visit is counted from that one', async () => {
    await eeca.getByRole('link', { name: 'The pathway, and what is due in it' }).click();
    await expectFit(eeca);
    await eeca.getByRole('link', { name: /First contact/ }).first().click(); // prettier-ignore
    await eeca.locator('#field-with').fill('The manager');
    await eeca.getByRole('main').getByRole('button').first().click();
    await eeca.goto(setting);
    await eeca.getByRole('button', { name: 'Record a visit of the pathway' }).click();
    await expectFit(eeca);
    await eeca.locator('#seen-there').fill('A calm start: children know their key person.');
    await eeca.locator('#what').fill('A quiet corner for the youngest');
    await eeca.getByRole('button', { name: 'Record the visit' }).click();
    await eeca.getByRole('link', { name: 'Choose whose it is' }).waitFor();
    await expectFit(eeca);
    await eeca.locator('#owner').selectOption('manager');
    await fillDay(eeca, 'due', '2027-01-22');
    await eeca.getByRole('button', { name: 'Record the visit' }).click();
    await eeca.getByText('The next is counted from it. What is to be done is on the list of actions, due on 22 January 2027').waitFor();
    expect(await text(eeca)).toMatch(/Under way\s+Visits to the first inspection/);
    expect(await text(eeca)).toMatch(/Next visit\s+\d+ \w+ 202\d\s+Visit every 2 months/);
  });

  it('is audited, and what is agreed goes on the one list', async () => {
    await eeca.getByRole('button', { name: 'Begin an audit: environment' }).click();
    await expectFit(eeca);
    await eeca.getByRole('button', { name: 'Make it final' }).click();
    await eeca.getByText('There is a problem').waitFor();
    await expectSoundPage(eeca);
    for (const fieldset of await eeca.locator('fieldset:has(input[type=radio])').all()) await fieldset.getByLabel('Yes', { exact: true }).check();
    const first = eeca.locator('fieldset:has(input[type=radio])').first();
    await first.getByLabel('Partly', { exact: true }).check();
    await eeca.locator('textarea').first().fill('Tables are too high for the youngest');
    await eeca.getByRole('button', { name: 'Make it final' }).click();
    await eeca.getByText('The audit is final, and the setting’s manager has it').waitFor();
    await expectFit(eeca);
    await eeca.locator('#what').fill('Lower two of the tables');
    await eeca.locator('#owner').selectOption('manager');
    await fillDay(eeca, 'due', '2027-01-29');
    await eeca.getByRole('button', { name: 'Put it on the list' }).click();
    await eeca.getByText('The action is on the list, due on 29 January 2027').waitFor();
    await eeca.getByRole('link', { name: 'Lower two of the tables' }).click();
    expect(await text(eeca)).toContain('Environment audit of');
  });

  it('is inspected for the first time: once that is published, and not before, the pathway ends', async () => {
    await eeca.goto(setting);
    await eeca.getByRole('link', { name: 'The pathway, and what is due in it' }).click();
    const run = new URL(eeca.url()).pathname;
    const end = async (): Promise<void> => {
      await eeca.goto(`${run}/gates/inspected`);
      await eeca.locator('#reason').fill('Its first report is out');
      await eeca.getByRole('button', { name: 'Decide' }).click();
    };
    await end();
    await eeca.getByRole('link', { name: /No published inspection is on record yet/ }).waitFor();

    await eeca.goto(`${setting.replace('/early-years', '')}/inspections/new`);
    await eeca.locator('input[name="kind"][value="early-years"]').check();
    await fillDay(eeca, 'on', '2026-11-03');
    await eeca.locator('#judgements').fill('Inclusion: Expected standard\nLeadership and governance: Strong standard');
    await eeca.locator('input[name="who"][value="present"]').check();
    await eeca.locator('#safeguarding').selectOption('Met');
    await eeca.locator('#source').fill('The report on Ofsted’s site');
    await eeca.getByRole('main').getByRole('button').first().click();
    await eeca.getByRole('main').getByRole('button').first().click();

    await end();
    await eeca.goto(setting);
    await expectFit(eeca);
    const over = await text(eeca);
    expect(over).toMatch(/Newly registered pathway\s+Over\s+First inspection published/);
    expect(over).toMatch(/Offer to all\s+No concern at its inspection of 3 November 2026/);
    expect(over).toContain('2 areas judged: expected standard in 1, strong standard in 1; safeguarding met');
  });
});
