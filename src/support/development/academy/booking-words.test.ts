import { expect, it } from 'vitest';
import { bookingInWords } from './booking-words.ts';

const booking = {
  id: 1,
  state: 'booked',
  days: ['2026-11-26', '2026-11-27'],
  firstOn: '2026-11-26',
  lastOn: '2026-11-27',
  startsAt: '09:00',
  endsAt: '15:00',
  pence: null,
  attendance: null,
} as const;

it.each([
  ['2026-11-26', '18:00', false],
  ['2026-11-27', '14:59', false],
  ['2026-11-27', '15:00', true],
  ['2026-11-28', '00:00', true],
])('a place is over once its last day has ended: on %s at %s it is %s', (today, time, isOver) => {
  expect(bookingInWords(booking, today, time).isOver).toBe(isOver);
});
