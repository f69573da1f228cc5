import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Grade } from '../programmes/run.ts';
import { exitTest, testInWords } from './exit-test.ts';
import { type MilestoneResult, milestonesOf } from './milestones.ts';
import { isLate, lateOfPlan, stateInWords, stateOfPlan } from './plan-state.ts';
import { decideReview, gradeOrder, movedSince, overallInWords, overallOf, type ReviewEntry } from './review.ts';
import { inventedPlan } from './trip.fixture.ts';

const graded = (...given: Grade[]) =>
  given.map((grade, at) => ({ priority: `p${String(at)}`, title: `Priority ${String(at)}`, grade, evidence: 'Seen' }));
const plan = inventedPlan();
const said = (over: Partial<MilestoneResult> = {}): MilestoneResult => ({
  id: 1,
  objective: 'o2',
  halfTerm: '2026-27-autumn-2',
  says: 'The scheme is in use',
  isMet: true,
  on: '2026-12-01',
  evidence: 'Seen in class',
  saidBy: 'Jo Marsh',
  bySchool: false,
  ...over,
});

describe('a review', () => {
  it('comes to the lowest grade of its priorities, and says so', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...gradeOrder), { minLength: 1, maxLength: 6 }), (given) => {
        const overall = overallOf(graded(...given));
        expect(given).toContain(overall);
        expect(given.every((grade) => gradeOrder.indexOf(grade) >= gradeOrder.indexOf(overall))).toBe(true);
      }),
    );
    expect(overallInWords(graded('good', 'some', 'some'))).toBe('Some: the lowest of its priorities’ grades, that of Priority 1 and Priority 2');
    expect(overallInWords(graded('good'))).toBe('Good: every priority was graded so');
    // Nothing graded is never progress.
    expect(overallOf([])).toBe('insufficient');
  });

  const entry = (over: Partial<ReviewEntry> = {}): ReviewEntry => ({
    on: '2026-11-23',
    chairedBy: 'Jo Marsh',
    grades: [{ priority: 'p1', title: 'Early reading', grade: 'some', evidence: 'Two lessons' }],
    direction: 'Better',
    attended: 'Head, chair',
    apologies: null,
    minutes: 'Said',
    nextSteps: 'Done next',
    ...over,
  });
  const facts = { today: '2026-11-23', priorities: [{ key: 'p1', title: 'Early reading' }], planAgreedOn: '2026-11-02', heldOn: ['2026-11-10'] };

  it.each<[string, ReviewEntry, Partial<typeof facts> | { planAgreedOn: null }, string | null]>([
    ['of a plan that was agreed', entry(), {}, null],
    ['without a plan', entry(), { planAgreedOn: null }, 'There is no agreed plan to review: agree the single plan first'],
    ['to come', entry({ on: '2026-11-24' }), {}, 'The day of the review must be today or earlier'],
    ['before the plan', entry({ on: '2026-11-01' }), {}, 'The review cannot have been held before the plan was agreed, on 2 November 2026'],
    ['of a day that has one', entry({ on: '2026-11-10' }), {}, 'A review of 10 November 2026 is recorded already: if it is wrong, withdraw it first'],
    ['before the latest', entry({ on: '2026-11-09' }), {}, 'A review of 10 November 2026 is recorded: reviews are recorded in their order'],
    ['that leaves a priority out', entry({ grades: [] }), {}, 'Grade “Early reading”, and enter the evidence'],
    [
      'without evidence',
      entry({ grades: [{ priority: 'p1', title: 'Early reading', grade: 'good', evidence: ' ' }] }),
      {},
      'Grade “Early reading”, and enter the evidence',
    ],
  ])('%s is decided', (_, given, over, reason) => {
    const decided = decideReview(given, { ...facts, ...over });
    expect(decided.ok ? null : decided.reason).toBe(reason);
  });

  it('says how a grade moved', () => {
    expect([movedSince(null, 'some'), movedSince('some', 'some'), movedSince('some', 'good'), movedSince('good', 'insufficient')]).toEqual([
      'Not graded before',
      'As before (some)',
      'Better than before (some)',
      'Worse than before (good)',
    ]);
  });
});

describe('a milestone', () => {
  it.each<[string, readonly MilestoneResult[], string, string]>([
    ['of which nothing is said', [], '2026-12-18', 'to-come'],
    ['whose day is past with nothing said', [], '2026-12-19', 'late'],
    ['that is met', [said()], '2026-12-18', 'met'],
    ['that is not met', [said({ isMet: false })], '2026-12-18', 'not-met'],
    ['that was met, and then was not', [said(), said({ id: 2, isMet: false })], '2026-12-18', 'not-met'],
    ['that was met in other words', [said({ says: 'The scheme is bought' })], '2026-12-18', 'to-come'],
    ['that the school says is met', [said({ bySchool: true })], '2026-12-18', 'to-come'],
    ['of which something is said on a later day', [said()], '2026-11-30', 'to-come'],
    ['of another objective', [said({ objective: 'o9' })], '2026-12-18', 'to-come'],
  ])('%s', (_, results, today, state) => {
    expect(milestonesOf(plan, results, today)[0]?.state).toBe(state);
  });

  it('shows the school’s word beside the authority’s', () => {
    expect(milestonesOf(plan, [said({ bySchool: true })], '2026-12-18')[0]).toMatchObject({
      result: null,
      schoolSays: { evidence: 'Seen in class' },
    });
  });
});

describe('the exit test', () => {
  const bothMet = [said(), said({ id: 2, halfTerm: '2026-27-spring-1', says: 'Half are on track' })];
  const can = { priority: 'p1', canSustain: true, evidence: 'Two leaders trained' };
  const test = (results: readonly MilestoneResult[], capacities = [can]) =>
    exitTest(plan.priorities, milestonesOf(plan, results, '2027-02-12'), capacities);

  it.each<[string, ReturnType<typeof test>, boolean, string]>([
    ['both', test(bothMet), true, 'Early reading. All 2 milestones met. Can be sustained: Two leaders trained.'],
    ['a milestone to come', test(bothMet.slice(0, 1)), false, '1 of 2 milestones met: 1 to come'],
    ['a milestone not met', test([...bothMet, said({ id: 3, isMet: false })]), false, '1 of 2 milestones met: 1 not met'],
    ['no capacity', test(bothMet, [{ ...can, canSustain: false }]), false, 'It cannot be sustained yet: Two leaders trained'],
    ['nothing said of capacity', test(bothMet, []), false, 'Nothing is said of the capacity to sustain it'],
    ['capacity without evidence', test(bothMet, [{ ...can, evidence: '' }]), false, 'without evidence'],
  ])('with %s', (_, made, isMet, says) => {
    expect(made.isMet).toBe(isMet);
    expect(testInWords(made)).toContain(says);
  });

  it('is not met by a plan without a priority', () => {
    expect(exitTest([], [], []).isMet).toBe(false);
  });
});

it('a plan’s state counts what is late, and not what was reported', () => {
  const action = { key: 'a3', what: 'Train', ownerName: 'Deputy head', dueOn: '2026-12-11', state: 'open', isReported: false, doneOn: null } as const;
  expect(isLate(action, '2026-12-11')).toBe(false);
  expect(isLate(action, '2026-12-12')).toBe(true);
  expect(isLate({ ...action, isReported: true }, '2026-12-12')).toBe(false);
  const state = stateOfPlan(plan, milestonesOf(plan, [said()], '2026-12-20'), [action, { ...action, state: 'withdrawn' }], '2026-12-20');
  expect(state.late).toEqual([{ what: 'Train', ownerName: 'Deputy head', dueOn: '2026-12-11' }]);
  expect(state.priorities.map(stateInWords)).toEqual(['1 of 2 milestones met; 0 of 1 action done, 1 late']);
});

describe('what is late of a plan', () => {
  const action = {
    key: 'a3',
    what: 'Train staff',
    ownerName: 'Deputy',
    dueOn: '2026-12-11',
    state: 'open',
    isReported: false,
    doneOn: null,
  } as const;
  const train = { what: 'Action of the plan: Train staff', on: '2026-12-11' };
  const scheme = { what: 'Milestone, not said yet: The scheme is in use', on: '2026-12-18' };
  it.each([
    ['on their days', '2026-12-11', action, [], []],
    ['past the day of an action', '2026-12-12', action, [], [train]],
    ['past both days', '2026-12-19', action, [], [train, scheme]],
    ['with an action reported done', '2026-12-19', { ...action, isReported: true }, [], [scheme]],
    ['with one withdrawn', '2026-12-19', { ...action, state: 'withdrawn' }, [], [scheme]],
    ['with a milestone met', '2026-12-19', action, [said()], [train]],
    ['with one that was said to be not met', '2026-12-19', action, [said({ isMet: false })], [train]],
    ['with one of which the school alone has said', '2026-12-19', action, [said({ bySchool: true })], [train, scheme]],
  ] as const)('%s', (_, today, one, results, late) => {
    expect(lateOfPlan(milestonesOf(plan, results, today), [one], today)).toEqual(late);
  });
});
