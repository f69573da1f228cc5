import { describe, expect, it } from 'vitest';
import { accepted } from '../../../kernel/result.ts';
import { namedChecks } from '../../named-checks.ts';
import { interventionDefinition } from '../../intervention/intervention-definition.ts';
import { deadlinesOf, type EndedDays } from './deadlines.ts';
import { lookAgainDue } from './look-again.ts';
import {
  done,
  gate,
  inventedCalendar as calendar,
  inventedHolidays as ownHolidays,
  inventedProgramme,
  PaperRun,
  people,
} from '../programme.fixture.ts';
import type { Step } from '../run.ts';
import { maySettle, waitsFor } from './whose-deadline.ts';

const looked = (on: string, reason = 'Ofsted’s next visit'): Step => ({ kind: 'looked-again', on, reason });
const of = (run: PaperRun, today: string, ended: EndedDays | null = null) => {
  const { definition, subject, now } = run;
  const days = { calendar, ownHolidays };
  return deadlinesOf({ definition, subject, now, ...days, today, ended }).filter(({ doneOn }) => doneOn === null);
};
const said = (...asked: Parameters<typeof of>) => of(...asked).map(({ kind, what, on, standing }) => [kind, what, on, standing]);

/** Intervention in which no power is proposed: its ways out wait for checks alone. */
function still(): PaperRun {
  const open = () => accepted(null);
  const paper = new PaperRun('2026-09-07', { definition: interventionDefinition, checks: { ...namedChecks, 'gateway-open': open, 'some-gateway-open': open } });
  const steps: [Step, (typeof people)['lead']][] = [
    [{ kind: 'task-proposed', task: 'gateway', on: '2026-09-07', answers: { gateway: 's62', basis: 'The report' }, note: null }, people.director],
    [done('gateway', '2026-09-07'), people.lead],
    [gate('use-powers', '2026-09-08', 'gate-proposed'), people.director],
    [gate('use-powers', '2026-09-08'), people.deputy],
    ...['s63', 's64', 's65', 's66', 'dfe'].map((power): [Step, (typeof people)['lead']] => [done(`plan-${power}`, '2026-09-09', { use: 'no', why: 'Not yet' }), people.director]),
  ];
  for (const [step, by] of steps) expect(paper.take(step, by)).toBeNull();
  return paper;
} // prettier-ignore

describe('a run in which nothing has a day', () => {
  it('is looked at again half a term after the last step, and is late after that', () => {
    const run = still();
    const what = 'Look again at “Powers”: what is it waiting for?';
    expect(said(run, '2026-09-10')).toEqual([['look-again', what, '2026-10-21', 'due']]);
    expect(said(run, '2026-10-15')).toEqual([['look-again', what, '2026-10-21', 'soon']]);
    expect(said(run, '2026-10-22')).toEqual([['look-again', what, '2026-10-21', 'late']]);
    const [again] = of(run, '2026-09-10');
    expect(again?.why).toBe(
      'All that was asked for here is done, and the ways out wait for something else, or for their time. Wednesday 21 October 2026: 30 working days after Wednesday 9 September 2026, which is not counted itself; Mondays to Fridays, no bank holiday falls between.',
    );
    expect(again?.source, 'ours, and not the law’s').toMatch(/^Provisional: not from the published framework, the programme or the law/u);
    expect(again?.statutory).toBe(false);
  });

  it('is with whoever carries it, or else with the Head of Education Effectiveness', () => {
    const { definition, subject, now } = still();
    const [again] = of(still(), '2026-09-10');
    if (again === undefined) throw new Error('It is there.');
    const run = { definition, subject, now };
    expect([people.adviser, people.lead, people.head, people.specialist].map((by) => maySettle(run, again, by))).toEqual([true, true, false, false]);
    expect(waitsFor(run, again)).toBe('lead');
  });

  it('is looked at anew from the day on which somebody said what it waits for', () => {
    const run = still();
    expect(run.take(looked('2026-10-20', ''), people.adviser)).toBe('Enter what it waits for');
    expect(run.take(looked('2026-10-20'), people.specialist)).toBe('Your role does not look after a run');
    expect(run.take(looked('2026-09-08'), people.adviser)).toMatch(/was done, on 9 September 2026$/u);
    expect(run.take(looked('2026-10-20'), people.adviser)).toBeNull();
    expect(said(run, '2026-10-22')).toMatchObject([['look-again', expect.anything(), '2026-12-01', 'due']]);
    expect(run.take(looked('2026-10-20'), people.lead)).toBe('Somebody looked at it already on 20 October 2026');
    expect(run.take({ kind: 'handed-over', on: '2026-11-20', to: { accountId: 3, name: 'Jo Marsh' }, reason: null }, people.lead)).toBeNull();
    expect(said(run, '2026-11-22'), 'to be handed over is no look').toMatchObject([['look-again', expect.anything(), '2026-12-01', 'due']]);
    expect(run.take({ kind: 'paused', on: '2026-11-20', until: null, reason: 'The head is ill' }, people.lead)).toBeNull();
    expect(run.take(looked('2026-11-23'), people.lead)).toBe('It is paused: resume it first');
    expect(said(run, '2026-11-23'), 'nor does a pause take it off the list').toMatchObject([['look-again', expect.anything(), '2027-01-06', 'due']]);
    expect(run.take({ kind: 'resumed', on: '2026-11-23', reason: 'Back' }, people.lead)).toBeNull();
  });

  it('says where what is left to do has no day', () => {
    const run = new PaperRun('2026-11-02');
    expect(run.take({ kind: 'task-set-aside', task: 'first-call', on: '2026-11-03', reason: 'They rang first' }, people.lead)).toBeNull();
    expect(said(run, '2026-11-04')).toEqual([
      ['task', 'Entry meeting', null, 'waiting'],
      ['look-again', 'Look again at “Enquiry”: what is left has no day', '2026-12-15', 'due'],
    ]);
  });

  it('is closed by then where the law has ended it', () => {
    const ended: EndedDays = { on: '2026-11-03', what: 'Ended by the Secretary of State’s notice of', tasks: 'all' };
    expect(said(new PaperRun('2026-11-02'), '2026-11-04', ended)).toEqual([['look-again', 'Close the run', '2026-12-15', 'due']]);
    expect(of(new PaperRun('2026-11-02'), '2026-11-04', ended)[0]?.why).toMatch(/^Ended by the Secretary of State’s notice of 3 November 2026: nothing of it is due any more\./u);
  });

  it('is not looked at beside anything that somebody waits for, nor once it is over', () => {
    const run = new PaperRun('2026-11-02');
    expect(of(run, '2026-12-01').map(({ kind }) => kind)).toEqual(['task', 'task']);
    expect(run.take({ kind: 'stopped', on: '2026-11-03', reason: 'x' }, people.lead)).toBeNull();
    expect(of(run, '2027-12-01')).toEqual([]);
  });
}); // prettier-ignore

it('gives a day to a decision to which nothing else gives one', () => {
  const run = new PaperRun('2026-11-02', { definition: { ...inventedProgramme, checks: [] } });
  run.take(done('first-call', '2026-11-04', { 'called-on': '2026-11-04', 'serious': 'no' }), people.adviser);
  run.take(done('entry-meeting', '2026-11-05', { 'meets-on': '2026-11-20' }), people.lead);
  const [decision] = of(run, '2026-11-06');
  expect(decision).toMatchObject({ kind: 'decision', on: lookAgainDue({ calendar }, run.now).date, standing: 'due' });
  expect(decision?.why).toMatch(/^Everything of the stage is done: it waits for the decision, and nothing gives that a day\. .*30 working days after Thursday 5 November 2026/u);
}); // prettier-ignore
