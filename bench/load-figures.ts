/**
 * Loading the national school-level files, against the floor of reading the same files and copying them raw.
 *
 *     node bench/load-figures.ts [RUNS] [FILES…]
 *
 * The floor is that of bench/load-establishments.ts: decode, parse with csv-parse (its stream, arrays, no options but short rows), write each record as COPY
 * text, and COPY pieces of 4 MB into a table whose columns are all text, one piece being parsed while the one before is copied, a transaction a file.
 * Ours: `stageFile` (decode, parse, check, hash, keep the file, stage, diff) and `acceptRelease`. Both on the same kind of database in memory, in turns,
 * each in a process of its own. The real files where they are there, else one of made-up rows.
 */
import { execFileSync } from 'node:child_process';
import { createReadStream, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { createDatasets } from '../src/datasets/index.ts';
import { systemClock } from '../src/platform/clock.ts';
import { copyLine } from '../src/platform/database/copy-line.ts';
import { copyRows } from '../src/platform/database/copy-rows.ts';
import type { Database } from '../src/platform/database/database.ts';
import { migrate } from '../src/platform/database/migrate.ts';
import { openDatabase } from '../src/platform/database/open-database.ts';

const migrations = join(import.meta.dirname, '../migrations');
const data = join(import.meta.dirname, '../../shared/data');
const given = [
  'scale/2024-2025_england_ks2_national_derived.csv',
  'scale/2024-2025_england_ks4_national_derived.csv',
  'performance/2021-2022_england_census.csv',
  'performance/2023-2024_england_abs.csv',
].map((path) => join(data, path));

interface Measured {
  readonly seconds: Record<string, number>;
  readonly peakMb: number;
  /** Processor time of all the process's threads, which a busy machine changes less than the clock. */
  readonly processorSeconds: number;
}

/** The publisher's own name, which says the year: copies for trying out have another. */
const publishedName = (file: string): string => basename(file).replace('_national_derived', 'revised');

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

async function floor(db: Database, file: string, table: string): Promise<void> {
  const names = (readFileSync(file, 'utf8').split(/\r?\n/, 1)[0] ?? '').split(',').map((_, index) => `c${index}`);
  await db.execute(`create table ${table} (${names.map((name) => `${name} text`).join(', ')})`);
  await db.transaction(async (tx) => {
    const decoder = new TextDecoder('utf-8');
    const records = Readable.from(
      createReadStream(file, { highWaterMark: 65_536 }).map((bytes: Buffer) => decoder.decode(bytes, { stream: true })),
    ).pipe(parse({ relax_column_count: true }));
    let piece = '';
    let copying: Promise<unknown> = Promise.resolve();
    for await (const record of records as AsyncIterable<string[]>) {
      piece += copyLine(names.map((_, at) => record[at] ?? ''));
      if (piece.length < 4_000_000) continue;
      await copying;
      copying = copyRows(tx, table, names, piece);
      piece = '';
    }
    await copying;
    await copyRows(tx, table, names, piece);
  });
}

async function load(db: Database, file: string): Promise<void> {
  const datasets = createDatasets({ db, clock: systemClock, listeners: [] });
  const content = createReadStream(file, { highWaterMark: 65_536 });
  const fileName = publishedName(file);
  const staged = await datasets.stageFile({ source: 'performance-tables', fileName, content, authorityId: null, partial: false, by: 'bench' });
  if (staged.outcome !== 'waiting' || !staged.release) throw new Error(`${fileName}: ${staged.reason ?? staged.outcome}`);
  const accepted = await datasets.acceptRelease(staged.release.id, { by: 'bench', goneConfirmed: true });
  if (!accepted.ok) throw new Error(accepted.reason);
}

async function measure(what: string, files: readonly string[]): Promise<Measured> {
  const db = await openDatabase({ directory: null, statementTimeoutMs: 600_000 });
  await migrate(db, migrations);
  const seconds: Record<string, number> = {};
  const opened = process.resourceUsage();
  const before = opened.userCPUTime + opened.systemCPUTime;
  for (const [at, file] of files.entries())
    seconds[publishedName(file)] = await timed(() => (what === 'floor' ? floor(db, file, `untyped_${at}`) : load(db, file)));
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  await db.close();
  return { seconds, peakMb: Math.round(maxRSS / 1000), processorSeconds: (userCPUTime + systemCPUTime - before) / 1e6 };
}

function inItsOwnProcess(what: string, files: readonly string[]): Measured {
  return JSON.parse(execFileSync(process.execPath, [import.meta.filename, what, ...files], { encoding: 'utf8' })) as Measured;
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function madeUp(): string {
  const file = join(tmpdir(), '2024-2025_england_ks2revised.csv');
  const rows = Array.from(
    { length: 15_000 },
    (_, at) => `1,${201 + (at % 150)},${900_000 + at},School ${at},${20 + (at % 60)},${at % 100}%,${at % 20}%`,
  );
  writeFileSync(file, ['RECTYPE,LEA,URN,SCHNAME,TELIG,PTRWM_EXP,PTRWM_HIGH', ...rows].join('\r\n'));
  return file;
}

function report(runs: number, files: readonly string[]): void {
  const raw: Measured[] = [];
  const ours: Measured[] = [];
  for (let run = 0; run < runs; run += 1) {
    raw.push(inItsOwnProcess('floor', files));
    ours.push(inItsOwnProcess('ours', files));
  }
  const line = (name: string, of: (measured: Measured) => number): void => {
    const [base, loaded] = [median(raw.map(of)), median(ours.map(of))];
    console.log(`${name.padEnd(36)} floor ${base.toFixed(2)} s, ours ${loaded.toFixed(2)} s   ratio ${(loaded / base).toFixed(2)}`);
  };
  for (const file of files) line(publishedName(file), ({ seconds }) => seconds[publishedName(file)] ?? Number.NaN);
  line('all of them', ({ seconds }) => Object.values(seconds).reduce((sum, value) => sum + value, 0));
  line('processor time', ({ processorSeconds }) => processorSeconds);
  console.log(
    `peak memory, the database's included: floor ${Math.max(...raw.map(({ peakMb }) => peakMb))} MB, ours ${Math.max(...ours.map(({ peakMb }) => peakMb))} MB`,
  );
}

const [what = '3', ...named] = process.argv.slice(2);
const there = (named.length > 0 ? named : given).filter((file) => existsSync(file));
const files = there.length > 0 ? there : [madeUp()];
if (/^\d+$/.test(what)) report(Number(what), files);
else process.stdout.write(JSON.stringify(await measure(what, files)));
