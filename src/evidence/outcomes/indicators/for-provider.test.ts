import { describe, expect, it } from 'vitest';
import type { StatisticRelease } from '../../../kernel/statistic.ts';
import { percent, release } from '../comparing/statistics.fixture.ts';
import { shippedMeasures } from '../measures/catalogue.ts';
import { fitOf, type WhoIsTaught } from './for-provider.ts';
import { measureFor, withoutTail, yearsUpTo } from './indicator.ts';
import { isKnownOn } from './known-on.ts';

const measures = new Map(shippedMeasures.map((measure) => [measure.id, measure]));
const school = (phase: string, lowAge: number | null, highAge: number | null, kind = 'school'): WhoIsTaught => ({ kind, phase, lowAge, highAge });
const asked = ['eyfs-good-level-of-development', 'phonics-year-1', 'ks2-rwm-expected', 'ks4-attainment-8', 'absence'] as const;

describe('measures that are for a provider: reception, phonics, key stage 2, key stage 4, absence', () => {
  it.each<[string, WhoIsTaught, string]>([
    ['primary school', school('primary', 4, 11), 'yes yes yes no yes'],
    ['primary school, its ages not known', school('primary', null, null), 'yes yes yes no yes'],
    ['infant school', school('primary', 5, 7), 'yes yes no no yes'],
    ['junior school', school('primary', 7, 11), 'no no yes no yes'],
    ['first school', school('primary', 4, 9), 'yes yes no no yes'],
    ['middle school deemed primary', school('primary', 8, 12), 'no no yes no yes'],
    ['middle school deemed secondary', school('secondary', 9, 13), 'no no yes no yes'],
    ['secondary school', school('secondary', 11, 18), 'no no no yes yes'],
    ['secondary school, its ages not known', school('secondary', null, null), 'no no no yes yes'],
    ['technical college from 14', school('secondary', 14, 19), 'no no no yes yes'],
    ['all-through school', school('all-through', 4, 18), 'yes yes yes yes yes'],
    ['all-through school from 7', school('all-through', 7, 18), 'no no yes yes yes'],
    ['nursery school', school('nursery', 2, 5, 'nursery-school'), 'where-known where-known where-known no where-known'],
    ['setting', school('early-years', null, null, 'pre-school'), 'where-known where-known where-known no where-known'],
    ['special school', school('special', 4, 19, 'special-school'), 'where-known where-known where-known where-known where-known'],
  ])('%s', (_, who, expected) => {
    expect(asked.map((id) => fitOf(measures.get(id)!, who)).join(' ')).toBe(expected);
  });
});

describe('the years of an indicator', () => {
  it('follow one another, five of them', () => {
    expect(yearsUpTo('2024/25')).toEqual(['2024/25', '2023/24', '2022/23', '2021/22', '2020/21']);
  });

  it('are three though nobody has a number of them, and more where somebody has', () => {
    const none = { own: { kind: 'none', reason: 'not-in-file', symbol: null, because: null, releases: [] } } as const;
    const some = { own: percent(50) };
    expect([withoutTail([none, none, none, none, none]).length, withoutTail([none, none, none, some, none]).length]).toEqual([3, 4]);
  });
});

it('is compared with England’s schools of the same phase, where absence is published so', () => {
  const absence = measures.get('absence')!;
  expect(['primary', 'secondary', 'all-through'].map((phase) => measureFor(measures, absence, phase).id)).toEqual([
    'absence-primary',
    'absence-secondary',
    'absence',
  ]);
});

describe('whether a figure may have been known on a day', () => {
  const figure = (period: string, over: Partial<StatisticRelease> = {}) => ({
    period,
    statistic: { ...percent(50), releases: [{ ...release(7), ...over }] },
  });
  it.each([
    ['2024/25', '2025-08-31', false],
    ['2024/25', '2025-09-01', true],
    ['2025', '2025-12-31', false],
    ['2021/22 to 2023/24', '2024-09-01', true],
    ['2025 week 37', '2020-01-01', true],
  ])('%s, on %s', (period, asAt, expected) => {
    expect(isKnownOn(figure(period), asAt, new Set())).toBe(expected);
  });

  it('is not, where its release is of a later day', () => {
    expect(isKnownOn(figure('2023/24'), '2026-01-01', new Set([7]))).toBe(false);
  });

  it.each([
    ['2025-08-31', false],
    ['2025-09-01', true],
  ])('is from the year’s first day, where the authority counts it itself: %s', (asAt, expected) => {
    expect(isKnownOn(figure('2025/26', { source: 'own-collections' }), asAt, new Set())).toBe(expected);
  });
});
