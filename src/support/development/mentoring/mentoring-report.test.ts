import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysToMatch, feedbackInSum, impactByYear, type ReportedFeedback, roomBy } from './mentoring-report.ts';

const said = (over: Partial<ReportedFeedback> = {}): ReportedFeedback => ({
  side: 'mentee',
  scale: 'useful',
  givenOn: '2026-11-02',
  aimsMet: 'most',
  whatChanged: 'I delegate more',
  ...over,
});
const many = (count: number, over: Partial<ReportedFeedback> = {}): ReportedFeedback[] => Array.from({ length: count }, () => said(over));

describe('feedback in sum', () => {
  it.each([
    [4, null],
    [5, 5],
  ])('of %i answers shows %j', (count, shown) => {
    const [mentors, mentees] = feedbackInSum(many(count));
    expect(mentors?.answers).toBe(null);
    expect(mentees?.answers?.find(({ label }) => label === 'Useful')?.count ?? null).toBe(shown);
  });

  it('of a year in which few have said shows neither aims nor words', () => {
    const [year] = impactByYear(many(4));
    expect(year).toEqual({ year: '2026/27', ended: 4, aims: null, changes: [] });
    const [more] = impactByYear([...many(4), said({ whatChanged: null })]);
    expect(more?.changes).toEqual(['I delegate more', 'I delegate more', 'I delegate more', 'I delegate more']);
    expect(more?.aims?.find(({ label }) => label === 'Most of them')?.count).toBe(5);
  });

  it('never shows words of fewer than five, whatever was said when', () => {
    const any = fc.array(
      fc.constantFrom('2025-10-01', '2026-10-01', '2027-10-01').map((givenOn) => said({ givenOn })),
      { maxLength: 12 },
    );
    fc.assert(fc.property(any, (all) => impactByYear(all).every(({ ended, changes }) => ended >= 5 || changes.length === 0)));
  });
});

describe('how long it takes to match', () => {
  const need = (days: number | null) => ({
    askedOn: '2026-09-01',
    matchedOn: days === null ? null : `2026-09-${String(1 + days).padStart(2, '0')}`,
    closedOn: null,
  });
  it.each([
    [[], null],
    [[null], null],
    [[4], 4],
    [[4, null, 10], 7],
    [[1, 2, 27], 2],
  ])('of %j it is %j in the middle', (days, middle) => {
    expect(daysToMatch(days.map(need))).toBe(middle);
  });
});

describe('room', () => {
  it('counts those who may be matched, in each phase that they know', () => {
    const mentor = { isReady: true, phases: ['primary', 'special'], localityName: 'Tarmere', capacity: 2, underWay: 1 };
    const rooms = roomBy([mentor, { ...mentor, phases: ['primary'], underWay: 3 }, { ...mentor, isReady: false }], ({ phases }) => phases);
    expect(rooms).toEqual([
      { name: 'primary', mentors: 2, capacity: 4, left: 1 },
      { name: 'special', mentors: 1, capacity: 2, left: 1 },
    ]);
  });
});
