import { describe, expect, it } from 'vitest';
import { inventedProgramme } from '../programmes/programme.fixture.ts';
import type { Step } from '../programmes/run.ts';
import { isToldToProvider } from './told-steps.ts';

const on = '2026-11-23';
const task = (kind: 'task-done' | 'task-proposed', key: string) => ({ kind, task: key, on, answers: {}, note: null }) as Step;
const gate = (kind: 'gate-passed' | 'gate-proposed', key: string) => ({ kind, gate: key, on, reason: 'So it is' }) as Step;
const withLetter = {
  ...inventedProgramme,
  stages: inventedProgramme.stages.map((stage) => ({
    ...stage,
    tasks: stage.tasks.map((each) => (each.key === 'notice' ? { ...each, letter: 'notice' } : each)),
  })),
};

describe('what a provider’s own people are told of a programme', () => {
  it.each<[Step, boolean, boolean]>([
    [{ kind: 'started', on }, true, false],
    [task('task-done', 'first-call'), false, false],
    [task('task-done', 'heads-view'), true, true],
    [task('task-done', 'notice'), true, true],
    [task('task-proposed', 'notice'), false, false],
    [gate('gate-proposed', 'close'), false, false],
    [gate('gate-passed', 'plan'), true, false],
    [gate('gate-passed', 'close'), true, true],
    [{ kind: 'review-held', on, reviewId: 1, overall: 'some' }, true, true],
    [{ kind: 'review-withdrawn', on, reviewId: 1, reason: 'Wrong day' }, false, false],
    [{ kind: 'stopped', on, reason: 'The school closed' }, true, true],
    [{ kind: 'handed-over', on, to: { accountId: 1, name: 'Alun' }, reason: null }, false, false],
  ])('of %j: in a programme of the framework %s, in one of the law %s', (step, ofFramework, ofLaw) => {
    expect(isToldToProvider(withLetter, step)).toBe(ofFramework);
    expect(isToldToProvider({ ...withLetter, statutory: true }, step)).toBe(ofLaw);
  });
});
