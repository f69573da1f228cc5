import { expect, it } from 'vitest';
import { dueOn } from '../../../kernel/due-date.ts';
import { addDays } from '../../../kernel/plain-date.ts';
import type { DaysWithoutLetters } from '../../programme-definitions/known-check.ts';
import { onDayForLetter } from './letter-day.ts';
import { inventedCalendar as calendar } from '../programme.fixture.ts';

const moved = (day: string, base: string, over: { refused?: ReadonlySet<DaysWithoutLetters>; statutory?: boolean } = {}) =>
  onDayForLetter(dueOn(addDays(day, 0), 'so many days after it began'), {
    calendar,
    refused: new Set(['fridays', 'ends-of-term'] as const),
    base,
    statutory: false,
    ...over,
  });

it.each([
  ['a Friday', '2026-11-27', '2026-11-16', '2026-11-26', 'the last day before 27 November 2026'],
  ['a Friday that is the very day it counts from', '2026-11-27', '2026-11-27', '2026-11-30', 'the first day after 27 November 2026'],
  ['the last day of a term', '2026-12-18', '2026-12-01', '2026-12-16', 'the last day before 18 December 2026'],
  ['another day', '2026-11-26', '2026-11-16', '2026-11-26', 'so many days after it began'],
])('a letter that would be due on %s is due on one on which it may go', (_what, day, base, expected, says) => {
  const due = moved(day, base);
  expect(due.date).toBe(expected);
  expect(due.why).toContain(says);
});

it('moves nothing that does not wait for such a day, and nothing of the law to a later one', () => {
  expect(moved('2026-11-27', '2026-11-16', { refused: new Set() }).date).toBe('2026-11-27');
  expect(moved('2026-11-27', '2026-11-16', { refused: new Set(['ends-of-term']) }).date).toBe('2026-11-27');
  expect(moved('2026-12-17', '2026-12-01', { refused: new Set(['fridays']) }).date).toBe('2026-12-17');
  expect(moved('2026-11-27', '2026-11-27', { statutory: true }).date).toBe('2026-11-27');
  expect(moved('2026-11-27', '2026-11-16', { statutory: true }).date).toBe('2026-11-26');
});

it.each<readonly [DaysWithoutLetters[], day: string, says: string]>([
  [['fridays'], '2026-11-27', 'on which such a letter goes: none does on a Friday'],
  [['ends-of-term'], '2026-12-18', 'on which such a letter goes: none does in a term’s last two days'],
  [['fridays', 'ends-of-term'], '2026-11-27', 'on which such a letter goes: none does on a Friday or in a term’s last two days'],
])('says of a letter that is refused on %j why it is due on another day, and no more', (refused, day, says) => {
  expect(moved(day, '2026-11-16', { refused: new Set(refused) }).why).toContain(`${says}. `);
});
