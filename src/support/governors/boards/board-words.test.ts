import { expect, it } from 'vitest';
import { howLong } from './board-words.ts';

it.each([
  [0, '0 days'],
  [1, '1 day'],
  [300, '300 days'],
  [366, '1 year'],
  [400, '1 year and 1 month'],
  [1913, '5 years and 2 months'],
])('says %i days as %s', (days, words) => {
  expect(howLong(days)).toBe(words);
});
