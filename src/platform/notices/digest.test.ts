import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, weekdayOf } from '../../kernel/plain-date.ts';
import { isWorkingDay } from '../../kernel/working-days.ts';
import { goesAtOnce, isDigestDay, kindInWords, writeDigest } from './digest.ts';
import type { ByMail } from './tables.ts';

const christmas = new Set(['2026-12-25', '2026-12-28', '2027-01-01']);

describe('a digest', () => {
  it.each<[ByMail, string, boolean]>([
    ['daily', '2026-11-23', true], // Monday
    ['daily', '2026-11-28', false], // Saturday
    ['daily', '2026-12-28', false], // in place of Boxing Day
    ['weekly', '2026-11-23', true],
    ['weekly', '2026-11-24', false],
    ['weekly', '2026-12-28', false],
    ['weekly', '2026-12-29', true], // the Tuesday after it
    ['weekly', '2026-12-30', false],
    ['at-once', '2026-11-24', true], // what was missed
    ['none', '2026-11-23', false],
  ])('by the choice of %s goes out on %s: %s', (byMail, day, goes) => {
    expect(isDigestDay(byMail, day, christmas)).toBe(goes);
  });

  const days = fc.integer({ min: 0, max: 2000 }).map((n) => addDays('2026-01-05', n));
  it('goes out on no day on which offices are closed, and weekly ones once in every week that has a working day', () => {
    fc.assert(
      fc.property(days, fc.array(days, { maxLength: 40 }), (day, shut) => {
        const holidays = new Set<string>(shut);
        for (const byMail of ['at-once', 'daily', 'weekly'] as const)
          if (isDigestDay(byMail, day, holidays)) expect(isWorkingDay(day, holidays)).toBe(true);
        let monday: string = day;
        while (weekdayOf(monday) !== 'Monday') monday = addDays(monday, -1);
        const week = Array.from({ length: 7 }, (_, index) => addDays(monday, index));
        const open = week.some((each) => isWorkingDay(each, holidays));
        expect(week.filter((each) => isDigestDay('weekly', each, holidays))).toHaveLength(open ? 1 : 0);
      }),
    );
  });

  it('says the kinds in words, how many of each, and where to read them; and nothing that the notices say', () => {
    const { subject, body } = writeDigest('Ann Example', ['visit-note-to-check', 'action-due', 'action-due'], 'https://waymark.example');
    expect(subject).toBe('Waymark has 3 notices for you');
    expect(body).toBe(
      'Dear Ann Example,\n\nAction due: 2\nVisit note to check: 1\n\nRead them in Waymark:\nhttps://waymark.example/notices\n\nChoose how often you are mailed:\nhttps://waymark.example/notices/choices',
    );
    expect(writeDigest('Ann', ['reply'], '').subject).toBe('Waymark has 1 notice for you');
    expect(kindInWords('ofsted-call')).toBe('Ofsted call');
  });
});

describe('a notice', () => {
  it.each<['urgent' | 'usual', ByMail, boolean]>([
    ['urgent', 'at-once', true],
    ['urgent', 'daily', true],
    ['urgent', 'weekly', true],
    ['urgent', 'none', false],
    ['usual', 'at-once', true],
    ['usual', 'daily', false],
    ['usual', 'weekly', false],
    ['usual', 'none', false],
  ])('that is %s goes at once to somebody who chose %s: %s', (urgency, byMail, goes) => {
    expect(goesAtOnce(urgency, byMail)).toBe(goes);
  });
});
