import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../../test/harness/database.ts';
import { createDatasets } from '../../../datasets/create-datasets.ts';
import { systemClock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/database/database.ts';
import { listMeasures } from '../measures/find-measures.ts';
import type { GroupId } from '../measures/groups.ts';
import { type Binding, type Measure, readPeriod } from '../measures/measure.ts';
import { answerFigure, type FigureAnswer } from './answer-figure.ts';
import { compareArea } from './compare-figure.ts';
import { askOfArea } from './find-compared.ts';

const data = join(import.meta.dirname, '../../../../../shared/data');
const isThere = existsSync(join(data, 'MANIFEST.md'));
if (!isThere) process.stdout.write(`skipped: the real files are not at ${data}\n`);

const files: [source: string, path: string][] = [
  ['lait', 'lait/lait_data_dictionary.csv'],
  ['lait', 'lait/lait_bds_nnc_sn_region_england.csv'],
  ['statistical-neighbours', 'lait/sn_may_2025.csv'],
  ['performance-tables', 'performance/2024-2025_england_ks2revised.csv'],
];

interface LaitRow {
  readonly 'Short Desc': string;
  readonly 'Years': string;
  readonly 'Values': string;
  readonly 'LA Number': string;
}

describe.runIf(isThere)('figures of the real files', () => {
  let db: Database;
  let measures: readonly Measure[];
  let rows: LaitRow[];
  beforeAll(async () => {
    db = await openTestDatabase();
    const datasets = createDatasets({ db, clock: systemClock, listeners: [] });
    for (const [source, path] of files) {
      const given = { source, fileName: basename(path), content: createReadStream(join(data, path)), authorityId: null, partial: false, by: 'test' };
      const staged = await datasets.stageFile(given);
      const accepted = await datasets.acceptRelease(staged.release?.id ?? 0, { by: 'test', goneConfirmed: false });
      if (!accepted.ok) throw new Error(`${path}: ${staged.reason ?? accepted.reason}`);
    }
    measures = await listMeasures(db.kysely);
    rows = parse(readFileSync(join(data, 'lait/lait_bds_nnc_sn_region_england.csv')), { columns: true, bom: true, record_delimiter: ['\n'] });
  }, 120_000);

  const ask = async (measure: string, of: { area?: string; urn?: string }, year: string, group: GroupId = 'all'): Promise<FigureAnswer> => {
    const answer = await answerFigure(db.kysely, {
      measure,
      area: of.area ?? null,
      urn: of.urn ?? null,
      year,
      group,
      today: '2026-11-26',
      audience: 'staff',
    });
    if (!answer.ok) throw new Error(answer.reason);
    return answer.value;
  };

  it.each([
    ['ks2-rwm-expected', '2024/25', 'all', 59, 61.6, 63],
    ['ks2-rwm-higher', '2024/25', 'all', 5, 7.7, 8],
    ['ks2-rwm-expected', '2024/25', 'disadvantaged', 41, 45.9, 48],
    ['ks2-rwm-expected', '2024/25', 'not-disadvantaged', 65, 68.3, 70],
    ['ks2-rwm-expected', '2024/25', 'sen-support', 26, 26, 29],
    ['phonics-year-1', '2024/25', 'all', 78, 79.9, 80],
    ['eyfs-good-level-of-development', '2024/25', 'all', 67, 68.68, 68.3],
    ['ks4-attainment-8', '2024/25', 'all', 42.9, 44.64, 46],
    ['ks4-english-maths-5', '2024/25', 'all', 38, 43.08, 45.4],
    ['absence-persistent', '2024/25', 'all', 17.84, 17.858, 18.14],
    ['ehc-within-20-weeks', '2024', 'all', 17.2, 42.23, 46.4],
    ['suspensions', '2023/24', 'all', 18.03, 14.57, 11.31],
  ] as const)('%s in %s, %s: North Northamptonshire %d, its neighbours %d, England %d', async (measure, year, group, own, neighbours, england) => {
    const answer = await ask(measure, { area: '940' }, year, group);
    // Suspensions are published with five places, and written here with two.
    const places = measure === 'suspensions' ? 2 : 10;
    expect(answer.value).toBeCloseTo(own, places);
    expect(answer.comparators['neighbours_mean']?.value).toBeCloseTo(neighbours, places);
    expect(answer.comparators['england']?.value).toBeCloseTo(england, places);
  });

  it('are those of the file, for 400 rows of it drawn at random, of this and of other authorities', async () => {
    const places = new Map<string, { measure: Measure; group: GroupId; binding: Binding }>();
    for (const measure of measures)
      for (const [group, bindings] of Object.entries(measure.groups) as [GroupId, readonly Binding[]][])
        for (const binding of bindings) if (binding.dataset === 'lait') places.set(binding.breakdown ?? '', { measure, group, binding });
    const authorities = rows.filter((row) => Number(row['LA Number']) < 970);
    // Drawn by a fixed step through the file: any prime will do.
    const drawn = Array.from({ length: 400 }, (_, index) => authorities[(index * 7_919 + 13) % authorities.length]!);
    const placeOf = (row: LaitRow) => {
      const place = places.get(row['Short Desc']);
      if (!place) throw new Error(`Nothing reads ${row['Short Desc']}.`);
      return place;
    };
    const asked = new Map<string, NonNullable<Awaited<ReturnType<typeof askOfArea>>>>();
    for (const [laCode, ofArea] of Map.groupBy(drawn, (row) => row['LA Number'])) {
      const wanted = [...new Set(ofArea.map((row) => placeOf(row).measure))];
      const one = await askOfArea(db.kysely, { measures: wanted, laCode, today: '2026-11-26', audience: 'staff' });
      if (!one) throw new Error(`Nothing is known of ${laCode}.`);
      asked.set(laCode, one);
    }
    let numbers = 0;
    for (const row of drawn) {
      const place = placeOf(row);
      const one = asked.get(row['LA Number'])!;
      const { period } = readPeriod(row.Years, place.binding.years);
      const { statistic } = compareArea(one.set, place.measure, place.group, one.area, period);
      const written = Number(row.Values);
      if (row.Values === '-' || row.Values === 'NA') expect(statistic.kind, JSON.stringify(row)).toBe('none');
      else if (statistic.kind === 'value') expect(statistic.value, JSON.stringify(row)).toBeCloseTo(written, 9);
      else expect.fail(JSON.stringify({ row, statistic }));
      if (statistic.kind === 'value') numbers += 1;
    }
    expect(numbers).toBeGreaterThan(100);
  }, 120_000);

  it('of schools are those of the performance tables', async () => {
    const schools: Record<string, string>[] = parse(readFileSync(join(data, 'performance/2024-2025_england_ks2revised.csv')), {
      columns: true,
      bom: true,
    });
    for (const school of schools.filter((_, index) => index % 97 === 0)) {
      const answer = await ask('ks2-rwm-expected', { urn: school['URN'] ?? '' }, '2024/25');
      const cell = school['PTRWM_EXP'] ?? '';
      if (/^\d+%$/.test(cell)) expect(answer.value).toBe(Number(cell.slice(0, -1)));
      else expect(answer).toMatchObject({ value: null, symbol: cell });
    }
  });
});
