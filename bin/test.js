// @ts-check
// `npm test`: installs what is missing, finds or fetches a browser, and runs every test, or those named: `npm test -- src/kernel`.
import { spawnSync } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { prepare, root } from './prepare.js';
import { endLikewise, runInOurPlace } from './run.js';

const node = await prepare('everything');
process.chdir(root);

const search = spawnSync(node, [join('test', 'harness', 'find-browser.ts')], { stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' });
if (search.status !== 0) process.exit(search.status ?? 1);
const browser = search.stdout.trim();
console.log(`Browser for the tests: ${browser}`);

const env = {
  ...process.env,
  WAYMARK_BROWSER: browser,
  // A test that starts `node` gets this one.
  PATH: [dirname(node), process.env['PATH'] ?? ''].join(delimiter),
};
endLikewise(await runInOurPlace(node, [join('node_modules', 'vitest', 'vitest.mjs'), 'run', ...process.argv.slice(2)], { env }));
