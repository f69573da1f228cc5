import { describe, expect, it } from 'vitest';
import { calmFacts, evaluated, figures, indicator } from './evaluate.fixture.ts';
import type { BandedIndicator } from './evaluate.ts';
import type { IndicatorFacts, IndicatorPoint } from './facts.ts';

const rwm = 'ks2-rwm-expected|all';
const banded = (one: IndicatorFacts): BandedIndicator | undefined => evaluated(calmFacts('maintained', { indicators: [one] })).indicators[0];
const bandOf = (ahead: number, options?: Parameters<typeof indicator>[2]): string | undefined => banded(indicator(rwm, [ahead], options))?.band;

describe('the band of an indicator', () => {
  it.each([
    [20, 'green'],
    [0, 'green'],
    [-2, 'green'],
    [-2.1, 'amber'],
    [-10, 'amber'],
    [-10.1, 'red'],
    [-40, 'red'],
  ] as const)('%s points from England: %s', (ahead, expected) => {
    expect(bandOf(ahead, { cohort: null })).toBe(expected);
    expect(bandOf(ahead, { cohort: null, polarity: 'lower' })).toBe(expected);
  });

  it('is red only where the interval lies below the threshold', () => {
    // 20 points below 60%: of 30 pupils 40% reaches 57.9%, of 100 to 49.8%.
    expect(bandOf(-20, { cohort: 30 })).toBe('amber');
    expect(bandOf(-20, { cohort: 100 })).toBe('red');
    // Where lower is better the interval lies above it: 80% of 30 reaches down to 62.7%, of 100 to 71.1%.
    expect(bandOf(-20, { cohort: 30, polarity: 'lower' })).toBe('amber');
    expect(bandOf(-20, { cohort: 100, polarity: 'lower' })).toBe('red');
  });

  it('stands without an interval where the cohort is not published', () => {
    expect(banded(indicator(rwm, [-20], { cohort: null }))).toMatchObject({ band: 'red', interval: null });
    expect(banded(indicator(rwm, [-20], { cohort: 100 }))?.interval).toMatchObject({
      low: expect.closeTo(30.94, 1) as number,
      high: expect.closeTo(49.8, 1) as number,
    });
  });

  it('has no interval where it is a score, which is no share of pupils', () => {
    expect(banded({ ...indicator('ks4-attainment-8|all', [-12]), unit: 'score' })).toMatchObject({ band: 'red', interval: null });
  });

  it.each([
    ['suppressed', { own: { reason: 'suppressed', because: null } }, 'Suppressed: too few pupils to publish', true],
    ['not comparable', { england: { reason: 'not-published', because: null } }, 'England has no figure to compare with: not published', true],
    ['not applicable', { own: { reason: 'not-applicable', because: null } }, 'Not applicable', false],
    [
      'of a measure that does not exist',
      { own: { reason: 'does-not-exist', because: 'Progress 8 does not exist for 2025.' } },
      'Progress 8 does not exist for 2025.',
      false,
    ],
  ] as const)('is none where the figure is %s, whatever the year before', (_says, point: Partial<IndicatorPoint>, because, applies) => {
    expect(banded(figures(rwm, [point, {}]))).toMatchObject({ band: 'none', because, applies, value: null, before: { band: 'green' } });
  });

  it('is none where nothing has been loaded', () => {
    expect(banded({ ...indicator(rwm, []), points: [] })).toMatchObject({ band: 'none', because: 'No figure has been loaded.', period: null });
  });
});

describe('small cohorts', () => {
  const years = (...own: readonly (readonly [value: number, cohort: number, england?: number])[]): IndicatorFacts =>
    figures(
      rwm,
      own.map(([value, cohort, england = 60]) => ({ own: { value, cohort }, england: { value: england, cohort: null } })),
    );

  it('of 11 stand alone', () => {
    expect(banded(years([50, 11], [0, 11], [0, 11]))).toMatchObject({ value: 50, cohort: 11, pooled: [] });
  });

  it('of 10 are told over three years, each counting for its pupils, England’s too', () => {
    expect(banded(years([50, 10, 60], [40, 20, 63], [70, 10, 57]))).toMatchObject({
      value: 50,
      comparator: 60.75,
      cohort: 40,
      ahead: -10.75,
      pooled: ['2024/25', '2023/24', '2022/23'],
    });
  });

  it('of 6 are told over three years too, and of 5 have no band', () => {
    expect(banded(years([50, 6], [50, 30]))).toMatchObject({ cohort: 36 });
    expect(banded(years([50, 5], [50, 300], [50, 300]))).toMatchObject({ band: 'none', because: 'Fewer than 6 pupils: no band.' });
  });

  it('have no band where there is no earlier year to put with them', () => {
    expect(banded(years([50, 8]))?.band).toBe('none');
    expect(banded(figures(rwm, [{ own: { value: 50, cohort: 8 } }, { own: { reason: 'suppressed', because: null } }]))?.band).toBe('none');
  });

  it('pass over a year that has no figure, and use the one before it', () => {
    const one = figures(rwm, [
      { own: { value: 50, cohort: 8 } },
      { own: { reason: 'suppressed', because: null } },
      { own: { value: 50, cohort: 9 } },
    ]);
    expect(banded(one)).toMatchObject({ cohort: 17, pooled: ['2024/25', '2022/23'] });
  });

  it('are not put together across a break in the series, or with a year out of reach', () => {
    const broken = figures(rwm, [{ own: { value: 50, cohort: 8, isBreak: true } }, { own: { value: 50, cohort: 9 } }]);
    expect(banded(broken)?.band).toBe('none');
    const old = years([50, 8], [50, 9]);
    expect(banded({ ...old, points: [old.points[0]!, { ...old.points[1]!, period: '2018/19' }] })?.band).toBe('none');
  });
});
