import type { Buffer } from 'node:buffer';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it, vi } from 'vitest';
import { places } from '../../demo/authority/places.ts';
import { october } from '../../demo/authority/register-editions.ts';
import { buildEstablishment, establishmentsFile } from '../../demo/builders/establishment.ts';
import { smallAreasFile } from '../../demo/builders/localities.ts';
import { desktop } from '../harness/browser.ts';
import { openDemonstration, type Demonstration } from '../harness/demonstration.ts';

vi.setConfig({ testTimeout: 60_000 });

let waymark: Demonstration;
beforeAll(async () => {
  waymark = await openDemonstration();
}, 180_000);

/** October's register with one school new, one under another name and one gone. */
function november(): Buffer {
  const cragby = buildEstablishment({ urn: 900499, name: 'Cragby Primary School', number: '2499', town: 'Silmoor', openedOn: '2026-11-01' });
  const kept = october.filter(({ facts }) => facts.urn !== 910_032);
  return establishmentsFile([...kept.map((school) => (school.facts.urn === 900185 ? school.with({ name: 'Clavby Hill Primary' }) : school)), cragby]);
}

async function send(page: Page, source: string, name: string, content: Buffer): Promise<void> {
  await page.goto('/data');
  await page.getByRole('button', { name: 'Load a file' }).click();
  await page.getByRole('radio', { name: source, exact: true }).check();
  await page.getByLabel('The file', { exact: true }).setInputFiles({ name, mimeType: 'text/csv', buffer: content });
  await page.getByRole('button', { name: 'Read the file' }).click();
  await page.waitForURL(/\/data\/releases\/\d+$/);
}

async function figure(page: Page, label: string): Promise<number> {
  const figures = page.locator('dl.waymark-figures > div').filter({ has: page.getByText(label, { exact: true }) });
  return Number(await figures.getByRole('definition').innerText());
}

const accept = (page: Page) => page.getByRole('button', { name: 'Accept these changes' });
/** A load that takes longer than a person should wait shows how far it is, and then this. */
const untilLoaded = (page: Page) => page.getByText('Loaded', { exact: true }).waitFor();

it('the data officer sees what a newer register would change, accepts it, and the schools have changed', async () => {
  const page = await waymark.openAs('data-officer');
  await send(page, 'Establishments', 'edubasealldata20261116.csv', november());
  await page.getByText('Waiting for review').waitFor();
  expect([await figure(page, 'New'), await figure(page, 'Changed'), await figure(page, 'Gone'), await figure(page, 'Rejected')]).toEqual([
    1, 1, 1, 0,
  ]);

  await page.getByRole('link', { name: 'Changed (1)' }).click();
  const change = page.getByRole('row', { name: /900185/ });
  expect(await change.locator('ins').innerText()).toBe('Clavby Hill Primary');
  await page.getByRole('link', { name: 'New (1)' }).click();
  await page.getByText('Cragby Primary School (900499)').waitFor();

  const visitor = await waymark.openAs('auditor');
  await visitor.goto('/providers/urn/900185');
  expect(await visitor.getByRole('heading', { level: 1 }).innerText()).not.toBe('Clavby Hill Primary');

  await accept(page).click();
  await untilLoaded(page);
  await visitor.reload();
  expect(await visitor.getByRole('heading', { level: 1 }).innerText()).toBe('Clavby Hill Primary');
  await visitor.goto('/providers/urn/900499');
  await visitor.getByRole('heading', { level: 1, name: 'Cragby Primary School' }).waitFor();

  await send(page, 'Establishments', 'the same again.csv', november());
  // Where reading it took longer than a person should wait, they are told on the page they waited at.
  const told = page.getByText(/This file is already loaded: release \d+ \(edubasealldata20261116\.csv\)/);
  await told.or(page.getByText(/A file that is loaded already/)).waitFor();
});

it('a register with a renamed column is put aside, and says which column, and changes nothing', async () => {
  const page = await waymark.openAs('data-officer');
  await send(page, 'Establishments', 'edubasealldata20261120.csv', establishmentsFile(october, { renamed: { EstablishmentName: 'SchoolName' } }));
  await page.getByText('Put aside').waitFor();
  const why = await page.getByRole('listitem').filter({ hasText: 'EstablishmentName' }).first().innerText();
  expect(why).toContain('SchoolName');
  expect(await accept(page).count()).toBe(0);
});

it('a look-up that lacks more than a tenth is accepted only by somebody who says that they are really gone', async () => {
  const page = await waymark.openAs('data-officer');
  const areas = places.map(({ smallArea2011 }) => smallArea2011);
  const lost = Math.ceil(areas.length / 8);
  await send(page, 'Localities', 'ambermoor_lsoa11_to_locality_2026-11-20.csv', smallAreasFile(2011, areas.slice(lost)));
  expect(await figure(page, 'Gone')).toBe(lost);
  await page.getByRole('group', { name: /^More than a tenth would be gone/ }).waitFor();

  await accept(page).click();
  await page.getByRole('alert').getByRole('link', { name: 'Confirm that so many should be gone' }).click();
  await page.getByRole('checkbox', { name: 'Yes, these are really gone' }).check();
  await accept(page).click();
  await untilLoaded(page);
});

it.each([
  ['scripts', desktop],
  ['no scripts', { ...desktop, withoutScripts: true }],
])('a double click on accepting, with %s, makes one commit', async (how, device) => {
  const page = await waymark.openAs('data-officer', device);
  const renamed = places.map(({ smallArea }, place) => (place === 0 ? { ...smallArea, name: `Renamed with ${how}` } : smallArea));
  await send(page, 'Localities', 'ambermoor_lsoa21_to_locality_2026-11-20.csv', smallAreasFile(2021, renamed));
  const id = String(new URL(page.url()).pathname.split('/').at(-1));
  await accept(page).dblclick();
  await untilLoaded(page);
  const accepted = await waymark.db.kysely
    .selectFrom('audit_event')
    .select('id')
    .where('event', '=', 'release.accepted')
    .where('subject_id', '=', id)
    .execute();
  expect(accepted).toHaveLength(1);
});
