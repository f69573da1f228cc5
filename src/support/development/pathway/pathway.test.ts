import { expect, it } from 'vitest';
import { type Fitting, nextSteps, type Standing } from './pathway.ts';

const person: Standing = { stage: 'middle-leader', role: 'middle-leader', phase: 'primary', wants: ['coaching'], taken: [9] };
const course = (id: number, over: Partial<Fitting> = {}): Fitting => ({
  id,
  title: `Course ${String(id)}`,
  roles: [],
  phases: [],
  stages: [],
  skills: [],
  nextOn: null,
  ...over,
});
const ids = (courses: readonly Fitting[], over: Partial<Standing> = {}): number[] => nextSteps({ ...person, ...over }, courses).map(({ id }) => id);

it('what somebody wants comes first, then their stage, then the stage after it; each with why', () => {
  const steps = nextSteps(person, [
    course(1, { stages: ['senior-leader'] }),
    course(2, { stages: ['middle-leader'] }),
    course(3, { skills: ['coaching'] }),
    course(4, { skills: ['finance'] }),
  ]);
  expect(steps.map(({ id, why }) => [id, ...why])).toEqual([
    [3, 'You want: Coaching and mentoring'],
    [2, 'For your stage: Middle leader'],
    [1, 'Prepares for the next stage: Senior leader'],
  ]);
});

it('what is for others, or taken already, is left out', () => {
  const wanted = { skills: ['coaching'] } as const;
  expect(
    ids([
      course(1, { ...wanted, roles: ['head'] }),
      course(2, { ...wanted, phases: ['secondary'] }),
      course(9, wanted),
      course(4, { ...wanted, roles: ['middle-leader'], phases: ['primary', 'special'] }),
    ]),
  ).toEqual([4]);
  expect(ids([course(2, { ...wanted, phases: ['secondary'] })], { phase: null })).toEqual([2]);
});

it('of two that fit alike the sooner comes first, and what has no session last', () => {
  const fits = { stages: ['middle-leader'] } as const;
  expect(ids([course(1, fits), course(2, { ...fits, nextOn: '2027-02-01' }), course(3, { ...fits, nextOn: '2027-01-12' })])).toEqual([3, 2, 1]);
});

it('after a Masters no stage follows', () => {
  expect(ids([course(1, { stages: ['masters'] })], { stage: 'masters' })).toEqual([1]);
});
