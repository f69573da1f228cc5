import type { Page } from 'playwright-core';
import { beforeAll, expect, it, vi } from 'vitest';
import { desktop, phone } from '../harness/browser.ts';
import { openDemonstration, type Demonstration } from '../harness/demonstration.ts';
import { expectSoundPage } from '../harness/page-checks.ts';

vi.setConfig({ testTimeout: 300_000 });

let now = Date.parse('2026-11-23T09:00:00Z');
const clock = { now: () => new Date(now), today: () => '2026-11-23' };

let waymark: Demonstration;
beforeAll(async () => {
  waymark = await openDemonstration({ clock });
}, 300_000);

async function expectSound(page: Page): Promise<void> {
  await expectSoundPage(page);
  for (const { viewport } of [phone, desktop]) {
    await page.setViewportSize(viewport);
    const width = await page.evaluate<number>('document.documentElement.scrollWidth');
    expect(width, `${page.url()} at ${viewport.width}`).toBeLessThanOrEqual(viewport.width);
  }
}

async function signInAgain(name: string, page: Page): Promise<void> {
  await page.getByRole('button', { name: `Sign in as ${name}` }).click();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
}

/** Plans a visit of today to a school of the adviser’s, and answers where it stands. */
async function plan(adviser: Page, focus: string, urn = '900102', alsoBy?: string): Promise<string> {
  await adviser.goto(`/providers/urn/${urn}`);
  await adviser.getByRole('main').getByRole('link', { name: 'Plan a visit' }).click();
  await adviser.getByLabel('Purpose').selectOption('termly');
  await adviser.getByLabel('Focus').fill(focus);
  for (const [part, text] of [['day', '23'], ['month', '11'], ['year', '2026']]) await adviser.locator(`#planned-on-${String(part)}`).fill(String(text));
  if (alsoBy !== undefined) await adviser.getByLabel(alsoBy).check();
  await adviser.getByRole('button', { name: 'Save the plan' }).click();
  await adviser.getByText('The visit is entered. You can write its note now.').waitFor();
  return new URL(adviser.url()).pathname;
} // prettier-ignore

const status = (page: Page) => page.locator('[data-autosave-status]');

it('a visit goes from its plan to a final note, with a fact that the head disputes', async () => {
  const adviser = await waymark.openFor('Alun Thistlewaite');
  await adviser.goto('/visits');
  await expectSound(adviser);
  await adviser.getByRole('button', { name: 'Plan a visit' }).click();
  await expectSound(adviser);
  const path = await plan(adviser, 'How writing is taught');
  await expectSound(adviser);
  const head = await waymark.openFor('Clemency Oakapple');
  await head.goto(`${path}/own-view`);
  await expectSound(head);
  await head.getByLabel('What is going well').fill('Spelling, since the spring.');
  await head.getByRole('button', { name: 'Save your own view' }).click();
  await head.getByText('Your own view is saved').waitFor();
  await expectSound(head);

  await adviser.goto(`${path}/note`);
  await expectSound(adviser);
  await adviser.getByLabel('Strengths').fill('Writing is taught every day.');
  await adviser.getByLabel('Areas for development').fill('Two classes have no writing lead.');
  await adviser.locator('summary', { hasText: 'Achievement' }).click();
  await adviser.locator('#area-achievement-level').check();
  await adviser.locator('#area-achievement-confidence').check();
  await adviser.locator('#area-achievement-evidence').fill('The books of three classes.');
  await adviser.locator('#action-1-what').fill('Name a writing lead');
  await adviser.locator('#action-1-side').selectOption('provider');
  await adviser.locator('#action-1-owner').fill('The headteacher');
  for (const [part, text] of [['day', '31'], ['month', '1'], ['year', '2027']]) await adviser.locator(`#action-1-due-${String(part)}`).fill(String(text));
  await adviser.locator('#action-1-measure').fill('The plan of January');
  await adviser.getByLabel('Alun Thistlewaite').selectOption('3');
  await status(adviser).filter({ hasText: /Saved at \d\d:\d\d/ }).waitFor();
  await adviser.getByRole('button', { name: 'Save and send to the head' }).click();
  await expectSound(adviser);
  await adviser.getByRole('button', { name: 'Send it to the head' }).click();
  await adviser.getByText('Sent for factual check').waitFor();

  await head.goto(path);
  await head.getByRole('button', { name: 'Check the facts of the note' }).click();
  await expectSound(head);
  await head.locator('summary', { hasText: 'Something here is not accurate: Areas for development' }).click();
  await head.locator('#passage-development').fill('Two classes');
  await head.locator('#correction-development').fill('It is one class: the other has a lead since October.');
  await head.getByLabel('Something in it is not accurate').check();
  await head.getByRole('button', { name: 'Send your answer' }).click();
  await head.getByText('Each point is answered').waitFor();

  await adviser.goto(path);
  await adviser.getByRole('link', { name: 'Answer each' }).click();
  await expectSound(adviser);
  await adviser.getByRole('radio', { name: 'Change it' }).check();
  await adviser.getByLabel('What it says: change it here').fill('One class has no writing lead.');
  await adviser.getByRole('button', { name: 'Answer this point' }).click();
  await adviser.getByRole('button', { name: 'Make it final' }).click();
  await adviser.getByText('head and chair can read it').waitFor();

  await head.goto(path);
  await head.getByText('One class has no writing lead.').waitFor();
  await expectSound(head);
  expect(await head.getByRole('link', { name: 'Download as Word' }).isVisible()).toBe(true);
  await head.emulateMedia({ media: 'print' });
  expect(await head.getByRole('link', { name: 'Download as Word' }).isVisible()).toBe(false);
  await adviser.goto('/actions');
  await adviser.getByText('Name a writing lead').first().waitFor();
  for (const page of [adviser, head]) await page.close();
}); // prettier-ignore

it('a draft outlives a session that runs out while it is written', async () => {
  const adviser = await waymark.openFor('Alun Thistlewaite');
  const path = await plan(adviser, 'A long afternoon', '900125');
  await adviser.goto(`${path}/note`);
  now += 61 * 60_000;
  await adviser.getByLabel('Strengths').fill('Half an hour’s writing');
  await status(adviser).filter({ hasText: 'you have been signed out' }).waitFor();
  expect(await status(adviser).innerText()).toContain('Kept on this device');
  await adviser.getByRole('button', { name: 'Save draft' }).click();
  await signInAgain('Alun Thistlewaite', adviser);
  await adviser.getByRole('heading', { level: 1, name: 'Your form was kept' }).waitFor();
  await adviser.getByRole('button', { name: 'Send it now' }).click();
  await adviser.getByText(/Saved at \d\d:\d\d/).first().waitFor();
  expect(await adviser.getByLabel('Strengths').inputValue()).toBe('Half an hour’s writing');
  expect(await adviser.evaluate('Object.keys(localStorage).filter((name) => name.startsWith("waymark-draft")).length')).toBe(0);
  await adviser.close();
}); // prettier-ignore

it('what is typed while the connection is lost is kept on the device, and sent when it is back', async () => {
  const adviser = await waymark.openFor('Alun Thistlewaite');
  const path = await plan(adviser, 'In the car park', '900125');
  await adviser.goto(`${path}/note`);
  await adviser.context().setOffline(true);
  await adviser.getByLabel('Strengths').fill('Typed in a car park');
  await status(adviser).filter({ hasText: 'Not saved yet: no connection. Kept on this device.' }).waitFor();
  await adviser.getByRole('button', { name: 'Save draft' }).click();
  expect(await adviser.getByLabel('Strengths').inputValue(), 'the page stays').toBe('Typed in a car park');
  await adviser.context().setOffline(false);
  await status(adviser).filter({ hasText: /Saved at/ }).waitFor();

  // And over a page that is closed before the connection is back.
  await adviser.route('**/autosave', (route) => route.abort());
  await adviser.context().setOffline(true);
  await adviser.getByLabel('Areas for development').fill('Typed and closed');
  await status(adviser).filter({ hasText: 'Kept on this device' }).waitFor();
  await adviser.goto('about:blank');
  await adviser.context().setOffline(false);
  await adviser.unroute('**/autosave');
  await adviser.goto(`${path}/note`);
  // Saved as the page was left, where the browser still could; else put back from the device, and then saved.
  await status(adviser).filter({ hasText: /[Ss]aved at/ }).waitFor();
  expect(await adviser.getByLabel('Areas for development').inputValue()).toBe('Typed and closed');
  await expect.poll(() => adviser.evaluate('Object.keys(localStorage).filter((name) => name.startsWith("waymark-draft")).length')).toBe(0);
  await adviser.reload();
  expect(await adviser.getByLabel('Strengths').inputValue()).toBe('Typed in a car park');
  expect(await adviser.getByLabel('Areas for development').inputValue()).toBe('Typed and closed');
  await adviser.close();
}); // prettier-ignore

it('two people in one note overwrite nothing, and one of them joins what both wrote', async () => {
  const adviser = await waymark.openFor('Alun Thistlewaite');
  const path = await plan(adviser, 'Written by two', '900125', 'Philippa Ravenhythe');
  const lead = await waymark.openFor('Philippa Ravenhythe');
  for (const page of [adviser, lead]) await page.goto(`${path}/note`);
  await adviser.getByLabel('Strengths').fill('Alun saw reading.');
  await lead.getByLabel('Support given').fill('Philippa gave support.');
  for (const page of [adviser, lead])
    await status(page)
      .filter({ hasText: /Saved at/ })
      .waitFor();
  await lead.getByLabel('Strengths').fill('Philippa saw maths.');
  const told = lead.locator('[data-section="strengths"] [data-section-status]');
  await told.filter({ hasText: /Alun Thistlewaite changed this at \d\d:\d\d/ }).waitFor();
  await lead.getByRole('link', { name: 'See yours and theirs, and choose or join them' }).click();
  await expectSound(lead);
  await lead.getByLabel('Both, as I join them here').check();
  await lead.getByRole('button', { name: 'Let this stand' }).click();
  await lead.getByText('Every text stands as somebody chose it.').waitFor();
  const both = await lead.getByLabel('Strengths').inputValue();
  expect(both).toContain('Alun saw reading.');
  expect(both).toContain('Philippa saw maths.');
  for (const page of [adviser, lead]) await page.close();
});

it('without scripts a draft is saved by its button', async () => {
  const adviser = await waymark.openAs('sia', { withoutScripts: true });
  const path = await plan(adviser, 'Without scripts', '900125');
  await adviser.goto(`${path}/note`);
  await adviser.getByLabel('Strengths').fill('Saved by hand');
  await adviser.getByRole('button', { name: 'Save draft' }).click();
  await adviser.getByText(/Saved at \d\d:\d\d\./).waitFor();
  expect(await adviser.getByLabel('Strengths').inputValue()).toBe('Saved by hand');
  await adviser.close();
});
