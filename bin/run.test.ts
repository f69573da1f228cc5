import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** A launcher and a service like ours: the service writes down how it was told to stop, takes its time, and ends with 7. */
const folder = mkdtempSync(join(tmpdir(), 'waymark-run-'));
const launcher = join(folder, 'launcher.mjs');
const service = join(folder, 'service.mjs');
const diary = (run: string) => join(folder, `${run}.txt`);

beforeAll(() => {
  const here = (file: string) => JSON.stringify(pathToFileURL(join(import.meta.dirname, file)).href);
  writeFileSync(
    launcher,
    `import { runInOurPlace, endLikewise } from ${here('run.js')};
     endLikewise(await runInOurPlace(process.execPath, ['--import', ${here('tether.js')}, ${JSON.stringify(service)}, ...process.argv.slice(2)], { tether: true }));`,
  );
  writeFileSync(
    service,
    `import { writeFileSync } from 'node:fs';
     const [diary, ending] = process.argv.slice(2);
     if (ending) process.exit(Number(ending));
     for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => {
       setTimeout(() => { writeFileSync(diary, signal + ' in ' + process.cwd()); process.exit(7); }, 50);
     });
     setTimeout(() => process.exit(1), 20_000);
     console.log('ready');`,
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

async function startAndWaitUntilReady(run: string) {
  const launched = spawn(process.execPath, [launcher, diary(run)], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>((resolve) => launched.on('exit', resolve));
  await new Promise((resolve) => launched.stdout.once('data', resolve));
  return { launched, ended };
}

describe('a program run in our place', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('is passed %s, is waited for, and gives us its exit code', async (signal) => {
    const { launched, ended } = await startAndWaitUntilReady(signal);
    launched.kill(signal);
    expect(await ended).toBe(7);
    expect(readFileSync(diary(signal), 'utf8')).toBe(`${signal} in ${folder}`);
  });

  it('stops in its own time even when the launcher is killed outright', async () => {
    const { launched, ended } = await startAndWaitUntilReady('killed');
    launched.kill('SIGKILL');
    await ended;
    await expect.poll(() => readFileSync(diary('killed'), 'utf8'), { timeout: 5_000 }).toContain('SIGTERM');
  });

  it.each([0, 2])('ends us with its exit code %i', async (code) => {
    const launched = spawn(process.execPath, [launcher, diary('code'), String(code)], { stdio: 'inherit' });
    expect(await new Promise((resolve) => launched.on('exit', resolve))).toBe(code);
  });
});
