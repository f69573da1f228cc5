import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findBrowser } from './find-browser.ts';

const folder = mkdtempSync(join(tmpdir(), 'waymark-browser-'));
afterAll(() => rmSync(folder, { recursive: true }));

function makeProgram(name: string, exitCode: number): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\nexit ${exitCode}\n`);
  chmodSync(path, 0o755);
  return path;
}
const works = makeProgram('named', 0);
const broken = makeProgram('chromium', 127);
const chrome = makeProgram('google-chrome', 0);
const nothing = { named: undefined, path: '', usualPlaces: [], unpackBundled: async () => undefined, installDebians: () => undefined };

describe('finding a browser', () => {
  it('takes the one that is named', async () => {
    expect(await findBrowser({ ...nothing, named: works, path: folder })).toBe(works);
  });

  it('says so when the one that is named does not run, and tries no other', async () => {
    await expect(findBrowser({ ...nothing, named: broken, path: folder })).rejects.toThrow(`WAYMARK_BROWSER names ${broken}`);
  });

  it('takes an installed one that runs, past one that is there in name only', async () => {
    expect(await findBrowser({ ...nothing, path: folder })).toBe(chrome);
  });

  it("then the one that npm brought, then Debian's", async () => {
    expect(await findBrowser({ ...nothing, unpackBundled: async () => '/npm', installDebians: () => '/debian' })).toBe('/npm');
    expect(await findBrowser({ ...nothing, installDebians: () => '/debian' })).toBe('/debian');
  });

  it('fails with a sentence when there is none: it never skips', async () => {
    await expect(findBrowser(nothing)).rejects.toThrow(/Install Chromium or Chrome, or set WAYMARK_BROWSER/);
  });
});
