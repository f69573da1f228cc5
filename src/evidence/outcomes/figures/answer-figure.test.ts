import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../../test/harness/database.ts';
import { forgetLoads } from '../../../datasets/releases/test-loads.ts';
import type { Database } from '../../../platform/database/database.ts';
import { answerFigure, type FigureRequest } from './answer-figure.ts';
import { loadFigures } from './figures.fixture.ts';

let db: Database;
let given: ReturnType<typeof loadFigures>;
const rwm = 'KS2RWM_Expected_STD';

beforeAll(async () => {
  db = await openTestDatabase();
  given = loadFigures(db);
});
beforeEach(() => forgetLoads(db));

const ask = (request: Partial<FigureRequest>) =>
  answerFigure(db.kysely, {
    measure: 'ks2-rwm-expected',
    area: request.urn === undefined ? '899' : null,
    urn: null,
    year: '2024/25',
    group: 'all',
    today: '2026-11-26',
    audience: 'staff',
    ...request,
  });

describe('a figure of an authority', () => {
  it('is the published one, beside England, the region, and its neighbours by both methods', async () => {
    await given.neighbours(['898', '897']);
    await given.lait([
      [rwm, '2025', '899', '59'],
      [rwm, '2025', '898', '61.999999999999993'],
      [rwm, '2025', '897', '61'],
      [rwm, '2025', '970', '63'],
      [rwm, '2025', '983', '60'],
    ]);
    expect(await ask({})).toMatchObject({
      ok: true,
      value: {
        period: '2024/25',
        value: 59,
        reason: null,
        release: { source: 'lait', file: 'lait.csv' },
        comparators: {
          england: { value: 63 },
          region: { value: 60 },
          neighbours_mean: { value: 61.5 },
          neighbours_pooled: { value: null, reason: 'not-available' },
        },
        neighbours: { madeOf: 'Of all 2 neighbours.' },
      },
    });
    expect(await ask({ measure: 'reading, writing and maths, EXPECTED standard', year: '2024-25' })).toMatchObject({ value: { value: 59 } });
  });

  it('is a group of pupils where LAIT has a measure of its own for it', async () => {
    await given.lait([['DAP_NEW_KS2_RWM', '2025', '899', '41']]);
    expect(await ask({ group: 'disadvantaged' })).toMatchObject({ value: { value: 41 } });
    expect(await ask({})).toMatchObject({ value: { value: null, reason: 'not-in-file' } });
  });

  it('is no number where a neighbour’s dash would have to be one: it is left out, and said to be', async () => {
    await given.neighbours(['898', '897']);
    await given.lait([
      [rwm, '2025', '899', '-'],
      [rwm, '2025', '898', '-'],
      [rwm, '2025', '897', '61'],
    ]);
    expect(await ask({})).toMatchObject({
      value: {
        value: null,
        reason: 'missing',
        symbol: '-',
        comparators: { neighbours_mean: { value: 61 } },
        neighbours: { madeOf: expect.stringContaining('1 of 2') as string },
      },
    });
  });

  it('is held against the neighbours of the edition in force', async () => {
    await given.neighbours(['898'], 'sn_may_2024.csv');
    await given.neighbours(['897'], 'sn_may_2026.csv');
    await given.lait([
      [rwm, '2025', '899', '59'],
      [rwm, '2025', '898', '70'],
      [rwm, '2025', '897', '50'],
    ]);
    expect(await ask({ today: '2025-12-01' })).toMatchObject({ value: { comparators: { neighbours_mean: { value: 70 } } } });
    expect(await ask({ today: '2026-11-26' })).toMatchObject({ value: { comparators: { neighbours_mean: { value: 50 } } } });
  });

  it('is the latest where no year is named', async () => {
    await given.lait([
      [rwm, '2024', '899', '57'],
      [rwm, '2025 (prov)', '899', '59'],
    ]);
    expect(await ask({ year: null })).toMatchObject({ value: { period: '2024/25', value: 59, status: 'provisional' } });
  });
});

describe('a figure of a school', () => {
  it('is that of the latest release, and every earlier one is kept', async () => {
    await given.keyStage2('2024-2025_england_ks2provisional.csv', [{ urn: '900101', expected: '60%' }]);
    expect(await ask({ urn: '900101' })).toMatchObject({ value: { value: 60, cohort: 30, status: 'provisional' } });
    await given.keyStage2('2024-2025_england_ks2revised.csv', [{ urn: '900101', expected: '63%', pupils: '31' }]);
    expect(await ask({ urn: '900101' })).toMatchObject({ value: { value: 63, cohort: 31, status: 'revised' } });
    const { rows } = await sql<{
      cell: string;
    }>`select named_cells(r.cell_names, f.cells) ->> 'PTRWM_EXP' as cell from published_figure f join release r on r.id = f.release_id
      where f.gone_release_id is null order by 1`.execute(db.kysely);
    expect(rows).toEqual([{ cell: '60%' }, { cell: '63%' }]);
  });

  it('of one year stays when another year is loaded', async () => {
    await given.keyStage2('2023-2024_england_ks2revised.csv', [{ urn: '900101', expected: '55%' }]);
    await given.keyStage2('2024-2025_england_ks2revised.csv', [{ urn: '900102', expected: '63%' }]);
    expect(await ask({ urn: '900101', year: '2023/24' })).toMatchObject({ value: { value: 55 } });
    expect(await ask({ urn: '900101' })).toMatchObject({ value: { value: null, reason: 'not-in-file' } });
  });

  it('of a year whose own file was never loaded is said to want that file', async () => {
    await given.keyStage2('2023-2024_england_ks2revised.csv', [{ urn: '900101', expected: '55%' }]);
    expect(await ask({ urn: '900101' })).toMatchObject({ value: { value: null, reason: 'not-loaded' } });
  });

  it('keeps the publisher’s symbol', async () => {
    await given.keyStage2('2024-2025_england_ks2revised.csv', [{ urn: '900101', expected: 'SUPP' }]);
    expect(await ask({ urn: '900101' })).toMatchObject({ value: { value: null, reason: 'suppressed', symbol: 'SUPP' } });
  });

  it('stands under the number it had in that year', async () => {
    await sql`insert into provider (name, kind, phase, legal_track, state_funded, type_name, status, urn, source)
      values ('Alder Academy', 'school', 'primary', 'academy', true, 'Academy converter', 'open', 900201, 'gias-establishments')`.execute(db.kysely);
    await sql`insert into provider_identifier (provider_id, scheme, value) select id, 'urn', unnest(array['900201', '900101']) from provider`.execute(
      db.kysely,
    );
    await given.keyStage2('2024-2025_england_ks2revised.csv', [{ urn: '900101', expected: '55%' }]);
    expect(await ask({ urn: '900201' })).toMatchObject({ value: { value: 55, underUrn: '900101' } });
    expect(await ask({ urn: '900101' })).toMatchObject({ value: { value: 55, underUrn: '900101' } });
  });
});

describe('what is asked wrongly', () => {
  it.each([
    [{ measure: 'ks2-nothing' }, 'measure', /no measure “ks2-nothing”/],
    [{ group: 'left-handed' }, 'group', /no group “left-handed”/],
    [{ urn: '900101', area: '899' }, 'area', /Say whom/],
    [{ urn: '12' }, 'urn', /six digits/],
    [{ area: '555' }, 'area', /Nothing is loaded of an area/],
  ])('%j is refused in words', async (request, about, reason) => {
    expect(await ask(request)).toEqual({ ok: false, about, reason: expect.stringMatching(reason) as string });
  });
});
