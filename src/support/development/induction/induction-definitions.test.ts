import { describe, expect, it } from 'vitest';
import { schoolHolidaysOf } from '../../../kernel/due-date.ts';
import { addDays } from '../../../kernel/plain-date.ts';
import { knownToCode } from '../../checks-in-words.ts';
import { namedChecks } from '../../named-checks.ts';
import { deadlinesOf } from '../../programmes/clock/deadlines.ts';
import { faultsOf } from '../../programme-definitions/definition-faults.ts';
import { programmeDefinition, type ProgrammeDefinition, type ProgrammeTask } from '../../programme-definitions/definition.ts';
import { inventedCalendar as calendar, PaperRun, people } from '../../programmes/programme.fixture.ts';
import { stageOf } from '../../programmes/replay.ts';
import { inductionDefinitions } from './induction-definitions.ts';
import { inductionView } from './induction-view.ts';

const firstDay = '2026-09-01';
const ownHolidays = schoolHolidaysOf(calendar);
const subjectOf = ({ tracks }: ProgrammeDefinition) => ({ track: tracks[0] ?? 'maintained', character: null, trigger: 'head-change' }) as const;

/** An answer to everything that a task asks. */
function answersTo({ fields, key }: ProgrammeTask, on: string): Record<string, string | string[]> {
  return Object.fromEntries(
    fields.map((field) => {
      if (field.kind === 'date') return [field.key, key === 'who' ? firstDay : on];
      if ('options' in field) return [field.key, field.kind === 'choice' ? (field.options[0]?.value ?? '') : field.options.map(({ value }) => value)];
      return [field.key, field.key === 'name' ? 'Rufus Larch' : 'Said'];
    }),
  );
}

/** Every task of a stage done by whoever it is for, an adviser writing down what others did; each with a day by then. */
function doStage(run: PaperRun, definition: ProgrammeDefinition, on: string): void {
  for (const task of stageOf(definition, run.now.stage)?.tasks ?? []) {
    const by = task.by === 'head' ? people.head : people.adviser;
    const step = { kind: 'task-done', task: task.key, on, answers: answersTo(task, on), note: null } as const;
    expect([task.key, run.take(step, by, '2029-01-01')]).toEqual([task.key, null]);
  }
  const days = deadlinesOf({ definition, subject: run.subject, now: run.now, calendar, ownHolidays, today: on });
  const undated = days.filter((one) => one.kind === 'task' && one.on === null && !one.why.includes('not known'));
  expect(undated).toEqual([]);
}

const pass = (run: PaperRun, gate: string, on: string): string | null =>
  run.take({ kind: 'gate-passed', gate, on, reason: 'As planned' }, people.adviser, '2029-01-01');

const walks = [
  [
    'headteacher-induction',
    ['started', 'settled', 'to-term-2', 'to-term-3', 'to-year-2', 'to-year-2-term-2', 'to-year-2-term-3', 'complete'],
    'complete',
  ],
  ['acting-head-induction', ['called', 'goes-on', 'next-half-term', 'next-half-term', 'appointed'], 'appointed'],
  ['setting-manager-induction', ['started', 'settled', 'to-term-2', 'to-term-3', 'goes-on'], 'complete-with-mentor'],
] as const;

describe.each(inductionDefinitions)('$key', (definition) => {
  it('is a definition without a fault, provisional, and no process of the law', () => {
    expect(programmeDefinition.parse(JSON.parse(JSON.stringify(definition)))).toEqual(definition);
    expect(faultsOf(definition, knownToCode)).toEqual([]);
    expect(definition).toMatchObject({ provisional: true, statutory: false });
    expect(definition.source).toContain('Provisional: not from the published framework');
  });

  it('can be walked from its first day to its end, every task with a day', () => {
    const run = new PaperRun(firstDay, { definition, subject: subjectOf(definition), checks: namedChecks, by: people.adviser });
    const [, gates, outcome] = walks.find(([key]) => key === definition.key) ?? [];
    let on: string = firstDay;
    for (const gate of gates ?? []) {
      doStage(run, definition, on);
      expect([gate, pass(run, gate, on)]).toEqual([gate, null]);
      on = addDays(on, 60);
    }
    expect(run.now).toMatchObject({ state: 'ended', outcome });
  });

  it('does not go on while what a stage asks is open, and closes from every stage where the head leaves', () => {
    const first = definition.stages[0];
    const onward = first?.gates[0]?.key ?? '';
    const run = new PaperRun(firstDay, { definition, subject: subjectOf(definition), checks: namedChecks, by: people.adviser });
    expect(pass(run, onward, firstDay)).toMatch(/not done|open|still/i);
    for (const { key, gates } of definition.stages) {
      const left = gates.find((one) => one.key === 'head-left');
      expect([key, left?.outcome, left?.needsTasks, left?.by]).toEqual([key, 'left', false, 'adviser']);
    }
    expect(pass(run, 'head-left', firstDay)).toBeNull();
    expect(run.now).toMatchObject({ state: 'ended', outcome: 'left' });
  });

  it('says to nobody that anything in it is a judgement, and asks for no grade', () => {
    expect(definition.says).toContain('no judgement');
    expect(definition.stages.every(({ review }) => review === null)).toBe(true);
  });
});

it('begins the acting head’s half-term afresh, and shows what was agreed last', () => {
  const definition = inductionDefinitions[1];
  if (definition === undefined) throw new Error('It ships.');
  const run = new PaperRun(firstDay, { definition, subject: subjectOf(definition), checks: namedChecks, by: people.adviser });
  for (const gate of ['called', 'goes-on']) {
    doStage(run, definition, firstDay);
    pass(run, gate, firstDay);
  }
  doStage(run, definition, '2026-10-09');
  expect(run.now.tasks['half-term-meeting']?.state).toBe('done');
  expect(pass(run, 'next-half-term', '2026-10-09')).toBeNull();
  expect(run.now.tasks['half-term-meeting']?.state).toBe('to-do');
});

it('shows head and adviser the same: governor, time, mentor, agenda, documents and checklist', () => {
  const definition = inductionDefinitions[0];
  if (definition === undefined) throw new Error('It ships.');
  const run = new PaperRun(firstDay, { definition, subject: subjectOf(definition), checks: namedChecks, by: people.adviser });
  const take = (task: string, answers: Record<string, string | string[]>) => run.take({ kind: 'task-done', task, on: firstDay, answers, note: null }, people.adviser, '2027-01-01');
  expect(inductionView(definition, run.now)).toMatchObject({ name: null, mentor: null, governor: null, protectedTime: null, agendas: [], documents: [] });
  take('who', { 'name': 'Rufus Larch', 'first-day': firstDay, 'known-from': 'The clerk' });
  take('welcome', { 'sent-on': firstDay, 'whom-to-ring': 'Sam Field', 'offer': 'A call', 'signed-by': 'Sam Field' });
  expect(pass(run, 'started', firstDay)).toBeNull();
  take('protected-time', { hours: '2.5', cover: '', from: '2026-09-07' });
  take('mentor', { 'name': 'Ida Fenby', 'from': 'Fenworth Primary School', 'agreed-on': firstDay });
  take('own-agenda', { agenda: 'Governance\nThe budget', documents: 'https://fenworth.example/plan\njavascript:alert(1)' });
  take('checklist', { read: ['budget', 'network'], open: 'Met the unions on Friday' });
  const view = inductionView(definition, run.now);
  expect(view).toMatchObject({ name: 'Rufus Larch', firstDay, mentor: 'Ida Fenby, Fenworth Primary School', protectedTime: '2.5 hours a week, from 7 September 2026', agendas: [{ lines: ['Governance', 'The budget'] }], checklist: { done: ['Read: this year’s budget and the forecast', 'Been to the locality’s network'] } });
  expect(view.documents[0]?.lines.map(({ href }) => href)).toEqual(['https://fenworth.example/plan', null]);
  expect(view.stages.filter(({ is }) => is === 'now').map(({ name }) => name)).toEqual(['First half-term']);
}); // prettier-ignore
