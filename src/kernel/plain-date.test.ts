import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageInWords, dateInWords, daysBetween, parsePlainDate, plainDate } from './plain-date.ts';

describe('a plain date', () => {
  it.each([
    ['16-11-2023', '2023-11-16'],
    ['01/09/2024', '2024-09-01'],
    ['2026-08-21', '2026-08-21'],
    ['29-02-2024', '2024-02-29'],
  ])('reads %s as official files write it', (text, day) => {
    expect(parsePlainDate(text)).toBe(day);
  });

  it.each(['31-06-2024', '29-02-2025', '00-01-2024', '12-13-2024', 'yesterday', '', '2024-1-1', '1900'])('finds no day in %j', (text) => {
    expect(parsePlainDate(text)).toBeNull();
  });

  it('exists exactly where the proleptic calendar has it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2100 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }), (year, month, day) => {
        const real = new Date(Date.UTC(year, month - 1, day));
        const exists = real.getUTCFullYear() === year && real.getUTCMonth() === month - 1 && real.getUTCDate() === day;
        expect(plainDate(year, month, day) !== null).toBe(exists);
      }),
    );
  });

  it('is none where the day is no number', () => {
    expect(plainDate(2026, 1, NaN)).toBeNull();
  });

  it('is written in words, as GOV.UK writes dates', () => {
    expect(dateInWords('2023-11-06')).toBe('6 November 2023');
  });

  it.each([
    ['2026-11-23', 'today'],
    ['2026-11-22', 'yesterday'],
    ['2026-11-01', '22 days ago'],
    ['2026-05-23', '6 months ago'],
    ['2023-11-16', '3 years ago'],
    ['2027-01-01', 'in the future'],
  ])('%s is %s', (day, words) => {
    expect(ageInWords(day, '2026-11-23')).toBe(words);
  });

  it('counts days across a change of clocks', () => {
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
  });
});
