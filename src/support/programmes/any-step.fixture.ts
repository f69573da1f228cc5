import fc from 'fast-check';
import { addDays } from '../../kernel/plain-date.ts';
import { rightAnswers, tasksOf, type ModelRun } from './programme-model.fixture.ts';
import { people } from './programme.fixture.ts';
import { gateOf } from './replay.ts';
import type { Step } from './run.ts';

/** The invented people, one of whom acts. */
export const anybody = fc.constantFrom(...Object.values(people));
export const dayOffset = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: -40, max: 5 }));
const someTask = (at: number, run: ModelRun): string => {
  const all = at % 4 === 3 ? run.definition.stages.flatMap(({ tasks }) => tasks) : tasksOf(run);
  return all[at % Math.max(1, all.length)]?.key ?? 'nothing';
};
const someGate = (at: number, run: ModelRun): string => {
  const all = run.definition.stages.flatMap(({ gates }) => gates).map(({ key }) => key);
  const waiting = run.gateWaits?.gate;
  return at % 3 !== 0 && waiting !== undefined && gateOf(run.definition, run.stage, waiting) !== null ? waiting : (all[at % all.length] ?? 'nothing');
};
const answers = fc.constantFrom<Record<string, string>>(
  {},
  { 'called-on': '2026-10-01', 'serious': 'yes' },
  { 'called-on': '2026-10-01', 'serious': 'perhaps' },
  { 'meets-on': '2026-12-01', 'cost': 'much' },
  { 'meets-on': '2027-03-01', 'cost': '£1,200' },
  { 'ends-on': '2027-01-31' },
);
export const kinds = [
  'task-done', 'task-done', 'task-proposed', 'task-declined', 'task-undone', 'task-set-aside', 'review-held', 'review-held', 'review-withdrawn', 'gate-proposed',
  'gate-passed', 'gate-declined', 'gate-declined', 'paused', 'resumed', 'stopped', 'handed-over', 'started', 'looked-again',
] as const; // prettier-ignore

/** Mostly nonsense: any kind of step, of any task or gate, on any day, with answers that fit or do not. */
export const anyStep = fc
  .record({
    kind: fc.constantFrom(...kinds, 'plan-agreed' as const, 'plan-approved' as const),
    at: fc.nat(30),
    offset: dayOffset,
    sent: answers,
    isRight: fc.boolean(),
    reason: fc.constantFrom('Agreed', 'Agreed', ''),
  })
  .map(({ kind, at, offset, sent, isRight, reason }) => (today: string, run: ModelRun): Step => {
    const on = addDays(today, offset);
    const task = someTask(at, run);
    const asked = tasksOf(run).find(({ key }) => key === task);
    const base = {
      on,
      task,
      gate: someGate(at, run),
      reviewId: kind === 'review-withdrawn' ? (run.reviews.at(-1)?.id ?? 0) : at % 5,
      reason,
      overall: 'some',
      version: at % 4,
      until: at % 2 === 0 ? null : addDays(on, at - 3),
      note: null,
      ...(kind === 'stopped' && at % 3 === 0 ? { inError: true } : {}),
    };
    const given =
      isRight && asked !== undefined
        ? { ...rightAnswers(asked, on), ...(at % 2 === 0 && asked.key.startsWith('first-call') ? { serious: 'yes' } : {}) }
        : sent;
    const { task: _task, gate: _gate, ...rest } = base;
    const named = kind.startsWith('task') ? { ...rest, task } : kind.startsWith('gate') ? { ...rest, gate: base.gate } : rest;
    return { kind, ...named, answers: given, to: { accountId: 9, name: 'Kit Dale' } } as unknown as Step;
  });
