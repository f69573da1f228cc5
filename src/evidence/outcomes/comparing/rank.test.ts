import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isValue, none } from '../../../kernel/statistic.ts';
import { partInWords, rank, rankInWords, type Ranking } from './rank.ts';
import { anyStatistic, named, percent } from './statistics.fixture.ts';
import type { Named, Polarity } from './values.ts';

function ranking(values: readonly Named[], polarity: Polarity = 'higher'): Ranking {
  const answer = rank(values, polarity);
  if (answer.kind === 'none') throw new Error(answer.because);
  return answer;
}

const nine = named(percent(70), percent(65), percent(65), percent(60), percent(50), percent(45), percent(40), percent(30), percent(20));

describe('rank', () => {
  it('goes from the best, and equals share one', () => {
    expect(ranking(nine).places.map((place) => place.rank)).toEqual([1, 2, 2, 4, 5, 6, 7, 8, 9]);
    expect(rankInWords(ranking(nine), 'Area B')).toBe('Rank 2 of 9, shared');
    expect(rankInWords(ranking(nine, 'lower'), 'Area I')).toBe('Rank 1 of 9');
  });

  it('is never given to what is absent, which is counted', () => {
    const some = named(percent(70), none('suppressed'), percent(60), none('does-not-exist', { because: 'It began in 2026.' }));
    expect(rankInWords(ranking(some), 'Area C')).toBe('Rank 2 of 2; 2 not published');
    expect(rankInWords(ranking(some), 'Area B')).toBe('Not ranked: Suppressed: too few pupils to publish');
    expect(rankInWords(ranking(some), 'Area D')).toBe('Not ranked: It began in 2026.');
    expect(rankInWords(ranking(some), 'Elsewhere')).toBe('Not ranked: it is not among those compared.');
  });

  it('is never made of a measure without polarity', () => {
    expect(rank(nine, 'neither')).toEqual({ kind: 'none', because: 'Not ranked: neither more nor less of this is better.' });
  });

  it('by lower is that of the values turned over, by higher', () => {
    fc.assert(
      fc.property(fc.array(anyStatistic), (statistics) => {
        const turned = statistics.map((statistic) => (isValue(statistic) ? { ...statistic, value: 100 - statistic.value } : statistic));
        const ranks = (answer: Ranking) => answer.places.map(({ name, rank: place, quartile, fifth }) => ({ name, place, quartile, fifth }));
        expect(ranks(ranking(named(...statistics), 'lower'))).toEqual(ranks(ranking(named(...turned), 'higher')));
      }),
    );
  });

  it('places each value and no other, whatever the order they come in', () => {
    fc.assert(
      fc.property(fc.array(anyStatistic), (statistics) => {
        const values = named(...statistics);
        const answer = ranking(values);
        expect(answer.places.length + answer.absent.length).toBe(values.length);
        expect(answer.places.length).toBe(statistics.filter(isValue).length);
        expect(ranking(values.toReversed()).places).toEqual(answer.places);
      }),
    );
  });

  it('never moves down another for being absent', () => {
    fc.assert(
      fc.property(fc.array(anyStatistic, { minLength: 1 }), (statistics) => {
        const whole = ranking(named(...statistics));
        const without = ranking(named(...statistics.map((statistic, place) => (place === 0 ? none('suppressed') : statistic))));
        const rankOf = (answer: Ranking, name: string) => answer.places.find((place) => place.name === name)?.rank;
        expect(rankOf(without, 'Area A')).toBeUndefined();
        for (const { name } of without.places) expect(rankOf(without, name)!).toBeLessThanOrEqual(rankOf(whole, name)!);
      }),
    );
  });
});

describe('quartile and fifth', () => {
  it('say how many values they are made of', () => {
    expect(partInWords(ranking(nine), 'Area A', 'quartile')).toBe('Best quartile of 9 values');
    expect(partInWords(ranking(nine), 'Area E', 'quartile')).toBe('Second quartile of 9 values');
    expect(partInWords(ranking(nine), 'Area I', 'quartile')).toBe('Worst quartile of 9 values');
  });

  it('are not made of too few', () => {
    expect(partInWords(ranking(nine), 'Area A', 'fifth')).toBe('No fifth: 9 published values are fewer than the 10 it takes');
    expect(ranking(nine.slice(0, 7)).places.every((place) => place.quartile === null)).toBe(true);
  });

  it('are for absent values what the rank is', () => {
    expect(partInWords(ranking([...nine, { name: 'Wendry', statistic: none('low') }]), 'Wendry', 'fifth')).toMatch('Not ranked: Too low');
  });

  it('of twenty different values hold four each', () => {
    const twenty = ranking(named(...Array.from({ length: 20 }, (_, place) => percent(100 - place))));
    expect(twenty.places.map((place) => place.fifth)).toEqual([1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5]);
  });

  it('put values that are all alike in the middle, and not among the best', () => {
    const alike = ranking(named(...Array.from({ length: 11 }, () => percent(50))));
    expect(new Set(alike.places.map((place) => place.fifth))).toEqual(new Set([3]));
  });
});
