import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isValue, none, type Statistic } from '../../../kernel/statistic.ts';
import { poolYears, pupilsWho } from './pool.ts';
import { anyNone, marked, percent, score } from './statistics.fixture.ts';

const years = (...statistics: Statistic[]) =>
  statistics.map((statistic, place) => ({ period: ['2024/25', '2023/24', '2022/23'][place]!, statistic }));

describe('pooling three years', () => {
  it('puts the pupils of a small cohort’s years together', () => {
    const { statistic, said } = poolYears(years(percent(63, 8), percent(50, 10), percent(67, 9)));
    expect(statistic).toMatchObject({ kind: 'value', value: expect.closeTo(1600 / 27, 8) as number, cohort: 27, decimals: 0 });
    expect(said).toBe('2025, 2024 and 2023 together, 16 of 27 pupils; each year’s number of pupils is worked out from its rounded percentage.');
  });

  it.each([
    [6, 27],
    [10, 31],
    [11, 11],
    [40, 40],
  ])('of a cohort of %i is over %i pupils', (cohort, over) => {
    expect(
      poolYears(
        years(percent(50, cohort, { decimals: 0, value: Math.round((100 * Math.floor(cohort / 2)) / cohort) }), percent(50, 10), percent(100, 11)),
      ),
    ).toMatchObject({
      statistic: { cohort: over },
    });
  });

  it('gives none for fewer than 6 pupils', () => {
    expect(poolYears(years(percent(60, 5), percent(50, 10), percent(67, 9)))).toEqual({
      statistic: none('too-few-values', { because: 'Too few pupils: 2025 has fewer than 6.' }),
      years: [],
      said: 'Too few pupils: 2025 has fewer than 6.',
    });
  });

  it('leaves a cohort that is not published alone, and says so', () => {
    expect(poolYears(years(percent(60), percent(50, 10)))).toMatchObject({
      statistic: percent(60),
      said: 'One year: the number of pupils is not published, so it is not known to be small.',
    });
  });

  it('names a year that is absent, and needs two', () => {
    expect(poolYears(years(percent(50, 8), none('suppressed'), percent(50, 10)))).toMatchObject({
      statistic: { value: 50, cohort: 18 },
      said: '2025 and 2023 together, 9 of 18 pupils; each year’s number of pupils is worked out from its rounded percentage. Left out: 2024: Suppressed: too few pupils to publish.',
    });
    expect(poolYears(years(percent(50, 8), none('suppressed')))).toMatchObject({
      statistic: { kind: 'none', reason: 'too-few-values' },
      said: 'A cohort of 10 or fewer is told over three years, and there are not two to put together. Left out: 2024: Suppressed: too few pupils to publish; an earlier year: not loaded.',
    });
  });

  it('does not reach back past an absent latest year, nor across a break in the series', () => {
    expect(poolYears(years(none('suppressed'), percent(50, 10), percent(50, 10))).statistic).toEqual(none('suppressed'));
    expect(poolYears(years(percent(50, 10), marked(percent(40, 10), 'series-break'), percent(90, 10)))).toMatchObject({
      statistic: { value: 45, cohort: 20 },
    });
    expect(poolYears(years(marked(percent(50, 10), 'series-break'), percent(40, 10), percent(90, 10)))).toMatchObject({
      statistic: { kind: 'none' },
    });
  });

  it('refuses a percentage that is of no whole number of the pupils beside it', () => {
    expect(poolYears(years(percent(50, 9), percent(50, 10)))).toMatchObject({
      statistic: { reason: 'not-available', because: 'Not pooled: the percentage of 2025 is of no whole number of the pupils published beside it.' },
    });
  });

  it('weights a mean by its pupils', () => {
    expect(poolYears(years(score(100, 6), score(106, 12))).statistic).toMatchObject({ value: 104, unit: 'score', cohort: 18 });
  });

  it('gives back the number of pupils that any percentage was rounded from', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), fc.nat(), fc.integer({ min: 0, max: 2 }), (cohort, nth, decimals) => {
        const pupils = nth % (cohort + 1);
        const value = Number(((100 * pupils) / cohort).toFixed(decimals));
        expect(pupilsWho(percent(value, cohort, { decimals }))).toBe(pupils);
      }),
    );
  });

  it('never makes nought of an absent year: it is the other years’, and says so', () => {
    const year = fc
      .integer({ min: 6, max: 10 })
      .chain((cohort) => fc.integer({ min: 0, max: cohort }).map((pupils) => percent(Number(((100 * pupils) / cohort).toFixed(2)), cohort)));
    fc.assert(
      fc.property(year, year, anyNone, fc.boolean(), (latest, other, absent, isLast) => {
        const [three, two] = [poolYears(isLast ? years(latest, other, absent) : years(latest, absent, other)), poolYears(years(latest, other))];
        expect(isValue(three.statistic) && three.statistic.value).toBe(isValue(two.statistic) && two.statistic.value);
        expect(three.statistic).toMatchObject({ cohort: latest.cohort! + other.cohort! });
        expect(three.said).toMatch(/Left out: 202[34]: /);
      }),
    );
  });
});
