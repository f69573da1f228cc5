import { describe, expect, it } from 'vitest';
import type { ProgrammeDefinition } from '../programme-definitions/definition.ts';
import { done, gate, inventedProgramme, inventedSubject, proposed } from '../programmes/programme.fixture.ts';
import { replay } from '../programmes/replay.ts';
import type { Step } from '../programmes/run.ts';
import { shippedDefinitions } from '../shipped-definitions.ts';
import { listToldSteps } from './told-steps.ts';

const on = '2026-11-23';
const withLetter = {
  ...inventedProgramme,
  stages: inventedProgramme.stages.map((stage) => ({
    ...stage,
    tasks: stage.tasks.map((each) => (each.key === 'notice' ? { ...each, letter: 'notice' } : each)),
  })),
};

function told(definition: ProgrammeDefinition, given: readonly Step[]): Step[] {
  const steps = given.map((step, index) => ({ ...step, id: index + 1, by: { accountId: 1, name: 'Jo Marsh' }, at: new Date(0) }));
  const now = replay(definition, inventedSubject, steps);
  return listToldSteps({ definition, subject: inventedSubject, now, steps }, '2027-12-31').map(({ id }) => given[id - 1] ?? { kind: 'started', on });
}
const shipped = (key: string): ProgrammeDefinition => shippedDefinitions.find((one) => one.key === key) ?? inventedProgramme;
const started: Step = { kind: 'started', on };
const held = (reviewId: number): Step => ({ kind: 'review-held', on, reviewId, overall: 'insufficient' });
const undone = (task: string): Step => ({ kind: 'task-undone', task, on, reason: 'Of another school' });
/** As far as the stage in which something is the head’s to do. */
const sinceTold = [started, gate('plan', on)];

describe('what a provider’s own people are told of a programme', () => {
  it.each<[Step, boolean, boolean]>([
    [{ kind: 'started', on: '2026-11-22' }, true, false],
    [done('first-call', on), false, false],
    [done('heads-view', on), true, true],
    [done('notice', on), true, true],
    [proposed('notice', on), false, false],
    [gate('close', on, 'gate-proposed'), false, false],
    [gate('plan', '2026-11-24'), true, false],
    [gate('close', on), true, true],
    // Which end was no good one they hear from a person first.
    [gate('escalate', on), false, false],
    [held(1), true, true],
    [{ kind: 'review-withdrawn', on, reviewId: 1, reason: 'Wrong day' }, false, false],
    [{ kind: 'stopped', on, reason: 'The school closed' }, true, true],
    [{ kind: 'handed-over', on, to: { accountId: 1, name: 'Alun' }, reason: null }, false, false],
  ])('of %j: in a programme of the framework %s, in one of the law %s', (step, ofFramework, ofLaw) => {
    expect(told(withLetter, [...sinceTold, step]).includes(step)).toBe(ofFramework);
    expect(told({ ...withLetter, statutory: true }, [...sinceTold, step]).includes(step)).toBe(ofLaw);
  });

  it('is nothing at all before they have been told of it', () => {
    expect(told(withLetter, [started, { kind: 'stopped', on, reason: 'Begun at the wrong school' }])).toEqual([]);
    expect(told(shipped('trip'), [started, done('safeguarding-first', on, { safeguarding: 'no' }), done('triage', on)])).toEqual([]);
    expect(told(shipped('trip'), [started, gate('not-taken-up', on)])).toEqual([]);
    expect(told(shipped('warning-notice'), [started, done('grounds', on), gate('not-given', on)])).toEqual([]);
  });

  it('is everything from its beginning once they are told', () => {
    expect(told(withLetter, sinceTold)).toEqual(sinceTold);
  });

  it('is no review that was withdrawn, and the one that stands', () => {
    const withdrawn: Step = { kind: 'review-withdrawn', on, reviewId: 1, reason: 'Of another school' };
    expect(told(withLetter, [...sinceTold, held(1), withdrawn, held(2)])).toEqual([...sinceTold, held(2)]);
  });

  it('is no task that was undone, and the same one when it was done again', () => {
    const [first, second] = [done('notice', '2026-11-23'), done('notice', '2026-11-24')];
    expect(told(withLetter, [...sinceTold, first, undone('notice')])).toEqual(sinceTold);
    expect(told(withLetter, [...sinceTold, first, undone('notice'), second])).toEqual([...sinceTold, second]);
    expect(told(withLetter, [...sinceTold, first, undone('heads-view')])).toEqual([...sinceTold, first]);
  });
});
