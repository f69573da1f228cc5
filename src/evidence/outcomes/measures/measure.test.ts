import { describe, expect, it } from 'vitest';
import { readPeriod, whyMissing } from './measure.ts';
import { keyStage2 } from './key-stage-2.ts';

describe('the period that a file writes', () => {
  it.each([
    ['2025', 'academic', '2024/25', null],
    ['2025', 'financial', '2024/25', null],
    ['2025', 'calendar', '2025', null],
    ['2025 (prov)', 'academic', '2024/25', 'provisional'],
    ['2025 (Rev)', 'academic', '2024/25', 'revised'],
    ['2025 (Final)', 'academic', '2024/25', 'final'],
    ['2023/24', 'academic', '2023/24', null],
    ['2024-25 (OT)', 'financial', '2024/25', null],
    ['2014-16', 'calendar', '2014 to 2016', null],
    ['2020/21-22/23', 'financial', '2020/21 to 2022/23', null],
    ['2025 week 37', undefined, '2025 week 37', null],
  ] as const)('%s, of a measure by %s year, is %s', (text, years, period, status) => {
    expect(readPeriod(text, years)).toEqual({ period, status });
  });
});

it('a year that does not exist says why', () => {
  const [rwm] = keyStage2;
  expect(rwm && whyMissing(rwm, '2019/20')).toContain('pandemic');
  expect(rwm && whyMissing(rwm, '2024/25')).toBeNull();
});
