import type { Page } from 'playwright-core';
import { beforeAll, expect, it, vi } from 'vitest';
import { desktop, phone } from '../harness/browser.ts';
import { openDemonstration, type Demonstration } from '../harness/demonstration.ts';
import { expectSoundPage } from '../harness/page-checks.ts';

vi.setConfig({ testTimeout: 90_000 });

let waymark: Demonstration;
beforeAll(async () => {
  waymark = await openDemonstration();
}, 180_000);

/** Sound, and no wider than the screen at either width. */
async function expectSound(page: Page): Promise<void> {
  await expectSoundPage(page);
  for (const { viewport } of [phone, desktop]) {
    await page.setViewportSize(viewport);
    const width = await page.evaluate<number>('document.documentElement.scrollWidth');
    expect(width, `${page.url()} at ${viewport.width}`).toBeLessThanOrEqual(viewport.width);
  }
}

async function enterDay(page: Page, group: string, [day, month, year]: readonly [string, string, string]): Promise<void> {
  const boxes = page.getByRole('group', { name: group });
  await boxes.getByLabel('Day').fill(day);
  await boxes.getByLabel('Month').fill(month);
  await boxes.getByLabel('Year').fill(year);
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();

it('the head of service finds a headteacher’s post due, is held back by a legal hold, lifts it, and erases the name', async () => {
  const { id } = await waymark.db.kysely
    .selectFrom('post')
    .innerJoin('provider', 'provider.id', 'post.provider_id')
    .innerJoin('authority', 'authority.id', 'post.authority_id')
    .select('provider.id')
    .whereRef('provider.la_code', '=', 'authority.la_code')
    .executeTakeFirstOrThrow();
  const { authority_id } = await waymark.db.kysely.selectFrom('post').select('authority_id').executeTakeFirstOrThrow();
  const entered = { source: 'Letter about Leontes Ashgrove', entered_by: 'Odo Marsh', entered_at: new Date('2012-01-01') };
  await waymark.db.kysely
    .insertInto('post')
    .values({
      ...entered,
      authority_id,
      provider_id: id,
      role: 'chair',
      person_name: 'Leontes Ashgrove',
      standing: 'substantive',
      held_from: '2009-01-01',
      held_to: '2012-08-31',
    })
    .execute();

  const page = await waymark.openAs('lead');
  await page.goto('/');
  await page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: 'More' }).click();
  await page.getByRole('main').getByRole('link', { name: 'Records' }).click();
  await heading(page, 'Records');
  await expectSound(page);

  await page.getByRole('link', { name: 'Legal holds' }).click();
  await heading(page, 'Legal holds');
  await expectSound(page);
  await page.getByRole('button', { name: 'Place a hold' }).click();
  await heading(page, 'Place a legal hold');
  await expectSound(page);
  await page.getByRole('radio', { name: /Everything about a person/ }).check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Place the hold' }).click();
  await page.getByRole('alert').waitFor();
  await expectSound(page);
  await page.getByRole('textbox', { name: 'Name' }).fill('Leontes Ashgrove');
  await page.getByRole('textbox', { name: 'Reason' }).fill('Claim 7 of 2026');
  await page.getByRole('button', { name: 'Place the hold' }).click();
  await page.getByText('The hold is in force').waitFor();
  await expectSound(page);

  await page.goto('/records/due?year=2026');
  await expectSound(page);
  await page.getByRole('link', { name: 'People in posts' }).click();
  await heading(page, 'People in posts');
  await expectSound(page);
  const row = page.getByRole('row').filter({ hasText: 'Leontes Ashgrove' });
  await row.getByText('Under a legal hold').waitFor();
  await row.getByRole('link', { name: /^Decide/ }).click();
  const decide = async () => {
    await page.getByRole('radio', { name: 'Erase the names in it' }).check();
    await page.getByRole('textbox', { name: 'Reason' }).fill('Six years are over');
    await page.getByRole('button', { name: 'Save the decision' }).click();
  };
  await expectSound(page);
  await decide();
  await page.getByRole('alert').getByText('It is under a legal hold').waitFor();
  await expectSound(page);

  await page.goto('/records/holds');
  await page.getByRole('link', { name: /^Lift/ }).click();
  await expectSound(page);
  await page.getByRole('textbox', { name: 'Why it is lifted' }).fill('Claim settled');
  await page.getByRole('button', { name: 'Lift the hold' }).click();
  await page.getByText('Claim settled').waitFor();
  await expectSound(page);

  await page.goto('/records/due/post?year=2026');
  await page
    .getByRole('row')
    .filter({ hasText: 'Leontes Ashgrove' })
    .getByRole('link', { name: /^Decide/ })
    .click();
  await decide();
  await page.getByText('The names in 1 record are erased.').waitFor();
  await page.goto('/records/due/post?year=2026&decided=yes');
  await page.getByText('Names erased').waitFor();
  await expectSound(page);
  expect(await page.getByText('Leontes Ashgrove').count()).toBe(0);
});

it('a rule is changed, and the one before it stays readable', async () => {
  const page = await waymark.openAs('director');
  await page.goto('/records/retention');
  await expectSound(page);
  await page.getByRole('link', { name: 'Who advises whom' }).click();
  await expectSound(page);
  await page.getByRole('button', { name: 'Change the rule' }).click();
  await page.getByRole('textbox', { name: 'Years to keep them' }).fill('');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('alert').waitFor();
  await expectSound(page);
  await page.getByRole('textbox', { name: 'Years to keep them' }).fill('4');
  await page.getByRole('textbox', { name: 'Basis' }).fill('Records policy 2026, section 3');
  await page.getByRole('textbox', { name: 'Why it changes' }).fill('Adopted by the board');
  await enterDay(page, 'The day it takes effect', ['23', '11', '2026']);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { name: /^4 years from/ }).waitFor();
  await page.getByRole('heading', { name: /^6 years from/ }).waitFor();
  await expectSound(page);
});

it('a request is answered: about a person, and about a provider', async () => {
  const page = await waymark.openAs('lead');
  await page.goto('/records/about-a-person');
  await expectSound(page);
  await page.getByRole('textbox', { name: 'Name' }).fill('Tamsin Foxcombe');
  await page.getByRole('button', { name: 'Search' }).click();
  await heading(page, 'Held about Tamsin Foxcombe');
  expect(page.url()).not.toContain('Foxcombe');
  await page.getByRole('heading', { name: /^People in posts: \d/ }).waitFor();
  await expectSound(page);
  await page.getByRole('button', { name: 'Make the file' }).click();
  await page.getByRole('alert').waitFor();
  await expectSound(page);
  const make = async () => {
    await page.getByRole('textbox', { name: 'The request’s reference' }).fill('SAR 12');
    await page.getByRole('textbox', { name: 'Why the file is made' }).fill('She asked');
    const [download] = await Promise.all([
      page.waitForEvent('download', { timeout: 90_000 }),
      page.getByRole('button', { name: 'Make the file' }).click(),
    ]);
    return download.suggestedFilename();
  };
  expect(await make()).toBe('about-a-person-SAR-12.html');

  await page.goto('/records/about-a-provider');
  await expectSound(page);
  await page.getByRole('searchbox', { name: 'Name or number of the provider' }).fill('900188');
  await page.getByRole('button', { name: 'Search' }).click();
  await expectSound(page);
  await page.getByRole('main').getByRole('listitem').getByRole('link').first().click();
  await heading(page, /^Held about/);
  await page.getByText('Look at it first').first().waitFor();
  await expectSound(page);
  expect(await make()).toBe('about-a-provider-SAR-12.html');
});

it('anybody reads the privacy page and the accessibility statement from the foot of any page', async () => {
  const page = await waymark.open();
  await page.goto('/about');
  for (const [link, title] of [
    ['Privacy', 'Privacy'],
    ['Accessibility', 'Accessibility statement for Waymark'],
  ] as const) {
    await page.getByRole('contentinfo').getByRole('link', { name: link }).click();
    await heading(page, title);
    await expectSound(page);
  }
});
