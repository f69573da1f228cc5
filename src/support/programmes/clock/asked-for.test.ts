import { describe, expect, it } from 'vitest';
import { delegationDefinition } from '../../intervention/delegation-definition.ts';
import { interventionDefinition } from '../../intervention/intervention-definition.ts';
import { warningNoticeDefinition } from '../../intervention/notice-definitions.ts';
import type { ProgrammeDefinition } from '../../programme-definitions/definition.ts';
import { tripDefinition } from '../../trip/trip-definition.ts';
import { isAskedFor } from './asked-for.ts';
import { deadlinesOf } from './deadlines.ts';
import { inventedCalendar as calendar, inventedHolidays as ownHolidays, people } from '../programme.fixture.ts';
import { replay, taskOf } from '../replay.ts';
import type { FieldAnswers, Step } from '../run.ts';
import { mayBeSetAside } from '../setting-aside.ts';

const subject = { track: 'maintained', character: 'voluntary-aided', trigger: 'by-hand' } as const;
const did = (task: string, on: string, answers: FieldAnswers = {}): Step => ({ kind: 'task-done', task, on, answers, note: null });
const left = (task: string, on: string): Step => ({ kind: 'task-set-aside', task, on, reason: 'It is not needed' });
const way = (gate: string, on: string): Step => ({ kind: 'gate-passed', gate, on, reason: 'Yes' });

/** A run as its steps would have made it, whoever took them. */
function runOf(definition: ProgrammeDefinition, steps: readonly Step[]) {
  const taken = [{ kind: 'started', on: '2026-09-07' } as const, ...steps].map((step, id) => ({ ...step, id, by: people.director, at: new Date(0) }));
  return { definition, subject, now: replay(definition, subject, taken) };
}
/** What has a day and is not done, of what need not be done, and whether it is late. */
const optional = (run: ReturnType<typeof runOf>, today: string) =>
  deadlinesOf({ ...run, calendar, ownHolidays, today }).flatMap(({ kind, key, on, standing, doneOn }) =>
    kind === 'task' && doneOn === null && on !== null && taskOf(run.definition, key)?.task.optional === true ? [`${key} ${on} ${standing}`] : [],
  );
const asked = ({ definition, now }: ReturnType<typeof runOf>): string[] =>
  definition.stages.flatMap(({ tasks }) => tasks.flatMap((task) => (isAskedFor(definition, now, task) ? [task.key] : [])));

const powers = ['s63', 's64', 's65', 's66', 'dfe'] as const;
const planning = (...use: string[]): Step[] =>
  powers.map((power) => did(`plan-${power}`, '2026-09-08', { use: use.includes(power) ? 'yes' : 'no', why: 'So' }));
const inPowers = (...steps: readonly Step[]) =>
  runOf(interventionDefinition, [did('gateway', '2026-09-07', { gateway: 's62' }), way('use-powers', '2026-09-07'), ...steps]); // prettier-ignore

describe('a power that was planned', () => {
  it('stays, as late, with what comes before it', () => {
    expect(optional(inPowers(...planning()), '2026-12-01'), 'none was planned').toEqual([]);
    const run = inPowers(...planning('s65'));
    expect(optional(run, '2026-09-09')).toEqual(['consult-s65 2026-09-22 due', 'use-s65 2026-10-20 due']);
    expect(optional(run, '2026-12-01')).toEqual(['consult-s65 2026-09-22 late', 'use-s65 2026-10-20 late']);
  });

  it('is late by the answer of the Secretary of State, once it was asked for', () => {
    const steps = [...planning('s65'), did('consult-s65', '2026-09-21', { until: '2026-09-21' }), did('request-s65', '2026-09-22', { 'asked-on': '2026-09-22' })];
    expect(optional(inPowers(...steps), '2026-10-21')).toEqual(['consent-s65 2026-10-20 late', 'use-s65 2026-10-20 late']);
    expect(optional(inPowers(...steps, did('consent-s65', '2026-10-21', { answer: 'refused' })), '2026-10-22')).toEqual(['use-s65 2026-10-20 late']);
  }); // prettier-ignore

  it('is given up with the reason, by the Director alone, and with it what would come before it', () => {
    const run = inPowers(...planning('s65'));
    const task = taskOf(run.definition, 'use-s65')?.task;
    if (task === undefined) throw new Error('It is there.');
    expect(mayBeSetAside(run.definition, task, people.director)).toMatchObject({ ok: true });
    expect(mayBeSetAside(run.definition, task, people.lead)).toMatchObject({ ok: false });
    expect(asked(inPowers(...planning('s65'), left('use-s65', '2026-10-01')))).toEqual([]);
  });

  it('asks for no end of it: that lasts for as long as it is needed', () => {
    const board = inPowers(...planning('s65'), did('use-s65', '2026-10-01', { from: '2026-10-01' }));
    expect(asked(board), 'nor for what comes before it').toEqual([]);
    expect(optional(board, '2026-12-30')).toEqual(['look-s65 2027-01-04 soon']);
    expect(optional(board, '2027-06-01')).toEqual([]);
    const ends = taskOf(board.definition, 'end-s65')?.task;
    expect(ends !== undefined && mayBeSetAside(board.definition, ends, people.director)).toMatchObject({ ok: false });
  });

  it('of a board whose notice names its last day is ended in a letter by then, and who governs after it is recorded', () => {
    const board = [...planning('s65'), did('use-s65', '2026-10-01', { 'from': '2026-10-01', 'ends-on': '2026-12-18' })];
    expect(asked(inPowers(...board))).toEqual(['end-s65']);
    expect(optional(inPowers(...board), '2026-12-21')).toEqual(['look-s65 2027-01-04 due', 'end-s65 2026-12-18 late']);
    const ended = inPowers(...board, did('end-s65', '2026-12-14', { 'because': 'new-governors', 'last-day': '2026-12-18' }));
    expect(optional(ended, '2026-12-21')).toEqual(['look-s65 2027-01-04 due', 'after-s65 2026-12-18 late']);
  });

  it('of governors in a voluntary aided school is told to the appointing authority, once they are appointed', () => {
    expect(optional(inPowers(...planning('s64'), did('use-s64', '2026-10-01', { from: '2026-10-01' })), '2026-12-01')).toEqual([
      's64-matching 2026-10-08 late',
    ]);
  });
});

describe('a suspension that goes on', () => {
  const since = (...steps: readonly Step[]) =>
    runOf(delegationDefinition, [way('suspend', '2026-10-01'), did('suspend', '2026-10-02', { 'from': '2026-10-02', 'review-by': '2027-03-31' }), ...steps]);
  const kept = did('look', '2027-03-30', { 'looked-on': '2027-03-30', 'still': 'yes' });
  it('is reviewed before the next funding period, and no one sets that aside', () => {
    expect(asked(since())).toEqual([]);
    expect(optional(since(kept), '2028-04-03')).toEqual(['look-again 2028-03-31 late']);
    const task = taskOf(delegationDefinition, 'look-again')?.task;
    expect(task !== undefined && mayBeSetAside(delegationDefinition, task, people.director)).toMatchObject({ ok: false });
    expect(asked(since(did('look', '2027-03-30', { 'looked-on': '2027-03-30', 'still': 'no' })))).toEqual([]);
  });
}); // prettier-ignore

describe('what nobody asked for', () => {
  it('is never late: a further notice of powers, the end of a notice, the legal limits', () => {
    const given = [
      way('give', '2026-09-08'), did('given', '2026-09-09', { 'given-on': '2026-09-09', 'compliance-ends': '2026-09-30' }), did('compliance', '2026-10-01', { complied: 'no' }),
      way('not-complied', '2026-10-01'), did('notice-of-powers', '2026-10-02', { 'acts-from': '2026-10-12' }),
    ]; // prettier-ignore
    expect(optional(runOf(warningNoticeDefinition, given), '2026-10-05').length).toBeGreaterThan(2);
    expect(optional(runOf(warningNoticeDefinition, given), '2028-01-05')).toEqual([]);
  });

  it('but somebody recorded, and nobody confirmed, stays as late', () => {
    const ending: Step = { kind: 'task-proposed', task: 'withdrawal', on: '2026-09-20', answers: {}, note: null };
    const given = [way('give', '2026-09-08'), did('given', '2026-09-09', { 'given-on': '2026-09-09', 'compliance-ends': '2026-09-30' })];
    expect(optional(runOf(warningNoticeDefinition, [...given, ending]), '2026-11-01')).toContain('withdrawal 2026-09-30 late');
  });
});

describe('a further termly check is asked for where two leave it open', () => {
  it.each([
    ['yes', 'yes', false],
    ['in-part', 'yes', false],
    ['no', 'yes', true],
    ['yes', 'in-part', true],
    ['in-part', 'in-part', true],
    ['no', 'in-part', true],
    ['yes', 'no', false],
    ['in-part', 'no', false],
    ['no', 'no', false],
    ['no', null, false],
  ])('the first says %s, the second %s: %s', (first, second, is) => {
    const checks = [did('first-check', '2026-12-01', { holds: first }), ...(second === null ? [] : [did('second-check', '2027-03-01', { holds: second })])];
    const to = ['begin', 'go-on-to-diagnosis', 'go-on-to-planning', 'begin-the-plan', 'exit-improving'].map((gate) => way(gate, '2026-09-07'));
    const run = runOf(tripDefinition, [...to, ...checks]);
    expect(asked(run)).toEqual(is ? ['further-check'] : []);
    expect(optional(run, '2027-12-31').filter((line) => line.endsWith('late'))).toEqual(is ? [expect.stringMatching(/^further-check 2027-0\d-\d\d late$/u)] : []);
    expect(asked(runOf(tripDefinition, [...to, ...checks, left('further-check', '2027-03-02')])), 'unless it is said not to be needed').toEqual([]);
  }); // prettier-ignore
});
