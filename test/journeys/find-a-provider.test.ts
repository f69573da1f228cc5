import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { desktop, phone } from '../harness/browser.ts';
import { openDemonstration, type Demonstration } from '../harness/demonstration.ts';

let waymark: Demonstration;
beforeAll(async () => {
  waymark = await openDemonstration();
}, 180_000);

const namesOn = (page: Page) => page.getByRole('region', { name: 'Providers found' }).locator('tbody th a').allInnerTexts();
const filters = (page: Page) => page.locator('details.waymark-filter');

/** On a wide screen they are open, with scripts or without. */
async function openFilters(page: Page): Promise<void> {
  const summary = filters(page).locator('summary');
  if (await summary.isVisible()) await summary.click();
}

const applyFilters = async (page: Page) => {
  await page.getByRole('button', { name: 'Apply filters' }).first().click();
};

describe.each([
  ['at a desk', desktop],
  ['on a phone', phone],
  ['where scripts never arrive', { ...desktop, withoutScripts: true }],
])('an advisor %s', (_, device) => {
  it('finds a school by part of its name, opens it, and comes back to the question as it was', async () => {
    const page = await waymark.openAs('sia', device);
    await page.goto('/providers');
    await page.getByRole('searchbox', { name: 'Name, URN, postcode or town' }).fill('tamsl');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('link', { name: 'Tamsley Primary School' }).click();
    await page.getByRole('heading', { level: 1, name: 'Tamsley Primary School' }).waitFor();
    await page.goBack();
    expect(await page.getByRole('searchbox').inputValue()).toBe('tamsl');
    expect(await namesOn(page)).toEqual(['Tamsley Nursery', 'Tamsley Primary School']);
  });

  it('narrows to the academies of one locality, sorts them, and turns the page', async () => {
    const page = await waymark.openAs('sia', device);
    await page.goto('/providers');
    await openFilters(page);
    await page.getByRole('checkbox', { name: /^Silmoor \(/ }).check();
    await page.getByRole('checkbox', { name: /^Academy \(/ }).check();
    await applyFilters(page);
    await page.waitForURL(/locality=silmoor.*governance=academy/);
    const firstPage = await namesOn(page);
    expect(firstPage).toHaveLength(25);
    expect(firstPage).toEqual(firstPage.toSorted((one, other) => one.localeCompare(other, 'en-GB')));

    await page.getByRole('link', { name: 'Next' }).click();
    await page.waitForURL(/page=2/);
    const secondPage = await namesOn(page);
    expect(secondPage.length).toBeGreaterThan(0);
    expect(firstPage).not.toContain(secondPage[0]);

    await page.goto(new URL('?locality=silmoor&governance=academy&sort=name&order=desc', page.url()).href);
    expect(await namesOn(page)).toEqual([...secondPage.toReversed(), ...firstPage.toReversed()].slice(0, 25));
  });
});

it('an address shared with a colleague asks the same question', async () => {
  const page = await waymark.openAs('sia');
  await page.goto('/providers');
  await page.getByRole('checkbox', { name: /^Quenley \(/ }).check();
  await page.getByRole('checkbox', { name: /^Nursery \(\d/ }).check();
  await applyFilters(page);
  await page.waitForURL(/locality=quenley/);
  await page.getByRole('link', { name: 'Name', exact: true }).click();
  await page.waitForURL(/order=desc/);
  const [shared, names] = [page.url(), await namesOn(page)];
  expect(names).toHaveLength(2);

  const colleague = await waymark.openAs('auditor');
  await colleague.goto(shared);
  expect(await namesOn(colleague)).toEqual(names);
  expect(await colleague.getByRole('checkbox', { name: /^Quenley \(/ }).isChecked()).toBe(true);
});

it('the map shows the same providers, and each point leads to its own', async () => {
  const page = await waymark.openAs('eeca');
  await page.goto('/providers?locality=quenley&phase=secondary');
  const names = await namesOn(page);
  await page.getByRole('link', { name: 'Map', exact: true }).click();
  const points = page.locator('main svg a');
  expect(await points.count()).toBe(names.length);
  await page.getByRole('list').getByRole('link', { name: names[0]!, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: names[0]! }).waitFor();
});

it('the CSV has the rows of the page, in its order', async () => {
  const page = await waymark.openAs('data-officer');
  await page.goto('/providers?locality=tarmere&governance=academy&sort=inspection');
  const names = await namesOn(page);
  expect(names.length).toBeGreaterThan(10);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'CSV', exact: true }).click()]);
  expect(download.suggestedFilename()).toBe('providers-2026-11-23.csv');
  const rows: Record<string, string>[] = parse(await readFile(await download.path()), { bom: true, columns: true });
  expect(rows.map((row) => row['Name'])).toEqual(names);
  expect(new Set(rows.map((row) => row['Locality']))).toEqual(new Set(['Tarmere']));
});

it('somebody who finds nothing is told what else to try, and it helps', async () => {
  const page = await waymark.openAs('sia');
  await page.goto('/providers?q=kirden&locality=halscar');
  await page.getByText('Nothing matches').waitFor();
  await page.getByRole('link', { name: 'take off the filters' }).click();
  expect(await namesOn(page)).toContain('Kirden Academy');
});
