import { describe, expect, it } from 'vitest';
import { academicYearOf, parseAcademicYear, resultsYear, yearsBefore } from './period.ts';

describe('a period', () => {
  it.each([
    ['2024/25', '2024/25'],
    ['2024-25', '2024/25'],
    ['2024-2025', '2024/25'],
    ['202425', '2024/25'],
    ['1999/00', '1999/00'],
    ['1999-2000', '1999/00'],
  ])('is read from %s', (text, period) => {
    expect(parseAcademicYear(text)).toBe(period);
  });

  it.each(['2024', '2024/26', '2024-2035', 'last year', '202426'])('is not found in %j', (text) => {
    expect(parseAcademicYear(text)).toBeNull();
  });

  it.each([
    ['2026-08-31', '2025/26'],
    ['2026-09-01', '2026/27'],
  ])('%s is in the academic year %s', (day, period) => {
    expect(academicYearOf(day)).toBe(period);
  });

  it('has one before it, of its own kind', () => {
    expect([yearsBefore('2024/25', 1), yearsBefore('2000/01', 2), yearsBefore('2025', 3)]).toEqual(['2023/24', '1998/99', '2022']);
  });

  it('of results is named for the summer they came in', () => {
    expect([resultsYear('2024/25'), resultsYear('2025')]).toEqual(['2025', '2025']);
  });
});
