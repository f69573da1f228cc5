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

async function expectSound(page: Page): Promise<void> {
  await expectSoundPage(page);
  for (const { viewport } of [phone, desktop]) {
    await page.setViewportSize(viewport);
    const width = await page.evaluate<number>('document.documentElement.scrollWidth');
    expect(width, `${page.url()} at ${viewport.width}`).toBeLessThanOrEqual(viewport.width);
  }
}

it('the head of service enters what scrutiny agreed, forgets the day, mends it, says why it matters, and a member reads it', async () => {
  const lead = await waymark.openAs('lead');
  await lead.goto('/scorecard');
  await expectSound(lead);
  await lead.getByRole('button', { name: 'Enter a target' }).click();
  await expectSound(lead);
  await lead.getByLabel('Measure').selectOption('ks2-rwm-higher');
  await lead.getByLabel('Group of pupils').selectOption('all');
  await lead.getByLabel('Year of the target').fill('2028/29');
  await lead.getByLabel('Target', { exact: true }).fill('14');
  await lead.getByLabel('Baseline year').fill('2023/24');
  await lead.getByLabel('Who agreed it').fill('Schools Forum');
  await lead.getByLabel('On what basis').fill('Paper 9');
  await lead.getByRole('button', { name: 'Continue' }).click();
  await lead.getByRole('link', { name: 'Enter the day it was agreed' }).waitFor();
  expect(await lead.getByLabel('On what basis').inputValue()).toBe('Paper 9');
  const day = lead.getByRole('group', { name: 'When it was agreed' });
  await day.getByLabel('Day').fill('3');
  await day.getByLabel('Month').fill('11');
  await day.getByLabel('Year').fill('2026');
  await lead.getByRole('button', { name: 'Continue' }).click();
  await lead.getByRole('heading', { level: 1, name: 'Check the target' }).waitFor();
  await expectSound(lead);
  await lead.getByRole('button', { name: 'Put it on the scorecard' }).click();
  await lead.getByText('The target for 2029 is on the scorecard.').waitFor();
  await expectSound(lead);
  await lead.getByRole('link', { name: 'Add commentary' }).click();
  await expectSound(lead);
  await lead.getByLabel('Commentary').fill('Greater depth in writing is the network’s theme.');
  await lead.getByRole('button', { name: 'Put it on the scorecard' }).click();
  await lead.getByText('The commentary is on the scorecard').waitFor();
  await lead.close();

  const member = await waymark.openAs('elected-member');
  await member.goto('/scorecard');
  await member.getByLabel('Results of').selectOption('2025');
  await member.getByLabel('Group').selectOption('all');
  await member.getByRole('button', { name: 'Apply' }).click();
  await member.waitForURL(/year=2025/);
  await expectSound(member);
  await member.getByRole('link', { name: 'Clear' }).click();
  await member.getByText('agreed by Schools Forum on 3 November 2026').waitFor();
  await member.getByText('Greater depth in writing').waitFor();
  expect(await member.getByRole('button', { name: 'Enter a target' }).count()).toBe(0);
  const [download] = await Promise.all([member.waitForEvent('download'), member.getByRole('link', { name: 'Download as Word' }).click()]);
  expect(download.suggestedFilename()).toMatch(/^scorecard-\d{4}-\d{2}-\d{2}\.docx$/);
  await member.close();
});
