// @ts-check
// `npm run bench`: every benchmark, one after another so that none disturbs the next, or those named: `npm run bench -- load-register`.
// A benchmark is a file directly in bench/; what several of them share is in a folder below it.
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { prepare, root } from './prepare.js';
import { runInOurPlace } from './run.js';

const all = readdirSync(join(root, 'bench')).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
const named = process.argv.slice(2).map((name) => `${basename(name, '.ts')}.ts`);
const unknown = named.filter((file) => !all.includes(file));
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}. There are: ${all.join(', ') || 'none'}.`);
  process.exit(2);
}

const node = await prepare('everything');
process.chdir(root);
for (const file of named.length > 0 ? named : all) {
  console.log(`\n${file}`);
  const { code, signal } = await runInOurPlace(node, [join('bench', file)]);
  if (code !== 0) process.exitCode = code ?? 1;
  if (signal) break;
}
