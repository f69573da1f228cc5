import { describe, expect, it } from 'vitest';
import { isOpen } from './gates.ts';
import { done, gate, inventedCalendar, inventedProgramme, inventedSubject, PaperRun, people, proposed } from './programme.fixture.ts';
import { gateOf } from './replay.ts';

/** A run in “Plan and reviews” since 16 November 2026, in which all is done. */
function inReviews(held: readonly string[]): PaperRun {
  const run = new PaperRun('2026-11-02');
  const all: [Parameters<PaperRun['take']>[0], (typeof people)[keyof typeof people]][] = [
    [done('first-call', '2026-11-03', { 'called-on': '2026-11-03', 'serious': 'no' }), people.adviser],
    [done('entry-meeting', '2026-11-16', { 'meets-on': '2026-11-30' }), people.lead],
    [gate('plan', '2026-11-16'), people.lead],
    [proposed('notice', '2026-11-16', { 'ends-on': '2027-02-01' }), people.director],
    [done('notice', '2026-11-16'), people.deputy],
    [done('heads-view', '2026-11-17'), people.head],
    ...held.map((on, index): (typeof all)[number] => [{ kind: 'review-held', on, reviewId: index + 1, overall: 'some' }, people.adviser]),
  ];
  for (const [step, by] of all) expect(run.take(step, by), JSON.stringify(step)).toBeNull();
  return run;
}

/** Of the gate that needs two reviews. */
const whyShut = ({ now }: PaperRun, on: string, calendar: typeof inventedCalendar | null = inventedCalendar): string | null => {
  const improved = gateOf(inventedProgramme, 'plan', 'improved');
  if (improved === null) throw new Error('There is no such gate.');
  const open = isOpen(inventedProgramme, inventedSubject, now, improved, { on, calendar });
  return open.ok ? null : open.reason;
};

describe('a decision that needs two reviews', () => {
  it.each([
    ['two, six school weeks apart', ['2027-01-04', '2027-02-22'], null],
    ['two, just three weeks apart', ['2026-12-07', '2026-12-28'], null],
    ['none', [], 'It needs 2 reviews, and none has been held'],
    ['one', ['2027-01-04'], 'It needs 2 reviews, and 1 review has been held'],
    [
      'two on running days',
      ['2027-01-04', '2027-01-05'],
      'It needs 2 reviews, and 2 reviews have been held, of which 1 counts: each comes 21 days or more after the one before, and the first after the stage began',
    ],
    [
      'two, the first in the week in which the stage began',
      ['2026-11-20', '2026-12-07'],
      'It needs 2 reviews, and 2 reviews have been held, of which 1 counts: each comes 21 days or more after the one before, and the first after the stage began',
    ],
    ['three in a fortnight, of which the last is far enough from the first', ['2026-12-07', '2026-12-14', '2026-12-28'], null],
  ])('with %s', (_, held, says) => {
    expect(whyShut(inReviews(held), '2027-03-01')).toBe(says);
  });

  it('is made with one from the eighteenth week on, and never with none', () => {
    const one = inReviews(['2027-01-04']);
    expect([whyShut(one, '2027-03-19'), whyShut(one, '2027-03-22')]).toEqual([expect.stringContaining('It needs 2 reviews'), null]);
    expect(whyShut(one, '2027-06-01', null), 'where no calendar is known, no day is').toContain('It needs 2 reviews');
    expect(whyShut(inReviews([]), '2027-06-01')).toContain('none has been held');
  });
});
