import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../test/harness/database.ts';
import type { Database } from '../../platform/database/database.ts';
import type { StagedRelease } from './release.ts';
import { createLoads, edited, establishmentsFixture as gias, fixture, forgetLoads, tracesOf } from './test-loads.ts';
import type { Loads } from './test-loads.ts';

/** Nothing of it but the file itself, for whoever published it. */
const fileAlone = { published: 0, staged: 0, changes: 0, files: 1 };

async function bytesOf({ datasets }: Loads, { release }: StagedRelease): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of (await datasets.openFile(release?.id ?? 0)) ?? []) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

describe('a bad file', () => {
  let db: Database;
  let loads: Loads;
  beforeAll(async () => {
    db = await openTestDatabase();
    loads = createLoads(db);
  });
  beforeEach(() => forgetLoads(db));

  async function quarantined(content: Buffer, request = {}): Promise<StagedRelease> {
    const staged = await loads.stage(content, request);
    expect(staged.outcome).toBe('quarantined');
    expect(staged.release?.state).toBe('quarantined');
    expect(await tracesOf(db, 'gias_establishment')).toEqual(fileAlone);
    expect(await bytesOf(loads, staged)).toEqual(content);
    return staged;
  }

  const bad: [string, Buffer, string | RegExp][] = [
    ['a text that is not CSV', Buffer.from('Dear colleague,\nplease find the file attached.\n'), 'No header of a known file was found.'],
    ['a spreadsheet', Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x14, 0, 6, 0]), 'This is an Excel workbook'],
    ['UTF-16', Buffer.from(`\uFEFF${fixture(gias).toString('latin1')}`, 'utf16le'), 'This file is in UTF-16'],
    ['nothing', Buffer.alloc(0), 'The file is empty.'],
    ['blank lines', Buffer.from('\r\n\r\n'), 'The file is empty'],
    ['a header and no rows', edited(gias, (text) => `${text.split('\r\n')[0] ?? ''}\r\n`), 'The file has a header and no rows.'],
    ['JSON', Buffer.from('{"URN": 100000}'), 'This is JSON, not a CSV file.'],
    ['a row cut short inside a quotation', fixture(gias).subarray(0, -700), /cut short/],
    ['a last row cut short between cells', edited(gias, (text) => text.slice(0, text.lastIndexOf(',"",""'))), 'the file was cut short there'],
    ['a NUL byte', edited(gias, (text) => text.replace('Mill Lane', 'Mill\0Lane')), 'NUL byte'],
    [
      'a renamed column',
      edited(gias, (text) => text.replace('"Postcode"', '"Post code"')),
      'The column “Postcode” is missing. It may now be called “Post code”.',
    ],
    ['a missing column', edited(gias, dropFirstColumn), 'The column “URN” is missing.'],
    ['a column twice', edited(gias, (text) => text.replace('"SiteName"', '"Town"')), /“SiteName” is missing/],
  ];
  it.each(bad)('that is %s is quarantined, says so, and leaves nothing behind but itself', async (_, content, reason) => {
    const { reason: said, release } = await quarantined(content);
    expect(said).toMatch(reason);
    expect(said).toContain('edubasealldata20260901.csv');
    expect(release?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(release?.sizeBytes).toBe(content.length);
  });

  it('names the line of a NUL byte', async () => {
    const { release } = await quarantined(edited(gias, (text) => text.replace('Mill Lane', 'Mill\0Lane')));
    expect(release?.problems).toMatchObject([{ line: 2, value: '\\0' }]);
  });

  it('that once was good can be loaded again when it is mended', async () => {
    await quarantined(fixture(gias).subarray(0, -700));
    expect((await loads.load(fixture(gias))).counts.rows).toBe(10);
  });

  it('with an impossible date loses that row alone, and names its line, column, value and reason', async () => {
    const staged = await loads.stage(edited(gias, (text) => text.replace('31-08-2024', '31-06-2024')));
    expect(staged.outcome).toBe('waiting');
    expect(staged.release?.counts).toMatchObject({ rows: 10, new: 9, rejected: 1 });
    const review = await loads.datasets.reviewRelease(staged.release?.id ?? 0);
    expect(review?.rejected).toEqual([{ line: 5, column: 'CloseDate', value: '31-06-2024', reason: '“31-06-2024” is a day that does not exist.' }]);
  });

  it('with a ragged row loses that row alone', async () => {
    const staged = await loads.stage(edited(gias, (text) => text.replace('900102,"899",', '900102,')));
    expect(staged.release?.counts).toMatchObject({ rows: 10, new: 9, rejected: 1 });
    const review = await loads.datasets.reviewRelease(staged.release?.id ?? 0);
    expect(review?.rejected).toEqual([{ line: 3, column: '', value: '132', reason: 'The row has 132 cells where the header has 133.' }]);
  });

  it('with a key twice loses both rows, and each names the line of the other', async () => {
    const staged = await loads.stage(edited(gias, (text) => text.replace('900103,', '900101,')));
    expect(staged.release?.counts).toMatchObject({ rows: 10, new: 8, rejected: 2 });
    const review = await loads.datasets.reviewRelease(staged.release?.id ?? 0);
    expect(review?.rejected.map(({ line, column, value, reason }) => `${line} ${column} ${value} ${reason}`)).toEqual([
      '2 URN 900101 “900101” is also on line 4: the file must name it once.',
      '4 URN 900101 “900101” is also on line 2: the file must name it once.',
    ]);
  });

  it('with many keys twice is quarantined', async () => {
    const { reason } = await quarantined(edited(gias, (text) => `${text}\r\n${text.split('\r\n').slice(1).join('\r\n')}`));
    expect(reason).toContain('More than 5 records are in the file more than once.');
  });

  it('of which more than a tenth cannot be read is quarantined, and the first rows are listed', async () => {
    const { release } = await quarantined(edited(gias, (text) => text.replaceAll('14-08-2026', '14-18-2026')));
    expect(release?.problems[0]?.reason).toBe('All 10 rows cannot be read: too many to trust the others. The first are listed.');
    expect(release?.problems[1]).toEqual({
      line: 2,
      column: 'LastChangedDate',
      value: '14-18-2026',
      reason: '“14-18-2026” is a day that does not exist.',
    });
  });

  it('whose rejected rows are loaded already takes none of them for gone', async () => {
    await loads.load(fixture(gias));
    const staged = await loads.stage(
      edited(gias, (text) => text.replace('31-08-2024', '31-06-2024')),
      { fileName: 'edubasealldata20260902.csv' },
    );
    expect(staged.release?.counts).toMatchObject({ new: 0, changed: 0, unchanged: 9, gone: 0, rejected: 1 });
  });

  it('with added or reordered columns is fine, and changes nothing', async () => {
    await loads.load(fixture(gias));
    const reordered = edited(gias, (text) => rewrite(text, (cells) => [...cells.toReversed(), cells[0] === 'URN' ? 'A new column' : '']));
    const staged = await loads.stage(reordered, { fileName: 'edubasealldata20260902.csv' });
    expect(staged.release?.counts).toMatchObject({ rows: 10, unchanged: 10, new: 0, changed: 0, gone: 0 });
    expect(staged.release?.notes).toEqual(
      expect.arrayContaining(['Added columns, kept as they came: A new column.', 'The columns are in another order than the publisher’s.']),
    );
  });

  it('with reordered rows changes nothing', async () => {
    await loads.load(fixture(gias));
    const [header = '', ...lines] = fixture(gias).toString('latin1').split('\r\n');
    const staged = await loads.stage(Buffer.from([header, ...lines.toReversed()].join('\r\n'), 'latin1'), { fileName: 'edubasealldata20260902.csv' });
    expect(staged.release?.counts).toMatchObject({ rows: 10, unchanged: 10, new: 0, changed: 0, gone: 0 });
  });

  it('in UTF-8 where GIAS writes Windows-1252 gives the same names, and is noted', async () => {
    await loads.load(fixture(gias));
    const saved = Buffer.from(new TextDecoder('windows-1252').decode(fixture(gias)));
    const staged = await loads.stage(saved, { fileName: 'edubasealldata20260902.csv' });
    expect(staged.release?.counts).toMatchObject({ unchanged: 10 });
    expect(staged.release?.notes).toContain(
      'The file is in UTF-8, where the publisher’s own is in Windows-1252: it has been saved again by someone.',
    );
  });

  it('under title lines is read from its header on, with the lines of the file', async () => {
    const staged = await loads.stage(
      edited(gias, (text) => `All establishments\r\nAs at September 2026,,\r\n${text.replace('31-08-2024', '31-06-2024')}`),
    );
    expect(staged.release?.counts).toMatchObject({ rows: 10, rejected: 1 });
    expect((await loads.datasets.reviewRelease(staged.release?.id ?? 0))?.rejected[0]?.line).toBe(7);
  });

  it('of an unknown source, or an authority’s own without the authority, is refused in a sentence', async () => {
    expect((await loads.stage(fixture(gias), { source: 'gias' })).reason).toContain(
      'There is no source “gias”. There are: localities, gias-establishments',
    );
    const lookUp = fixture('localities/fixtures/lsoa21_to_locality.csv');
    expect((await loads.stage(lookUp, { source: 'localities' })).reason).toBe('“Localities” belongs to an authority: say which.');
  });
});

/** No cell of the fixture has a line break or an escaped quotation mark before a comma, so it can be taken apart roughly. */
function rewrite(text: string, change: (cells: string[]) => string[]): string {
  return text
    .split('\r\n')
    .map((line) => {
      const cells = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,"]*))/g)].map((cell) => (cell[1] ?? cell[2] ?? '').replaceAll('""', '"'));
      return change(cells)
        .map((cell) => `"${cell.replaceAll('"', '""')}"`)
        .join(',');
    })
    .join('\r\n');
}

function dropFirstColumn(text: string): string {
  return rewrite(text, (cells) => cells.slice(1));
}
