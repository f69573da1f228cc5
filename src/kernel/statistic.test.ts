import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCell, statisticInWords, none, poundsInWords, valueInWords } from './statistic.ts';

describe('a cell of a published file', () => {
  it.each([
    ['65%', 65, 0],
    ['42.6%', 42.6, 1],
    ['1,236,365', 1_236_365, 0],
    ['£48,747', 48_747, 0],
    ['76.599999999999994', 76.6, 1],
    ['-7.0000000000000007E-2', -0.07, 2],
    ['6.70', 6.7, 2],
    ['0', 0, 0],
    ['14.100000', 14.1, 6],
    [' 59 ', 59, 0],
  ])('%j is the number %d, with %i decimals', (text, value, decimals) => {
    expect(readCell(text)).toEqual({ kind: 'number', value, decimals, marks: [] });
  });

  it.each([
    ['c', 'suppressed'],
    ['SUPP', 'suppressed'],
    ['z', 'not-applicable'],
    ['NA', 'not-applicable'],
    ['x', 'not-available'],
    ['u', 'unreliable'],
    ['k', 'low'],
    ['LOW', 'low'],
    ['SP', 'low'],
    ['LOWCOV', 'low-coverage'],
    ['NE', 'no-entries'],
    ['NP', 'not-published'],
    ['NEW', 'new-institution'],
    ['-', 'missing'],
  ])('%j is no number, for the reason %s, and keeps its symbol', (symbol, reason) => {
    expect(readCell(symbol)).toEqual({ kind: 'reason', reason, symbol });
  });

  it('that is empty is empty, and not zero', () => {
    expect(readCell('  ')).toEqual({ kind: 'reason', reason: 'empty', symbol: null });
  });

  it('that says something else is not guessed at', () => {
    expect(readCell('see note 3')).toEqual({ kind: 'unknown', text: 'see note 3' });
  });

  it('never gives a number that was not written', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const cell = readCell(text);
        if (cell.kind === 'number') expect(text).toMatch(/\d/);
      }),
    );
  });

  it('gives back every number that it is written from', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), fc.integer({ min: 0, max: 4 }), (whole, decimals) => {
        const value = whole / 10 ** decimals;
        expect(readCell(value.toFixed(decimals))).toMatchObject({ kind: 'number', value });
      }),
    );
  });
});

describe('a statistic in words', () => {
  it('is a number with its unit, or the reason', () => {
    expect(valueInWords(59, 'percent', 0)).toBe('59%');
    expect(valueInWords(-1200.5, 'pounds', 0)).toBe('-£1,201');
    expect([2790, 2790.5, 0, 0.05].map(poundsInWords)).toEqual(['£2,790', '£2,790.50', '£0', '£0.05']);
    expect(statisticInWords(none('suppressed', { symbol: 'c' }))).toBe('Suppressed: too few pupils to publish');
    expect(statisticInWords(none('does-not-exist', { because: 'Progress 8 was not calculated for 2024/25.' }))).toBe(
      'Progress 8 was not calculated for 2024/25.',
    );
  });
});
