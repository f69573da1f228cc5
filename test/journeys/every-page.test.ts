import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { people } from '../../demo/authority/people.ts';
import { roles } from '../../src/register/access/roles.ts';
import { desktop, phone } from '../harness/browser.ts';
import { openDemonstration, type Demonstration } from '../harness/demonstration.ts';
import { expectSoundPage } from '../harness/page-checks.ts';

vi.setConfig({ testTimeout: 60_000 });

let waymark: Demonstration;
let officer: Page;
let member: Page;
beforeAll(async () => {
  waymark = await openDemonstration();
  officer = await waymark.openAs('data-officer');
  member = await waymark.openAs('elected-member');
}, 180_000);

/** What pages already found sound are made of, by their path: as the browser has them, and as they were sent. */
const sound = new Map<string, Set<string>>();
const soundAsSent = new Map<string, Set<string>>();

/**
 * A page is made of its elements with their classes and roles: 22 roles see the same pages with other rows in them, and a page that has nothing in it
 * that has not been looked at there is not looked at again. A page with errors, or found by another question, is another page.
 */
function partsOf(html: string): string[] {
  const elements = html.replaceAll(/<(header|nav)\b[\s\S]*?<\/\1>/g, '').matchAll(/<[a-z][^>]*>/g);
  return [...elements].map(([tag]) => tag.replaceAll(/ (?!class|role|type|scope)[a-z-]+(="[^"]*")?/g, ''));
}

function placeOf(url: string): string {
  const { pathname, search } = new URL(url);
  return `${pathname.replaceAll(/\d+/g, '1')}${search}`;
}

async function expectSound(page: Page): Promise<void> {
  const parts = partsOf(await page.content());
  const at = placeOf(page.url());
  const seen = sound.get(at) ?? new Set();
  if (parts.every((part) => seen.has(part))) return;
  await expectSoundPage(page);
  await page.setViewportSize(phone.viewport);
  const width = await page.evaluate<number>('document.documentElement.scrollWidth');
  await page.setViewportSize(desktop.viewport);
  expect(width, `${page.url()} is wider than a phone`).toBeLessThanOrEqual(phone.viewport.width);
  sound.set(at, new Set([...seen, ...parts]));
}

async function visit(page: Page, path: string, status = 200): Promise<void> {
  const answer = await page.goto(path);
  expect(answer?.status(), `${path} answers`).toBe(status);
  await expectSound(page);
  expect(await page.getByRole('region', { name: 'Demonstration' }).isVisible(), 'it says that it is a demonstration').toBe(true);
}

/** Nothing is drawn where what was sent has only parts that were looked at there, which takes a tenth of the time. */
async function visitOrRead(page: Page, path: string): Promise<void> {
  const answer = await page.request.get(path);
  expect(answer.status(), `${path} answers`).toBe(200);
  const at = placeOf(answer.url());
  const parts = partsOf(await answer.text());
  const seen = soundAsSent.get(at) ?? new Set();
  if (parts.every((part) => seen.has(part))) return;
  await visit(page, path);
  soundAsSent.set(at, new Set([...seen, ...parts]));
}

describe('every page that the navigation leads to is sound and fits a phone', () => {
  it.each([...new Set(people.map(({ role }) => role))])('for the role %s', async (role) => {
    const page = await waymark.open();
    await page.goto('/');
    const offered = page.getByRole('region', { name: roles[role], exact: true });
    await offered
      .getByRole('button', { name: /^Sign in as/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
    await expectSound(page);
    const links = page.getByRole('navigation', { name: 'Menu' }).getByRole('link');
    const paths = await Promise.all((await links.all()).map(async (link) => String(await link.getAttribute('href'))));
    expect(paths).toContain('/providers');
    for (const path of paths) await visitOrRead(page, path);
    if (paths.includes('/more')) {
      await page.goto('/more');
      const others = await page.getByRole('main').getByRole('link').all();
      for (const path of await Promise.all(others.map(async (link) => String(await link.getAttribute('href'))))) {
        if (!paths.includes(path)) await visitOrRead(page, path);
      }
    }
    await page.close();
  });
});

const findPages = {
  'all of England': '/providers?area=england&status=any&perPage=50',
  'filtered, sorted and on its second page': '/providers?governance=academy&sort=inspection&order=desc&page=2',
  'what was searched for': '/providers?q=tamsley&status=any',
  'a map': '/providers?locality=silmoor&view=map',
  'nothing found': '/providers?q=kirden&locality=halscar',
  'a question not understood': '/providers?locality=atlantis&phase=tertiary',
};
const providers = {
  'a converted school under its third number': 901213,
  'a merger': 900209,
  'one of those merged': 901209,
  'a school that was split': 901169,
  'a closed school': 900302,
  'a school proposed to close': 900211,
  'a school not yet placed': 900103,
  'a school with a unit and facts entered': 900107,
  'a school with acting cover': 900105,
  'a school with a history of heads': 900188,
  'a school with a report card': 900126,
  'a college with campuses': 900411,
  'a special school': 900233,
  'a school of another authority': 910_001,
};

describe('every kind of page is sound and fits a phone', () => {
  it.each(Object.entries(findPages))('find a provider: %s', async (_, path) => {
    await visit(officer, path);
  });

  it.each(Object.entries(providers))('a provider: %s, for somebody who may add to it and somebody who may not', async (_, urn) => {
    await visit(officer, `/providers/urn/${String(urn)}`);
    await visit(member, `/providers/urn/${String(urn)}`);
  });

  it.each(['EY990100', '29101', '29102'])('an early years provider: %s', async (number) => {
    await officer.goto(`/providers?q=${number}&status=any`);
    await officer.getByRole('region', { name: 'Providers found' }).locator('tbody th a').first().click();
    await officer.waitForURL(/\/providers\/\d+$/);
    await expectSound(officer);
  });

  it.each([
    '/localities/tarmere',
    '/localities/halscar',
    '/trusts/9001',
    '/trusts/9007',
    '/trusts?q=halscar',
    '/trusts?q=nosuchtrust',
    '/about',
    '/api',
  ])('%s', (path) => visit(officer, path));

  it('forms for what is entered by hand, as they open and with errors', async () => {
    await officer.goto('/providers/urn/900188');
    const provider = new URL(officer.url()).pathname;
    await visit(officer, `${provider}/facts/new`);
    for (const form of ['posts/new?role=headteacher', 'send-units/new', 'facts/new?fact=capacity', 'locality']) {
      await visit(officer, `${provider}/${form}`);
      await officer.getByRole('button', { name: /^(Save|Continue)$/ }).click();
      await officer.getByRole('alert').waitFor();
      await expectSound(officer);
    }
    await officer.goto(provider);
    await officer.getByRole('region', { name: 'People in posts' }).getByRole('link', { name: 'Tamsin Foxcombe' }).click();
    await officer.waitForURL(/posts\/\d+$/);
    await expectSound(officer);
  });

  it.each([
    ['stuck, and on the RISE list', 900164],
    ['in special measures', 900218],
    ['with a religious one', 900174],
    ['of its predecessor', 900213],
    ['not inspected', 900103],
  ])('inspections: a school %s', async (_, urn) => {
    await officer.goto(`/providers/urn/${String(urn)}`);
    const path = `${new URL(officer.url()).pathname}/inspections`;
    await visit(officer, path);
    await visit(member, path);
  });

  it('inspections entered by hand, and those of the authority and of a trust with their actions', async () => {
    const entered = await waymark.db.kysely.selectFrom('entered_inspection').select(['id', 'provider_id']).orderBy('id').executeTakeFirstOrThrow();
    const base = `/providers/${String(entered.provider_id)}/inspections`;
    await visit(officer, `${base}/${String(entered.id)}`);
    for (const form of [`${base}/new`, '/authority/inspections/new', '/authority/inspections/1/actions/new']) {
      await visit(officer, form);
      await officer.getByRole('button', { name: /^(Save|Continue)$/ }).click();
      await officer.getByRole('alert').waitFor();
      await expectSound(officer);
    }
    for (const path of ['/authority/inspections', '/authority/inspections/1', '/trusts/9015/inspections']) await visit(officer, path);
  });

  it('what was true and what was known on a day, and every version of a record', async () => {
    await officer.goto('/providers/urn/900188');
    const school = new URL(officer.url()).pathname;
    const day = 'on-day=7&on-month=9&on-year=2026';
    await visit(officer, `${school}/allocations?${day}`);
    expect(await officer.getByText('On that day we knew: Alun Thistlewaite').isVisible()).toBe(true);
    await visit(officer, `${school}/allocations?${day}&known-day=7&known-month=9&known-year=2026`);
    await visit(officer, `${school}/posts?${day}`);
    await visit(officer, `${school}/posts?on-day=31&on-month=2&on-year=2026`, 422);
    await visit(officer, `${school}/allocations/new`);
    const { id } = await waymark.db.kysely.selectFrom('allocation').select('id').where('part', '=', 'cover').executeTakeFirstOrThrow();
    await visit(officer, `${school}/allocations/${String(id)}`);
    const unit = await waymark.db.kysely.selectFrom('send_unit').select(['id', 'provider_id']).orderBy('id').executeTakeFirstOrThrow();
    await visit(officer, `/providers/${String(unit.provider_id)}/send-units/${String(unit.id)}/versions`);
  });

  it.each([
    ['/no-such-page', 404],
    ['/providers/999999', 404],
    ['/data/releases/999999', 404],
    ['/%', 400],
  ])('the error at %s', (path, status) => visit(officer, path, status));

  it('the page that somebody may not see', () => visit(member, '/data', 403));

  it('the first page, before anybody has signed in', async () => {
    const page = await waymark.open();
    await visit(page, '/');
    await visit(page, '/about');
  });
});

describe('every page of loading is sound and fits a phone', () => {
  it('each load, in the state it is in, with each of its lists', async () => {
    await visit(officer, '/data/releases');
    const releases = await waymark.db.kysely.selectFrom('release').select(['id', 'state', 'rejected_count']).execute();
    const states = Map.groupBy(releases, ({ state }) => state);
    expect([...states.keys()].toSorted()).toEqual(['committed', 'discarded', 'quarantined', 'waiting']);
    const withRejections = releases.find((release) => release.rejected_count > 0);
    const chosen = [...states.values()].map(([first]) => first);
    for (const release of [...chosen, withRejections]) await visit(officer, `/data/releases/${String(release?.id)}`);
    await visit(officer, `/data/releases/${String(withRejections?.id)}?list=rejected`);
    const waiting = states.get('waiting')?.[0];
    for (const list of ['new', 'gone', 'rejected']) await visit(officer, `/data/releases/${String(waiting?.id)}?list=${list}`);
  });

  it('the form, as it opens and with what is missing said', async () => {
    await visit(officer, '/data/load');
    await officer.getByRole('button', { name: 'Read the file' }).click();
    await officer.getByRole('alert').waitFor();
    await expectSound(officer);
  });
});
