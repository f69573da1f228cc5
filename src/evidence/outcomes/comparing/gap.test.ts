import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { none, type Statistic } from '../../../kernel/statistic.ts';
import { gapBetween, gapChange, type Gap } from './gap.ts';
import { anyNone, anyPercent, anyStatistic, marked, percent, release, score } from './statistics.fixture.ts';

const gap = (group: Statistic, others: Statistic) =>
  gapBetween({ name: 'Disadvantaged pupils', statistic: group }, { name: 'Other pupils', statistic: others });

describe('the gap between two groups', () => {
  it.each([
    [percent(41), percent(59), -18, 'Disadvantaged pupils are 18 points lower than other pupils'],
    [percent(60), percent(59), 1, 'Disadvantaged pupils are 1 point higher than other pupils'],
    [percent(59), percent(59), 0, 'Disadvantaged pupils are the same as other pupils'],
    [score(38.2), score(50), -11.8, 'Disadvantaged pupils are 11.8 lower than other pupils'],
  ])('is said in words', (group, others, difference, words) => {
    expect(gap(group, others)).toMatchObject({ kind: 'gap', difference, words });
  });

  it('says whether it could be chance, where the cohorts are known', () => {
    expect(gap(percent(41, 17), percent(59, 30))).toMatchObject({ couldBeChance: true });
    expect(gap(percent(41, 1700), percent(59, 3000))).toMatchObject({ couldBeChance: false });
    expect(gap(percent(41, 1700), percent(59))).toMatchObject({ couldBeChance: null, interval: null });
  });

  it('is a statistic in points, made of both releases', () => {
    const answer = gap(percent(41, null, { releases: [release(1)] }), percent(59, null, { releases: [release(2)] }));
    expect(answer.statistic).toMatchObject({ value: -18, unit: 'points', cohort: null, releases: [release(2), release(1)] });
  });

  it('is none where either is absent, for its reason', () => {
    expect(gap(none('suppressed'), percent(59))).toEqual({
      kind: 'none',
      statistic: none('suppressed', { because: 'Disadvantaged pupils: Suppressed: too few pupils to publish' }),
      because: 'Disadvantaged pupils: Suppressed: too few pupils to publish',
    });
    fc.assert(
      fc.property(anyStatistic, anyNone, fc.boolean(), (statistic, absent, isFirst) => {
        expect(gap(isFirst ? absent : statistic, isFirst ? statistic : absent).statistic.kind).toBe('none');
      }),
    );
  });

  it('is the same from the other side, with its sign turned', () => {
    fc.assert(
      fc.property(anyPercent, anyPercent, (one, other) => {
        const [there, back] = [gap(one, other) as Gap, gap(other, one) as Gap];
        expect(there.difference).toBe(0 - back.difference);
        expect(there.couldBeChance).toBe(back.couldBeChance);
      }),
    );
  });
});

describe('the change of a gap', () => {
  it.each([
    ['widened', 18, 20, 2],
    ['narrowed', 20, 18, -2],
    ['the same', 18, 18, 0],
    ['closed', 3, 0, -3],
    ['opened', 0, 3, 3],
    ['turned round', 3, -2, 5],
  ])('it %s, whichever side it is on', (direction, before, after, by) => {
    for (const side of [1, -1]) {
      const at = (size: number) => gap(percent(50 + side * size), percent(50));
      expect(gapChange(at(before), at(after))).toMatchObject({ kind: 'change', direction, by, couldBeChance: null });
    }
  });

  it('says whether it could be chance', () => {
    expect(gapChange(gap(percent(40, 30), percent(60, 50)), gap(percent(35, 30), percent(60, 50)))).toMatchObject({ couldBeChance: true });
    expect(gapChange(gap(percent(40, 9000), percent(60, 9000)), gap(percent(30, 9000), percent(60, 9000)))).toMatchObject({ couldBeChance: false });
  });

  it('is none without both, or across a break', () => {
    expect(gapChange(gap(none('low'), percent(50)), gap(percent(40), percent(50)))).toEqual({
      kind: 'none',
      because: 'Disadvantaged pupils: Too low to publish: rounds to zero, and is not zero',
    });
    expect(gapChange(gap(percent(40), percent(50)), gap(marked(percent(40), 'series-break'), percent(50)))).toMatchObject({ kind: 'none' });
  });
});
