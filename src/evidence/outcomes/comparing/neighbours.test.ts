import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isValue, none, statisticInWords, type Statistic } from '../../../kernel/statistic.ts';
import { meanOf, pooledOf } from './mean.ts';
import { compareWithNeighbours } from './neighbours.ts';
import { anyPercent, anyStatistic, marked, named, percent, release, score } from './statistics.fixture.ts';

const ten = [62, 64, 60, 58, 63, 61, 65, 59, 62, 62];

describe('the mean of the neighbours', () => {
  it('counts each alike, is not rounded, and is shown with one decimal more', () => {
    const { mean, madeOf } = compareWithNeighbours(named(...ten.map((value) => percent(value))));
    expect(mean).toMatchObject({ kind: 'value', value: 61.6, decimals: 1, cohort: null });
    expect(statisticInWords(mean)).toBe('61.6%');
    expect(madeOf).toBe('Of all 10 neighbours.');
    expect(meanOf(named(percent(60), percent(60), percent(61)))).toMatchObject({ value: 60.3333333333 });
  });

  it('is of those published, and says of how many and which are not', () => {
    const answer = compareWithNeighbours(named(percent(60), none('suppressed', { symbol: 'c' }), percent(64)));
    expect(answer).toMatchObject({ published: 2, asked: 3, mean: { value: 62 } });
    expect(answer.madeOf).toBe('Of 2 of 3 neighbours. Without a value: Area B (Suppressed: too few pupils to publish).');
    expect(answer.missing).toEqual([
      { name: 'Area B', statistic: none('suppressed', { symbol: 'c' }), why: 'Suppressed: too few pupils to publish' },
    ]);
  });

  it('is none where fewer than half are published', () => {
    const absent = none('not-available');
    expect(meanOf(named(percent(60), absent, absent))).toMatchObject({
      reason: 'too-few-values',
      because: 'Only 1 of 3 are published: too few for a mean of them.',
    });
    expect(meanOf(named(percent(60), absent))).toMatchObject({ kind: 'value', value: 60 });
    expect(meanOf([])).toMatchObject({ reason: 'too-few-values', because: 'There is nothing to compare with.' });
  });

  it('knows the releases and carries the marks of what it is made of', () => {
    const mean = meanOf(
      named(
        marked(percent(60, 1, { releases: [release(1)] }), 'unreliable'),
        percent(62, 1, { releases: [release(2, 'final', '2025-09-01'), release(1)] }),
      ),
    );
    expect(mean).toMatchObject({ marks: ['unreliable'], releases: [release(2, 'final', '2025-09-01'), release(1)] });
  });

  it('of different units is a fault', () => {
    expect(() => meanOf(named(percent(57), score(59)))).toThrow('different units');
  });
});

describe('the neighbours pooled', () => {
  it('count each pupil alike, and the two methods are explained', () => {
    const answer = compareWithNeighbours(named(percent(50, 3000), percent(70, 1000)));
    expect(answer).toMatchObject({ mean: { value: 60 }, pooled: { value: 55, cohort: 4000, decimals: 1 } });
    expect(answer.difference).toBe(
      'The mean (60.0%) counts each authority alike; pooled (55.0%) counts each pupil alike. ' +
        'Pooled is 5 points lower because the neighbours with more pupils tend to have lower values.',
    );
    expect(compareWithNeighbours(named(percent(50, 10), percent(70, 10))).difference).toMatch('Here they come to the same.');
  });

  it('are none where a published value has no cohort, rather than weighted by a guess', () => {
    const answer = compareWithNeighbours(named(percent(50, 3000), percent(70), none('suppressed')));
    expect(answer).toMatchObject({ mean: { value: 60 }, difference: null });
    expect(answer.pooled).toMatchObject({ reason: 'not-available', because: 'Not pooled: the number of pupils is not published for Area B.' });
    expect(pooledOf(named(percent(50), percent(70)))).toMatchObject({
      because: 'Not pooled: the number of pupils is not published for any of them.',
    });
  });

  it('are none of what is no share', () => {
    expect(pooledOf(named(percent(12, 5, { unit: 'number' })))).toMatchObject({ reason: 'not-applicable' });
    expect(pooledOf(named(percent(12, 0)))).toMatchObject({ because: 'Not pooled: there are no pupils.' });
  });
});

describe('what is absent', () => {
  const both = [meanOf, pooledOf];
  const withZero = (values: Statistic[]) => values.map((statistic) => (isValue(statistic) ? statistic : percent(0, 100)));

  it('is never counted as zero, and its going is always told', () => {
    fc.assert(
      fc.property(fc.array(anyPercent, { minLength: 2, maxLength: 12 }), fc.nat(), fc.constantFrom(...both), (values, nth, method) => {
        const place = nth % values.length;
        // A lost value of nothing would be told only by the count.
        fc.pre(values.some(({ value }, other) => other !== place && value > 0));
        const lost: Statistic[] = values.with(place, none('suppressed') as never);
        const [before, after] = [compareWithNeighbours(named(...values)), compareWithNeighbours(named(...lost))];
        expect(after.published).toBe(before.published - 1);
        expect(after.madeOf).not.toBe(before.madeOf);
        const [real, asZero] = [method(named(...lost)), method(named(...withZero(lost)))];
        if (isValue(real) && isValue(asZero)) expect(real.value).toBeGreaterThan(asZero.value);
      }),
    );
  });

  it('changes nothing for the others: the mean is that of the values alone', () => {
    fc.assert(
      fc.property(fc.array(anyStatistic, { maxLength: 12 }), fc.constantFrom(...both), (statistics, method) => {
        const whole = method(named(...statistics));
        const present = method(named(...statistics.filter(isValue)));
        if (isValue(whole)) expect(isValue(present) && present.value).toBe(whole.value);
        else expect(statistics.filter(isValue).length).toBeLessThan(Math.max(1, statistics.length / 2));
      }),
    );
  });

  it('stands wherever it likes: order makes no difference', () => {
    fc.assert(
      fc.property(fc.array(anyStatistic, { maxLength: 12 }), fc.constantFrom(...both), (statistics, method) => {
        const [one, other] = [method(named(...statistics)), method(named(...statistics.toReversed()))];
        expect(one.kind).toBe(other.kind);
        if (isValue(one) && isValue(other)) expect(one.value).toBeCloseTo(other.value, 9);
      }),
    );
  });

  it('leaves the mean between the lowest and the highest', () => {
    fc.assert(
      fc.property(fc.array(anyStatistic, { maxLength: 12 }), fc.constantFrom(...both), (statistics, method) => {
        const answer = method(named(...statistics));
        const values = statistics.filter(isValue).map(({ value }) => value);
        if (isValue(answer)) {
          expect(answer.value).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
          expect(answer.value).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
        }
      }),
    );
  });
});
