// @ts-check
// `npm run check`: types, lint, format, import rules, dead code and secrets. All of them run, so that one fault does not hide another.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { prepare, root } from './prepare.js';

const AT_ONCE = 2;

/** @type {{ name: string, script: string, args: string[] }[]} Longest first, so that the two lines end together. */
const checks = [
  { name: 'lint', script: 'eslint/bin/eslint.js', args: ['.'] },
  { name: 'types', script: 'typescript/bin/tsc', args: ['--noEmit', '-p', 'tsconfig.json'] },
  { name: 'import rules', script: 'dependency-cruiser/bin/dependency-cruiser.mjs', args: ['src', 'migrations', 'demo', 'test', 'bench', 'bin'] },
  { name: 'dead code', script: 'knip/bin/knip.js', args: [] },
  { name: 'format', script: 'prettier/bin/prettier.cjs', args: ['--check', '--log-level=warn', '.'] },
  { name: 'secrets', script: '../bin/scan-secrets.js', args: [] },
  { name: 'browser types', script: 'typescript/bin/tsc', args: ['--noEmit', '-p', 'tsconfig.browser.json'] },
];

const node = await prepare('everything');
process.chdir(root);

const waiting = [...checks];
/** @type {string[]} */
const failed = [];

async function runThoseWaiting() {
  for (let check = waiting.shift(); check; check = waiting.shift()) {
    const startedAt = performance.now();
    const { code, said } = await run(check);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    if (code !== 0) failed.push(check.name);
    console.log(`${check.name.padEnd(14)} ${code === 0 ? 'passed' : 'FAILED'} ${seconds.padStart(6)} s`);
    if (code !== 0) console.log(`\n${said.trim()}\n`);
  }
}

/**
 * @param {{ script: string, args: string[] }} check
 * @returns {Promise<{ code: number | null, said: string }>}
 */
function run({ script, args }) {
  return new Promise((resolve) => {
    const child = spawn(node, [join('node_modules', script), ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
    child.on('error', (error) => resolve({ code: 1, said: error.message }));
    child.on('close', (code) => resolve({ code, said }));
  });
}

await Promise.all(Array.from({ length: AT_ONCE }, runThoseWaiting));
console.log(failed.length === 0 ? 'Every check passed.' : `Failed: ${failed.join(', ')}.`);
process.exitCode = failed.length === 0 ? 0 : 1;
