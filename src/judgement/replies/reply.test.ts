import { describe, expect, it } from 'vitest';
import { bankHolidays, daysOf } from '../../kernel/bank-holidays.ts';
import { decideReply, finalFrom, isFinalBy, lateInWords, type ReplyEntry, type ReplyFacts } from './reply.ts';

const holidays = daysOf(bankHolidays);
const facts: ReplyFacts = {
  state: 'issued',
  issuedOn: '2026-11-23',
  replyBy: '2026-12-07',
  today: '2026-12-10',
  isReviewed: false,
  hasNewerCase: false,
  isEndedEarly: false,
};
const entry: ReplyEntry = { asksReview: true, receivedOn: '2026-12-01' };
const outcome = (over: Partial<ReplyFacts>, entered: Partial<ReplyEntry> = {}) => {
  const decided = decideReply({ ...facts, ...over }, { ...entry, ...entered });
  return decided.ok ? decided.value : decided.reason;
};

describe('a reply', () => {
  it.each<[string, Partial<ReplyFacts>, Partial<ReplyEntry>, string]>([
    ['without a request is kept', {}, { asksReview: false }, 'kept'],
    ['without a request is kept after the last day too', {}, { asksReview: false, receivedOn: '2026-12-09' }, 'kept'],
    ['without a request is kept once the tier is final', { state: 'final' }, { asksReview: false }, 'kept'],
    ['that asks in time begins a review', {}, {}, 'review'],
    ['that asks on the last day begins a review', {}, { receivedOn: '2026-12-07' }, 'review'],
    ['that came in time and is recorded later begins a review', { today: '2026-12-09' }, { receivedOn: '2026-12-07' }, 'review'],
    ['that asks a day late waits for the lead', {}, { receivedOn: '2026-12-08' }, 'late'],
    ['of a day to come is refused', {}, { receivedOn: '2026-12-11' }, 'must be today or in the past'],
    ['from before the letter is refused', {}, { receivedOn: '2026-11-22' }, 'the same as or after 23 November 2026'],
    ['that asks twice is told that a review is under way', { state: 'in-review' }, {}, 'under way'],
    ['that asks late, once the tier is final, is told what to do', { state: 'final' }, { receivedOn: '2026-12-08' }, 'Ring your adviser'],
    ['that came in time and is recorded once the tier is final begins a review', { state: 'final' }, { receivedOn: '2026-12-07' }, 'review'],
    ['that came in time is read with the later case, where there is one', { state: 'final', hasNewerCase: true }, {}, 'being looked at again'],
    ['that asks late learns nothing of a later case', { state: 'final', hasNewerCase: true }, { receivedOn: '2026-12-08' }, 'Ring your adviser'],
    [
      'that asks late of a case that was ended early is told so',
      { state: 'final', hasNewerCase: true, isEndedEarly: true },
      { receivedOn: '2026-12-08' },
      'was ended early',
    ],
    [
      'that asks late of one that nothing followed is told what to do',
      { state: 'final', isEndedEarly: true },
      { receivedOn: '2026-12-08' },
      'Ring your adviser',
    ],
    ['that asks for another review once the first is final is told that there is none', { state: 'final', isReviewed: true }, {}, 'the last step'],
    ['that asks for a second review is told that there is none', { replyBy: null }, {}, 'a review is the last step'],
    ['that asks after the review, and before its outcome is told, is told nothing of it', { state: 'decided' }, {}, 'under way'],
    ['that asks before the letter is refused', { state: 'judged' }, {}, 'a review follows a letter'],
  ])('%s', (_, over, entered, words) => {
    expect(outcome(over, entered)).toContain(words);
  });

  it('that comes late is told so, with the day', () => {
    expect(lateInWords('2026-12-07')).toContain('until 7 December 2026');
  });
});

describe('an issued case', () => {
  const waiting = { replyBy: '2026-12-07', hasLateRequest: false };

  it('is final six working days after the last day for a reply, so that what was posted in time still counts', () => {
    expect(finalFrom('2026-12-07', holidays)).toBe('2026-12-15');
    expect(finalFrom('2026-12-23', holidays)).toBe('2027-01-05');
    expect(isFinalBy(waiting, '2026-12-14', holidays)).toBe(false);
    expect(isFinalBy(waiting, '2026-12-15', holidays)).toBe(true);
  });

  it('is not final while a late request waits for the lead', () => {
    expect(isFinalBy({ ...waiting, hasLateRequest: true }, '2027-06-01', holidays)).toBe(false);
  });
});
