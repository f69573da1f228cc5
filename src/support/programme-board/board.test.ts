import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addSchoolWeeks, type SchoolCalendar } from '../../kernel/school-calendar.ts';
import { type BoardFilter, type BoardRun, byProgramme, isInFilter, progressOf, type TaskSeen } from './board.ts';
import { schoolWeeksBetween } from './length.ts';

const run = (over: Partial<BoardRun> = {}): BoardRun => ({
  runId: 1,
  provider: { id: 1, name: 'Alderley', localityName: 'Corby', localitySlug: 'corby' },
  programme: { key: 'trip', name: 'Rapid improvement', isProvisional: true, hasPlan: true },
  state: 'live',
  stage: { key: 'triage', name: 'Triage', place: 0 },
  stageSince: '2026-11-01',
  startedOn: '2026-11-01',
  endedOn: null,
  outcome: null,
  lessons: [],
  adviser: { id: 7, name: 'Alun' },
  late: [],
  next: null,
  progress: { done: 0, of: 3 },
  milestones: null,
  planMeasures: null,
  weeks: 3,
  cost: { days: 0, pounds: 0, plannedPounds: null },
  ...over,
});
const filter = (over: Partial<BoardFilter> = {}): BoardFilter => ({
  which: 'live',
  programme: null,
  stage: null,
  locality: null,
  adviser: null,
  ...over,
});

describe('the board', () => {
  it.each([
    [run(), {}, true],
    [run({ state: 'paused' }), {}, true],
    [run(), { which: 'late' }, false],
    [run({ late: [{ what: 'Triage', on: '2026-11-10' }] }), { which: 'late' }, true],
    [run(), { which: 'paused' }, false],
    [run({ state: 'paused' }), { which: 'paused' }, true],
    [run({ state: 'ended' }), { which: 'late' }, true],
    [run(), { programme: 's60' }, false],
    [run(), { stage: 'triage' }, true],
    [run(), { stage: 'entry' }, false],
    [run(), { locality: 'kettering' }, false],
    [run({ provider: { id: 2, name: 'B', localityName: null, localitySlug: null } }), { locality: 'none' }, true],
    [run(), { adviser: '7' }, true],
    [run(), { adviser: '8' }, false],
    [run({ adviser: null }), { adviser: 'none' }, true],
  ] as const)('has %j by %j: %s', (of, over, expected) => {
    expect(isInFilter(of, filter(over))).toBe(expected);
  });

  it('stands those first that are late, the longest, then by what comes next', () => {
    const runs = [
      run({ runId: 1, next: { what: 'Entry', on: '2026-12-01' } }),
      run({ runId: 2 }),
      run({ runId: 3, late: [{ what: 'Triage', on: '2026-11-20' }] }),
      run({ runId: 4, late: [{ what: 'Triage', on: '2026-10-20' }], next: { what: 'Entry', on: '2027-01-01' } }),
    ];
    expect(byProgramme(runs)[0]?.runs.map(({ runId }) => runId)).toEqual([4, 3, 1, 2]);
  });

  it('counts the runs of each stage, in the order of the stages', () => {
    const later = { key: 'plan', name: 'Plan', place: 3 };
    const runs = [
      run({ stage: later }),
      run(),
      run({ stage: later }),
      run({ programme: { key: 'a', name: 'Academies', isProvisional: false, hasPlan: false } }),
    ];
    expect(byProgramme(runs).map(({ name, stages }) => [name, stages])).toEqual([
      ['Academies', [{ name: 'Triage', count: 1 }]],
      ['Rapid improvement', [{ name: 'Triage', count: 1 }, { name: 'Plan', count: 2 }]],
    ]); // prettier-ignore
  });

  it.each<[string, readonly Partial<TaskSeen>[], boolean, number, number]>([
    ['none', [], false, 0, 0],
    ['each state', ['done', 'to-do', 'waits-for-second', 'set-aside', 'does-not-apply'].map((state) => ({ state })), false, 1, 3],
    ['what need not be done, once it is', [{ optional: true }, { optional: true, state: 'done' }], false, 1, 1],
    ['what lies ahead', [{ state: 'done' }, { isReached: false }], false, 1, 2],
    ['what it never came to, since it is over', [{ state: 'done' }, { isReached: false }], true, 1, 1],
    ['what was left undone in a stage that it came to', [{ state: 'done' }, {}], true, 1, 2],
  ])('counts of the tasks of a run: %s', (_, tasks, isOver, done, of) => {
    expect(
      progressOf(
        tasks.map((task) => ({ state: 'to-do', optional: false, isReached: true, ...task })),
        isOver,
      ),
    ).toEqual({ done, of });
  });
});

const calendar: SchoolCalendar = {
  terms: [
    { academicYear: '2026/27', name: 'Autumn', startsOn: '2026-09-01', endsOn: '2026-12-18', halfTermFrom: '2026-10-26', halfTermTo: '2026-10-30' },
    { academicYear: '2026/27', name: 'Spring', startsOn: '2027-01-04', endsOn: '2027-03-26', halfTermFrom: '2027-02-15', halfTermTo: '2027-02-19' },
  ],
  bankHolidays: [],
  holidays: new Set(['2026-12-25', '2026-12-28', '2027-01-01']),
  insetDays: new Set(),
  provisionalYears: [],
};

describe('how long a run is', () => {
  it.each([
    ['2026-11-02', '2026-11-08', 0],
    ['2026-11-02', '2026-11-09', 1],
    ['2026-10-19', '2026-11-02', 1],
    ['2026-12-14', '2027-01-11', 2],
    ['2020-01-01', '2026-11-02', null],
    ['2026-11-02', '2029-11-02', null],
  ])('from %s to %s is %s school weeks', (from, to, expected) => {
    expect(schoolWeeksBetween(calendar, from, to)).toBe(expected);
  });

  it('is so many as counting on by school weeks takes, from a school day', () => {
    const starts = ['2026-09-07', '2026-10-14', '2026-11-05', '2026-12-11'];
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.integer({ min: 0, max: 8 }), (from, weeks) => {
        const reached = addSchoolWeeks(calendar, from, weeks);
        expect(reached.ok && schoolWeeksBetween(calendar, from, reached.value)).toBe(weeks);
      }),
    );
  });
});
