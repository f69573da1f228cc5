#!/usr/bin/env node
// @ts-check
// `npm start` and `npx waymark …`: installs what is missing, finds a Node of 24 or later, and hands over to src/cli.ts.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepare, root } from './prepare.js';
import { endLikewise, runInOurPlace } from './run.js';

const node = await prepare('service');
const cli = join(root, 'src', 'cli.ts');

if (node === process.execPath) {
  await import(pathToFileURL(cli).href);
} else {
  const tether = pathToFileURL(join(root, 'bin', 'tether.js')).href;
  endLikewise(await runInOurPlace(node, ['--import', tether, cli, ...process.argv.slice(2)], { tether: true }));
}
