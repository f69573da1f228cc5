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

const areas = [
  'leadership-and-governance',
  'curriculum-and-teaching',
  'achievement',
  'attendance-and-behaviour',
  'inclusion',
  'personal-development',
  'safeguarding',
  'early-years-and-post-16',
  'capacity',
];

async function expectSound(page: Page): Promise<void> {
  await expectSoundPage(page);
  for (const { viewport } of [phone, desktop]) {
    await page.setViewportSize(viewport);
    const width = await page.evaluate<number>('document.documentElement.scrollWidth');
    expect(width, `${page.url()} at ${viewport.width}`).toBeLessThanOrEqual(viewport.width);
  }
}

const pick = (page: Page, name: string, value: string) => page.locator(`input[name="${name}"][value="${value}"]`).check();

async function fillDay(page: Page, name: string, [day, month, year]: readonly [string, string, string]): Promise<void> {
  await page.locator(`input[name="${name}-day"]`).fill(day);
  await page.locator(`input[name="${name}-month"]`).fill(month);
  await page.locator(`input[name="${name}-year"]`).fill(year);
}

it('a tier goes from the service’s proposal to an adviser, a meeting, two people, a call, a letter, a reply and a review', async () => {
  const head = await waymark.openFor('Clemency Oakapple');
  await head.goto('/providers/urn/900102');
  const provider = new URL(head.url()).pathname;
  await head.goto(`${provider}/tier`);
  await expectSound(head);
  const nothingYet = await head.getByRole('main').innerText();
  expect(nothingYet, 'a head is told nothing of what is only proposed').not.toMatch(/is proposed|Proposed by the service/);

  const adviser = await waymark.openFor('Alun Thistlewaite');
  await adviser.goto(`${provider}/tier`);
  await expectSound(adviser);
  await adviser.getByRole('main').getByRole('link', { name: 'Autumn 2026' }).first().click();
  await adviser.getByRole('heading', { level: 1, name: 'Barsley Primary School' }).waitFor();
  const path = new URL(adviser.url()).pathname;
  expect(path).toMatch(/^\/cases\/\d+$/);
  await expectSound(adviser);
  await adviser.getByRole('button', { name: 'Record your judgement' }).click();
  await adviser.getByRole('heading', { level: 1, name: 'Your judgement' }).waitFor();
  await expectSound(adviser);
  await pick(adviser, 'conflict', 'none');
  for (const area of areas) {
    await pick(adviser, `area-${area}`, area === 'leadership-and-governance' ? 'needs-support' : 'sound');
    await adviser.locator(`#evidence-${area}`).fill('Seen on two visits this term, and in the governors’ minutes.');
    await pick(adviser, `confidence-${area}`, 'high');
  }
  await pick(adviser, 'tier', 'vulnerable');
  await pick(adviser, 'confidence', 'high');
  await adviser.getByRole('button', { name: 'Record your judgement' }).click();
  await adviser.getByText('There is a problem').waitFor();
  expect(await adviser.locator('#evidence-inclusion').inputValue(), 'nothing that was written is lost').toContain('two visits');
  await adviser.locator('#reasons').fill('Two senior posts are empty, and the plan has not moved since July.');
  await adviser.getByRole('button', { name: 'Record your judgement' }).click();
  await adviser.waitForURL(`**${path}`);

  const lead = await waymark.openFor('Philippa Ravenhythe');
  await lead.goto('/moderation/new');
  await fillDay(lead, 'held-on', ['23', '11', '2026']);
  await lead.getByRole('button', { name: 'Plan it and choose cases' }).click();
  await lead.getByLabel('Barsley Primary School').check();
  await lead.getByRole('button', { name: 'Put those chosen on the agenda' }).click();
  await lead.getByRole('link', { name: 'Barsley Primary School' }).click();
  await expectSound(lead);
  await lead.getByRole('button', { name: 'Decide the tier' }).click();
  await pick(lead, 'conflict', 'none');
  await pick(lead, 'tier', 'vulnerable');
  await lead.locator('#reasons').fill('The meeting heard that two senior posts are empty and agreed with the adviser.');
  await lead.locator('input[name="where"]:not([value="outside"])').first().check();
  await lead.getByRole('button', { name: 'Decide', exact: true }).click();
  await lead.getByText('Waiting for a second person').first().waitFor();
  await expectSound(lead);

  const second = await waymark.openFor('Tobias Northmere');
  await second.goto(`${path}/second`);
  await expectSound(second);
  await pick(second, 'conflict', 'none');
  await pick(second, 'answer', 'confirmed');
  await second.getByRole('button', { name: 'Send your answer' }).click();
  await second.getByText('Decided, not yet sent').first().waitFor();

  await lead.goto(`${path}/letter`);
  expect(await lead.getByRole('button', { name: 'Issue the letter' }).count(), 'no letter goes before the call').toBe(0);
  await lead.goto(`${path}/call`);
  await expectSound(lead);
  await fillDay(lead, 'called-on', ['23', '11', '2026']);
  await lead.getByLabel('Whom you spoke to').fill('Clemency Oakapple, headteacher');
  await lead.getByLabel('What was said').fill('What the letter says, what we offer, and that a review may be asked for.');
  await lead.getByRole('button', { name: 'Log the call' }).click();
  await lead.goto(`${path}/letter`);
  for (const name of await lead.locator('input[name^="name-"]').all()) if ((await name.inputValue()) === '') await name.fill('The postholder');
  await lead.getByRole('button', { name: 'Save the draft' }).click();
  await lead.getByRole('button', { name: 'Issue the letter' }).waitFor();
  await expectSound(lead);
  await lead.getByRole('button', { name: 'Issue the letter' }).click();
  await lead.getByText('The letter is issued.').first().waitFor();

  await head.goto(`${provider}/tier`);
  await head.getByText('Vulnerable').first().waitFor();
  await expectSound(head);
  await head.locator(`a[href*="/tier/letters/"]`).first().click();
  await expectSound(head);
  await head.getByRole('link', { name: 'Reply, or ask for a review' }).click();
  await expectSound(head);
  await head.getByLabel('Your reply').fill('A deputy has been appointed from January. We ask for the decision to be looked at again.');
  await pick(head, 'asks-review', 'yes');
  await head.getByRole('button', { name: 'Send the reply' }).click();
  await head.getByText('A review is under way').first().waitFor();

  await lead.goto(`${path}/review`);
  await lead.getByText('You decided this tier: somebody who had no part in it reviews it').waitFor();
  const director = await waymark.openFor('Margery Quillfeather');
  await director.goto(`${path}/review`);
  await expectSound(director);
  await pick(director, 'outcome', 'upheld');
  await director.locator('#reasons').fill('The appointment is good news; the plan has still to move. We look again in spring.');
  await pick(director, 'conflict', 'none');
  await director.getByRole('button', { name: 'Record the review' }).click();
  await director.getByText('Final').first().waitFor();
  await expectSound(director);
  for (const page of [head, adviser, lead, second, director]) await page.close();
});
