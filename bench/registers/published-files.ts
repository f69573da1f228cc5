import { Buffer } from 'node:buffer';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { outlines } from '../../demo/authority/outlines.ts';
import { placeNamed, places } from '../../demo/authority/places.ts';
import { ambermoor } from '../../demo/authority/the-authority.ts';
import { buildEstablishment, establishmentsFile, type Establishment } from '../../demo/builders/establishment.ts';
import { outlinesFile, smallAreasFile } from '../../demo/builders/localities.ts';

/** A published file as it is loaded. */
export interface PublishedFile {
  readonly source: string;
  readonly fileName: string;
  readonly bytes: () => Buffer;
}

/** The same authority in two registers: the whole country's, and one that holds nothing but its own rows of the same file. */
export interface TwoRegisters {
  readonly laCode: string;
  readonly national: readonly PublishedFile[];
  readonly own: readonly PublishedFile[];
}

const data = join(import.meta.dirname, '../../../shared/data');
const establishments = join(data, 'gias/edubasealldata20231116.csv');

/** The real files where they are there; else an invented country of the same size. */
export function listPublishedFiles(): TwoRegisters {
  return existsSync(establishments) ? realFiles() : inventedFiles();
}

/** Trusts and their members are alike in both registers: it is the number of providers that differs. */
function realFiles(): TwoRegisters {
  const both = [
    ['localities', 'geo/nnc_lsoa_to_locality.csv'],
    ['localities', 'geo/nnc_lsoa11_to_locality.csv'],
    ['localities', 'geo/nnc_localities_pre2021_districts.geojson'],
    ['gias-groups', 'gias/allgroupsdata20260821.csv'],
    ['gias-academy-membership', 'gias/academies_group_membership_202509.csv'],
  ] as const;
  const read =
    (path: string): (() => Buffer) =>
    () =>
      readFileSync(path);
  const around = both
    .filter(([, path]) => existsSync(join(data, path)))
    .map(([source, path]) => ({ source, fileName: basename(path), bytes: read(join(data, path)) }));
  const fileOf = (bytes: () => Buffer): PublishedFile => ({ source: 'gias-establishments', fileName: basename(establishments), bytes });
  return {
    laCode: '940',
    national: [...around, fileOf(read(establishments))],
    own: [...around, fileOf(() => rowsOf('940', read(establishments)()))],
  };
}

/** The header, and the rows whose second column is this authority's code. No cell of this file has a line break in it. */
function rowsOf(laCode: string, file: Buffer): Buffer {
  const [header = '', ...lines] = file.toString('latin1').split('\r\n');
  return Buffer.from([header, ...lines.filter((line) => line.startsWith(`"${laCode}",`, line.indexOf(',') + 1))].join('\r\n'), 'latin1');
}

const inEngland = 50_515;
const inAuthority = 158;

function inventedFiles(): TwoRegisters {
  const localities = [
    { fileName: 'ambermoor_lsoa21_to_locality_2026-04-01.csv', bytes: () => smallAreasFile(2021, places.map((it) => it.smallArea)) },
    { fileName: 'ambermoor_localities_2026-04-01.geojson', bytes: () => outlinesFile(outlines()) },
  ].map((file) => ({ ...file, source: 'localities' })); // prettier-ignore
  const fileOf = (count: number): PublishedFile => ({
    source: 'gias-establishments',
    fileName: 'edubasealldata20261012.csv',
    bytes: () => establishmentsFile(Array.from({ length: count }, (_, at) => invent(at))),
  });
  return { laCode: ambermoor.laCode, national: [...localities, fileOf(inEngland)], own: [...localities, fileOf(inAuthority)] };
}

const firsts = ['Ash', 'Birch', 'Cold', 'Deer', 'Elm', 'Fern', 'Green', 'Hazel', 'Iron', 'Jay', 'Kings', 'Long', 'Moor', 'North', 'Oak', 'Park'];
const seconds = [
  'bourne',
  'combe',
  'dale',
  'field',
  'ford',
  'ham',
  'hurst',
  'ley',
  'mead',
  'ridge',
  'stead',
  'stoke',
  'ton',
  'well',
  'wick',
  'worth',
];
const kinds = [
  { suffix: 'Primary School', type: 'community', ages: [4, 11] },
  { suffix: 'Church of England Primary School', type: 'voluntary-controlled', ages: [4, 11] },
  { suffix: 'Academy', type: 'converter', ages: [11, 18] },
  { suffix: 'Infant School', type: 'foundation', ages: [4, 7] },
  { suffix: 'School', type: 'community-special', ages: [3, 19] },
  { suffix: 'College', type: 'further-education', ages: [16, 99] },
] as const;

/** The first are the authority's own, one in a place after another; nearly half of all are closed, as in the real file. */
function invent(at: number): Establishment {
  const pick = <T>(list: readonly T[], step: number): T => list[Math.floor(at / step) % list.length] as T;
  const isOwn = at < inAuthority;
  const la = isOwn ? { laCode: ambermoor.laCode, laName: ambermoor.laName } : { laCode: String(200 + (at % 152)), laName: `Authority ${at % 152}` };
  const place = isOwn ? pick(places, 1) : placeNamed(places[0]?.name ?? '');
  const { suffix, type, ages } = pick(kinds, 1);
  const name = `${pick(firsts, 1)}${pick(seconds, 16)} ${pick(firsts, 256)}${pick(seconds, 4096)} ${suffix}`;
  const where = isOwn ? { lsoaCode: place.smallArea.code, lsoaName: place.smallArea.name } : { lsoaCode: null, lsoaName: '' };
  const school = buildEstablishment({
    urn: 900_000 + at,
    name,
    ...la,
    ...where,
    number: String(2000 + (at % 8000)),
    type,
    ages,
    town: isOwn ? place.postTown : `${pick(firsts, 3)}${pick(seconds, 7)}`,
    postcode: `Z${at % 10}${Math.floor(at / 10) % 10} ${at % 9}ZZ`,
    position: [place.easting, place.northing],
  });
  return at % 9 < 4 ? school.closed('2015-08-31', 'closure') : school;
}
