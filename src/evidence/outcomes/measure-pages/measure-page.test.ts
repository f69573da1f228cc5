import { describe, expect, it } from 'vitest';
import { percent } from '../comparing/statistics.fixture.ts';
import type { School } from '../figures/find-schools.ts';
import { reading, suppressed, told } from '../figures/invented-area.fixture.ts';
import { yearsShown } from './draw-area-charts.ts';
import { exportMeasure } from './export-measure.ts';
import { measurePage } from './measure-page.ts';
import { measureHref, readMeasureQuestion } from './measure-question.ts';
import { placeInWords, schoolsFunnel } from './find-measure-schools.ts';
import { measuresPage, searchMeasures } from './search-measures.ts';

const figures = {
  'own all 2018/19': 62,
  'own all 2024/25': 59,
  'england all 2024/25': 63,
  'brinsea all 2024/25': 64,
  'elstoke all 2024/25': 58,
  'corvale all 2024/25': suppressed,
  'own disadvantaged 2024/25': 41,
  'own not-disadvantaged 2024/25': 65,
};
const question = readMeasureQuestion(new URLSearchParams(), reading);

describe('the page of a measure', () => {
  const page = measurePage(told(figures), reading, question, null);

  it('says what it is, and which years there are none of and why', () => {
    expect(page.measure).toMatchObject({
      unit: 'percentage',
      polarity: 'Higher is better',
      missing: [{ years: '2020, 2021', because: 'There were no tests in 2020 and 2021.' }],
    });
  });

  it('leaves the years without figures in the table', () => {
    expect(page.years?.table.rows.map(({ year, own }) => `${year}: ${own ?? ''}`)).toEqual([
      '2025 (2024/25): 59%',
      '2024 (2023/24): The publisher’s file has no such row',
      '2023 (2022/23): The publisher’s file has no such row',
      '2022 (2021/22): The publisher’s file has no such row',
      '2021 (2020/21): Does not exist for this year (note 2)',
      '2020 (2019/20): Does not exist for this year (note 2)',
      '2019 (2018/19): 62%',
    ]);
  });

  it('lists the neighbours with the reason of those without a figure', () => {
    expect(page.neighbours?.table.rows).toContainEqual({ name: 'Corvale', figure: 'Suppressed: too few pupils to publish (c)', cohort: null });
    expect(page.latest?.neighbours.madeOf).toBe('Of 2 of 3 neighbours. Without a value: Corvale (Suppressed: too few pupils to publish).');
  });

  it('draws the gap of a pair', () => {
    expect(page.gap?.chart.summary).toBe(
      'Disadvantaged pupils are 24 points lower than pupils who are not disadvantaged in 2025. The change since 2024 cannot be told. The publisher’s file has no such row.',
    );
  });

  it('has a place for nothing', () => {
    expect(measurePage(told({}), reading, question, null)).toMatchObject({ latest: null, years: null, neighbours: null, groups: [], gap: null });
  });
});

it('reads the question of a measure, and leaves out what it does not have', () => {
  expect(readMeasureQuestion(new URLSearchParams('group=boys&year=soon'), reading)).toMatchObject({ group: 'all', year: null });
  expect(measureHref(reading, { group: 'disadvantaged', year: '2024' }, '/figures.csv')).toBe(
    '/outcomes/measures/reading/figures.csv?group=disadvantaged&year=2024',
  );
});

it('shows holes among years as years', () => {
  expect(yearsShown(['2024/25', '2021/22'])).toEqual(['2021/22', '2022/23', '2023/24', '2024/25']);
  expect(yearsShown(['2025', '2023'])).toEqual(['2023', '2025']);
});

it('writes a row for each area, year and group, and none for a school', () => {
  const lines = exportMeasure(told(figures), reading).split('\r\n');
  expect(lines).toContainEqual(expect.stringContaining('Reading,All pupils,2024/25,Corvale,%,,,Suppressed: too few pupils to publish,c,Final'));
  expect(lines).toContainEqual(expect.stringContaining('Reading,All pupils,2024/25,"Neighbours, mean of the authorities",%,61,'));
});

describe('schools of a measure', () => {
  const school = (name: string): School => ({
    id: 1,
    name,
    urn: 900_001,
    urns: ['900001'],
    kind: 'school',
    phase: 'primary',
    laCode: '999',
    laName: 'Ambermoor',
    localityId: null,
    localityName: null,
    trustId: null,
    trustName: null,
    pupils: null,
    easting: null,
    northing: null,
  });
  const england = percent(63, 600_000);

  it('stand beside England with chance in mind', () => {
    expect(placeInWords(percent(20, 40), england)).toBe('Lower than chance would explain');
    expect(placeInWords(percent(50, 10), england)).toBe('Within what chance explains');
    expect(placeInWords(percent(50), england)).toBe('Cannot be told: the number of pupils is not published');
    expect(placeInWords(suppressed, england)).toBe('No figure');
  });

  it('have a funnel only where cohorts are published', () => {
    const found = (statistics: readonly number[], cohort: number | null) => ({
      period: '2024/25',
      england,
      schools: statistics.map((value, at) => ({ school: school(`School ${at}`), statistic: percent(value, cohort), underUrn: null })),
    });
    expect(schoolsFunnel(reading, 'all', found([50, 60], null))).toBeNull();
    expect(schoolsFunnel(reading, 'all', found([20, 60], 40))?.summary).toBe(
      '1 of 2 schools with a published cohort are further from England than chance would put 19 of 20.',
    );
  });
});

it('finds measures by every word, in their topic', () => {
  const maths = { ...reading, id: 'maths', name: 'Maths', about: 'Sums.', topic: 'key-stage-4' } as const;
  expect(searchMeasures([reading, maths], { words: 'STANDARD reading', topic: null })).toEqual([reading]);
  expect(searchMeasures([reading, maths], { words: '', topic: 'key-stage-4' })).toEqual([maths]);
  expect(measuresPage([reading, maths], { words: 'nothing', topic: null })).toMatchObject({ total: 0, all: 2, sections: [] });
});
