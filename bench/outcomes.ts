/**
 * The authority's outcomes pages where the whole country's figures are loaded, against the same pages where only the authority's own are: its schools'
 * rows of the same files, and of LAIT the rows of itself, its region, its neighbours and England, so that both show the same page.
 *
 *     node bench/outcomes.ts [TIMES] [MORE FILES…]
 *
 * Of LAIT the measures that the dashboard asks for, for 152 authorities: those that no file has are given the authority's own rows. School-level files are
 * the national ones where they are there, and any more that are named; else rows made up. Two services in this process, each on an embedded database of its
 * own, asked in turns over HTTP on the loopback, and compared by the median and the 95th percentile, of the clock and of processor time ("work").
 */
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { shippedMeasures } from '../src/evidence/outcomes/measures/catalogue.ts';
import { measureInTurns, tableRow } from './registers/measure-pages.ts';
import { openRegister } from './registers/open-register.ts';
import type { PublishedFile } from './registers/published-files.ts';
import { serveRegister } from './registers/serve-register.ts';

const data = join(import.meta.dirname, '../../shared/data');
const [asked = '200', ...more] = process.argv.slice(2);
const times = Number(asked);
const say = (text: string): void => console.log(text);
const isReal = existsSync(join(data, 'lait/lait_bds_nnc_sn_region_england.csv'));
/** Of the real files; or one that nobody has. */
const laCode = isReal ? '940' : '964';

interface Pair {
  readonly national: PublishedFile;
  readonly own: PublishedFile;
}

/** The same file for the country and for the authority alone. */
function pair(source: string, fileName: string, text: () => string, isOwn: (cells: readonly string[], header: readonly string[]) => boolean): Pair {
  const whole = (): Buffer => Buffer.from(text());
  const own = (): Buffer => {
    const [header = '', ...lines] = text().split(/\r?\n/);
    const names = header.replace(/^\uFEFF/, '').split(',');
    return Buffer.from([header, ...lines.filter((line) => isOwn(line.replaceAll('"', '').split(','), names))].join('\r\n'));
  };
  return { national: { source, fileName, bytes: whole }, own: { source, fileName, bytes: own } };
}

const headlines = new Set(
  shippedMeasures
    .filter(({ isHeadline }) => isHeadline === true)
    .flatMap(({ groups }) =>
      Object.values(groups).flatMap((bindings) => bindings.map(({ dataset, breakdown }) => (dataset === 'lait' ? breakdown : undefined))),
    ),
);
const laitHeader = 'Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region';
const neighbourCodes = new Set<string>();

/** No cell of LAIT's file that is asked for has a comma in it, but for its long name, which is left out. */
function readLait(): string[] {
  if (!isReal) return madeUpLait();
  const [, ...lines] = readFileSync(join(data, 'lait/lait_bds_nnc_sn_region_england.csv'), 'utf8').split(/\r?\n/);
  return lines.flatMap((line) => {
    const cells = [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = '']) => cell);
    const [shortName = '', , years, area, value, number, region] = cells;
    return headlines.has(shortName.replaceAll('"', '')) ? [[shortName, 'x', years, area, value, number, region].join(',')] : [];
  });
}

function madeUpLait(): string[] {
  const areas = [laCode, ...Array.from({ length: 10 }, (_, at) => String(950 + at)), '970', '984'];
  const nameOf = (code: string): string => ({ 970: 'England', 984: 'East Midlands' })[code] ?? `Authority ${code}`;
  return [...headlines].flatMap((shortName) =>
    areas.flatMap((code, at) =>
      Array.from({ length: 8 }, (_, year) =>
        [shortName, 'x', String(2018 + year), nameOf(code), String(40 + ((at * 7 + year) % 30)), code, 'East Midlands'].join(','),
      ),
    ),
  );
}

function laitFile(): Pair {
  const there = readLait();
  const own = there.filter((line) => line.split(',').at(-2) === laCode);
  const known = new Set(there.map((line) => line.split(',').at(-2)));
  for (const code of known) if (code !== undefined && Number(code) < 970 && code !== laCode) neighbourCodes.add(code);
  const others = Array.from({ length: 165 }, (_, at) => String(201 + at * 4))
    .filter((code) => !known.has(code) && Number(code) < 970)
    .slice(0, 152 - known.size);
  const copies = others.flatMap((code) => own.map((line) => line.split(',').with(3, `Authority ${code}`).with(5, code).join(',')));
  const bytes = (lines: readonly string[]) => () => Buffer.from([laitHeader, ...lines].join('\r\n'));
  const file = { source: 'lait', fileName: 'lait_2025-11-01.csv' };
  return { national: { ...file, bytes: bytes([...there, ...copies]) }, own: { ...file, bytes: bytes(there) } };
}

function neighboursFile(): Pair {
  const real = join(data, 'lait/sn_may_2025.csv');
  const madeUp = (): string =>
    [
      'la_code,la_name,rank,neighbour_la_code,neighbour_la_name,closeness',
      ...[...neighbourCodes].slice(0, 10).map((code, at) => `${laCode},Own,${at + 1},${code},Authority ${code},Close`),
    ].join('\r\n');
  return pair(
    'statistical-neighbours',
    'sn_may_2025.csv',
    () => (isReal ? readFileSync(real, 'utf8') : madeUp()),
    ([code]) => code === laCode,
  );
}

/** Rows of the authority's schools, and those of areas, whose column of the authority is empty or says England. */
const ofTheAuthority = (cells: readonly string[], header: readonly string[]): boolean => {
  const at = header.findIndex((name) => name === 'LEA' || name === 'LA');
  return ['', 'NAT', laCode].includes(cells[at] ?? '');
};

function schoolFiles(): Pair[] {
  const named = [
    ['scale/2024-2025_england_ks2_national_derived.csv', '2024-2025_england_ks2revised.csv'],
    ['scale/2024-2025_england_ks4_national_derived.csv', '2024-2025_england_ks4revised.csv'],
    ['performance/2021-2022_england_census.csv', '2021-2022_england_census.csv'],
    ['performance/2023-2024_england_abs.csv', '2023-2024_england_abs.csv'],
  ] as const;
  const there = [...named.map(([path, name]) => [join(data, path), name] as const), ...more.map((path) => [path, basename(path)] as const)].filter(
    ([path]) => existsSync(path),
  );
  if (there.length > 0) return there.map(([path, name]) => pair('performance-tables', name, () => readFileSync(path, 'utf8'), ofTheAuthority));
  const text = (): string =>
    [
      'RECTYPE,LEA,URN,SCHNAME,TELIG,PTRWM_EXP,PTRWM_HIGH',
      ...Array.from(
        { length: 15_000 },
        (_, at) => `1,${at < 100 ? laCode : 201 + (at % 150)},${900_000 + at},School ${at},${20 + (at % 60)},${at % 100}%,${at % 20}%`,
      ),
    ].join('\r\n');
  return [pair('performance-tables', '2024-2025_england_ks2revised.csv', text, ofTheAuthority)];
}

function registerFiles(): Pair[] {
  const path = join(data, 'gias/edubasealldata20231116.csv');
  if (!existsSync(path)) return [];
  return [
    pair(
      'gias-establishments',
      basename(path),
      () => new TextDecoder('windows-1252').decode(readFileSync(path)),
      ([, code]) => code === laCode,
    ),
  ];
}

const files = [...registerFiles(), laitFile(), neighboursFile(), ...schoolFiles()];
const served = {
  national: await serveRegister(
    await openRegister(
      'outcomes-national',
      laCode,
      files.map(({ national }) => national),
      say,
    ),
  ),
  own: await serveRegister(
    await openRegister(
      'outcomes-own',
      laCode,
      files.map(({ own }) => own),
      say,
    ),
  ),
};

say(`Milliseconds, ${times} requests each. Aim for the dashboard: 1.2 or less at p95, England's data against the authority's own`);
say(tableRow('', ['England:', '', 'own:', '', 'ratio:', '', 'of work:', '', 'size']));
say(tableRow('', ['p50', 'p95', 'p50', 'p95', 'p50', 'p95', 'p50', 'p95', '']));
for (const [name, path] of [
  ['dashboard', '/outcomes'],
  ['dashboard, a group', '/outcomes?group=disadvantaged'],
  ['a measure, with its schools', '/outcomes/measures/ks2-rwm-expected'],
  ['a gap', '/outcomes/gaps'],
  ['schools on a map', '/outcomes/map?measure=ks2-rwm-expected'],
] as const) {
  const size = (await served.national.get(path)).length;
  const [all, few] = await measureInTurns(
    [
      { name, ask: () => served.national.get(path) },
      { name, ask: () => served.own.get(path) },
    ],
    times,
  );
  if (!all || !few) continue;
  const work = [all.work.p50 / few.work.p50, all.work.p95 / few.work.p95];
  say(tableRow(name, [all.p50, all.p95, few.p50, few.p95, all.p50 / few.p50, all.p95 / few.p95, ...work, `${Math.round(size / 1000)} KB`]));
}
await served.national.close();
await served.own.close();
