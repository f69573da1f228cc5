import { describe, expect, it } from 'vitest';
import { deadlinesOf } from './deadlines.ts';
import { dueAfter } from './due-rules.ts';
import type { DueRule } from '../../programme-definitions/definition.ts';
import {
  done,
  gate,
  inventedCalendar as calendar,
  inventedHolidays as ownHolidays,
  inventedProgramme,
  inventedSubject,
  PaperRun,
  people,
  proposed,
} from '../programme.fixture.ts';

const rule = (count: number, unit: DueRule['unit'], statutory = false): DueRule => ({ from: { kind: 'start' }, count, unit, statutory, source: 'x' });

describe('a due rule', () => {
  it.each([
    ['2026-11-02', rule(5, 'working-days'), '2026-11-09', '5 working days after Monday 2 November 2026'],
    ['2026-12-21', rule(5, 'working-days'), '2026-12-30', 'not counting 25 December 2026 (Christmas Day)'],
    ['2026-11-02', rule(0, 'working-days'), '2026-11-02', 'that very day'],
    ['2026-11-07', rule(0, 'calendar-days'), '2026-11-09', 'the working day after Saturday 7 November 2026'],
    ['2026-11-07', rule(0, 'calendar-days', true), '2026-11-06', 'the working day before Saturday 7 November 2026'],
    ['2026-11-02', rule(12, 'calendar-days'), '2026-11-16', '12 calendar days after Monday 2 November 2026'],
    ['2026-11-02', rule(12, 'calendar-days', true), '2026-11-13', '12 calendar days after Monday 2 November 2026'],
    ['2026-12-17', rule(3, 'school-days'), '2027-01-05', '3 school days after Thursday 17 December 2026'],
    ['2026-11-23', rule(18, 'weeks'), '2027-03-30', 'the working day after Monday 29 March 2027'],
    ['2026-11-23', rule(18, 'weeks', true), '2027-03-25', 'the working day before Monday 29 March 2027'],
    ['2026-12-31', rule(2, 'months'), '2027-03-01', '2 months after Thursday 31 December 2026'],
    ['2026-12-31', rule(2, 'months', true), '2027-02-26', '2 months after Thursday 31 December 2026'],
    ['2026-12-14', rule(6, 'school-weeks'), '2027-02-08', 'and so not the 2 weeks from Monday 21 December 2026 to Sunday 3 January 2027'],
    // Half-term is no holiday of more than a week; Christmas is.
    ['2026-10-23', rule(10, 'own-days', true), '2026-11-06', 'no holiday of the school of more than a week falls between'],
    ['2026-12-14', rule(10, 'own-days', true), '2027-01-11', 'not counting the school’s holiday of 19 December 2026 to 3 January 2027'],
  ])('from %s, %j: %s', (from, asked, on, why) => {
    const due = dueAfter({ calendar, ownHolidays }, asked, from);
    expect(due).toMatchObject({ ok: true, value: { date: on } });
    expect(due.ok && due.value.why).toContain(why);
  });

  it.each([
    [rule(3, 'school-days'), 'Term dates after 21 July 2028 are not known'],
    [rule(3, 'school-weeks'), 'Term dates after 21 July 2028 are not known'],
    [rule(3, 'own-days', true), 'The school’s term dates after 21 July 2028 are not known'],
  ])('says where terms are not known so far: %j', (asked, reason) => {
    expect(dueAfter({ calendar, ownHolidays }, asked, '2028-07-20')).toEqual({ ok: false, reason });
  });
});

describe('deadlines', () => {
  const of = (run: PaperRun, today: string) =>
    deadlinesOf({ definition: inventedProgramme, subject: inventedSubject, now: run.now, calendar, ownHolidays, today }).map(
      ({ kind, key, on, standing }) => `${kind} ${key} ${on ?? 'no day'} ${standing}`,
    );
  const begun = (): PaperRun => new PaperRun('2026-11-02');
  const called = (): PaperRun => {
    const run = begun();
    run.take(done('first-call', '2026-11-04', { 'called-on': '2026-11-04', 'serious': 'no' }), people.adviser);
    return run;
  };
  const planned = (): PaperRun => {
    const run = called();
    run.take(done('entry-meeting', '2026-11-05', { 'meets-on': '2026-11-20' }), people.lead);
    run.take(gate('plan', '2026-11-09'), people.lead);
    return run;
  };

  it('are those of the stage; what counts from something to come waits for it, and what is not for this run has none', () => {
    expect(of(begun(), '2026-11-02')).toEqual(['task first-call 2026-11-03 soon', 'task entry-meeting no day waiting']);
    expect(of(begun(), '2026-11-04')).toEqual(['task first-call 2026-11-03 late', 'task entry-meeting no day waiting']);
    expect(of(called(), '2026-11-04')).toEqual(['task first-call 2026-11-03 done-late', 'task entry-meeting 2026-11-18 due']);
    const waiting = deadlinesOf({
      definition: inventedProgramme,
      subject: inventedSubject,
      now: begun().now,
      calendar,
      ownHolidays,
      today: '2026-11-02',
    });
    expect(waiting[1]?.why).toBe('10 working days after “First call” was done, which has not happened yet.');
  });

  it('of reviews count from the stage, then from each review, and a decision falls due after so many', () => {
    const run = planned();
    const reviews = (): string[] => of(run, '2026-11-10').filter((line) => !line.startsWith('task'));
    expect(reviews()).toEqual(['review plan 2027-01-04 due', 'decision plan 2027-03-15 due']);
    run.take({ kind: 'review-held', reviewId: 1, on: '2026-12-14', overall: 'some' }, people.lead);
    expect(reviews()).toEqual(['review plan 2027-01-04 done', 'review plan 2027-02-08 due', 'decision plan 2027-03-15 due']);
    run.take({ kind: 'review-held', reviewId: 2, on: '2027-02-09', overall: 'good' }, people.lead);
    expect(reviews()).toEqual([
      'review plan 2027-01-04 done',
      'review plan 2027-02-08 done-late',
      'review plan 2027-04-13 due',
      'decision plan 2027-02-09 due',
    ]);
  });

  it('of what need not be done are never late, and none is left once the run is over', () => {
    const run = planned();
    run.take(proposed('notice', '2026-11-10', { 'ends-on': '2026-11-30' }), people.director);
    run.take(done('notice', '2026-11-10'), people.lead);
    expect(of(run, '2026-12-01')).toContain('task second-letter 2027-01-29 due');
    expect(of(run, '2027-03-01').join()).not.toContain('second-letter');
    run.take({ kind: 'stopped', on: '2026-12-01', reason: 'x' }, people.lead);
    expect(of(run, '2027-03-01').filter((line) => !/ done(-late)?$/.test(line))).toEqual([]);
  });

  it('stay while it is paused', () => {
    const run = begun();
    run.take({ kind: 'paused', on: '2026-11-02', reason: 'x', until: null }, people.lead);
    expect(of(run, '2026-11-04')[0]).toBe('task first-call 2026-11-03 late');
  });
});
