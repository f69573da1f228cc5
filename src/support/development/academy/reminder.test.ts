import { expect, it } from 'vitest';
import { reminderDue } from './reminder.ts';

const place = { firstOn: '2026-12-10', bookedOn: '2026-11-02', remindedWeek: false, remindedDay: false };

it.each([
  ['eight days before', '2026-12-02', {}, null],
  ['seven days before', '2026-12-03', {}, 'week'],
  ['six days before, where a night was missed', '2026-12-04', {}, 'week'],
  ['six days before, and reminded', '2026-12-04', { remindedWeek: true }, null],
  ['six days before, of a place that came within the week', '2026-12-04', { bookedOn: '2026-12-03' }, null],
  ['the day before', '2026-12-09', { remindedWeek: true }, 'day'],
  ['the day before, reminded', '2026-12-09', { remindedDay: true }, null],
  ['the day before, booked that day', '2026-12-09', { bookedOn: '2026-12-09' }, null],
  ['on the day', '2026-12-10', {}, null],
  ['afterwards', '2026-12-11', {}, null],
] as const)('%s (%s)', (_, today, over, due) => {
  expect(reminderDue({ ...place, ...over }, today)).toBe(due);
});
