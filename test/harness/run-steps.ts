import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { desktop, phone } from './browser.ts';
import { expectSoundPage } from './page-checks.ts';

/** YYYY-MM-DD, typed into the three boxes of the date that is asked for so. */
export async function fillDay(within: Page | Locator, asked: string, day: string): Promise<void> {
  const boxes = within.getByRole('group', { name: asked, exact: true });
  const [year, month, date] = day.split('-').map((part) => String(Number(part)));
  for (const [name, text] of Object.entries({ Day: date, Month: month, Year: year })) await boxes.getByRole('textbox', { name }).fill(text ?? '');
}

/** Sound, and no wider than a phone. */
export async function expectFit(page: Page): Promise<void> {
  await expectSoundPage(page);
  await page.setViewportSize(phone.viewport);
  expect(await page.evaluate<number>('document.documentElement.scrollWidth'), page.url()).toBeLessThanOrEqual(phone.viewport.width);
  await page.setViewportSize(desktop.viewport);
}

export const mainText = (page: Page): Promise<string> => page.getByRole('main').innerText();

/** Long enough for a page to answer, of the notice that says what was done. */
export async function expectDone(page: Page, notice: string): Promise<void> {
  await page.getByText(notice, { exact: true }).first().waitFor();
}

interface Answers {
  /** By the label of its box. */
  readonly texts?: Readonly<Record<string, string>>;
  /** The question, and the answer that is chosen. */
  readonly choices?: Readonly<Record<string, string>>;
  /** By what is asked. */
  readonly days?: Readonly<Record<string, string>>;
}

async function fill(page: Page, { texts = {}, choices = {}, days = {} }: Answers): Promise<void> {
  for (const [label, text] of Object.entries(texts)) await page.getByRole('textbox', { name: label, exact: true }).fill(text);
  for (const [question, answer] of Object.entries(choices)) await page.getByRole('group', { name: question }).getByLabel(answer, { exact: true }).check();
  for (const [asked, day] of Object.entries(days)) await fillDay(page, asked, day);
} // prettier-ignore

/** From a run’s page: records a task that is next, as done today, and comes back to the run. */
export async function recordTask(page: Page, task: string, answers: Answers, look?: (page: Page) => Promise<void>): Promise<void> {
  await page.getByRole('link', { name: `Record it : ${task}`, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: task }).waitFor();
  await fill(page, answers);
  await look?.(page);
  await page.getByRole('button', { name: 'Record it as done' }).click();
  await expectDone(page, `“${task}” is recorded as done.`);
}

/** From a run’s page: decides one of the ways out of its stage. */
export async function decideGate(page: Page, gate: string, reason: string): Promise<void> {
  await page.getByRole('link', { name: `Decide : ${gate}`, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: gate }).waitFor();
  await page.getByRole('textbox', { name: 'The reasons for the decision' }).fill(reason);
  await page.getByRole('button', { name: 'Decide', exact: true }).click();
  await expectDone(page, `“${gate}” is decided.`);
}
