import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { desktop, phone } from './browser.ts';
import { expectSoundPage } from './page-checks.ts';

/** What somebody fills in, by the words that stand beside it. */
interface Filled {
  /** Days as YYYY-MM-DD. */
  readonly days?: Readonly<Record<string, string>>;
  readonly texts?: Readonly<Record<string, string>>;
  /** Radios and tick-boxes, by their question. */
  readonly picks?: Readonly<Record<string, readonly string[]>>;
}

interface StepTaken extends Filled {
  /** Day of the step. */
  readonly on: string;
}

/** Sound, and no wider than a phone or a desktop. */
export async function expectFit(page: Page): Promise<void> {
  await expectSoundPage(page);
  for (const { viewport } of [phone, desktop]) {
    await page.setViewportSize(viewport);
    const width = await page.evaluate<number>('document.documentElement.scrollWidth');
    expect(width, `${page.url()} at ${String(viewport.width)}`).toBeLessThanOrEqual(viewport.width);
  }
}

export const textOf = (page: Page): Promise<string> => page.getByRole('main').innerText();

export async function fillIn(page: Page, { days = {}, texts = {}, picks = {} }: Filled): Promise<void> {
  for (const [question, day] of Object.entries(days)) {
    const boxes = page.getByRole('group', { name: question, exact: true });
    const [year, month, date] = day.split('-').map((part) => String(Number(part)));
    for (const [label, part] of [['Day', date], ['Month', month], ['Year', year]] as const) await boxes.getByLabel(label, { exact: true }).fill(part ?? '');
  }
  for (const [question, text] of Object.entries(texts)) await page.getByLabel(question, { exact: true }).fill(text);
  for (const [question, answers] of Object.entries(picks))
    for (const answer of answers) await page.getByRole('group', { name: question, exact: true }).getByLabel(answer, { exact: true }).check();
} // prettier-ignore

interface Begun {
  readonly on: string;
  readonly reason: string;
  /** What it begins by; null where the form has chosen that already. */
  readonly by?: string | null;
  /** The programme that it comes out of, as the list names it. */
  readonly from?: string;
}

/** Begins the programme whose form is open, and answers the path of its run. */
export async function begin(page: Page, { on, reason, by = 'A decision by hand', from }: Begun): Promise<string> {
  await fillIn(page, {
    days: { 'The day on which it begins': on },
    texts: { 'Why it begins': reason },
    picks: by === null ? {} : { 'What it begins by': [by] },
  });
  if (from !== undefined) await page.getByLabel('Which programme it comes out of').selectOption({ label: from });
  await page.getByRole('button', { name: 'Begin it' }).click();
  await page.waitForURL(/\/programmes\/\d+$/u);
  return new URL(page.url()).pathname;
}

/** A link whose words go on where they are not seen: “Record it: Action plan”. */
export function follow(page: Page, seen: string, unseen: string): Promise<void> {
  return linkTo(page, seen, unseen).click();
}

export const linkTo = (page: Page, seen: string, unseen: string): Locator =>
  page.getByRole('link', { name: new RegExp(`^${escape(seen)}\\s*:\\s*${escape(unseen)}$`, 'u') });

const escape = (text: string): string => text.replace(/[().?]/gu, '\\$&');

/** From the page of the run to the form of a task. */
export async function openTask(page: Page, run: string, task: string): Promise<void> {
  await page.goto(run);
  await follow(page, 'Record it', task);
  await page.getByRole('heading', { level: 1, name: task, exact: true }).waitFor();
}

/** Fills in the form of the task that is open and sends it. */
export async function send(page: Page, { on, ...filled }: StepTaken): Promise<void> {
  await fillIn(page, { ...filled, days: { 'The day on which it was done': on, ...filled.days } });
  await page.getByRole('button', { name: /^Record it/u }).click();
}

export async function record(page: Page, run: string, task: string, taken: StepTaken): Promise<void> {
  await openTask(page, run, task);
  await send(page, taken);
  await page.getByText(`“${task}” is recorded`).waitFor();
}

/** The form that is open was sent, and came back with this and with what had been typed. */
export async function expectRefused(page: Page, because: RegExp): Promise<void> {
  await page.getByText('There is a problem').waitFor();
  expect(await textOf(page)).toMatch(because);
}

/** A second person says yes, and when. */
export async function confirm(page: Page, run: string, what: string, on: string): Promise<void> {
  await page.goto(run);
  await page.getByRole('link', { name: `Confirm or decline “${what}”`, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: `Confirm “${what}”`, exact: true }).waitFor();
  await fillIn(page, { days: { 'On which day?': on }, picks: { 'Do you confirm it?': ['Yes, it is right'] } });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText(new RegExp(`“${escape(what)}” is (confirmed|decided)`, 'u')).waitFor();
}

/** Decides on a way out, or proposes it where a second person confirms. */
export async function decide(page: Page, run: string, gate: string, { on, reason }: { readonly on: string; readonly reason: string }): Promise<void> {
  await page.goto(run);
  await follow(page, 'Decide', gate);
  await page.getByRole('heading', { level: 1, name: gate, exact: true }).waitFor();
  await fillIn(page, { days: { 'On which day?': on }, texts: { 'The reasons for the decision': reason } });
  await page.getByRole('button', { name: /^(Propose it|Decide)$/u }).click();
  await page.waitForURL(`**${run}`);
}

/** What no page offers: a form made by hand, with the token of the page that is open. */
export async function sendByHand(
  page: Page,
  path: string,
  form: Readonly<Record<string, string>>,
): Promise<{ readonly status: number; readonly body: string }> {
  // Whoever has opened nothing yet has no token.
  if (page.url() === 'about:blank') await page.goto('/');
  const token = await page.locator('input[name="_csrf"]').first().inputValue();
  const answer = await page.request.post(path, { form: { _csrf: token, ...form }, maxRedirects: 0 });
  return { status: answer.status(), body: await answer.text() };
}
