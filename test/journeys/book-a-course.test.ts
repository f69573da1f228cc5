import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { desktop, phone } from '../harness/browser.ts';
import { openDemonstration, type Demonstration } from '../harness/demonstration.ts';
import { expectSoundPage } from '../harness/page-checks.ts';

vi.setConfig({ testTimeout: 120_000 });

let waymark: Demonstration;
let support: Page;
let head: Page;
let delegate: Page;
let member: Page;
beforeAll(async () => {
  waymark = await openDemonstration();
  support = await waymark.openAs('business-support');
  head = await waymark.openAs('headteacher');
  delegate = await waymark.openAs('head-delegate');
  member = await waymark.openAs('network-member');
}, 600_000);

/** Sound, and no wider than a phone. */
async function expectFit(page: Page): Promise<void> {
  await expectSoundPage(page);
  await page.setViewportSize(phone.viewport);
  expect(await page.evaluate<number>('document.documentElement.scrollWidth'), page.url()).toBeLessThanOrEqual(phone.viewport.width);
  await page.setViewportSize(desktop.viewport);
}

const text = (page: Page): Promise<string> => page.getByRole('main').innerText();
const title = 'Difficult conversations, done well';

async function openCourse(page: Page): Promise<void> {
  await page.goto('/academy?q=difficult');
  await page.getByRole('link', { name: title }).click();
}

async function bookSelf(page: Page, role: string): Promise<void> {
  await openCourse(page);
  await page.getByRole('link', { name: /for yourself/ }).click();
  await page.getByLabel('What you do').fill(role);
  await page.getByRole('button', { name: /Book the place|Join the waiting list/ }).click();
}

async function fillDay(page: Page, legend: string, [day, month, year]: readonly [string, string, string]): Promise<void> {
  const group = page.getByRole('group', { name: legend });
  await group.getByLabel('Day').fill(day);
  await group.getByLabel('Month').fill(month);
  await group.getByLabel('Year').fill(year);
}

describe('a course with two places', { shuffle: false }, () => {
  it('is put into the catalogue by business support', async () => {
    await support.goto('/academy');
    await expectFit(support);
    await support.getByRole('button', { name: 'Add to the catalogue' }).click();
    await support.getByLabel('What it is', { exact: true }).selectOption({ label: 'Course' });
    await support.getByLabel('What it is called').fill(title);
    await support.getByLabel('What one learns').fill('How to say what is hard to hear, and stay on speaking terms.');
    await support.getByLabel('How long it takes').fill('Half a day');
    await support.getByLabel('Full price of a place').fill('100');
    await expectFit(support);
    await support.getByRole('button', { name: 'Save' }).click();
    await support.getByRole('button', { name: 'Add a session' }).click();
    // It is the 23rd of November: the course is tomorrow, as nobody comes up from the waiting list on the day itself.
    await fillDay(support, 'First day', ['24', '11', '2026']);
    await fillDay(support, 'Last day of booking', ['23', '11', '2026']);
    await support.getByLabel('Begins at').fill('1pm');
    await support.getByLabel('Ends at').fill('4pm');
    await support.getByLabel('Where', { exact: true }).fill('Quenley Library');
    await support.getByLabel('Places').fill('2');
    await expectFit(support);
    await support.getByRole('button', { name: 'Save' }).click();
    expect(await text(support)).toContain('2 of 2 places left');
    await expectFit(support);
  });

  it('gives its places to the first two, and the third waits', async () => {
    await openCourse(head);
    await expectFit(head);
    await bookSelf(head, 'Headteacher');
    expect(await text(head)).toContain('Place booked');
    await expectFit(head);
    await openCourse(delegate);
    await delegate.getByRole('link', { name: /Book a place for somebody of/ }).click();
    await expectFit(delegate);
    await delegate.getByLabel('Who is to come').fill('Zofia Mossgrave');
    await delegate.getByLabel('What they do').fill('Year 1 teacher');
    await delegate.getByLabel('Their e-mail address').fill('zofia.mossgrave@schools.example');
    await delegate.getByRole('button', { name: 'Book the place' }).click();
    expect(await text(delegate)).toContain('Place booked');
    await bookSelf(member, 'Lead of the early reading network');
    expect(await text(member)).toContain('Number 1 on the waiting list');
    await expectFit(member);
  });

  it('books nobody twice by Back', async () => {
    await head.goBack();
    await head.getByLabel('What you do').fill('Headteacher');
    await head.getByRole('button', { name: /Book the place|Join the waiting list/ }).click();
    expect(await text(head)).toContain('This person has a place already');
  });

  it('gives a cancelled place to the one who waits, and tells them', async () => {
    await delegate.goto('/academy');
    await delegate.getByRole('link', { name: /^Places of / }).click();
    await expectFit(delegate);
    await delegate.getByRole('link', { name: /^Difficult conversations.*Zofia Mossgrave$/ }).click();
    await delegate.getByRole('link', { name: 'Cancel the place' }).click();
    await expectFit(delegate);
    await delegate.getByLabel('Why it is cancelled').fill('Unwell');
    await delegate.getByRole('button', { name: 'Cancel the place' }).click();
    expect(await text(delegate)).toContain('Whoever waited first has the place now, and is told');
    await member.goto('/');
    expect(await text(member)).toContain(`A place came free, and is now given: “${title}” on 24 November 2026`);
    await member.goto('/academy/mine');
    await expectFit(member);
    expect(await text(member)).toMatch(/Difficult conversations, done well[\s\S]*Place booked/);
  });

  it('is brought forward to this afternoon, and those with a place are told', async () => {
    await openCourse(support);
    await support.getByRole('link', { name: /People and attendance/ }).click();
    await support.getByRole('link', { name: 'Change the session' }).click();
    await fillDay(support, 'First day', ['23', '11', '2026']);
    await support.getByRole('button', { name: 'Save' }).click();
    await member.goto('/');
    expect(await text(member)).toContain(`The day, time or place of a session has changed: “${title}” on 23 November 2026`);
  });

  it('is attended, evaluated, and certified', async () => {
    await openCourse(support);
    await support.getByRole('link', { name: /People and attendance/ }).click();
    await expectFit(support);
    const row = support.getByRole('group', { name: /Kwame Saltersgate/ });
    await row.getByLabel('Attended', { exact: true }).check();
    await support.getByRole('button', { name: 'Save who came' }).click();
    expect(await text(support)).toContain('Recorded for 1 person');
    await member.goto('/academy/mine');
    await member.getByRole('link', { name: title }).click();
    await member.getByRole('link', { name: 'Say how it was' }).click();
    await expectFit(member);
    await member
      .getByRole('group', { name: /How useful/ })
      .getByLabel('Very much')
      .check();
    await member
      .getByRole('group', { name: /How well/ })
      .getByLabel('Much', { exact: true })
      .check();
    await member
      .getByRole('group', { name: /recommend/ })
      .getByLabel('Yes')
      .check();
    await member.getByRole('button', { name: 'Send' }).click();
    expect(await text(member)).toContain('Thank you');
    await member.getByRole('link', { name: 'Certificate' }).click();
    await expectFit(member);
    expect(await text(member)).toMatch(/This is to certify that\s+Kwame Saltersgate[\s\S]*Difficult conversations, done well[\s\S]*23 November 2026/);
    const download = member.waitForEvent('download');
    await member.getByRole('link', { name: 'download it for Word' }).click();
    expect((await download).suggestedFilename()).toMatch(/^certificate-\d+\.docx$/);
  });

  it('is invoiced once, with a line for the credit', async () => {
    await support.goto('/subscriptions/charges');
    await expectFit(support);
    const charges = await text(support);
    expect(charges).toMatch(/Zofia Mossgrave\s+Credit for a place[\s\S]*−£50/);
    expect(charges).toMatch(/Difficult conversations, done well, 24 November 2026: Kwame Saltersgate[\s\S]*£100/);
    await support.getByRole('button', { name: 'Export what was not exported yet' }).click();
    expect(await text(support)).toMatch(/Export \d+ is made/);
    const download = support.waitForEvent('download');
    await support
      .getByRole('link', { name: /^Export \d+$/ })
      .first()
      .click();
    expect((await download).suggestedFilename()).toMatch(/^invoice-export-\d+\.csv$/);
    await support.goto('/subscriptions/charges');
    await support.getByRole('button', { name: 'Export what was not exported yet' }).click();
    expect(await text(support)).toContain('Every line of this time has been exported already');
  });

  it('is on the pathway, with the other pages of the academy', async () => {
    for (const path of ['/pathway', '/pathway/mine', '/pathway/mine/change', '/workforce', '/academy/partners']) {
      await member.goto(path);
      await expectFit(member);
    }
    for (const path of ['/subscriptions', '/subscriptions/new', '/subscriptions/levels/core', '/workforce', '/academy/partners/new']) {
      await support.goto(path);
      await expectFit(support);
    }
    await delegate.goto('/workforce');
    await delegate.getByRole('link', { name: /^Enter vacancies/ }).click();
    await expectFit(delegate);
  });
});
