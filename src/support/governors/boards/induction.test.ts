import { expect, it } from 'vitest';
import { inductionOf, isInInduction, stepsInOrder } from './induction.ts';

it('gives every step of an induction its day, and says which are late', () => {
  const steps = inductionOf('2026-09-01', new Map([['welcome', '2026-09-08']]), '2026-11-23');
  expect(steps.map(({ step }) => step)).toEqual(stepsInOrder);
  expect(steps.find(({ step }) => step === 'welcome')).toMatchObject({ doneOn: '2026-09-08', isOverdue: false });
  expect(steps.find(({ step }) => step === 'mentor')).toMatchObject({ dueOn: '2026-10-01', isOverdue: true });
  expect(steps.find(({ step }) => step === 'course')).toMatchObject({ dueOn: '2027-01-01', isOverdue: false });
  expect(steps.find(({ step }) => step === 'conversation')).toMatchObject({ dueOn: '2027-03-01', isOverdue: false });
});

it.each([
  ['2025-11-24', true],
  ['2025-11-23', false],
  ['2026-11-24', false],
])('is under way on 23 November 2026 for somebody who joined on %s: %s', (joinedOn, expected) => {
  expect(isInInduction(joinedOn, '2026-11-23')).toBe(expected);
});
