import { describe, expect, it } from 'vitest';
import { bankHolidays, daysOf } from '../../kernel/bank-holidays.ts';
import { academicYear } from '../../kernel/period.ts';
import type { SchoolCalendar } from '../../kernel/school-calendar.ts';
import { tiers } from '../../kernel/tier.ts';
import { checksBeforeIssue, firstPostingDay, type IssueFacts, lastReplyDay, mayIssue, needsCall } from './may-issue.ts';

const year = academicYear(2026);
const calendar: SchoolCalendar = {
  terms: [
    { academicYear: year, name: 'Autumn', startsOn: '2026-09-01', endsOn: '2026-12-18', halfTermFrom: '2026-10-26', halfTermTo: '2026-10-30' },
    { academicYear: year, name: 'Spring', startsOn: '2027-01-04', endsOn: '2027-03-25', halfTermFrom: '2027-02-15', halfTermTo: '2027-02-19' },
  ],
  bankHolidays,
  holidays: daysOf(bankHolidays),
  insetDays: new Set(),
  provisionalYears: [],
};
const decision = { tier: 'vulnerable', overrides: false, second: null, isReview: false, upholds: false } as const;
const ready: IssueFacts = {
  state: 'decided',
  decision,
  inForce: 'secure',
  proposedSince: null,
  isCalled: true,
  letter: { isIssued: false, missing: [], unfilled: [] },
  // A Monday in term.
  day: '2026-11-23',
  calendar,
};
const reason = (over: Partial<IssueFacts>): string => {
  const may = mayIssue({ ...ready, ...over });
  return may.ok ? 'may go' : may.reason;
};

describe('a letter', () => {
  it('goes when all is ready, and is answered within ten working days', () => {
    expect(mayIssue(ready)).toEqual({ ok: true, value: { replyBy: '2026-12-07', caution: null } });
  });

  it.each<[string, Partial<IssueFacts>, string]>([
    ['without a decision', { decision: null, state: 'in-moderation' }, 'No tier has been decided yet'],
    ['while the case waits for a second person', { state: 'awaiting-second' }, 'The case is “waiting for a second person” now'],
    ['about facts that have changed since', { proposedSince: { tier: 'cause-for-concern', question: null, floors: [] } }, 'the service proposes Cause for Concern now: put the case before'],
    ['of a case that was set aside', { state: 'superseded' }, 'The case is “set aside” now'],
    ['twice', { state: 'issued', letter: { isIssued: true, missing: [], unfilled: [] } }, 'The letter has been issued already'],
    ['that overrides, unconfirmed', { decision: { ...decision, overrides: true } }, 'no second person has confirmed it'],
    ['that overrides, sent back', { decision: { ...decision, overrides: true, second: 'returned' } }, 'The second person sent the decision back'],
    ['that is adverse, without a call', { isCalled: false }, 'ring first, and log the call'],
    ['of a tier worse than before, without a call', { isCalled: false, inForce: 'secure-plus', decision: { ...decision, tier: 'secure' } }, 'ring first'],
    ['that nobody has written', { letter: null }, 'No draft has been saved'],
    ['with something left open', { letter: { isIssued: false, missing: [], unfilled: ['tier'] } }, 'The draft still has {{tier}} in it'],
    ['to nobody', { letter: { isIssued: false, missing: ['headteacher', 'chair of governors'], unfilled: [] } }, 'Nobody is named as headteacher, nor as chair of governors'],
    ['on a Friday', { day: '2026-11-27' }, 'Friday 27 November 2026 is a Friday'],
    ['on a Saturday', { day: '2026-11-28' }, 'is no working day'],
    ['on a bank holiday', { day: '2026-12-28' }, 'is a bank holiday'],
    ['in a term’s last two days', { day: '2026-12-17' }, 'is in the last two days of the autumn term'],
  ])('does not go %s', (_, over, words) => {
    expect(reason(over)).toContain(words);
  }); // prettier-ignore

  it.each<[string, Partial<IssueFacts>]>([
    ['that overrides, once confirmed', { decision: { ...decision, overrides: true, second: 'confirmed' } }],
    ['of a review that overrides: two people have decided', { decision: { ...decision, overrides: true, isReview: true } }],
    ['of a review that upheld, without another call', { state: 'final', isCalled: false, decision: { ...decision, isReview: true, upholds: true } }],
    ['of a better tier, without a call', { isCalled: false, inForce: 'vulnerable', decision: { ...decision, tier: 'secure' } }],
    ['of a first good tier, without a call', { isCalled: false, inForce: null, decision: { ...decision, tier: 'secure-plus' } }],
  ])('goes %s', (_, over) => {
    expect(reason(over)).toBe('may go');
  });

  it('tells every reason at once, and each only once', () => {
    const none = { ...ready, isCalled: false, letter: null, day: '2026-11-27', decision: { ...decision, overrides: true } };
    expect(checksBeforeIssue(none).filter(({ not }) => not !== null).map(({ id }) => id)).toEqual(['second', 'call', 'letter', 'day']); // prettier-ignore
  });

  it('in the holidays says that nobody may be there', () => {
    expect(mayIssue({ ...ready, day: '2026-10-27' })).toMatchObject({ value: { caution: expect.stringContaining('school holidays') as string } });
  });

  it('after a review gives no further day to reply by', () => {
    expect(mayIssue({ ...ready, decision: { ...decision, isReview: true } })).toMatchObject({ value: { replyBy: null } });
  });
});

describe('a call', () => {
  it.each(tiers.flatMap((tier) => [null, ...tiers].map((before) => [tier, before] as const)))('before %s after %s', (tier, before) => {
    const isWorse = before !== null && tiers.indexOf(tier) > tiers.indexOf(before);
    expect(needsCall(tier, before)).toBe(tier === 'vulnerable' || tier === 'cause-for-concern' || isWorse);
  });
});

describe('the days', () => {
  it.each([
    // Ten working days, none of them a weekend or a bank holiday.
    ['2026-11-23', '2026-12-07'],
    ['2026-12-14', '2026-12-30'],
    ['2026-12-16', '2027-01-04'],
    ['2027-03-22', '2027-04-07'],
    ['2027-04-26', '2027-05-11'],
  ])('a letter of %s is answered by %s', (issued, last) => {
    expect(lastReplyDay(issued, calendar.holidays)).toBe(last);
  });

  it.each([
    ['2026-11-23', '2026-11-23'],
    ['2026-11-27', '2026-11-30'],
    // The end of term, and then Christmas: the first day on which the school is open again.
    ['2026-12-17', '2027-01-04'],
  ])('asked on %s, it may go on %s', (today, day) => {
    expect(firstPostingDay(calendar, today)).toBe(day);
  });
});
