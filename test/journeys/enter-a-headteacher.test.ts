import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { october } from '../../demo/authority/register-editions.ts';
import { establishmentsFile } from '../../demo/builders/establishment.ts';
import { desktop, phone } from '../harness/browser.ts';
import { openDemonstration, type Demonstration } from '../harness/demonstration.ts';

vi.setConfig({ testTimeout: 60_000 });

let waymark: Demonstration;
beforeAll(async () => {
  waymark = await openDemonstration();
}, 180_000);

interface Head {
  readonly name: string;
  readonly from: readonly [day: string, month: string, year: string];
}

async function record(page: Page, { name, from }: Head): Promise<void> {
  await page.getByRole('link', { name: /^Record a change\s+of headteacher$/ }).click();
  await page.getByRole('radio', { name: 'Substantive' }).check();
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await enterFirstDay(page, from);
  await page.getByRole('textbox', { name: 'Source' }).fill('Letter from the chair of governors, 20 November 2026');
  await page.getByRole('button', { name: 'Save' }).click();
}

async function enterFirstDay(page: Page, [day, month, year]: Head['from']): Promise<void> {
  const boxes = page.getByRole('group', { name: 'First day' });
  await boxes.getByLabel('Day').fill(day);
  await boxes.getByLabel('Month').fill(month);
  await boxes.getByLabel('Year').fill(year);
}

const people = (page: Page) => page.getByRole('region', { name: 'People in posts' });
const factOf = (page: Page, label: string) =>
  page
    .locator('.waymark-facts .govuk-summary-list__row')
    .filter({ has: page.getByRole('term').getByText(label, { exact: true }) })
    .getByRole('definition');

describe.each([
  ['at a desk', desktop, 900123],
  ['on a phone', phone, 900233],
])('an advisor %s', (_, device, urn) => {
  it('records a new head, is shown when the one before ends, and is told that it is saved', async () => {
    const page = await waymark.openAs('sia', device);
    await page.goto(`/providers/urn/${String(urn)}`);
    await record(page, { name: 'Ottoline Marchbank', from: ['1', '1', '2027'] });

    await page.getByRole('heading', { level: 1, name: 'Check before you save' }).waitFor();
    await page.getByText(/time in post \(substantive\) will end on 31 December 2026/).waitFor();
    expect(await page.getByText('Ottoline Marchbank').isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Save' }).click();

    await page.getByText('Headteacher: Ottoline Marchbank begins on 1 January 2027.').waitFor();
    expect(await people(page).innerText()).toMatch(/Next:\s+Ottoline Marchbank/);
  });
});

it('a date that cannot be is said at the top and at its box, and what was typed stays', async () => {
  const page = await waymark.openAs('sia');
  await page.goto('/providers/urn/900106');
  await record(page, { name: 'Perdita Longmire', from: ['31', '2', '2027'] });
  await page
    .getByRole('alert')
    .getByRole('link', { name: /first day/i })
    .click();
  expect(await page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Perdita Longmire');
  expect(await page.getByRole('group', { name: 'First day' }).getByLabel('Day').inputValue()).toBe('31');
  expect(await page.title()).toMatch(/^Error: /);

  await enterFirstDay(page, ['1', '3', '2027']);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { level: 1, name: 'Check before you save' }).waitFor();
});

it('a head who was entered stays when a load names another, and the page says both', async () => {
  const page = await waymark.openAs('sia');
  await page.goto('/providers/urn/900125');
  await record(page, { name: 'Ignatius Thornbury', from: ['2', '11', '2026'] });
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Headteacher: Ignatius Thornbury is recorded from 2 November 2026.').waitFor();

  const officer = await waymark.openAs('data-officer');
  await officer.goto('/data/load?source=gias-establishments');
  const later = october.map((school) => (school.facts.urn === 900125 ? school.with({ head: ['Ms', 'Wilhelmina', 'Notyet'] }) : school));
  const file = { name: 'edubasealldata20261116.csv', mimeType: 'text/csv', buffer: establishmentsFile(later) };
  await officer.getByLabel('The file', { exact: true }).setInputFiles(file);
  await officer.getByRole('button', { name: 'Read the file' }).click();
  await officer.getByRole('button', { name: 'Accept these changes' }).click();
  await officer.getByText('Loaded', { exact: true }).waitFor();

  await page.reload();
  const head = await factOf(page, 'Headteacher').innerText();
  expect(head).toMatch(/^Ignatius Thornbury/);
  expect(head).toContain('GIAS says Ms Wilhelmina Notyet');
});
