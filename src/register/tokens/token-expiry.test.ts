import { expect, it } from 'vitest';
import { aYearAfter, decideTokenExpiry } from './token-expiry.ts';

it.each([
  ['2026-11-23', '2027-11-23'],
  ['2028-02-29', '2029-02-28'],
  ['2027-02-28', '2028-02-28'],
])('a year after %s is %s', (today, day) => {
  expect(aYearAfter(today)).toBe(day);
});

it.each([
  ['2026-11-22', false],
  ['2026-11-23', true],
  ['2027-11-23', true],
  ['2027-11-24', false],
])('a token made on 23 November 2026 may work until %s: %s', (lastDay, may) => {
  expect(decideTokenExpiry(lastDay, '2026-11-23').ok).toBe(may);
});
