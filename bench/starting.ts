/**
 * From nothing to the first page: `waymark start` on an empty directory until the first page answers, and again on the same directory.
 *
 *     node bench/starting.ts [RUNS]
 *
 * The reference does the least that any such service must: Node, fastify, and PGlite opened on a directory, empty and then not, with one
 * page that asks the database one question. Each is a process of its own, in turns. Medians, of the clock and, where the system tells it (Linux),
 * of the processor time that the process took until then, which a busy machine changes less.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const project = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'waymark-starting-'));
const longest = 120_000;

const reference = `
import { fastify } from 'fastify';
import { PGlite } from '@electric-sql/pglite';
const [port, data] = process.argv.slice(1);
const db = await PGlite.create(data);
const server = fastify();
server.get('/', async (request, reply) => reply.type('text/html').send('<p>' + (await db.query('select 1 as one')).rows[0].one));
process.on('SIGTERM', () => server.close().then(() => db.close()).then(() => process.exit(0)));
await server.listen({ port: Number(port), host: '127.0.0.1' });
`;

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

/** Whether the first page is there: the page itself, following where it leads a visitor who has not signed in. */
async function answers(url: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    get(url, { agent: false }, (answer) => {
      answer.resume();
      const { statusCode = 0, headers } = answer;
      if (statusCode === 303 && headers.location !== undefined) answers(new URL(headers.location, url).href).then(resolve, reject);
      else answer.on('end', () => resolve(statusCode === 200));
    }).on('error', () => resolve(false));
  });
}

interface Taken {
  readonly clock: number;
  readonly work: number;
}

/** Seconds of processor time in all the threads of a process so far; not a number where the system does not say. In hundredths, as Linux counts. */
function workOf(pid: number | undefined): number {
  const file = `/proc/${String(pid)}/stat`;
  if (!existsSync(file)) return Number.NaN;
  const stat = readFileSync(file, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** Seconds from the start of the process to the end of the first page. */
async function start(argv: (port: string) => readonly string[]): Promise<Taken> {
  const port = await findFreePort();
  const begun = performance.now();
  const child = spawn(process.execPath, argv(String(port)), {
    cwd: project,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, LOG_LEVEL: 'error' },
  });
  const ended = once(child, 'exit');
  while (!(await answers(`http://127.0.0.1:${port}/`))) {
    if (child.exitCode !== null || performance.now() - begun > longest) throw new Error(`${argv('PORT').join(' ')} did not answer`);
    await wait(10);
  }
  const taken = { clock: (performance.now() - begun) / 1000, work: workOf(child.pid) };
  child.kill('SIGTERM');
  await ended;
  return taken;
}

const median = (values: readonly number[]): number => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;

const runs = Number(process.argv[2] ?? 5);
const ours = { cold: [] as Taken[], warm: [] as Taken[] };
const theirs = { cold: [] as Taken[], warm: [] as Taken[] };
try {
  for (let run = 0; run < runs; run += 1) {
    const [data, plain] = [join(folder, `waymark-${run}`), join(folder, `reference-${run}`)];
    for (const state of ['cold', 'warm'] as const) {
      ours[state].push(await start((port) => ['src/cli.ts', 'start', '--port', port, '--data', data]));
      theirs[state].push(await start((port) => ['--input-type=module', '--eval', reference, port, plain]));
    }
    rmSync(data, { recursive: true });
    rmSync(plain, { recursive: true });
  }
} finally {
  rmSync(folder, { recursive: true });
}
const row = (...cells: readonly string[]): void => console.log(cells.map((cell, at) => (at === 0 ? cell.padEnd(44) : cell.padStart(16))).join(''));
row(`${runs} runs in turns, medians`, 'waymark', 'fastify, PGlite', 'ratio');
for (const [state, directory] of [
  ['cold', 'an empty directory'],
  ['warm', 'the same directory again'],
] as const) {
  for (const [of, name] of [
    ['clock', directory],
    ['work', `${directory}, processor time`],
  ] as const) {
    const [one, other] = [ours[state], theirs[state]].map((all) => median(all.map((each) => each[of])));
    if (one !== undefined && other !== undefined && !Number.isNaN(one))
      row(name, `${one.toFixed(2)} s`, `${other.toFixed(2)} s`, (one / other).toFixed(2));
  }
}
