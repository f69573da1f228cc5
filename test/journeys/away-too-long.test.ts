import type { Page } from 'playwright-core';
import { beforeAll, expect, it, vi } from 'vitest';
import { expectNoAxeViolations } from '../harness/axe.ts';
import { openDemonstration, type Demonstration } from '../harness/demonstration.ts';
import { expectSoundPage } from '../harness/page-checks.ts';

vi.setConfig({ testTimeout: 90_000 });

let now = Date.parse('2026-11-23T09:00:00Z');
const clock = { now: () => new Date(now), today: () => '2026-11-23' };

let waymark: Demonstration;
beforeAll(async () => {
  waymark = await openDemonstration({ clock });
}, 180_000);

const minute = 60_000;
const source = 'Letter from the chair of governors, 20 November 2026';

/** An advisor in the middle of writing. */
async function beginWriting(withoutScripts: boolean): Promise<Page> {
  const page = await waymark.openAs('sia', { withoutScripts });
  if (!withoutScripts) await page.clock.install();
  await page.goto('/providers/urn/900123');
  await page.getByRole('link', { name: /^Record a change\s+of headteacher$/ }).click();
  await page.getByRole('radio', { name: 'Substantive' }).check();
  await page.getByRole('textbox', { name: 'Name' }).fill('Ottoline Marchbank');
  await page.getByRole('textbox', { name: 'Source' }).fill(source);
  return page;
}
/** Time goes by in the browser and in the service. */
async function wait(page: Page, minutes: number): Promise<void> {
  now += minutes * minute;
  await page.clock.fastForward(minutes * minute);
}

it('somebody who goes away is warned, can stay, and loses nothing they had written', async () => {
  const page = await beginWriting(false);
  const warning = page.getByRole('dialog');
  await wait(page, 50);
  expect(await warning.isVisible()).toBe(false);
  await wait(page, 6);
  await warning.waitFor();
  expect(await warning.innerText()).toContain('You will be signed out in 4 minutes');
  await expectNoAxeViolations(page);
  await page.getByRole('button', { name: 'Stay signed in' }).click();
  await warning.waitFor({ state: 'hidden' });
  expect(await page.getByRole('textbox', { name: 'Source' }).inputValue()).toBe(source);

  await wait(page, 57);
  await warning.waitFor();
  await wait(page, 4);
  await page.getByRole('heading', { name: 'You have been signed out' }).waitFor();
  await page.getByRole('button', { name: 'Close' }).click();
  await warning.waitFor({ state: 'hidden' });
  expect(await page.getByRole('textbox', { name: 'Source' }).inputValue()).toBe(source);
});

it.each([
  ['with scripts', false],
  ['without scripts', true],
])(
  'a form sent after its session ran out is kept, %s, shown to its writer after signing in, and sent when they say so',
  async (_, withoutScripts) => {
    const page = await beginWriting(withoutScripts);
    now += 61 * minute;
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { level: 1, name: 'Choose who to sign in as' }).waitFor();
    await page.getByRole('button', { name: 'Sign in as Alun Thistlewaite' }).click();

    await page.getByRole('heading', { level: 1, name: 'Your form was kept' }).waitFor();
    expect(await page.getByRole('main').innerText()).toContain(source);
    await expectSoundPage(page);
    await page.getByRole('button', { name: 'Send it now' }).click();
    // The form as it was, with what is still missing said.
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('textbox', { name: 'Source' }).inputValue()).toBe(source);
    expect(await page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Ottoline Marchbank');
  },
);
