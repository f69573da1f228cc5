/** `npm run pictures`: the pictures of the README, taken of the demonstration as it is after loading, on a day that stands still. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { loadDemonstration } from '../../demo/load-demonstration.ts';
import { composeApp } from '../../src/app.ts';
import { openWaymark } from '../../src/open-waymark.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { readConfig } from '../../src/platform/config/config.ts';
import { createLog } from '../../src/platform/log/log.ts';
import { releaseListeners } from '../../src/release-listeners.ts';
import { desktop, openBrowser, openPage, phone } from '../harness/browser.ts';

interface Picture {
  readonly name: string;
  /** Who looks at it; nobody for the page before signing in. */
  readonly person: string | null;
  readonly path: string;
  readonly device?: BrowserContextOptions;
  /** Pixels, where what matters lies below the window. */
  readonly height?: number;
  /** What to do on the page first. */
  readonly prepare?: (page: Page) => Promise<void>;
}

const pictures: readonly Picture[] = [
  { name: 'first-page', person: null, path: '/' },
  { name: 'find-a-provider', person: 'Alun Thistlewaite', path: '/providers?locality=silmoor&governance=academy' },
  { name: 'provider', person: 'Alun Thistlewaite', path: '/providers/urn/900213', height: 1130 },
  { name: 'overview', person: 'Philippa Ravenhythe', path: '/overview' },
  {
    name: 'review',
    person: 'Delphine Kestleman',
    path: '/data',
    height: 1380,
    prepare: async (page) => {
      await page.getByRole('link', { name: 'All establishments: edubasealldata20261102.csv' }).click();
      await page.getByRole('link', { name: /^Changed/ }).click();
      await page.waitForURL(/list=changed/);
    },
  },
  { name: 'tier', person: 'Philippa Ravenhythe', path: '/providers/urn/900125', height: 1200, prepare: (page) => goOn(page, 'tier') },
  {
    name: 'single-plan',
    person: 'Alun Thistlewaite',
    path: '/providers/urn/900125',
    height: 1300,
    prepare: async (page) => {
      await goOn(page, 'programmes');
      await page.getByRole('link', { name: 'Targeted Rapid Improvement Process', exact: true }).click();
      await page.getByRole('link', { name: 'The plan', exact: true }).click();
      await page.getByRole('heading', { level: 1, name: 'Single plan' }).waitFor();
    },
  },
  { name: 'deadlines', person: 'Philippa Ravenhythe', path: '/programmes/deadlines', height: 1100 },
  { name: 'phone', person: 'Alun Thistlewaite', path: '/providers?q=tamsley', device: phone },
];

/** From a provider’s page to another of its own. */
async function goOn(page: Page, part: string): Promise<void> {
  await page.goto(`${new URL(page.url()).pathname}/${part}`);
}

const folder = join(import.meta.dirname, '../../docs/pictures');
const data = await mkdtemp(join(tmpdir(), 'waymark-pictures-'));
const clock = fixedClock('2026-11-23T09:00:00Z');
const config = readConfig({ demo: true, data }, {});
const log = createLog({ level: 'error', now: () => clock.now().getTime() });
const waymark = await openWaymark(config, { doesJobs: false, clock, say: (text) => log.info(text) });
await loadDemonstration({ db: waymark.db, listeners: releaseListeners });
const server = await composeApp({ ...waymark, log, clock });
const baseURL = await server.listen({ host: '127.0.0.1', port: 0 });
await mkdir(folder, { recursive: true });
for (const picture of pictures) await take(picture);
await (await openBrowser()).close();
await server.close();
await waymark.close();
await rm(data, { recursive: true });

async function take({ name, person, path, device = desktop, height, prepare }: Picture): Promise<void> {
  const page = await openPage({ ...device, baseURL });
  if (person !== null) {
    await page.goto('/');
    await page.getByRole('button', { name: `Sign in as ${person}` }).click();
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
  }
  await page.goto(path);
  await prepare?.(page);
  if (height !== undefined) await page.setViewportSize({ width: desktop.viewport.width, height });
  await page.evaluate('scrollTo(0, 0)');
  await page.evaluate('document.fonts.ready');
  await page.mouse.move(0, 0);
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled', scale: 'css' });
  await page.close();
  process.stdout.write(`docs/pictures/${name}.png\n`);
}
