import fc from 'fast-check';
import { expect, it } from 'vitest';
import { kindsOfTraining, type Learner, trainingDue, type TrainingKind } from './training.ts';

const today = '2026-11-23';
const learner = (over: Partial<Learner>): Learner => ({ joinedOn: '2026-09-01', sitsOnPanels: false, done: [], ...over });

it.each<[string, Learner, TrainingKind, string | null, string]>([
  ['a new governor', learner({}), 'induction', '2027-09-01', 'to-come'],
  ['a new governor', learner({}), 'safeguarding', '2026-12-01', 'due-soon'],
  ['one of a year ago without any', learner({ joinedOn: '2025-09-01' }), 'induction', '2026-09-01', 'overdue'],
  ['one whose induction is done', learner({ done: [{ kind: 'induction', on: '2026-10-01' }] }), 'induction', null, 'done'],
  ['one trained three years ago today', learner({ done: [{ kind: 'safeguarding', on: '2023-11-23' }] }), 'safeguarding', '2026-11-23', 'due-soon'],
  ['one trained a day before that', learner({ done: [{ kind: 'safeguarding', on: '2023-11-22' }] }), 'safeguarding', '2026-11-22', 'overdue'],
  ['one trained twice', learner({ done: [{ kind: 'prevent', on: '2026-01-10' }, { kind: 'prevent', on: '2022-01-10' }] }), 'prevent', '2029-01-10', 'to-come'], // prettier-ignore
  ['one who sits on panels', learner({ sitsOnPanels: true }), 'exclusions', '2027-03-01', 'to-come'],
  ['one who sat on panels', learner({ done: [{ kind: 'exclusions', on: '2024-01-10' }] }), 'exclusions', null, 'done'],
])('of %s: %s', (_who, who, kind, dueOn, standing) => {
  expect(trainingDue(who, today).find((one) => one.kind === kind)).toMatchObject({ dueOn, standing });
});

it('asks for training on panels of nobody who sits on none', () => {
  expect(trainingDue(learner({}), today).map(({ kind }) => kind)).not.toContain('exclusions');
});

it('is due no earlier for having been done', () => {
  const on = fc.integer({ min: 1, max: 28 }).map((day) => `2026-10-${String(day).padStart(2, '0')}`);
  fc.assert(
    fc.property(fc.constantFrom(...kindsOfTraining), on, (kind, day) => {
      const due = (who: Learner): string => trainingDue(who, today).find((one) => one.kind === kind)?.dueOn ?? '9999';
      const who = learner({ sitsOnPanels: true });
      expect(due({ ...who, done: [{ kind, on: day }] }) > due(who)).toBe(true);
    }),
  );
});
