import { expect, it } from 'vitest';
import { aLetter } from '../../programme-definitions/invented-programme.fixture.ts';
import { newlyTold } from './newly-told.ts';
import { done, gate, inventedProgramme, PaperRun, people, proposed } from '../programme.fixture.ts';
import type { Step } from '../run.ts';
import type { Acting } from '../who-acts.ts';

const definition = {
  ...inventedProgramme,
  letters: [aLetter('our-own', { name: 'Notice', dated: 'notice.ends-on', signed: 'notice.ends-on', readBy: ['chair'] })],
  stages: inventedProgramme.stages.map((stage) => ({
    ...stage,
    tasks: stage.tasks.map((task) => (task.key === 'notice' ? { ...task, letter: 'our-own' } : task)),
  })),
}; // prettier-ignore

/** What is told after each of these steps, by the day on which it is taken. */
function toldAfter(steps: readonly (readonly [Step, Acting])[], today?: string) {
  const run = new PaperRun('2026-11-02', { definition });
  return steps.map(([step, by]) => {
    const before = run.now;
    expect(run.take(step, by), JSON.stringify(step)).toBeNull();
    return newlyTold({ definition, subject: run.subject, before, after: run.now, step, today: today ?? step.on }).map(({ to, says }) => `${says} (${to.join(', ')})`);
  });
} // prettier-ignore

const toThePlan = [
  [done('first-call', '2026-11-03', { 'called-on': '2026-11-03', 'serious': 'no' }), people.lead],
  [done('entry-meeting', '2026-11-05', { 'meets-on': '2026-11-10' }), people.lead],
  [gate('plan', '2026-11-09'), people.lead],
] as const;
const noticed = [
  [proposed('notice', '2026-11-10', { 'ends-on': '2026-11-16' }), people.director],
  [done('notice', '2026-11-10'), people.lead],
] as const;
const reviews = [
  [done('heads-view', '2026-11-16'), people.head],
  [{ kind: 'review-held', on: '2026-12-07', reviewId: 1, overall: 'some' }, people.adviser],
  [{ kind: 'review-held', on: '2027-01-11', reviewId: 2, overall: 'good' }, people.adviser],
] as const;

it('what officers do among themselves is told to nobody', () => {
  expect(toldAfter(toThePlan)).toEqual([[], [], []]);
});

it('a letter is told of to whom it goes, when two have confirmed it and its day has come', () => {
  expect(toldAfter([...toThePlan, ...noticed], '2026-11-16').slice(-2)).toEqual([
    [],
    ['A letter from the authority is here to read: Notice (chair)'],
  ]);
  expect(toldAfter([...toThePlan, ...noticed], '2026-11-15').slice(-2)).toEqual([[], []]);
});

it('each review is told of, and an end that is a good one', () => {
  const ended = [
    [gate('improved', '2027-01-12', 'gate-proposed'), people.lead],
    [gate('improved', '2027-01-12'), people.deputy],
  ] as const;
  expect(toldAfter([...toThePlan, ...noticed, ...reviews, ...ended]).slice(-4)).toEqual([
    ['The review of 7 December 2026 is recorded (head, chair, trust)'],
    ['The review of 11 January 2027 is recorded (head, chair, trust)'],
    [],
    ['Lantern ended on 12 January 2027 (head, chair, trust)'],
  ]);
});

it('a review that was told of and is withdrawn is told of as that', () => {
  const withdrawn = [{ kind: 'review-withdrawn', on: '2027-01-11', reviewId: 2, reason: 'Of another school' }, people.adviser] as const;
  expect(toldAfter([...toThePlan, ...noticed, ...reviews, withdrawn]).at(-1)).toEqual([
    'The review of 11 January 2027 is withdrawn: it was recorded in error (head, chair, trust)',
  ]);
});

it('an end that is not a good one is told by a person, and not by a line on a page', () => {
  expect(toldAfter([...toThePlan, ...noticed, ...reviews, [gate('escalate', '2027-01-12'), people.director]]).at(-1)).toEqual([]);
});
