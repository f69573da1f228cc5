import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterFile } from './after-file.ts';
import { findBrowser } from './find-browser.ts';
import { keepHtmlAsSent } from './page-checks.ts';

/** The browser talks to our server and to nobody else. */
const FLAGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-sync',
  '--no-first-run',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-quic',
];

const british = { locale: 'en-GB', timezoneId: 'Europe/London', reducedMotion: 'reduce' } as const;

export const desktop = { ...british, viewport: { width: 1280, height: 900 } } as const satisfies BrowserContextOptions;
export const phone = {
  ...british,
  viewport: { width: 375, height: 812 },
  isMobile: true,
  hasTouch: true,
} as const satisfies BrowserContextOptions;

let opened: Promise<Browser> | undefined;

/** One browser for the test file that asks, however often it asks. It closes itself after the file. */
export function openBrowser(): Promise<Browser> {
  opened ??= launch();
  return opened;
}

function launch(): Promise<Browser> {
  const launched = findBrowser().then((executablePath) => chromium.launch({ executablePath, args: FLAGS }));
  afterFile(async () => {
    opened = undefined;
    await (await launched).close();
  });
  return launched;
}

interface PageOptions extends Omit<BrowserContextOptions, 'javaScriptEnabled'> {
  readonly baseURL: string;
  /**
   * Shows what somebody sees whose scripts never arrive. They are refused rather than switched off, since axe itself needs a
   * browser that can run one; our policy allows no inline script, so no other is left. (`<noscript>` stays hidden; we use none.)
   */
  readonly withoutScripts?: boolean;
}

/** A page in a context of its own: no cookies but those it is given, and nothing left behind for the next test. */
export async function openPage({ withoutScripts = false, ...options }: PageOptions): Promise<Page> {
  const browser = await openBrowser();
  const context = await browser.newContext({ ...desktop, ...options });
  if (withoutScripts) await context.route('**', (route) => (route.request().resourceType() === 'script' ? route.abort() : route.fallback()));
  const page = await context.newPage();
  keepHtmlAsSent(page);
  // Where the whole browser is closing, the context goes with it.
  page.on('close', () => void context.close().catch(() => undefined));
  return page;
}
