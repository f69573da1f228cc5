#!/usr/bin/env node
// @ts-check
// `npm start` and `npx waymark …`: installs what is missing, finds a Node of 24 or later, and hands over to src/cli.ts.
import module from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepare, root } from './prepare.js';
import { endLikewise, runInOurPlace } from './run.js';

const node = await prepare('service');
const cli = join(root, 'src', 'cli.ts');

// What Node makes of our TypeScript is kept from one start to the next, which halves the time to the first word.
const compiled = process.env['NODE_COMPILE_CACHE'] ?? join(root, 'node_modules', '.cache', 'compiled');

if (node === process.execPath) {
  module.enableCompileCache?.(compiled);
  await import(pathToFileURL(cli).href);
} else {
  const tether = pathToFileURL(join(root, 'bin', 'tether.js')).href;
  endLikewise(
    await runInOurPlace(node, ['--import', tether, cli, ...process.argv.slice(2)], {
      tether: true,
      env: { ...process.env, NODE_COMPILE_CACHE: compiled },
    }),
  );
}
