import { expect, it } from 'vitest';
import { daysInWords, readTime, toldInWords, whenInWords } from './session-words.ts';

it('says the days of a session as people do', () => {
  expect(daysInWords(['2026-12-10'])).toBe('10 December 2026');
  expect(daysInWords(['2026-12-10', '2027-01-14', '2027-02-04'])).toBe('10 December 2026, 14 January and 4 February 2027');
  expect(whenInWords({ days: ['2026-12-10'], startsAt: '09:30', endsAt: '15:00' })).toBe('Thursday 10 December 2026, 09:30 to 15:00');
  expect(whenInWords({ days: ['2026-12-10'], startsAt: '12:00', endsAt: '12:45' })).toContain('12:00 to 12:45');
});

it.each([
  ['9:30', '09:30'],
  ['09.30', '09:30'],
  ['3pm', '15:00'],
  ['12 am', '00:00'],
  ['12:15pm', '12:15'],
  ['15', null],
  ['24:00', null],
  ['13pm', null],
  ['noon', null],
])('reads %s as %s', (text, time) => {
  expect(readTime(text)).toBe(time);
});

it('says how many people are told', () => {
  expect([0, 1, 2].map(toldInWords)).toEqual(['nobody had to be told', '1 person is told', '2 people are told']);
});
