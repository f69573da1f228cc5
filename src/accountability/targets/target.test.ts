import { describe, expect, it } from 'vitest';
import { decideTarget, decimalsFor, readTargetValue, readTargetYear, type TargetEntry } from './target.ts';

const entry: TargetEntry = {
  measureId: 'ks2-rwm-expected',
  group: 'all',
  period: '2027/28',
  value: 68,
  baselinePeriod: '2023/24',
  agreedBy: 'Scrutiny Committee',
  agreedOn: '2025-11-18',
  basis: 'Paper 12',
  priority: null,
};

describe('a new target', () => {
  it('is for a year that its line has none for yet', () => {
    expect(decideTarget(entry, []).ok).toBe(true);
    expect(
      decideTarget(entry, [
        { ...entry, period: '2026/27' },
        { ...entry, group: 'eal' },
        { ...entry, measureId: 'ks2-rwm-higher' },
      ]).ok,
    ).toBe(true);
  });

  it('is refused, with what to do, where there is one', () => {
    expect(decideTarget(entry, [{ ...entry }])).toEqual({
      ok: false,
      reason: 'There is a target for 2028 already. Withdraw it first, with a reason, and then enter the new one',
    });
  });
});

describe('a year', () => {
  it.each([
    ['2026/27', '2024/25', '2026/27'],
    ['2026-27', '2024/25', '2026/27'],
    [' 2027 ', '2025', '2027'],
    ['2026/27', null, '2026/27'],
    ['2027', null, '2027'],
  ])('“%s”, like %s, is %s', (text, like, period) => {
    expect(readTargetYear(text, like)).toEqual({ ok: true, value: period });
  });

  it.each([
    ['2027', '2024/25', 'enter the one that ends in 2027 as 2026/27'],
    ['2026/27', '2025', 'This measure is of calendar years'],
    ['', '2024/25', 'Enter a year like 2026/27'],
    ['', '2025', 'Enter a year like 2027'],
    ['next year', null, 'Enter a year like 2026/27'],
    ['2026/28', null, 'Enter a year like 2026/27'],
    ['1926/27', null, 'Enter a year like 2026/27'],
  ])('“%s”, like %s, is refused: %s', (text, like, words) => {
    expect(readTargetYear(text, like)).toMatchObject({ ok: false, reason: expect.stringContaining(words) as string });
  });
});

describe('a target’s number', () => {
  it.each([
    ['65', 'percent', 65],
    ['65.5%', 'percent', 65.5],
    ['0', 'percent', 0],
    ['£1,250', 'pounds', 1250],
    ['-0.2', 'score', -0.2],
    ['\u22120.2', 'score', -0.2],
    ['12.25', 'rate-per-100', 12.25],
  ] as const)('“%s” of %s is %d', (text, unit, value) => {
    expect(readTargetValue(text, unit)).toEqual({ ok: true, value });
  });

  it.each([
    ['', 'percent', 'Enter the target'],
    ['sixty', 'percent', 'must be a number'],
    ['65.123', 'percent', 'no more than 2 digits'],
    ['101', 'percent', 'between 0 and 100'],
    ['-1', 'percent', 'between 0 and 100'],
    ['-1', 'rate-per-100', '0 or more'],
    ['1e3', 'number', 'must be a number'],
  ] as const)('“%s” of %s is refused', (text, unit, words) => {
    expect(readTargetValue(text, unit)).toMatchObject({ ok: false, reason: expect.stringContaining(words) as string });
  });

  it('is shown with the digits it was entered with', () => {
    expect([decimalsFor(68, 0), decimalsFor(68.5, 0), decimalsFor(68, 1)]).toEqual([0, 1, 1]);
  });
});
