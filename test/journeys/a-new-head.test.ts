import type { Buffer } from 'node:buffer';
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it, vi } from 'vitest';
import { personFor } from '../../demo/authority/invented-people.ts';
import { october } from '../../demo/authority/register-editions.ts';
import { establishmentsFile } from '../../demo/builders/establishment.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { inductionListeners } from '../../src/support/index.ts';
import { desktop, phone } from '../harness/browser.ts';
import { openDemonstration, type Demonstration } from '../harness/demonstration.ts';
import { expectSoundPage } from '../harness/page-checks.ts';

vi.setConfig({ testTimeout: 180_000 });

let waymark: Demonstration;
beforeAll(async () => {
  waymark = await openDemonstration();
}, 240_000);

/** October's register with another head at Foscombe Primary School, and nothing else that differs. */
function november(): Buffer {
  return establishmentsFile(october.map((school) => (school.facts.urn === 900107 ? school.with({ head: ['Ms', 'Ottoline', 'Marchbank'] }) : school)));
}

const headInOctober = personFor('head 900107').slice(1).join(' ');

/** What the service does of itself when it hears that a register was accepted: here its jobs stand still. */
async function hearOfTheRegister(): Promise<void> {
  const { rows } = await sql<{ payload: object }>`
    select data -> 'payload' as payload from pgboss.job where name = 'event' and data ->> 'event' = 'published-heads-changed'
    order by (data -> 'payload' ->> 'releaseId')::int desc limit 1`.execute(waymark.db.kysely);
  expect(rows).toHaveLength(1);
  const listeners = inductionListeners({ db: waymark.db, clock: fixedClock('2026-11-23T09:00:00Z') });
  for (const { event, handle } of listeners) if (event === 'published-heads-changed') await handle(rows[0]?.payload ?? {});
}

/** Sound, and no wider than a phone. */
async function expectFit(page: Page): Promise<void> {
  await expectSoundPage(page);
  await page.setViewportSize(phone.viewport);
  expect(await page.evaluate<number>('document.documentElement.scrollWidth'), page.url()).toBeLessThanOrEqual(phone.viewport.width);
  await page.setViewportSize(desktop.viewport);
}

const main = (page: Page) => page.getByRole('main');
async function fillDay(page: Page, group: string, [day, month, year]: readonly [string, string, string]): Promise<void> {
  const boxes = page.getByRole('group', { name: group, exact: true });
  await boxes.getByLabel('Day').fill(day);
  await boxes.getByLabel('Month').fill(month);
  await boxes.getByLabel('Year').fill(year);
}

/** Records a task of the run as done today, with its answers. */
async function recordTask(page: Page, run: string, task: string, fill: () => Promise<void>): Promise<void> {
  await page.goto(`${run}/tasks/${task}`);
  await fill();
  await page.getByRole('button', { name: 'Record it as done' }).click();
  await page.waitForURL(run);
}

/** Asks for a mentor for the new head, who has no account yet, proposes whom matching offers, and both say yes and agree how they work. */
async function matchMentor(adviser: Page, school: string): Promise<void> {
  await adviser.goto(`${school}/mentoring/ask`);
  await adviser.getByRole('radio', { name: 'Coaching', exact: true }).check();
  await adviser.getByRole('textbox', { name: 'Name', exact: true }).fill('Ottoline Marchbank');
  await adviser.getByRole('textbox', { name: 'How to reach them', exact: true }).fill('Through the office');
  await adviser.getByRole('radio', { name: 'Headteacher', exact: true }).check();
  await adviser.getByRole('textbox', { name: 'What for', exact: true }).fill('To settle in, and to read a budget.');
  await fillDay(adviser, 'From when', ['23', '11', '2026']);
  await adviser.getByRole('button', { name: 'Ask', exact: true }).click();
  await adviser.waitForURL(/\/mentoring\/needs\/\d+$/);
  await adviser.getByRole('button', { name: 'Propose Kwame Saltersgate', exact: true }).click();
  await adviser.waitForURL(/\/mentoring\/pairs\/\d+$/);
  const pairing = new URL(adviser.url()).pathname;

  const mentor = await waymark.openAs('network-member');
  await mentor.goto(`${pairing.replace('/pairs/', '/mine/')}/answer`);
  await mentor.getByRole('radio', { name: 'Accept', exact: true }).check();
  await mentor.getByRole('button', { name: 'Save the answer' }).click();
  await mentor.getByText('It is accepted.').waitFor();
  await adviser.goto(`${pairing}/answer`);
  await adviser.getByRole('radio', { name: 'Ottoline Marchbank', exact: true }).check();
  await adviser.getByRole('radio', { name: 'Accept', exact: true }).check();
  await adviser.getByRole('button', { name: 'Save the answer' }).click();
  await adviser.getByText('It is accepted.').waitFor();

  await mentor.goto(`${pairing.replace('/pairs/', '/mine/')}/agreement`);
  await mentor.getByRole('textbox', { name: 'Aims', exact: true }).fill('A budget read without help.');
  await mentor.getByRole('radio', { name: 'Every month', exact: true }).check();
  await fillDay(mentor, 'Day you agreed', ['23', '11', '2026']);
  await mentor.getByRole('button', { name: 'Save what is agreed' }).click();
  await mentor.getByText('Under way', { exact: true }).first().waitFor();
  await expectFit(mentor);
}

it('a new head of the published register is found, asked about and inducted, and sees it too', async () => {
  const officer = await waymark.openAs('data-officer');
  await officer.goto('/data');
  await officer.getByRole('button', { name: 'Load a file' }).click();
  await officer.getByRole('radio', { name: 'Establishments', exact: true }).check();
  await officer
    .getByLabel('The file', { exact: true })
    .setInputFiles({ name: 'edubasealldata20261116.csv', mimeType: 'text/csv', buffer: november() });
  await officer.getByRole('button', { name: 'Read the file' }).click();
  await officer.waitForURL(/\/data\/releases\/\d+$/);
  await officer.getByRole('button', { name: 'Accept these changes' }).click();
  await officer.getByText('Loaded', { exact: true }).waitFor();
  await hearOfTheRegister();

  // The adviser who leads there sees it among their work, and says who it is.
  const adviser = await waymark.openAs('sia');
  await adviser.goto('/');
  const line = adviser.getByRole('link', { name: /Ottoline Marchbank is new as head, it seems/ }).first();
  await line.click();
  await adviser.getByRole('heading', { level: 1, name: 'Ottoline Marchbank: a new head?' }).waitFor();
  await expectFit(adviser);
  expect(await main(adviser).innerText()).toMatch(/Known from\s+Get information about schools, as at 16 November 2026/);
  expect(await adviser.getByRole('radio', { name: 'Headteacher induction', exact: true }).isChecked()).toBe(true);
  await fillDay(adviser, 'First day in post', ['16', '11', '2026']);
  await adviser.getByRole('button', { name: 'Begin the induction' }).click();
  await adviser.waitForURL(/\/programmes\/\d+$/);
  expect(await main(adviser).innerText()).toContain('Before the start');
  const run = new URL(adviser.url()).pathname;
  const school = run.split('/programmes/')[0] ?? '';

  // Before the letter of welcome the school’s own people know nothing of it.
  const head = await waymark.openAs('headteacher');
  expect((await head.goto(`${school}/induction`))?.status()).toBe(404);

  await recordTask(adviser, run, 'welcome', async () => {
    await fillDay(adviser, 'Day it was sent', ['23', '11', '2026']);
    await adviser.getByLabel('Whom to ring, and how').fill('Your adviser, 01632 960 110');
    await adviser.getByLabel('What is offered in the first weeks').fill('A call this week, a visit before Christmas, and a mentor.');
    await adviser.getByLabel('Signed by').fill('Your adviser');
  });
  await adviser.goto(`${run}/gates/started`);
  await adviser.getByLabel('The reasons for the decision').fill('In post since last Monday.');
  await adviser.getByRole('button', { name: 'Decide' }).click();
  await adviser.waitForURL(run);
  await recordTask(adviser, run, 'week-1-call', async () => {
    await fillDay(adviser, 'Day of the call', ['20', '11', '2026']);
    await adviser.getByLabel('What was said, in a few words').fill('A good start; the budget wants an hour together.');
  });
  await recordTask(adviser, run, 'induction-governor', () => adviser.getByLabel('Name of the induction governor').fill('Verity Ashplant'));
  await expectFit(adviser);
  await matchMentor(adviser, school);

  await adviser.goto(`${school}/induction`);
  await expectFit(adviser);
  expect(await main(adviser).innerText()).toMatch(/Mentor\s+Kwame Saltersgate, agreed on 23 November 2026\s+Induction governor\s+Verity Ashplant/);
  await adviser.goto('/leadership/inductions');
  await expectFit(adviser);
  expect(await main(adviser).innerText()).toMatch(/Foscombe Primary School[\s\S]*Ottoline Marchbank[\s\S]*Kwame Saltersgate/);
  await adviser.goto('/leadership');
  await expectFit(adviser);
  const foscombe = adviser.getByRole('row').filter({ hasText: 'Foscombe Primary School' });
  expect(await foscombe.innerText()).toMatch(
    /named by the published register of 16 November 2026[\s\S]*A call: accepted\s+Induction: accepted\s+A mentor: accepted/,
  );

  // Whoever led before reads nothing of it; the new head, whose account it is by now, reads the letter, and says what they want of it.
  expect((await head.goto(`${school}/induction`))?.status()).toBe(404);
  await sql`update account set name = 'Ottoline Marchbank' where role = 'headteacher' and name = ${headInOctober}`.execute(waymark.db.kysely);
  await head.goto(`${school}/induction`);
  await expectFit(head);
  expect(await main(head).innerText()).toMatch(/Ottoline Marchbank[\s\S]*Mentor\s+Kwame Saltersgate/);
  expect(await main(head).innerText()).not.toContain('hour together');
  await head.getByRole('link', { name: /What is next and what is yours to do/ }).click();
  await head.getByRole('link', { name: /Record it as done\s*: What you want from this induction/ }).click();
  await head.getByLabel('What you want from it').fill('To see another small school\nTo read a budget');
  await head.getByRole('button', { name: 'Record it as done' }).click();
  await head.goto(`${school}/induction`);
  expect(await main(head).innerText()).toContain('To see another small school');
});
