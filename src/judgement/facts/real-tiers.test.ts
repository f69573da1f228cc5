import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../test/harness/database.ts';
import { createLoads } from '../../datasets/releases/test-loads.ts';
import { addAuthority } from '../../platform/audit/trail.fixture.ts';
import { asAuthority } from '../../platform/database/who-asks.ts';
import { releaseListeners } from '../../release-listeners.ts';
import type { EvaluatedProvider } from './list-evaluations.ts';
import { listEvaluations } from './list-evaluations.ts';

// Reads the files by itself, and works out again what each explanation says. It names no school: what differs is told by URN, on the screen of whoever runs it.
const data = join(import.meta.dirname, '../../../../shared/data');
const isThere = existsSync(join(data, 'MANIFEST.md'));
if (!isThere) process.stdout.write(`skipped: the real files are not at ${data}\n`);

type Row = Record<string, string>;
const read = (path: string): string => {
  const bytes = readFileSync(path);
  const isUtf8 = bytes[0] === 0xef || !/gias|ofsted/.test(path);
  return new TextDecoder(isUtf8 ? 'utf-8' : 'windows-1252').decode(bytes);
};
const rowsOf = (text: string): Row[] => parse(text, { columns: true, bom: true, relax_column_count: true, relax_quotes: true });
const [ofsted = ''] = globSync('ofsted/Management*most_recent_inspections*.csv', { cwd: data });
const paths = {
  gias: 'gias/edubasealldata20231116.csv',
  links: 'gias/links_edubasealldata20260821.csv',
  ofsted,
  ks2: 'performance/2024-2025_england_ks2revised.csv',
  ks2Before: 'performance/2023-2024_england_ks2revised.csv',
  ks4: 'performance/2024-2025_england_ks4revised.csv',
  ks4Before: 'performance/2023-2024_england_ks4revised.csv',
  absence: 'performance/2023-2024_england_abs.csv',
  lait: 'lait/lait_bds_nnc_sn_region_england.csv',
};
/** Of these files the rows of other places are left out, so that they load in seconds. */
const sources = [
  ['gias-establishments', paths.gias],
  ['gias-links', paths.links],
  ['ofsted-state-funded', paths.ofsted],
  ['performance-tables', paths.ks2Before],
  ['performance-tables', paths.ks2],
  ['performance-tables', paths.ks4Before],
  ['performance-tables', paths.ks4],
  ['performance-tables', paths.absence],
  ['lait', paths.lait],
] as const;

const number = (cell: string | undefined): number | null => {
  const text = (cell ?? '').replace('%', '').trim();
  return text === '' || Number.isNaN(Number(text)) ? null : Number(Number(text).toPrecision(12));
};

describe.runIf(isThere)('what is proposed for the real schools of one authority, against the files', () => {
  let evaluated: EvaluatedProvider[];
  const files = new Map<string, Map<string, Row>>();
  const england = new Map<string, number | null>();
  let open: Row[];
  const before = new Map<string, string[]>();

  beforeAll(async () => {
    const gias = rowsOf(read(join(data, paths.gias)));
    open = gias.filter((row) => row['LA (code)'] === '940' && ['1', '3'].includes(row['EstablishmentStatus (code)'] ?? '') && isStateFunded(row));
    const links = rowsOf(read(join(data, paths.links)));
    for (const { URN: urn = '', LinkURN: link = '', LinkType: type = '' } of links) {
      if (/^Predecessor/.test(type)) before.set(urn, [...(before.get(urn) ?? []), link]);
    }
    const urns = new Set(open.flatMap((row) => numbersOf(row['URN'] ?? '')));
    for (const [name, path] of Object.entries(paths)) {
      if (['gias', 'links', 'lait'].includes(name)) continue;
      files.set(name, new Map(rowsOf(read(join(data, path))).flatMap((row) => (urns.has(row['URN'] ?? '') ? [[row['URN'] ?? '', row]] : []))));
    }
    for (const row of rowsOf(read(join(data, paths.lait))))
      if (row['LA Number'] === '970') england.set(`${row['Short Desc'] ?? ''} ${row['Years'] ?? ''}`, number(row['Values']));
    evaluated = await load(urns);
  }, 900_000);

  function numbersOf(urn: string): string[] {
    return [urn, ...(before.get(urn) ?? []).flatMap(numbersOf)];
  }

  async function load(urns: ReadonlySet<string>): Promise<EvaluatedProvider[]> {
    const db = await openTestDatabase();
    const authorityId = await addAuthority(db, '940');
    const loads = createLoads(db, releaseListeners);
    for (const [source, path] of sources) {
      const content = source === 'lait' ? readFileSync(join(data, path)) : trimmed(join(data, path), urns);
      await loads.load(content, { source, fileName: basename(path), goneConfirmed: true });
    }
    return asAuthority(authorityId, () => listEvaluations(db.kysely, { authorityId, laCode: '940', asAt: '2026-11-26' }));
  }

  /** The present number’s row of a file, or a former one’s. */
  const rowOf = (file: string, urn: string): Row | undefined => {
    for (const one of numbersOf(urn)) {
      const row = files.get(file)?.get(one);
      if (row) return row;
    }
    return undefined;
  };
  const each = <Found>(told: (one: EvaluatedProvider, urn: string) => Found[]): Found[] =>
    evaluated.flatMap((one) => told(one, String(one.facts.provider.urn)));

  it('is one proposal for each open state-funded school, in the order of their names', () => {
    const expected = open.map((row) => Number(row['URN'])).sort((one, other) => one - other);
    expect(evaluated.map(({ facts }) => facts.provider.urn ?? 0).sort((one, other) => one - other)).toEqual(expected);
    const names = evaluated.map(({ facts }) => facts.provider.name);
    expect(names).toEqual(names.toSorted());
  });

  it('has every indicator’s value, cohort and England’s figure as the files have them, and a reason for each that they lack', () => {
    const wrong = each(({ facts, evaluation }, urn) =>
      evaluation.indicators.flatMap((found): unknown[] => {
        const [file, column, cohort, short, year] = placeOf(found.id, facts.provider.phase);
        const row = file === undefined ? undefined : rowOf(file, urn);
        const value = column === undefined ? null : number(row?.[column]);
        if (value === null) return found.value === null && (found.because ?? '') !== '' ? [] : [{ urn, found, expected: 'none' }];
        const of = cohort === undefined ? null : number(row?.[cohort]);
        const comparator = england.get(`${short ?? ''} ${year ?? ''}`) ?? null;
        const isRight = found.value === value && found.cohort === of && found.comparator === comparator;
        const lower = found.id.startsWith('absence');
        const ahead = lower ? (comparator ?? 0) - value : value - (comparator ?? 0);
        return isRight && found.band === bandAgain(ahead, value, of, comparator ?? 0, found.id) ? [] : [{ urn, found, value, of, comparator }];
      }),
    );
    expect(wrong).toEqual([]);
    expect(each(({ evaluation }) => evaluation.indicators.filter(({ value }) => value !== null)).length).toBeGreaterThan(400);
  });

  it('gives a primary school no key stage 4, and a secondary school no key stage 2', () => {
    const ofPhase = (phase: string, prefix: string) =>
      evaluated.filter(({ facts, evaluation }) => facts.provider.phase === phase && evaluation.indicators.some(({ id }) => id.startsWith(prefix)));
    expect([ofPhase('primary', 'ks4-').length, ofPhase('secondary', 'ks2-').length]).toEqual([0, 0]);
  });

  it('fires every floor of inspection by the latest full inspection of the present school, and no other', () => {
    const wrong = each(({ evaluation }, urn) => {
      const row = files.get('ofsted')?.get(urn);
      const expected = row === undefined ? {} : floorsAgain(row);
      return evaluation.floors.flatMap(({ id, answer, facts }) =>
        Object.hasOwn(expected, id) && expected[id] !== (answer === 'fires') ? [{ urn, id, answer, facts, expected: expected[id] }] : [],
      );
    });
    expect(wrong).toEqual([]);
  });

  it('says the words of the report card, area by area', () => {
    const wrong = each(({ facts }, urn) => {
      const row = files.get('ofsted')?.get(urn) ?? {};
      const expected = isCard(row) ? cardAreas.map((area) => row[area] ?? '').filter(isSaid) : null;
      const found = facts.inspected.map(({ judgement }) => judgement);
      return expected === null || expected.toSorted().join('|') === found.toSorted().join('|') ? [] : [{ urn, expected, found }];
    });
    expect(wrong).toEqual([]);
  });

  it('fires the floor of attainment where two years are 10 points or more below England, as far as the files go', () => {
    const wrong = each(({ evaluation, facts }, urn) => {
      const floor = evaluation.floors.find(({ id }) => id === 'far-from-england');
      if (floor === undefined || facts.provider.phase !== 'primary') return [];
      const years = [
        ['ks2', '2025'],
        ['ks2Before', '2024'],
      ] as const;
      const far = years.filter(([file, year]) => {
        const value = number(rowOf(file, urn)?.['PTRWM_EXP']);
        return value !== null && value - (england.get(`KS2RWM_Expected_STD ${year}`) ?? 0) <= -10;
      });
      return (floor.answer === 'fires') === (far.length === 2) ? [] : [{ urn, floor }];
    });
    expect(wrong).toEqual([]);
  });

  it('proposes the tier that the floors and the areas lead to', () => {
    const wrong = each(({ evaluation: { tier, floors, redAreas, amberAreas } }, urn) => {
      const fired = floors.filter(({ answer }) => answer === 'fires').map((floor) => floor.tier);
      const isVulnerable = fired.length > 0 || redAreas > 0 || amberAreas >= 3;
      const expected = fired.includes('cause-for-concern') ? 'cause-for-concern' : isVulnerable ? 'vulnerable' : 'secure';
      return tier === expected ? [] : [{ urn, tier, expected }];
    });
    expect(wrong).toEqual([]);
  });
});

/** GIAS’s types that the Department’s statistics count as no state-funded schools, of those in this authority. */
const isStateFunded = (row: Row): boolean => !['10', '11', '32', '18', '31'].includes((row['TypeOfEstablishment (code)'] ?? '').padStart(2, '0'));

/** The header, and the rows that name one of these schools (or no school: England’s). */
function trimmed(path: string, urns: ReadonlySet<string>): Buffer {
  const [header = '', ...lines] = read(path)
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/);
  const columns = header.split(',').map((name) => name.replaceAll('"', ''));
  const at = columns.indexOf('URN');
  const kept = lines.filter((line) => {
    const cells = /"/.test(line) ? parse(line, { relax_quotes: true, relax_column_count: true })[0] : line.split(',');
    return cells !== undefined && (urns.has(cells[at] ?? '') || cells[0] === 'NAT');
  });
  return Buffer.from(`${[header, ...kept].join('\r\n')}\r\n`);
}

const ks2 = (column: string, short: string) => ['ks2', column, 'TELIG', short, '2025'] as const;
const ks4 = (column: string, short: string) => ['ks4', column, 'TPUP', short, '2025'] as const;

/** File, column, column of the cohort, LAIT’s name for England’s figure, and its year; nothing where these files do not have the measure. */
function placeOf(id: string, phase: string): readonly [file?: string, column?: string, cohort?: string | undefined, short?: string, year?: string] {
  const places: Record<string, readonly [string, string, string | undefined, string, string]> = {
    'ks2-rwm-expected|all': ks2('PTRWM_EXP', 'KS2RWM_Expected_STD'),
    'ks2-rwm-higher|all': ks2('PTRWM_HIGH', 'KS2RWM_Higher_STD'),
    'ks4-attainment-8|all': ks4('ATT8SCR', 'AVG_Attain8_Score'),
    'ks4-english-maths-5|all': ks4('PTL2BASICS_95', 'EngMaths9-5'),
    'ks4-ebacc-entry|all': ks4('PTEBACC_E_PTQ_EE', 'EngBacEntries'),
    'absence|all': ['absence', 'PERCTOT', undefined, { primary: 'PriTotAbs', secondary: 'SecTotAbs' }[phase] ?? 'TotAbs', '2024'],
    'absence-persistent|all': [
      'absence',
      'PPERSABS10',
      undefined,
      { primary: 'SFPriPerAbNew', secondary: 'SFSecPerAbNew' }[phase] ?? 'TotPerAbNew',
      '2024',
    ],
  };
  return places[id] ?? [];
}

/** Green to 2 points behind England, red beyond 10 with the whole Wilson interval, where the cohort is published. */
function bandAgain(ahead: number, value: number, of: number | null, england: number, id: string): string {
  const exact = Number(ahead.toFixed(6));
  if (exact >= -2) return 'green';
  if (exact >= -10) return 'amber';
  if (of === null || id === 'ks4-attainment-8|all') return 'red';
  const z = 1.959963984540054;
  const share = value / 100;
  const middle = (share + z ** 2 / (2 * of)) / (1 + z ** 2 / of);
  const half = (z / (1 + z ** 2 / of)) * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2));
  return (middle + half) * 100 - england < -10 ? 'red' : 'amber';
}

const cardAreas = [
  'Inclusion',
  'Curriculum and teaching',
  'Achievement',
  'Attendance and behaviour',
  'Personal development and wellbeing',
  'Early years (where applicable)',
  'Post-16 provision (where applicable)',
  'Leadership and governance',
];
const isSaid = (cell: string): boolean => cell !== '' && cell !== 'NULL';
const isCard = (row: Row): boolean => isSaid(row['Inspection start date'] ?? '') && isSaid(row['Inclusion'] ?? '');

function floorsAgain(row: Row): Record<string, boolean> {
  const said = (name: string): string => row[name] ?? '';
  const gradedIsOwn = said('Does the latest OEIF graded inspection relate to the URN of the current school?') === 'Yes';
  const isGraded = !isCard(row) && gradedIsOwn;
  const areas = isCard(row) ? cardAreas.map(said) : [];
  const graded = ['quality of education', 'behaviour and attitudes', 'personal development', 'effectiveness of leadership and management'];
  const others = ['overall effectiveness', 'early years provision (where applicable)', 'sixth form provision (where applicable)'];
  const gradesOf = (names: readonly string[]): string[] => (isGraded ? names.map((name) => said(`Latest OEIF ${name}`)) : []);
  const counting = gradesOf(['overall effectiveness', 'quality of education', 'effectiveness of leadership and management']);
  return {
    'category-of-concern': isCard(row) ? isSaid(said('Category of concern')) : isGraded && isSaid(said('Latest OEIF category of concern')),
    'urgent-improvement-areas': areas.includes('Urgent improvement'),
    'needs-attention-leadership': isCard(row) && said('Leadership and governance') === 'Needs attention',
    'needs-attention-areas': areas.filter((area) => area === 'Needs attention').length >= 3,
    'inadequate-judgements': gradesOf([...graded, ...others]).includes('4'),
    'requires-improvement': counting.includes('3'),
    'safeguarding-not-met': isCard(row)
      ? said('Safeguarding standards') === 'Not met'
      : isGraded && said('Latest OEIF  safeguarding is effective?') === 'No',
  };
}
