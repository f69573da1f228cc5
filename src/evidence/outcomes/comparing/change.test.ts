import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { none, type Statistic } from '../../../kernel/statistic.ts';
import { changeSince, threeYearTrend } from './change.ts';
import { anyNone, anyPercent, anyStatistic, marked, percent, score } from './statistics.fixture.ts';

const in2024 = (statistic: Statistic) => ({ period: '2023/24', statistic });
const in2025 = (statistic: Statistic) => ({ period: '2024/25', statistic });

describe('change since an earlier year', () => {
  it.each([
    ['two points up, of cohorts not published', percent(57), percent(59), 'rose', 2, null],
    ['down', percent(61), percent(59), 'fell', -2, null],
    ['no change', percent(59), percent(59), 'about the same', 0, null],
    ['ten points up, of twenty pupils each year', percent(55, 20), percent(65, 20), 'cannot be told', 10, true],
    ['ten points up, of a thousand', percent(55, 1000), percent(65, 1000), 'rose', 10, false],
    ['half a point down, of twenty thousand', percent(60.5, 20_000), percent(60, 20_000), 'about the same', -0.5, true],
    ['a score', score(45.3), score(45.1), 'fell', -0.2, null],
  ])('%s', (_, before, after, direction, difference, couldBeChance) => {
    expect(changeSince(in2024(before), in2025(after))).toMatchObject({ kind: 'change', direction, difference, couldBeChance });
  });

  it('is in points where it is of percentages', () => {
    expect(changeSince(in2024(percent(57)), in2025(percent(59)))).toMatchObject({ unit: 'points' });
  });

  it('is none across a break in the series, wherever between the two it lies', () => {
    const broken = {
      kind: 'none',
      reason: 'not-applicable',
      because: '2025 cannot be compared with the years before: there is a break in the series.',
    };
    expect(changeSince(in2024(percent(57)), in2025(marked(percent(59), 'series-break')))).toEqual(broken);
    const in2026 = { period: '2025/26', statistic: percent(60) };
    expect(changeSince(in2024(percent(57)), in2026, [in2025(marked(percent(59), 'series-break'))])).toEqual(broken);
    expect(changeSince(in2024(marked(percent(57), 'series-break')), in2025(percent(59)))).toMatchObject({ kind: 'change' });
  });

  it('says which year is absent, and why', () => {
    expect(changeSince(in2024(none('suppressed', { symbol: 'c' })), in2025(percent(59)))).toEqual({
      kind: 'none',
      reason: 'suppressed',
      because: '2024 (Suppressed: too few pupils to publish) is not there to compare with.',
    });
    expect(changeSince(in2024(none('suppressed')), in2025(none('low'))).kind).toBe('none');
  });

  it('is none whenever either is absent: what is not there is not zero', () => {
    fc.assert(
      fc.property(anyStatistic, anyNone, fc.boolean(), (statistic, absent, isEarlier) => {
        const [before, after] = isEarlier ? [absent, statistic] : [statistic, absent];
        expect(changeSince(in2024(before), in2025(after)).kind).toBe('none');
      }),
    );
  });

  it('back again is the same with its sign turned', () => {
    fc.assert(
      fc.property(anyPercent, anyPercent, (one, other) => {
        const [there, back] = [changeSince(in2024(one), in2025(other)), changeSince(in2024(other), in2025(one))];
        if (there.kind === 'none' || back.kind === 'none') throw new Error('Both are there.');
        expect(there.difference).toBe(0 - back.difference);
        expect(there.couldBeChance).toBe(back.couldBeChance);
        expect([there.direction, back.direction].filter((direction) => direction === 'rose').length).toBeLessThan(2);
      }),
    );
  });

  it('of different units is a fault', () => {
    expect(() => changeSince(in2024(percent(57)), in2025(score(59)))).toThrow('different units');
  });
});

describe('a three-year trend', () => {
  const years = (...statistics: Statistic[]) =>
    statistics.map((statistic, place) => ({ period: ['2022/23', '2023/24', '2024/25'][place]!, statistic }));

  it.each([
    [[50, 55, 60], 'rose each year', 10],
    [[60, 55, 50], 'fell each year', -10],
    [[55, 55, 55], 'the same each year', 0],
    [[50, 60, 55], 'up and down', 5],
    [[50, 55, 55], 'up and down', 5],
  ])('of %j %s', (values, pattern, difference) => {
    expect(threeYearTrend(years(...values.map((value) => percent(value))), '2024/25')).toMatchObject({
      kind: 'trend',
      pattern,
      overall: { difference },
    });
  });

  it('needs all three, and says which is missing', () => {
    expect(threeYearTrend(years(percent(50), none('does-not-exist'), percent(60)), '2024/25')).toEqual({
      kind: 'none',
      reason: 'does-not-exist',
      because: '2024 (Does not exist for this year) is not there to compare with.',
    });
    expect(threeYearTrend(years(percent(50), percent(55)), '2024/25')).toMatchObject({
      because: '2025 (No file with it has been loaded) is not there to compare with.',
    });
  });

  it('never draws a year in from its neighbours', () => {
    fc.assert(
      fc.property(fc.array(anyPercent, { minLength: 3, maxLength: 3 }), fc.integer({ min: 0, max: 2 }), anyNone, (values, place, absent) => {
        expect(threeYearTrend(years(...values), '2024/25').kind).toBe('trend');
        expect(threeYearTrend(years(...values.with(place, absent as never)), '2024/25').kind).toBe('none');
      }),
    );
  });

  it('is none across a break in the series', () => {
    expect(threeYearTrend(years(percent(50), marked(percent(55), 'series-break'), percent(60)), '2024/25')).toMatchObject({ kind: 'none' });
  });
});
