import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { openDemonstration, type Demonstration } from '../harness/demonstration.ts';

let waymark: Demonstration;
beforeAll(async () => {
  waymark = await openDemonstration();
}, 180_000);

/** The last figure of a row of the overview: all state-funded schools there. */
async function schoolsIn(page: Page, locality: string): Promise<number> {
  const row = page.getByRole('region', { name: 'State-funded schools by locality and phase' }).getByRole('row', { name: locality });
  return (await row.count()) === 0 ? 0 : Number(await row.getByRole('cell').last().innerText());
}

it('an advisor places the school that no file places, with a reason, and the overview counts it there', async () => {
  const page = await waymark.openAs('sia');
  await page.goto('/overview');
  const [placedBefore, unplacedBefore] = [await schoolsIn(page, 'Tarmere'), await schoolsIn(page, 'Not yet placed')];
  expect(unplacedBefore).toBe(1);
  await page.getByRole('link', { name: 'Place Larden Free School in a locality' }).click();

  await page.getByText('Suggested: Tarmere. Of those with a postcode in ZZ11 1, all 23 other sites are in Tarmere.').waitFor();
  expect(await page.getByRole('radio', { name: 'Tarmere' }).isChecked()).toBe(false);
  await page.getByRole('radio', { name: 'Tarmere' }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('alert').getByRole('link', { name: 'Enter the reason' }).waitFor();
  expect(await page.getByRole('radio', { name: 'Tarmere' }).isChecked()).toBe(true);

  await page.getByRole('textbox', { name: 'Reason' }).fill('Visited on 20 November: it stands beside Tarmere library.');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Larden Free School is placed in Tarmere, by hand.').waitFor();
  expect(await page.locator('main').innerText()).toContain('by Alun Thistlewaite: Visited on 20 November: it stands beside Tarmere library.');

  await page.goto('/overview');
  expect(await schoolsIn(page, 'Tarmere')).toBe(placedBefore + 1);
  expect(await schoolsIn(page, 'Not yet placed')).toBe(0);
  expect(await page.getByRole('link', { name: 'Place Larden Free School in a locality' }).count()).toBe(0);
});
