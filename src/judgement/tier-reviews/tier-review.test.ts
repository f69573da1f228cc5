import { describe, expect, it } from 'vitest';
import type { HalfTerm, SchoolCalendar, Term } from '../../kernel/school-calendar.ts';
import { caseStates, type CaseState, isOpen } from '../cases/case.ts';
import {
  decideClosing,
  decideDone,
  decideOutcome,
  decidePlan,
  halfTermsToPlan,
  mayJudgeAgain,
  nameOfHalfTerm,
  type ReviewOutcome,
  reviewOutcomes,
  unplannedHalfTerm,
} from './tier-review.ts';

const term = (name: Term['name'], startsOn: string, halfTermFrom: string, halfTermTo: string, endsOn: string): Term => ({
  academicYear: '2026/27',
  name,
  startsOn,
  endsOn,
  halfTermFrom,
  halfTermTo,
});
const calendar: SchoolCalendar = {
  terms: [
    term('Autumn', '2026-09-01', '2026-10-24', '2026-11-01', '2026-12-18'),
    term('Spring', '2027-01-04', '2027-02-13', '2027-02-21', '2027-03-25'),
  ],
  bankHolidays: [],
  holidays: new Set(),
  insetDays: new Set(),
  provisionalYears: [],
};
const autumn2: HalfTerm = { academicYear: '2026/27', name: 'Autumn 2', from: '2026-11-02', to: '2026-12-18' };
const names = (today: string, planned: readonly string[] = []) => halfTermsToPlan(calendar, today, planned).map(nameOfHalfTerm);

describe('planning a review', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['2026-09-10', [], ['Autumn 1, 2026/27', 'Autumn 2, 2026/27', 'Spring 1, 2026/27']],
    ['2026-10-28', [], ['Autumn 2, 2026/27', 'Spring 1, 2026/27', 'Spring 2, 2026/27']],
    ['2026-11-23', ['Autumn 2, 2026/27'], ['Spring 1, 2026/27', 'Spring 2, 2026/27']],
    ['2027-04-01', [], []],
  ])('on %s, with %j planned, may be for %j', (today, planned, offered) => {
    expect(names(today, planned)).toEqual(offered);
  });

  it.each([
    ['2026-11-01', [], false],
    ['2026-11-02', [], true],
    ['2026-12-18', [], true],
    ['2026-12-19', [], false],
    ['2026-11-20', ['Autumn 2, 2026/27'], false],
  ] as const)('for a day of %s, with %j planned: %s', (heldOn, planned, may) => {
    expect(decidePlan({ halfTerm: autumn2, heldOn }, planned).ok).toBe(may);
  });
});

describe('the reminder', () => {
  it.each<[string, string, readonly string[], number, string | null]>([
    ['nobody planned it', '2026-11-23', [], 3, 'Autumn 2'],
    ['it is planned', '2026-11-23', ['Autumn 2, 2026/27'], 3, null],
    ['there is nobody to review', '2026-11-23', [], 0, null],
    ['it is the holidays', '2026-12-28', [], 3, null],
    ['only the half-term before had one', '2026-11-23', ['Autumn 1, 2026/27'], 1, 'Autumn 2'],
  ])('where %s', (_what, today, planned, toReview, name) => {
    expect(unplannedHalfTerm(calendar, today, planned, toReview)?.name ?? null).toBe(name);
  });
});

describe('what a review decides', () => {
  const entry = { outcome: 'continue', decision: 'Go on', owner: 'Jo Marsh', dueOn: '2026-12-01' } as const;

  it.each([
    ['while it is open', { isClosed: false, heldOn: '2026-11-23' }, true],
    ['on the day itself', { isClosed: false, heldOn: '2026-12-01' }, true],
    ['once it is closed', { isClosed: true, heldOn: '2026-11-23' }, false],
    ['due before it was held', { isClosed: false, heldOn: '2026-12-02' }, false],
  ])('may be recorded %s: %s', (_when, review, may) => {
    expect(decideOutcome(entry, review).ok).toBe(may);
  });

  it('has words for each', () => {
    expect(Object.values(reviewOutcomes)).not.toContain('');
  });
});

describe('judging a tier again', () => {
  it('goes on in a case that nobody has decided, and never slips into one that is decided', () => {
    const may = (Object.keys(caseStates) as CaseState[]).filter((state) => isOpen(state) && mayJudgeAgain(state).ok);
    expect(may).toEqual(['proposed', 'judged', 'in-moderation']);
    expect(mayJudgeAgain(null).ok).toBe(true);
    const refused = mayJudgeAgain('issued');
    expect(refused.ok ? '' : refused.reason).toContain(
      'A case is open that is “letter issued”, and nothing can be judged in it any more. Wait until it is final',
    );
  });
});

describe('closing a review', () => {
  it.each([
    [{ isClosed: false }, [], true, ''],
    [{ isClosed: false }, ['Alderley'], false, 'No decision is recorded yet for Alderley'],
    [{ isClosed: false }, ['Alderley', 'Birchwell', 'Cedarholm'], false, 'No decision is recorded yet for Alderley and 2 more'],
    [{ isClosed: true }, [], false, 'The review is closed already'],
  ] as const)('%j with %j undecided: %s', (review, undecided, may, reason) => {
    const decided = decideClosing(review, undecided);
    expect(decided.ok).toBe(may);
    if (!decided.ok) expect(decided.reason).toBe(reason);
  });
});

describe('saying that it was done', () => {
  it.each<[string, string, ReviewOutcome | null, boolean, boolean]>([
    ['a day after the review', '2026-11-24', 'more-support', false, true],
    ['today', '2026-11-30', 'continue', false, true],
    ['a day before the review', '2026-11-22', 'more-support', false, false],
    ['tomorrow', '2026-12-01', 'more-support', false, false],
    ['nothing decided', '2026-11-24', null, false, false],
    ['done already', '2026-11-24', 'more-support', true, false],
  ])('%s', (_what, doneOn, outcome, isDone, may) => {
    expect(decideDone(doneOn, { outcome, isDone, heldOn: '2026-11-23' }, '2026-11-30').ok).toBe(may);
  });
});
