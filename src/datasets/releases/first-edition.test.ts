import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../test/harness/database.ts';
import type { Database } from '../../platform/database/database.ts';
import { createLoads, forgetLoads, publishedFigures, tracesOf } from './test-loads.ts';
import type { Loads } from './test-loads.ts';

const header = ['LA', 'ESTAB', 'URN', 'PERCTOT', 'PPERSABS10'];
const rows = [
  ['899', '2001', '900101', '5.1', '12.4'],
  ['899', '2002', '900102', 'SUPP', 'SUPP'],
  ['899', '2003', '900103', '6', ''],
];
const csv = (given: readonly (readonly string[])[]): Buffer => Buffer.from(given.map((cells) => cells.join(',')).join('\r\n'));
const absence = { source: 'performance-tables', fileName: '2023-2024_england_abs.csv' };

describe('the first edition of a file of figures', () => {
  let db: Database;
  let loads: Loads;
  beforeAll(async () => {
    db = await openTestDatabase();
    loads = createLoads(db);
  });
  beforeEach(() => forgetLoads(db));

  const stage = (given: readonly (readonly string[])[], request = {}) => loads.stage(csv(given), { ...absence, ...request });
  const load = (given: readonly (readonly string[])[], request = {}) => loads.load(csv(given), { ...absence, ...request });
  const published = async (): Promise<Record<string, unknown>> => {
    const found = await publishedFigures(db);
    return Object.fromEntries(found.filter(({ gone_release_id: gone }) => gone === null).map(({ subject, rest }) => [subject, rest] as const));
  };

  it('is counted as new, is listed for review from what is staged, and writes no line for each row', async () => {
    const { release } = await stage([header, ...rows]);
    expect(release?.counts).toEqual({ rows: 3, new: 3, changed: 0, unchanged: 0, gone: 0, rejected: 0 });
    expect(await tracesOf(db, 'published_figure')).toMatchObject({ published: 0, staged: 3, changes: 0 });
    const review = await loads.datasets.reviewRelease(release!.id, { perPage: 2 });
    expect(review?.new.map(({ key }) => key)).toEqual(['absence|2023/24|final|school|900101|', 'absence|2023/24|final|school|900102|']);
    expect(await loads.datasets.acceptRelease(release!.id, { by: 'Lead', goneConfirmed: false })).toMatchObject({ ok: true });
    expect(await tracesOf(db, 'published_figure')).toMatchObject({ published: 3, staged: 0, changes: 0 });
    expect((await loads.datasets.reviewRelease(release!.id))?.new).toEqual([
      { key: 'absence|2023/24|final|school|900101|', label: '900101', fields: [] },
      { key: 'absence|2023/24|final|school|900102|', label: '900102', fields: [] },
      { key: 'absence|2023/24|final|school|900103|', label: '900103', fields: [] },
    ]);
  });

  it('keeps each cell as it came under the publisher’s name, and none where it is empty', async () => {
    await load([header, ...rows]);
    expect(await published()).toEqual({
      '900101': { LA: '899', ESTAB: '2001', URN: '900101', PERCTOT: '5.1', PPERSABS10: '12.4' },
      '900102': { LA: '899', ESTAB: '2002', URN: '900102', PERCTOT: 'SUPP', PPERSABS10: 'SUPP' },
      '900103': { LA: '899', ESTAB: '2003', URN: '900103', PERCTOT: '6' },
    });
  });

  it('keeps quotation marks, tabs, backslashes and line ends as they came', async () => {
    const odd = 'a\t"b"\\N\n{c},’';
    await load([
      [...header, 'NOTE'],
      [...rows[0]!, `"${odd.replaceAll('"', '""')}"`],
    ]);
    expect(await published()).toMatchObject({ '900101': { NOTE: odd } });
  });

  it('rejects a row with the character that stands between staged cells, and says so', async () => {
    const { release } = await stage([header, ...rows.slice(0, 2), ['899', '2003', '900103', '6\u001f7', '']]);
    expect((await loads.datasets.reviewRelease(release!.id))?.rejected).toEqual([
      { line: 4, column: 'PERCTOT', value: '6\u001f7', reason: 'The cell has a control character (U+001F), which no text has: it is damaged.' },
    ]);
  });

  it('is compared with when the file comes again: row by row and field by field', async () => {
    await load([header, ...rows]);
    const { counts, id } = await load([header, ['899', '2001', '900101', '5.2', '12.4'], rows[1]!, ['899', '2004', '900104', '7', '8']], {
      fileName: '2023-2024_england_abs_corrected.csv',
      goneConfirmed: true,
    });
    expect(counts).toMatchObject({ new: 1, changed: 1, unchanged: 1, gone: 1 });
    const review = await loads.datasets.reviewRelease(id);
    expect(review).toMatchObject({
      new: [{ key: 'absence|2023/24|final|school|900104|' }],
      changed: [{ key: 'absence|2023/24|final|school|900101|', fields: [{ field: 'PERCTOT', before: '5.1', after: '5.2' }] }],
      gone: [{ key: 'absence|2023/24|final|school|900103|', label: '900103' }],
    });
    expect(Object.keys(await published())).toEqual(['900101', '900102', '900104']);
  });

  it('is not changed by columns in another order, nor by one more that is empty', async () => {
    await load([header, ...rows]);
    const moved = [header, ...rows].map((cells) => [...cells.slice(2), cells[1]!, cells[0]!, cells === header ? 'NEW' : '']);
    expect((await stage(moved)).release?.counts).toMatchObject({ new: 0, changed: 0, unchanged: 3, gone: 0 });
  });

  it('stands beside the edition of another year, which is a first of its own', async () => {
    await load([header, ...rows]);
    const other = await load([header, ...rows], { fileName: '2022-2023_england_abs.csv' });
    expect(other.counts).toMatchObject({ new: 3, changed: 0, unchanged: 0, gone: 0 });
    expect(await tracesOf(db, 'published_figure')).toMatchObject({ published: 6, changes: 0 });
  });

  it('publishes nothing where the staged rows are not those that were reviewed', async () => {
    const { release } = await stage([header, ...rows]);
    await sql`delete from published_figure_staged where subject = '900101'`.execute(db.kysely);
    const answer = await loads.datasets.acceptRelease(release!.id, { by: 'Lead', goneConfirmed: false });
    expect(answer).toMatchObject({ ok: false, reason: expect.stringContaining('no longer what was reviewed') as string });
    expect(await published()).toEqual({});
  });

  it('comes back where its rows were gone', async () => {
    await load([header, ...rows]);
    await load([header, rows[0]!], { goneConfirmed: true, asAt: '2026-11-24' });
    const back = await load([header, ...rows], { asAt: '2026-11-25' });
    expect(back.counts).toMatchObject({ new: 2, unchanged: 1 });
    expect(Object.keys(await published())).toHaveLength(3);
  });
});
