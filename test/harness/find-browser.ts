/**
 * Finds a Chromium that runs, or fetches one: the one named by WAYMARK_BROWSER, an installed one, the one that npm brought,
 * Debian's. Run by itself (bin/test.js does), it prints the path.
 */
import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { unpackBundledBrowser } from './bundled-browser.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];

const USUAL_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
  String.raw`C:\Program Files (x86)\Google\Chrome\Application\chrome.exe`,
  String.raw`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`,
];

export interface BrowserSearch {
  readonly named: string | undefined;
  readonly path: string;
  readonly usualPlaces: readonly string[];
  /** Answers with the path of a browser, or undefined where it has none for this machine. */
  readonly unpackBundled: () => Promise<string | undefined>;
  readonly installDebians: () => string | undefined;
}

export async function findBrowser(search: BrowserSearch = thisMachine()): Promise<string> {
  if (search.named) {
    if (runs(search.named)) return search.named;
    throw new Error(`WAYMARK_BROWSER names ${search.named}, which is not a browser that runs on this machine.`);
  }
  const onPath = search.path.split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const installed = [...onPath, ...search.usualPlaces].find((path) => runs(path));
  const found = installed ?? (await search.unpackBundled()) ?? search.installDebians();
  if (found !== undefined) return found;
  throw new Error(
    'The tests need a browser, and none was found or could be fetched. Install Chromium or Chrome, or set WAYMARK_BROWSER to the path of one.',
  );
}

/** Some are only there in name: Ubuntu's `chromium` without snap, a binary that lacks a library. On Windows Chrome prints no version. */
function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    if (process.platform !== 'win32') execFileSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}

function thisMachine(): BrowserSearch {
  return {
    named: process.env['WAYMARK_BROWSER'],
    path: process.env['PATH'] ?? '',
    usualPlaces: USUAL_PLACES,
    unpackBundled: async () => {
      const path = await unpackBundledBrowser();
      return path !== undefined && runs(path) ? path : undefined;
    },
    installDebians,
  };
}

function installDebians(): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
  const aptGet = (...args: string[]) =>
    execFileSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  try {
    process.stderr.write("Installing Debian's chromium with apt-get (a minute or two) …\n");
    aptGet('update', '-qq');
    aptGet('install', '-y', '-qq', '--no-install-recommends', 'chromium');
  } catch {
    return undefined;
  }
  return ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => runs(path));
}

if (import.meta.main) {
  try {
    process.stdout.write(`${await findBrowser()}\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
