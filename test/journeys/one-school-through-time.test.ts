import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { openDemonstration, type Demonstration } from '../harness/demonstration.ts';

let waymark: Demonstration;
beforeAll(async () => {
  waymark = await openDemonstration();
}, 180_000);

async function search(page: Page, words: string): Promise<void> {
  await page.goto('/providers');
  await page.getByRole('searchbox').fill(words);
  await page.getByRole('button', { name: 'Search' }).click();
}

const rowOf = (page: Page, number: string) =>
  page.getByRole('region', { name: 'Every number it has or ever had' }).getByRole('row', { name: number });

it('a school that has had three numbers is one school, found by the oldest of them', async () => {
  const page = await waymark.openAs('lead');
  await search(page, '901213');
  await page.getByRole('link', { name: 'Kirden Academy' }).click();
  await page.getByRole('heading', { level: 1, name: 'Kirden Academy' }).waitFor();

  expect(await rowOf(page, 'URN 900213').innerText()).toMatch(/1 September 2021\s+Now\s+Kirden Academy, academy sponsor led/);
  expect(await rowOf(page, 'URN 902213').innerText()).toMatch(/1 September 2013\s+31 August 2021\s+Kirden Primary Academy, academy converter/);
  expect(await rowOf(page, 'URN 901213').innerText()).toMatch(/31 August 2013\s+Kirden Primary School, community school/);
});

it('an old number typed into the address leads to the same page as the present one', async () => {
  const page = await waymark.openAs('auditor');
  await page.goto('/providers/urn/901213');
  const byTheOld = page.url();
  await page.goto('/providers/urn/900213');
  expect(page.url()).toBe(byTheOld);
  expect(byTheOld).toMatch(/\/providers\/\d+$/);
});

it('a school that was renamed says what it was called before, and which file said so', async () => {
  const page = await waymark.openAs('sia');
  await page.goto('/providers/urn/900171');
  const change = page.getByRole('table', { name: /^Changed \(900171\)/ }).getByRole('row', { name: /Ramlow Primary School/ });
  const [, before, after] = await change.getByRole('cell').or(change.getByRole('rowheader')).allInnerTexts();
  expect(before).toBe('Ramlow Primary School');
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(after);
  expect(await page.getByText('From GIAS, as at 12 October 2026').first().isVisible()).toBe(true);
});

it('a merged school names the two it came from, and each of them names it', async () => {
  const page = await waymark.openAs('sia');
  await page.goto('/providers/urn/900209');
  await page.getByRole('link', { name: 'Tamsley Infant School' }).click();
  await page.getByRole('heading', { level: 1, name: 'Tamsley Infant School' }).waitFor();
  expect(await page.locator('main').innerText()).toContain('Closed');
  await page.getByRole('link', { name: 'Tamsley Primary School' }).click();
  await page.getByRole('heading', { level: 1, name: 'Tamsley Primary School' }).waitFor();
  expect(await page.getByRole('link', { name: 'Tamsley Junior School' }).count()).toBe(1);
});
