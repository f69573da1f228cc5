/**
 * Loading the national register of establishments, against the floor of reading the same file and copying it raw.
 *
 *     node bench/load-establishments.ts [FILE] [RUNS]
 *
 * The floor is fixed here: decode Windows-1252, parse with csv-parse (its stream, arrays, no options), write each record as COPY text, and COPY
 * pieces of 4 MB into a table whose columns are all text, one piece being parsed while the one before is copied, all in one transaction.
 * Ours: `stageFile` (decode, parse, type, check, hash, keep the file, stage, diff) and `acceptRelease` (publish, and nothing listening);
 * then the same with the register listening, which makes 50,515 providers of the rows.
 * Both on the same kind of database in memory, in turns. Memory is the process's peak, so each line is measured in a process of its own.
 */
import { execFileSync } from 'node:child_process';
import { createReadStream, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { createDatasets, type ReleaseListener } from '../src/datasets/index.ts';
import { systemClock } from '../src/platform/clock.ts';
import { copyLine } from '../src/platform/database/copy-line.ts';
import { copyRows } from '../src/platform/database/copy-rows.ts';
import type { Database } from '../src/platform/database/database.ts';
import { migrate } from '../src/platform/database/migrate.ts';
import { openDatabase } from '../src/platform/database/open-database.ts';
import { releaseListeners } from '../src/release-listeners.ts';

const migrations = join(import.meta.dirname, '../migrations');
const given = join(import.meta.dirname, '../../shared/data/gias/edubasealldata20231116.csv');

interface Measured {
  readonly seconds: Record<string, number>;
  readonly peakMb: number;
  /** Processor time of all the process's threads, which a busy machine changes less than the clock. */
  readonly processorSeconds: number;
}

async function open(): Promise<Database> {
  const db = await openDatabase({ directory: null, statementTimeoutMs: 600_000 });
  await migrate(db, migrations);
  return db;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

async function floor(db: Database, file: string): Promise<void> {
  const names =
    readFileSync(file, 'latin1')
      .split(/\r?\n/, 1)[0]
      ?.split(',')
      .map((_, index) => `c${index}`) ?? [];
  await db.execute(`create table untyped (${names.map((name) => `${name} text`).join(', ')})`);
  await db.transaction(async (tx) => {
    const decoder = new TextDecoder('windows-1252');
    const records = Readable.from(
      createReadStream(file, { highWaterMark: 65_536 }).map((bytes: Buffer) => decoder.decode(bytes, { stream: true })),
    ).pipe(parse());
    let piece = '';
    let copying: Promise<unknown> = Promise.resolve();
    for await (const record of records as AsyncIterable<string[]>) {
      piece += copyLine(record);
      if (piece.length < 4_000_000) continue;
      await copying;
      copying = copyRows(tx, 'untyped', names, piece);
      piece = '';
    }
    await copying;
    await copyRows(tx, 'untyped', names, piece);
  });
}

async function load(
  db: Database,
  file: string,
  fileName: string,
  seconds: Record<string, number>,
  name: string,
  listeners: readonly ReleaseListener[] = [],
): Promise<void> {
  const datasets = createDatasets({ db, clock: systemClock, listeners });
  let id = 0;
  seconds[`${name}: stage`] = await timed(async () => {
    const content = createReadStream(file, { highWaterMark: 65_536 });
    const staged = await datasets.stageFile({ source: 'gias-establishments', fileName, content, authorityId: null, partial: false, by: 'bench' });
    if (staged.outcome !== 'waiting' || !staged.release) throw new Error(staged.reason ?? staged.outcome);
    id = staged.release.id;
  });
  seconds[`${name}: commit`] = await timed(async () => {
    const accepted = await datasets.acceptRelease(id, { by: 'bench', goneConfirmed: true });
    if (!accepted.ok) throw new Error(accepted.reason);
  });
}

/** The same rows from last to first, and with one field of every fiftieth row changed. No line break is inside a cell of this file. */
function variants(file: string): { reordered: string; changed: string } {
  const [header = '', ...lines] = readFileSync(file, 'latin1')
    .split('\r\n')
    .filter((line) => line !== '');
  const reordered = join(tmpdir(), 'waymark-bench-reordered.csv');
  const changed = join(tmpdir(), 'waymark-bench-changed.csv');
  writeFileSync(reordered, [header, ...lines.toReversed()].join('\r\n'), 'latin1');
  writeFileSync(
    changed,
    [header, ...lines.map((line, index) => (index % 50 === 0 ? line.replace(/^(\d+,"\d+",")/, '$1New ') : line))].join('\r\n'),
    'latin1',
  );
  return { reordered, changed };
}

async function measure(what: string, file: string): Promise<Measured> {
  const db = await open();
  const seconds: Record<string, number> = {};
  const opened = process.resourceUsage();
  const before = opened.userCPUTime + opened.systemCPUTime;
  if (what === 'floor') seconds['floor'] = await timed(() => floor(db, file));
  else if (what === 'register') {
    await db.execute("insert into authority (la_code, name) values ('940', 'Local authority 940')");
    await load(db, file, basename(file), seconds, 'with its register', releaseListeners);
  } else {
    await load(db, file, basename(file), seconds, 'first load');
    if (what === 'again') {
      const { reordered, changed } = variants(file);
      await load(db, reordered, 'edubasealldata20231117.csv', seconds, 'in another order');
      await load(db, changed, 'edubasealldata20231118.csv', seconds, '2% changed');
    }
  }
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  await db.close();
  return { seconds, peakMb: Math.round(maxRSS / 1000), processorSeconds: (userCPUTime + systemCPUTime - before) / 1e6 };
}

function inItsOwnProcess(what: string, file: string): Measured {
  return JSON.parse(execFileSync(process.execPath, [import.meta.filename, file, what], { encoding: 'utf8' })) as Measured;
}

function median(values: number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function report(file: string, runs: number): void {
  const floors: number[] = [];
  const loads: number[] = [];
  const work = { floor: [] as number[], ours: [] as number[] };
  let peaks = { floor: 0, ours: 0 };
  for (let run = 0; run < runs; run += 1) {
    const raw = inItsOwnProcess('floor', file);
    const ours = inItsOwnProcess('ours', file);
    floors.push(raw.seconds['floor'] ?? 0);
    loads.push((ours.seconds['first load: stage'] ?? 0) + (ours.seconds['first load: commit'] ?? 0));
    work.floor.push(raw.processorSeconds);
    work.ours.push(ours.processorSeconds);
    peaks = { floor: Math.max(peaks.floor, raw.peakMb), ours: Math.max(peaks.ours, ours.peakMb) };
  }
  const base = median(floors);
  const line = (name: string, value: number): void => console.log(`${name.padEnd(28)} ${value.toFixed(2)} s   ratio ${(value / base).toFixed(2)}`);
  line('floor', base);
  line('first load', median(loads));
  const ratio = median(work.ours) / median(work.floor);
  console.log(
    `processor time               floor ${median(work.floor).toFixed(2)} s, first load ${median(work.ours).toFixed(2)} s   ratio ${ratio.toFixed(2)}`,
  );
  const made = inItsOwnProcess('register', file);
  line(
    'with the register made of it',
    Object.values(made.seconds).reduce((sum, value) => sum + value, 0),
  );
  for (const [name, value] of Object.entries(made.seconds)) line(`  ${name}`, value);
  const again = inItsOwnProcess('again', file);
  for (const [name, value] of Object.entries(again.seconds)) line(`  ${name}`, value);
  console.log(`peak memory, the database's included: floor ${peaks.floor} MB, ours ${peaks.ours} MB, ${again.peakMb} MB after three loads`);
}

const [file = given, what = '3'] = process.argv.slice(2);
if (!existsSync(file)) console.log(`skipped: ${file} is not there`);
else if (/^\d+$/.test(what)) report(file, Number(what));
else process.stdout.write(JSON.stringify(await measure(what, file)));
