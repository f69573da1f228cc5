import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumDays } from '../days/funding.ts';
import { forecastDays, type Month, type Owed, scenarioIds, spreadDays } from './forecast.ts';

const months: Month[] = [
  ['2026-09', 20],
  ['2026-10', 17],
  ['2026-11', 21],
  ['2026-12', 14],
  ['2027-01', 20],
].map(([month, schoolDays]) => ({ month: String(month), schoolDays: Number(schoolDays) }));
const owed = (over: Partial<Owed> = {}): Owed => ({ now: 10, decided: 10, proposed: 10, used: 0, ...over });

describe('days over months', () => {
  it.each([
    [10, [1, 1], [5, 5]],
    [10, [1, 1, 1], [3.34, 3.33, 3.33]],
    [7, [0, 2, 5], [0, 2, 5]],
    [4, [0, 0], [4, 0]],
    [0, [3, 4], [0, 0]],
    [4, [], []],
  ])('%f by %j are %j', (days, weights, expected) => {
    expect(spreadDays(days, weights)).toEqual(expected);
  });

  const days = fc.integer({ min: 0, max: 500_000 }).map((hundredths) => hundredths / 100);
  it('are in sum what was to be spread, and none falls where there is no school', () => {
    fc.assert(
      fc.property(days, fc.array(fc.integer({ min: 0, max: 23 }), { minLength: 1, maxLength: 12 }), (total, weights) => {
        const spread = spreadDays(total, weights);
        expect(sumDays(spread)).toBe(total);
        if (weights.some((weight) => weight > 0)) for (const [index, weight] of weights.entries()) if (weight === 0) expect(spread[index]).toBe(0);
      }),
    );
  });
});

describe('the forecast', () => {
  const given = { months, used: { '2026-09': 3 }, available: 92, current: '2026-11' };

  it('has what was given in months that are over, and what is owed in those to come', () => {
    const { months: found, totals, availableLeft } = forecastDays({ ...given, owed: [owed({ used: 3 }), owed({ proposed: 25 })] });
    expect(found.map(({ used, needed }) => [used, needed.now > 0])).toEqual([[3, false], [0, false], [0, true], [0, true], [0, true]]); // prettier-ignore
    expect(totals).toEqual({ now: { entitled: 20, left: 17 }, decided: { entitled: 20, left: 17 }, proposed: { entitled: 35, left: 32 } });
    expect(availableLeft).toBe(55);
  });

  it('does not take what one had too much from another', () => {
    expect(forecastDays({ ...given, owed: [owed({ used: 18 }), owed()] }).totals.now.left).toBe(10);
  });

  it('says nothing of days there are where nobody has entered them', () => {
    expect(forecastDays({ ...given, available: null, owed: [owed()] })).toMatchObject({ available: null, availableLeft: null });
  });

  const anyOwed = fc
    .record({
      now: fc.integer({ min: 0, max: 25 }),
      decided: fc.integer({ min: 0, max: 25 }),
      proposed: fc.integer({ min: 0, max: 25 }),
      used: fc.integer({ min: 0, max: 30 }),
    })
    .map((one) => one as Owed);
  it('loses no day: the months hold all that is left to give, and all there is', () => {
    fc.assert(
      fc.property(fc.array(anyOwed, { maxLength: 10 }), fc.constantFrom(...months.map(({ month }) => month)), (all, current) => {
        const found = forecastDays({ ...given, owed: all, current });
        for (const scenario of scenarioIds) expect(sumDays(found.months.map(({ needed }) => needed[scenario]))).toBe(found.totals[scenario].left);
        expect(sumDays(found.months.map(({ available }) => available ?? 0))).toBe(92);
      }),
    );
  });
});
