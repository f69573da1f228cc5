import { describe, expect, it } from 'vitest';
import { programmeDefinition, type ProgrammeTask } from '../programme-definitions/definition.ts';
import { refused } from '../../kernel/result.ts';
import { done, gate, inventedProgramme, PaperRun, people, proposed } from './programme.fixture.ts';
import type { Step } from './run.ts';

const call = done('first-call', '2026-11-03', { 'called-on': '2026-11-03', 'serious': 'no' });
const meeting = done('entry-meeting', '2026-11-05', { 'meets-on': '2028-01-10' });
const { director, deputy, lead, adviser, head, specialist } = people;

/** Begun on Monday 2 November 2026, with its first stage done. */
function atEnd(definition = inventedProgramme): PaperRun {
  const run = new PaperRun('2026-11-02', { definition });
  expect([run.take(call, adviser), run.take(meeting, lead)]).toEqual([null, null]);
  return run;
}
function inPlan(definition = inventedProgramme): PaperRun {
  const run = atEnd(definition);
  expect(run.take(gate('plan', '2026-11-09'), lead)).toBeNull();
  return run;
}
const review = (reviewId: number, on: string): Step => ({ kind: 'review-held', reviewId, on, overall: 'some' });

it('the invented programme is a definition', () => {
  expect(programmeDefinition.safeParse(inventedProgramme).error).toBeUndefined();
});

describe('a task', () => {
  it('is done by whom it is for, or those above, and by others in the name of the provider', () => {
    const run = new PaperRun('2026-11-02');
    expect(run.take(call, specialist)).toBe('“First call” is for the Adviser, or those above');
    expect(run.take(call, head)).toBe('“First call” is for the Adviser, or those above');
    expect(run.take(call, adviser)).toBeNull();
    expect(run.take(meeting, adviser)).toBe('“Entry meeting” is for the Head of Education Effectiveness, or those above');
    expect(run.take(meeting, deputy)).toBeNull();
    const plan = inPlan();
    expect(plan.take(done('heads-view', '2026-11-10'), head)).toBeNull();
    expect(inPlan().take(done('heads-view', '2026-11-10'), adviser)).toBeNull();
  });

  it.each([
    ['2028-01-01', '1 January 2028 is in the future: enter the day on which it happened'],
    ['2026-11-01', '1 November 2026 is before the run began, on 2 November 2026'],
    ['2026-11-31', 'Enter a real day'],
  ])('is refused on %s', (on, reason) => {
    expect(new PaperRun('2026-11-02').take({ ...call, on }, adviser)).toBe(reason);
  });

  it.each([
    [{ 'called-on': '', 'serious': 'no' }, 'Enter an answer to “Day of the call”'],
    [{ 'called-on': '2026-11-03' }, 'Choose an answer to “Is it serious?”'],
    [{ 'called-on': '2026-11-03', 'serious': 'perhaps' }, '“Is it serious?” has an answer that is none of its choices'],
    [{ 'called-on': '2026-10-30', 'serious': 'no' }, '“Day of the call” is 30 October 2026, which is before the run began, on 2 November 2026'],
    [
      { 'called-on': '2026-11-04', 'serious': 'no' },
      '“Day of the call” is 4 November 2026, which is after “First call” was done, on 3 November 2026',
    ],
    [{ 'called-on': '2028-02-01', 'serious': 'no' }, '“Day of the call” is 1 February 2028, which is in the future'],
  ])('is refused with the answers %j', (answers, reason) => {
    expect(new PaperRun('2026-11-02').take({ ...call, answers } as Step, adviser)).toBe(reason);
  });

  it('is refused where its days contradict those of another, whichever is entered first', () => {
    const run = new PaperRun('2026-11-02');
    run.take(call, adviser);
    expect(run.take(done('entry-meeting', '2026-11-02', { 'meets-on': '2026-11-20' }), lead)).toBe(
      '“Entry meeting” follows what it counts from: “First call” was done on 3 November 2026, which is after 2 November 2026',
    );
    expect(run.take(done('entry-meeting', '2026-11-04', { 'meets-on': '2026-11-02' }), lead)).toBe(
      '“Day of the next meeting” is 2 November 2026, which is before “First call” was done, on 3 November 2026',
    );
    const other = new PaperRun('2026-11-02');
    other.take(done('entry-meeting', '2026-11-02', { 'meets-on': '2026-11-20' }), lead);
    expect(other.take(call, adviser)).toMatch(/^“Entry meeting” follows what it counts from/);
  });

  it('is not done twice, is undone with a reason, and not while another rests on it', () => {
    const run = atEnd();
    const undo = (key: string, reason = 'Entered in error'): Step => ({ kind: 'task-undone', task: key, on: '2026-11-10', reason });
    expect(run.take(call, adviser)).toBe('“First call” was done on 3 November 2026: undo that first if it is wrong');
    expect(run.take(undo('first-call'), adviser)).toBe('“Entry meeting” rests on “First call”: undo that first');
    expect(run.take(undo('entry-meeting', ' '), lead)).toBe('Enter why it is undone');
    expect(run.take(undo('entry-meeting'), lead)).toBeNull();
    expect(run.take(undo('first-call'), adviser)).toBeNull();
    expect(run.now.tasks['first-call']).toMatchObject({ state: 'to-do', doneOn: null });
    expect(inPlan().take(undo('first-call'), adviser)).toBe('“First call” belongs to “Enquiry”, and the run is in “Plan and reviews”');
  });

  it('that is for some runs alone waits for the answer that makes it so', () => {
    const run = new PaperRun('2026-11-02');
    expect(run.take(done('safeguarding-call', '2026-11-03'), adviser)).toBe('“Safeguarding call” is not for this run');
    run.take({ ...call, answers: { 'called-on': '2026-11-03', 'serious': 'yes' } } as Step, adviser);
    expect(run.now.tasks['safeguarding-call']?.state).toBe('to-do');
    run.take(meeting, lead);
    expect(run.take(gate('plan', '2026-11-09'), lead)).toBe('Still to be done in this stage: “Safeguarding call”');
    expect(run.take({ kind: 'task-set-aside', task: 'safeguarding-call', on: '2026-11-09', reason: 'Done by the school' }, adviser)).toBe(
      'What the law asks for is set aside by the Head of Education Effectiveness or those above',
    );
    expect(run.take({ kind: 'task-set-aside', task: 'safeguarding-call', on: '2026-11-09', reason: 'Done by the school' }, lead)).toBeNull();
    expect(run.take(gate('plan', '2026-11-09'), lead)).toBeNull();
  });

  it.each<[string, { statutory: boolean; by: ProgrammeTask['by']; checks?: string[] }, 'adviser' | 'lead' | 'director']>([
    ['an adviser’s own', { statutory: false, by: 'adviser' }, 'adviser'],
    ['the head’s', { statutory: false, by: 'head' }, 'lead'],
    ['the chair’s', { statutory: false, by: 'chair' }, 'lead'],
    ['that of legal services', { statutory: false, by: 'legal' }, 'lead'],
    ['an adviser’s, in a run of the law', { statutory: true, by: 'adviser' }, 'lead'],
    ['that of legal services, in a run of the law', { statutory: true, by: 'legal' }, 'director'],
    ['one that the law has checked', { statutory: true, by: 'adviser', checks: ['no-other-notice'] }, 'director'],
  ])('that is %s is set aside by nobody below who answers for it', (_, { statutory, by, checks = [] }, lowest) => {
    const [first, ...rest] = inventedProgramme.stages;
    if (first === undefined) throw new Error('It has a first stage.');
    const tasks = first.tasks.map((one) => (one.key === 'first-call' ? { ...one, by, checks } : one));
    const definition = { ...inventedProgramme, statutory, stages: [{ ...first, tasks }, ...rest] };
    const step: Step = { kind: 'task-set-aside', task: 'first-call', on: '2026-11-03', reason: 'They rang first' };
    const may = (['specialist', 'head', 'adviser', 'lead', 'director'] as const).filter(
      (one) => new PaperRun('2026-11-02', { definition }).take(step, people[one]) === null,
    );
    expect(may).toEqual((['adviser', 'lead', 'director'] as const).slice(['adviser', 'lead', 'director'].indexOf(lowest)));
  });

  it('asks the checks that it names, and is refused where this version does not know one', () => {
    const first = inventedProgramme.stages[0];
    if (first === undefined) throw new Error('It has a first stage.');
    const checked = { ...inventedProgramme, stages: [{ ...first, tasks: first.tasks.map((one) => ({ ...one, checks: ['no-other-notice'] })) }] };
    expect(new PaperRun('2026-11-02', { definition: checked }).take(call, adviser)).toBe(
      'The check “no-other-notice” is not known to this version of the service',
    );
    const checks = { 'no-other-notice': () => refused('A notice is live (an invented Act, section 2)') };
    expect(new PaperRun('2026-11-02', { definition: checked, checks }).take(call, adviser)).toBe('A notice is live (an invented Act, section 2)');
  });
});

describe('a step of the law', () => {
  const answers = { 'ends-on': '2027-02-01' };
  const notice = proposed('notice', '2026-11-10', answers);
  const confirmed = done('notice', '2026-11-12');

  it('is recorded by the director alone, and done when another person confirms it, as it was recorded', () => {
    const run = inPlan();
    expect(run.take(confirmed, deputy)).toBe('“Notice” is a step of the law: the Director records it first');
    expect(run.take(notice, deputy)).toBe('“Notice” is a step of the law: only the Director records it, and a second person confirms');
    expect(run.take(notice, director)).toBeNull();
    expect(run.take(notice, director)).toBe('“Notice” waits for a second person: Dee Lowe has recorded it');
    expect(run.take(confirmed, director)).toBe('Whoever recorded it does not confirm it: that is for a second person');
    expect(run.take(confirmed, adviser)).toBe('Confirming it is for the Head of Education Effectiveness or those above');
    expect(run.take(gate('escalate', '2026-11-12'), director)).toBe('“Notice” waits for a second person: have it confirmed or declined first');
    expect(run.take(confirmed, deputy)).toBeNull();
    expect(run.now.tasks['notice']).toMatchObject({ state: 'done', doneOn: '2026-11-10', answers });
    const undo: Step = { kind: 'task-undone', task: 'notice', on: '2026-11-13', reason: 'Withdrawn' };
    for (const one of [lead, director])
      expect(run.take(undo, one)).toBe(
        'Two people recorded it, and one does not take it back: it is corrected by a further step, or at a way out of the stage',
      );
  });

  it('once done is not ended by one person who stops the run, where the run is one of the law', () => {
    const stop: Step = { kind: 'stopped', on: '2026-11-20', reason: 'Enough' };
    const refusal = 'It has done what the law does, and is not stopped by one person: it is ended at a way out of its stage, by two';
    for (const statutory of [true, false]) {
      const run = inPlan({ ...inventedProgramme, statutory });
      run.take(notice, director);
      run.take(confirmed, deputy);
      for (const one of [lead, director].slice(0, statutory ? 2 : 1)) expect(run.take(stop, one)).toBe(statutory ? refusal : null);
    }
    const before = inPlan({ ...inventedProgramme, statutory: true });
    before.take(notice, director);
    expect(before.take(stop, lead)).toBeNull();
  });

  it('may be declined, and recorded again; it is not set aside', () => {
    const run = inPlan();
    run.take(notice, director);
    expect(run.take({ kind: 'task-declined', task: 'notice', on: '2026-11-12', reason: 'The ground is not stated' }, lead)).toBeNull();
    expect(run.now.tasks['notice']?.state).toBe('to-do');
    expect(run.take({ kind: 'task-set-aside', task: 'notice', on: '2026-11-12', reason: 'x' }, director)).toBe(
      '“Notice” is a step of the law, and is not set aside',
    );
    expect(run.take(notice, director)).toBeNull();
  });
});

describe('a gate', () => {
  it('is not taken before the tasks are done, nor on a day before they were', () => {
    const run = new PaperRun('2026-11-02');
    expect(run.take(gate('plan', '2026-11-09'), lead)).toBe('Still to be done in this stage: “First call”, “Entry meeting”');
    expect(atEnd().take(gate('plan', '2026-11-04'), lead)).toBe('4 November 2026 is before “Entry meeting” was done, on 5 November 2026');
    expect(atEnd().take(gate('plan', '2026-11-09'), adviser)).toBe(
      '“Draw up a plan” is decided by the Head of Education Effectiveness, or those above',
    );
    expect(atEnd().take({ ...gate('plan', '2026-11-09'), reason: '' } as Step, lead)).toBe('Enter the reasons for the decision');
    expect(inPlan().now).toMatchObject({ stage: 'plan', stageSince: '2026-11-09', state: 'live' });
    expect(inPlan().take(done('heads-view', '2026-11-06'), head)).toBe('6 November 2026 is before “Plan and reviews” began, on 9 November 2026');
  });

  it('that needs two people is confirmed by the second, and by nobody else', () => {
    const run = new PaperRun('2026-11-02');
    expect(run.take(gate('close', '2026-11-03'), lead)).toBe('“Close without a plan” needs two people: the first proposes it');
    expect(run.take(gate('plan', '2026-11-03', 'gate-proposed'), lead)).toBe('“Draw up a plan” needs no second person');
    expect(run.take(gate('close', '2026-11-03', 'gate-proposed'), lead)).toBeNull();
    expect(run.take(gate('close', '2026-11-04'), lead)).toBe('Whoever proposed it does not confirm it: that is for a second person');
    expect(run.take(gate('close', '2026-11-02'), deputy)).toBe('2 November 2026 is before this was proposed, on 3 November 2026');
    expect(run.take(gate('plan', '2026-11-04'), lead)).toBe('“Close without a plan” waits for a second person: have it confirmed or declined first');
    expect(run.take(gate('close', '2026-11-04', 'gate-declined'), deputy)).toBeNull();
    run.take(gate('close', '2026-11-05', 'gate-proposed'), lead);
    expect(run.take(gate('close', '2026-11-06'), deputy)).toBeNull();
    expect(run.now).toMatchObject({ state: 'ended', outcome: 'closed', endedOn: '2026-11-06' });
    expect(run.take(call, adviser)).toBe('It ended on 6 November 2026: from then on it can be read only');
  });

  it('that goes round begins the stage afresh, and forgets nothing that happened', () => {
    const run = inPlan();
    expect(run.take(gate('again', '2026-12-21'), lead)).toBe('Still to be done in this stage: “Notice”, “Heads view”');
    run.take(proposed('notice', '2026-11-10', { 'ends-on': '2027-02-01' }), director);
    run.take(done('notice', '2026-11-10'), lead);
    run.take(done('heads-view', '2026-11-10'), head);
    expect(run.take(gate('again', '2026-12-21'), lead)).toBe('It needs 1 review, and none has been held');
    expect(run.take(review(7, '2026-12-13'), adviser)).toBe('13 December 2026 is a Sunday: enter the day on which the review was held');
    expect(run.take(review(7, '2026-12-18'), adviser)).toBeNull();
    expect(run.take(review(7, '2026-12-18'), adviser)).toBe('That review is recorded already');
    expect(run.take(review(8, '2026-12-17'), adviser)).toBe('The review before it was held on 18 December 2026, which is after 17 December 2026');
    expect(run.take(gate('again', '2026-12-21'), lead)).toBeNull();
    expect(run.now.tasks['notice']?.state).toBe('to-do');
    expect(run.now.stages.map(({ stage, from, to }) => [stage, from, to])).toEqual([
      ['enquiry', '2026-11-02', '2026-11-09'],
      ['plan', '2026-11-09', '2026-12-21'],
      ['plan', '2026-12-21', null],
    ]);
    expect(run.steps.filter(({ kind }) => kind === 'task-done')).toHaveLength(4);
    run.take(proposed('notice', '2026-12-22', { 'ends-on': '2027-02-01' }), director);
    run.take(done('notice', '2026-12-22'), lead);
    run.take(done('heads-view', '2026-12-22'), head);
    expect(run.take(gate('again', '2026-12-23'), lead), 'a review of the cycle before leads no further').toBe(
      'It needs 1 review, and none has been held',
    );
    expect(run.take({ kind: 'review-withdrawn', reviewId: 7, on: '2026-12-22', reason: 'x' }, lead)).toBe(
      'It was decided since how the run goes on, and that rests on this review',
    );
  });
});

it('keeps the review that a proposed decision rests on until that is confirmed or declined', () => {
  const run = inPlan();
  run.take(proposed('notice', '2026-11-10', { 'ends-on': '2027-02-01' }), director);
  run.take(done('notice', '2026-11-10'), lead);
  run.take(done('heads-view', '2026-11-10'), head);
  run.take(review(7, '2026-12-01'), adviser);
  run.take(review(8, '2026-12-29'), adviser);
  const withdrawn: Step = { kind: 'review-withdrawn', reviewId: 8, on: '2026-12-30', reason: 'The wrong school' };
  expect(run.take(gate('improved', '2026-12-30', 'gate-proposed'), lead)).toBeNull();
  expect(run.take(withdrawn, lead)).toBe('“End it: improved” waits for a second person, and rests on it');
  expect(run.take(gate('improved', '2026-12-30', 'gate-declined'), deputy)).toBeNull();
  expect(run.take(withdrawn, lead)).toBeNull();
});

describe('a run', () => {
  const paused: Step = { kind: 'paused', on: '2026-11-10', reason: 'The head is ill', until: '2026-12-01' };

  it('that is paused takes no step but to be resumed, stopped or handed over', () => {
    const run = inPlan();
    expect(run.take({ ...paused, until: '2026-11-10' }, lead)).toBe('A pause that begins on 10 November 2026 cannot last until 10 November 2026');
    expect(run.take(paused, adviser)).toMatch(/is for the Head of Education Effectiveness/);
    expect(run.take(paused, lead)).toBeNull();
    expect(run.take(done('heads-view', '2026-11-11'), head)).toBe('It is paused: resume it first');
    expect(run.take({ kind: 'handed-over', on: '2026-11-11', to: { accountId: 9, name: 'Kit' }, reason: null }, lead)).toBeNull();
    expect(run.take({ kind: 'resumed', on: '2026-11-09', reason: 'Back' }, lead)).toBe(
      '9 November 2026 is before it was paused, on 10 November 2026',
    );
    expect(run.take({ kind: 'resumed', on: '2026-11-20', reason: 'Back' }, lead)).toBeNull();
    expect(run.take({ kind: 'resumed', on: '2026-11-20', reason: 'Back' }, lead)).toBe('It is not paused');
    expect(run.take(review(7, '2026-11-19'), adviser)).toBe(
      'It was paused from 10 November 2026 to 20 November 2026: no review was held on 19 November 2026',
    );
    expect(run.take(done('heads-view', '2026-11-11'), head)).toBeNull();
  });

  it('was begun in error only where nothing was reviewed in it', () => {
    const inError: Step = { kind: 'stopped', on: '2026-11-20', reason: 'The wrong school', inError: true };
    const reviewed = inPlan();
    expect(reviewed.take({ kind: 'review-held', on: '2026-11-20', reviewId: 1, overall: 'some' }, lead)).toBeNull();
    expect(reviewed.take(inError, lead)).toMatch(/^A review was held in it, which counts as evidence/u);
    expect(reviewed.take({ ...inError, inError: false }, lead)).toBeNull();
    expect(reviewed.now).toMatchObject({ state: 'stopped', inError: false });
    const wrong = inPlan();
    expect(wrong.take(inError, lead)).toBeNull();
    expect(wrong.now).toMatchObject({ state: 'stopped', inError: true });
  });

  it('that is stopped can be read only', () => {
    const run = inPlan();
    expect(run.take({ kind: 'stopped', on: '2026-11-20', reason: '' }, lead)).toBe('Enter why it is stopped');
    expect(run.take({ kind: 'stopped', on: '2026-11-20', reason: 'Begun in error' }, lead)).toBeNull();
    for (const step of [paused, call, review(1, '2026-11-20'), { kind: 'resumed', on: '2026-11-21', reason: 'x' } as const])
      expect(run.take(step, director)).toBe('It was stopped on 20 November 2026: from then on it can be read only');
    expect(run.now).toMatchObject({ state: 'stopped', outcome: null, endedOn: '2026-11-20' });
  });
});
