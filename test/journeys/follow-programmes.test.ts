import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { desktop, phone } from '../harness/browser.ts';
import { openDemonstration, type Demonstration } from '../harness/demonstration.ts';
import { expectSoundPage } from '../harness/page-checks.ts';

vi.setConfig({ testTimeout: 120_000 });

let waymark: Demonstration;
let lead: Page;
beforeAll(async () => {
  waymark = await openDemonstration();
  lead = await waymark.openAs('lead');
}, 240_000);

/** Sound, and no wider than a phone. */
async function expectFit(page: Page): Promise<void> {
  await expectSoundPage(page);
  await page.setViewportSize(phone.viewport);
  expect(await page.evaluate<number>('document.documentElement.scrollWidth'), page.url()).toBeLessThanOrEqual(phone.viewport.width);
  await page.setViewportSize(desktop.viewport);
}

const text = (page: Page): Promise<string> => page.getByRole('main').innerText();

describe('the Head of Education Effectiveness follows programmes', () => {
  it('on one board, from which a run is a step away', async () => {
    await lead.goto('/programmes');
    await expectFit(lead);
    const board = await text(lead);
    expect(board).toContain('Targeted Rapid Improvement Process');
    expect(board).toMatch(/2 of 8 milestones met/);
    expect(board).toMatch(/The plan’s support: £3,720/);
    expect(await lead.getByRole('link', { name: 'Tarmere Castle Primary School' }).getAttribute('href')).toMatch(
      /^\/providers\/\d+\/programmes\/\d+$/,
    );
    await lead.getByLabel('Programme', { exact: true }).selectOption({ label: 'Warning notice' });
    await lead.getByRole('button', { name: 'Show' }).click();
    expect(await text(lead)).toContain('Earlness Primary School');
    expect(await text(lead)).not.toContain('Tarmere Castle');
  });

  it('and what became of those that are over, with what to know beside the figures', async () => {
    await lead.goto('/programmes');
    await lead.getByRole('link', { name: 'Those that are over, and what became of the figures' }).click();
    await expectFit(lead);
    const over = await text(lead);
    expect(over).toMatch(/Improved, and sustained it[\s\S]*Not taken up/);
    expect(over).toContain('The measures that its plan named');
    // Where it ended too lately, what comes after is not known yet; where it was not taken up, nothing that changed is its doing.
    expect(over).toMatch(/% in 2025\s+The first year after it has no figure yet\s+Cannot be told yet/);
    expect(over).toContain('the outcome “Not taken up” says neither that it helped nor that it did not');
    // Of two runs the plan named it, of which one ended early enough for a year after.
    expect(over.match(/Reading, writing and maths, expected standard/g)).toHaveLength(2);
  });

  it('everything that has a day, what is late first, with its rule and source', async () => {
    await lead.goto('/programmes/deadlines');
    await expectFit(lead);
    await lead.getByLabel('What', { exact: true }).selectOption({ label: 'Programmes' });
    await lead.getByRole('button', { name: 'Show' }).click();
    const due = await text(lead);
    expect(due).toMatch(/Kenby Academy[\s\S]*13 November 2026[\s\S]*Late/);
    expect(due).toContain('Source: ');
  });

  it('and one school across everything', async () => {
    await lead.goto('/programmes?programme=trip');
    const run = await lead.getByRole('link', { name: 'Tarmere Castle Primary School' }).getAttribute('href');
    const provider = String(run).split('/programmes/')[0] ?? '';
    await lead.goto(provider);
    await lead.getByRole('link', { name: 'Everything that happened, in the order of time' }).click();
    await expectFit(lead);
    expect(await text(lead)).toMatch(/a review was held: some[\s\S]*the run began/);
    await lead.goto(`${provider}/deadlines`);
    await expectFit(lead);
    expect(await text(lead)).toMatch(/Review of the plan/);
  });
});
