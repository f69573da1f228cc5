import { describe, expect, it } from 'vitest';
import { readTidyPeriod } from './read-tidy-period.ts';

describe('the period of a tidy row', () => {
  it.each([
    ['202425', 'Academic year', '2024/25'],
    ['202425', 'Financial year', '2024/25'],
    ['2024/25', '', '2024/25'],
    ['202425', 'Autumn term', '2024/25 autumn term'],
    ['2025', 'Calendar year', '2025'],
    ['2025', 'Week 37', '2025 week 37'],
    ['2025', 'Week 5', '2025 week 05'],
    ['2025', 'September', '2025-09'],
    ['202426', 'Academic year', null],
    ['autumn', 'Week 3', null],
  ])('of “%s” and “%s” is %s', (time, identifier, period) => {
    expect(readTidyPeriod(time, identifier)).toBe(period);
  });
});
