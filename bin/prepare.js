// @ts-check
// Everything under bin/ runs before anything is installed, on any Node from 20 up, on Windows and macOS too: plain JavaScript, Node's own modules only.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { explainFailedInstall } from './explain-failed-install.js';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const OLDEST_NODE = 24;

/** @typedef {'service' | 'everything'} Scope What is wanted: what the service runs on, or the tests' and checks' tools as well. */
/** @typedef {{ lock: string, scope: Scope }} Stamp What the last install of ours installed: the lockfile's hash and how much of it. */
/** @typedef {{ packages?: Record<string, { version?: string, dev?: boolean, optional?: boolean, devOptional?: boolean, peer?: boolean }> }} Lockfile */

/**
 * @param {Scope} wanted
 * @param {string} lock the hash of package-lock.json now
 * @param {Stamp | undefined} stamp
 */
export function stampCovers(wanted, lock, stamp) {
  return stamp?.lock === lock && (stamp.scope === 'everything' || wanted === 'service');
}

/**
 * Whether npm's own record of node_modules holds what the lockfile asks for: so somebody who ran `npm ci` by hand, or built a
 * read-only image, is not made to install twice.
 * @param {Scope} wanted
 * @param {Lockfile} lockfile
 * @param {Lockfile | undefined} installed node_modules/.package-lock.json
 */
export function recordCovers(wanted, lockfile, installed) {
  if (!installed?.packages) return false;
  return Object.entries(lockfile.packages ?? {}).every(([path, { version, dev, optional, devOptional, peer }]) => {
    const mayBeAbsent = path === '' || optional || devOptional || peer || (dev && wanted === 'service');
    return mayBeAbsent || installed.packages?.[path]?.version === version;
  });
}

/**
 * @param {{ running: string, runningPath: string, bundledPath: string | undefined }} nodes the running Node's version ("v24.1.0") and
 *   path, and the path of the one that the npm package `node` brought, where it did
 * @returns {string | undefined} the Node to run the service with; none where neither will do
 */
export function chooseNode({ running, runningPath, bundledPath }) {
  return Number.parseInt(running.replace(/^v/, ''), 10) >= OLDEST_NODE ? runningPath : bundledPath;
}

/**
 * How to call npm: the one that is running us, else the one that came with this Node, else whatever the PATH has.
 * @param {{ npmExecPath: string | undefined, nodePath: string, platform: NodeJS.Platform, exists: (path: string) => boolean }} machine
 * @returns {{ command: string, first: string[], shell: boolean }}
 */
export function chooseNpm({ npmExecPath, nodePath, platform, exists }) {
  const beside = dirname(nodePath);
  const candidates = [
    // Under yarn or pnpm this names another program; under npx its own.
    ...(npmExecPath && /^np[mx]-cli\.js$/.test(basename(npmExecPath)) ? [join(dirname(npmExecPath), 'npm-cli.js')] : []),
    join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(dirname(beside), 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ];
  const script = candidates.find(exists);
  if (script) return { command: nodePath, first: [script], shell: false };
  // Windows runs npm.cmd through a shell only; the arguments are our own words, so none of them can be read as a command.
  return platform === 'win32' ? { command: 'npm.cmd', first: [], shell: true } : { command: 'npm', first: [], shell: false };
}

/**
 * Installs what is missing and says which Node to go on with.
 * @param {Scope} wanted
 * @returns {Promise<string>} the path of a Node of 24 or later
 */
export async function prepare(wanted) {
  await installWhatIsMissing(wanted);
  const bundled = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  const node = chooseNode({ running: process.version, runningPath: process.execPath, bundledPath: existsSync(bundled) ? bundled : undefined });
  if (node) return node;
  return giveUp(
    `Waymark runs on Node ${OLDEST_NODE} or later; this is ${process.version}, and npm has no newer one for this machine (${process.platform} ${process.arch}).\n` +
      `Install Node ${OLDEST_NODE} from https://nodejs.org/en/download and run the same command again.`,
  );
}

/** @param {Scope} wanted */
async function installWhatIsMissing(wanted) {
  const lockText = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const lock = createHash('sha256').update(lockText.replaceAll('\r\n', '\n')).digest('hex');
  const stampFile = join(root, 'node_modules', '.waymark-installed');
  if (stampCovers(wanted, lock, readJson(stampFile))) return;
  if (recordCovers(wanted, JSON.parse(lockText), readJson(join(root, 'node_modules', '.package-lock.json')))) return;

  const purpose = wanted === 'service' ? 'what Waymark needs' : 'what Waymark and its tests need';
  console.error(`Installing ${purpose} (a minute or so, and only when it has changed) …`);
  const npm = chooseNpm({
    npmExecPath: process.env['npm_execpath'],
    nodePath: process.env['npm_node_execpath'] ?? process.execPath,
    platform: process.platform,
    exists: existsSync,
  });
  const dev = wanted === 'service' ? '--omit=dev' : '--include=dev';
  const quiet = ['--loglevel=error', '--no-audit', '--no-fund', '--no-engine-strict'];
  const outcome = await runNpm(npm, ['ci', dev, '--include=optional', ...quiet]);
  if (outcome.code !== 0) giveUp(explainFailedInstall(outcome.said, root));
  writeFileSync(stampFile, JSON.stringify({ lock, scope: wanted }));
}

/**
 * Nothing that npm says reaches standard output, which belongs to the command's own answer.
 * @param {ReturnType<typeof chooseNpm>} npm
 * @param {string[]} args
 * @returns {Promise<{ code: number | null, said: string }>}
 */
function runNpm({ command, first, shell }, args) {
  return new Promise((resolve) => {
    const child = spawn(command, [...first, ...args], { cwd: root, shell, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
    child.on('error', (error) => resolve({ code: 1, said: `${said}${error.message}` }));
    child.on('close', (code) => resolve({ code, said }));
  });
}

/**
 * @param {string} file
 * @returns {any} undefined where there is no such file, or it was cut short
 */
function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * @param {string} sentence
 * @returns {never}
 */
function giveUp(sentence) {
  console.error(sentence);
  process.exit(1);
}
