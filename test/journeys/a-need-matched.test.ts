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

async function expectSound(page: Page): Promise<void> {
  await expectSoundPage(page);
  for (const { viewport } of [phone, desktop]) {
    await page.setViewportSize(viewport);
    const width = await page.evaluate<number>('document.documentElement.scrollWidth');
    expect(width, `${page.url()} at ${viewport.width}`).toBeLessThanOrEqual(viewport.width);
  }
}

const main = (page: Page): Promise<string> => page.getByRole('main').innerText();
const follow = (page: Page, name: string | RegExp) => page.getByRole('main').getByRole('link', { name }).first().click();
const press = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name }).first().click();
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();

async function fillDay(page: Page, name: string, date: string): Promise<void> {
  const [year = '', month = '', day = ''] = date.split('-');
  for (const [part, value] of Object.entries({ day, month, year })) await page.locator(`#${name}-${part}`).fill(value);
}

async function headOfFoscombe(): Promise<Page> {
  const page = await waymark.open();
  await page.goto('/');
  const region = page.getByRole('region', { name: 'Headteacher or setting manager', exact: true });
  await region.locator('li, div', { hasText: 'Headteacher, Foscombe Primary School' }).getByRole('button').first().click();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
  return page;
}

it('a need is matched: a head asks, the adviser sees who fits and why, both accept, it happens, and what changed is followed through', async () => {
  const asker = await waymark.openFor('Clemency Oakapple');
  await asker.goto('/exchange');
  await expectSound(asker);
  await press(asker, 'Ask for help');
  await heading(asker, 'Ask for help');
  await expectSound(asker);
  await asker.locator('#theme').selectOption('mathematics');
  await asker.locator('#title').fill('Talk in maths lessons');
  await press(asker, 'Ask');
  await asker.getByText('There is a problem').waitFor();
  await expectSound(asker);
  expect(await asker.locator('#title').inputValue(), 'what was typed is kept').toBe('Talk in maths lessons');
  await asker.locator('#says').fill('To see children explain how they know, in a school like ours.');
  await asker.locator('input[name="urgency"][value="term"]').check();
  await press(asker, 'Ask');
  await asker.getByText('It is asked. Whoever coordinates').waitFor();
  const ask = new URL(asker.url()).pathname;
  await expectSound(asker);
  expect(await main(asker), 'the head sees who has offered, and why they fit').toMatch(
    /Foscombe Primary School[\s\S]*Of like size[\s\S]*Distance[\s\S]*km as the crow flies/,
  );

  const adviser = await waymark.openFor('Alun Thistlewaite');
  await adviser.goto('/');
  expect(await main(adviser)).toContain('Asks for help, and nobody is proposed yet: Talk in maths lessons');
  await adviser.goto(ask);
  const seen = await main(adviser);
  expect(seen).toMatch(/Published results/);
  expect(seen, 'no tier, whoever reads').not.toMatch(/Secure|Vulnerable|Cause for Concern/);
  await expectSound(adviser);
  await adviser.getByRole('button', { name: /Propose it to both\s*: Foscombe/ }).click();
  await heading(adviser, 'Propose a match');
  await expectSound(adviser);
  await press(adviser, 'Propose it to both');
  await adviser.getByText('It is proposed to both').waitFor();
  const visit = new URL(adviser.url()).pathname;
  await expectSound(adviser);

  const host = await headOfFoscombe();
  expect(await main(host)).toContain('A match is proposed about mathematics');
  await host.goto(visit);
  expect(await main(host), 'who asks is told once they have said yes').not.toContain('Barsley');
  await expectSound(host);

  await asker.goto(visit);
  await press(asker, 'Accept it');
  await expectSound(asker);
  await press(asker, 'Save');
  await asker.getByText('It is accepted.').waitFor();
  await host.goto(visit);
  expect(await main(host)).toContain('Barsley Primary School');
  await press(host, 'Accept it');
  await host.locator('#words').fill('Any Tuesday is good.');
  await press(host, 'Save');
  await host.getByText('It is accepted.').waitFor();
  await press(host, 'Set the day');
  await fillDay(host, 'on', '2026-11-23');
  await host.locator('#from').fill('09:30');
  await expectSound(host);
  await press(host, 'Save');
  await host.getByText('The day is set').waitFor();
  await asker.goto('/');
  expect(await main(asker), 'it stands in the diary of the first page').toContain(
    'Visit about mathematics: Barsley Primary School at Foscombe Primary School',
  );

  await asker.goto(visit);
  await press(asker, 'Record that it happened');
  await press(asker, 'Save');
  await asker.getByText('It is recorded. What changed is asked in half a term.').waitFor();
  await press(asker, 'Say what it was like');
  await expectSound(asker);
  await asker.locator('#words').fill('We saw three lessons, and wrote down two things to try.');
  await press(asker, 'Save');
  await asker.goto('/');
  expect(await main(asker)).toContain('Say what changed after the visit about mathematics');
  await asker.goto(visit);
  await press(asker, 'Say what changed');
  await expectSound(asker);
  await asker.locator('input[name="outcome"][value="changed"]').check();
  await asker.locator('#words').fill('Every class begins with talk now: seen in two learning walks.');
  await press(asker, 'Save');
  await asker.getByText('It is recorded what changed.').waitFor();
  await expectSound(asker);

  await adviser.goto('/exchange/visits?outcome=changed');
  await expectSound(adviser);
  expect(await main(adviser)).toMatch(/Mathematics: Barsley Primary School and Foscombe Primary School/);
  await follow(adviser, /Mathematics: Barsley/);
  expect(await main(adviser)).toContain('Every class begins with talk now');
  await follow(adviser, /as practice of Barsley Primary School|Propose it for the practice library/);
  await heading(adviser, 'Propose an entry for the practice library');
  await expectSound(adviser);
  await adviser.goto('/practice');
  await expectSound(adviser);
  await follow(adviser, 'Choosing with pictures at lunch');
  await expectSound(adviser);
});
