import { expect, it } from 'vitest';
import { answeredBy } from './answered.ts';
import { done, gate, inventedProgramme, PaperRun, people, proposed } from './programme.fixture.ts';
import type { Step } from './run.ts';
import { actsAs, type Acting } from './who-acts.ts';

const head: Acting = { accountId: 41, name: 'Pat Ridge', as: actsAs('headteacher') };
const specialist: Acting = { accountId: 42, name: 'Lee Ford', as: actsAs('specialist') };

/** What is answered by the last of these steps, after the others. */
function after(steps: readonly (readonly [Step, Acting])[]) {
  const run = new PaperRun('2026-11-02', { definition: inventedProgramme });
  for (const [step, by] of steps.slice(0, -1)) expect(run.take(step, by), JSON.stringify(step)).toBeNull();
  const [last] = steps.slice(-1);
  if (last === undefined) throw new Error('There is a step.');
  return answeredBy({ definition: run.definition, before: run.now, step: last[0], by: last[1] });
}

const called = done('first-call', '2026-11-03', { 'called-on': '2026-11-03', 'serious': 'no' });
const close = gate('close', '2026-11-05', 'gate-proposed');

it('tells whoever carries the run what the provider and specialists did in it, and nothing of what officers do themselves', () => {
  const says = '“First call” was done';
  expect(after([[called, head]])).toEqual([{ to: 'carrier', says }]);
  expect(after([[called, specialist]])).toEqual([{ to: 'carrier', says }]);
  expect(after([[called, people.adviser]])).toEqual([]);
});

it('tells whoever carries the run that the chair has approved a later version of the plan', () => {
  const { definition, now } = new PaperRun('2026-11-02', { definition: inventedProgramme });
  const step = { kind: 'plan-approved', version: 2, on: '2026-11-09', note: null } as const;
  const chair: Acting = { accountId: 43, name: 'Mo Lane', as: actsAs('chair') };
  expect(answeredBy({ definition, before: now, step, by: chair })).toEqual([{ to: 'carrier', says: 'version 2 of the plan was approved' }]);
  expect(answeredBy({ definition, before: now, step, by: people.adviser })).toEqual([]);
});

it('tells whoever proposed a decision that it is confirmed, or is not', () => {
  const { accountId } = people.lead;
  const first = [close, people.lead] as const;
  expect(after([first, [gate('close', '2026-11-05'), people.deputy]])).toEqual([{ to: accountId, says: '“Close without a plan” was confirmed' }]);
  expect(after([first, [gate('close', '2026-11-05', 'gate-declined'), people.deputy]])).toEqual([
    { to: accountId, says: '“Close without a plan” was not confirmed' },
  ]);
  expect(after([[gate('plan', '2026-11-05'), people.lead]])).toEqual([]);
});

it('tells whoever recorded a step of the law what became of it, but not of their own taking back', () => {
  const toThePlan = [
    [called, people.adviser],
    [done('entry-meeting', '2026-11-05', { 'meets-on': '2026-11-10' }), people.lead],
    [gate('plan', '2026-11-09'), people.lead],
    [proposed('notice', '2026-11-10', { 'ends-on': '2026-12-10' }), people.director],
  ] as const;
  const declined = { kind: 'task-declined', task: 'notice', on: '2026-11-11', reason: 'Too short' } as const;
  expect(after([...toThePlan, [declined, people.deputy]])).toEqual([{ to: people.director.accountId, says: '“Notice” was not confirmed' }]);
  expect(after([...toThePlan, [declined, people.director]])).toEqual([]);
  expect(after([...toThePlan, [done('notice', '2026-11-10', {}), people.deputy]])).toEqual([
    { to: people.director.accountId, says: '“Notice” was confirmed' },
  ]);
});
