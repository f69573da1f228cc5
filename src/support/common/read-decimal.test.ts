import { expect, it } from 'vitest';
import { FormReader } from '../../register/index.ts';
import { readDecimal } from './read-decimal.ts';

const read = (text: string) => {
  const form = new URLSearchParams({ days: text });
  const answers = new FormReader(form);
  return readDecimal(form, answers, 'days', { what: 'The days', most: 20_000 }) ?? answers.errors[0]?.text ?? null;
};

it.each([
  ['2.5', 2.5],
  [' £1,500 ', 1500],
  ['12 500.25', 12_500.25],
  ['', null],
])('reads %j as %j', (text, value) => {
  expect(read(text)).toBe(value);
});

it.each(['1,5', '0,125', '1,50', '15,00', '1 5', '1,500,00'])('does not make another number of %j', (text) => {
  expect(read(text)).toBe('The days must be a number, like 2.5');
});
