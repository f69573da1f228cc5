import { describe, expect, test } from 'vitest';
import { fixedClock, systemClock } from './clock.ts';

describe('today', () => {
  test('is the day in England, which in summer begins an hour before the day in UTC', () => {
    expect(fixedClock('2026-06-30T23:30:00Z').today()).toBe('2026-07-01');
    expect(fixedClock('2026-12-31T23:30:00Z').today()).toBe('2026-12-31');
  });

  test('is written as a plain date', () => {
    expect(systemClock.today()).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });
});

describe('a fixed clock', () => {
  test('stands still, whatever is done with what it gave', () => {
    const clock = fixedClock('2026-01-02T03:04:05Z');
    clock.now().setFullYear(1999);
    expect(clock.now().toISOString()).toBe('2026-01-02T03:04:05.000Z');
  });

  test('cannot be set to what is not an instant', () => {
    expect(() => fixedClock('noon')).toThrow('not an instant');
  });
});
