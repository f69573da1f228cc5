import { describe, expect, it } from 'vitest';
import { addDays } from '../kernel/plain-date.ts';
import { knownToCode } from './checks-in-words.ts';
import { namedChecks } from './named-checks.ts';
import { codeFaults } from './programme-definitions/code-faults.ts';
import { faultsOf } from './programme-definitions/definition-faults.ts';
import type { ProgrammeDefinition, ProgrammeTask } from './programme-definitions/definition.ts';
import { refusedBy } from './programme-definitions/known-check.ts';
import type { CheckFacts } from './programmes/check.ts';
import { inventedCalendar } from './programmes/programme.fixture.ts';
import { planTasks } from './programmes/run.ts';
import { shippedDefinitions } from './shipped-definitions.ts';
import { exitTests } from './trip/trip-cycles.ts';

/** Answers that note which of them are asked for. */
function watched<T>(answer: (key: string) => T | undefined, note: (key: string) => void): Record<string, T> {
  return new Proxy<Record<string, T>>(
    {},
    {
      get: (_, key) => {
        note(String(key));
        return answer(String(key));
      },
      getOwnPropertyDescriptor: (_, key) => {
        note(String(key));
        const value = answer(String(key));
        return value === undefined ? undefined : { configurable: true, enumerable: true, value };
      },
    },
  );
}

const given = [undefined, '2026-11-02', '2099-11-02', 'yes', 'no', 'met', 'given', 's60', 'goes-on', 'in-part', 'safeguarding-not-met'];

const noFacts: CheckFacts = {
  subject: { track: 'maintained', character: null, trigger: 'by-hand' },
  track: 'maintained',
  today: '2026-11-23',
  on: '2026-11-23',
  answers: {},
  sent: {},
  doneOn: {},
  since: '2026-09-01',
  otherRuns: [],
  known: { track: 'maintained', category: null, secretaryOfStateNotices: [], calendar: inventedCalendar },
};

/** What a check looks at, whatever it is told: "exit-test made-on"; what its own task asks stands without a task. */
function lookedAt(name: keyof typeof namedChecks): { readonly reads: ReadonlySet<string>; readonly own: ReadonlySet<string> } {
  const [reads, own] = [new Set<string>(), new Set<string>()];
  for (const answer of given)
    for (const sent of given)
      for (const category of [null, 'special measures']) {
        const facts: CheckFacts = {
          subject: { track: 'maintained', character: 'voluntary-aided', trigger: 'by-hand' },
          track: name === 'invitation-accepted' ? 'academy' : 'maintained',
          today: '2026-11-23',
          on: '2026-11-23',
          answers: watched(
            (task) => watched(() => answer, (field) => reads.add(`${task} ${field}`)),
            (task) => reads.add(task),
          ),
          sent: watched(() => sent, (field) => own.add(field)),
          doneOn: watched(() => (answer === undefined ? undefined : '2026-10-05'), (task) => reads.add(task)),
          since: '2026-09-01',
          otherRuns: [],
          known: { track: null, category, secretaryOfStateNotices: [], calendar: null },
        };
        namedChecks[name](facts);
      } // prettier-ignore
  return { reads, own };
}

/** The day of a letter or of a power, else the step’s own day: a check does without. */
const days = ['from', 'given-on', 'sent-on'];
const names = Object.keys(namedChecks) as (keyof typeof namedChecks)[];

describe('what is known of a check in code', () => {
  it.each(names)('%s: all that it reads', (name) => {
    const { reads: told, own: ofTask = [] } = knownToCode.checks[name] ?? { reads: [] };
    const { reads, own } = lookedAt(name);
    const asked = told.flatMap(({ task, fields, where }) => [task, ...(where === undefined ? [] : [where]), ...fields.map((field) => `${task} ${field}`)]);
    expect([...reads].filter((read) => !read.includes('undefined')).toSorted()).toEqual([...new Set(asked)].toSorted());
    // What it reads of its own step it may have said of the task by name as well.
    const byName = told.flatMap(({ fields }) => fields);
    expect([...own].filter((field) => !days.includes(field) && !byName.includes(field)).toSorted()).toEqual([...ofTask].toSorted());
  }); // prettier-ignore

  it('says on which days a letter is refused, as the check itself does', () => {
    const refuses = (name: keyof typeof namedChecks, on: string): boolean => {
      const said = namedChecks[name]({ ...noFacts, today: on, on, sent: { 'given-on': on } });
      return !said.ok && /is a Friday|last two days of/u.test(said.reason);
    };
    for (const name of names) {
      const told = refusedBy(knownToCode, [name]);
      expect([name, refuses(name, '2026-11-26'), refuses(name, '2026-11-27'), refuses(name, '2026-12-17')]).toEqual([name, false, told.has('fridays'), told.has('ends-of-term')]);
    }
    expect([...refusedBy(knownToCode, ['called-first', 'not-on-a-friday', 'not-at-the-end-of-term-unless-safety'])]).toEqual(['fridays', 'ends-of-term']);
  }); // prettier-ignore
});

it('says from which day at the earliest a check lets a task be recorded, as the check itself does', () => {
  for (const name of names) {
    const from = '2026-09-07';
    const refuses = (days: number): boolean => {
      const on = addDays(from, days);
      const said = namedChecks[name]({ ...noFacts, today: on, on, since: name === 'weeks-after-first-check' ? '2026-01-05' : from, doneOn: { [name === 'weeks-after-second-check' ? 'second-check' : 'first-check']: from } });
      return !said.ok && said.reason.includes('weeks or more after');
    };
    const told = knownToCode.checks[name]?.earliest?.days ?? 0;
    expect([name, refuses(told - 1), refuses(told)]).toEqual([name, told > 0, false]);
  }
}); // prettier-ignore

const trip = shippedDefinitions.find(({ key }) => key === 'trip') as ProgrammeDefinition;
const without = (definition: ProgrammeDefinition, task: string): ProgrammeDefinition => ({
  ...definition,
  stages: definition.stages.map((stage) => ({ ...stage, tasks: stage.tasks.filter(({ key }) => key !== task) })),
});

describe('a programme that is edited', () => {
  it.each([
    ['safeguarding-first', ['The check “Whether it is about safeguarding was answered” needs “Say whether it is about safeguarding” (safeguarding-first), and it is not there.']],
    ['invitation-answer', ['The check “An academy’s trust has accepted the invitation” needs “Answer the invitation” (invitation-answer), and it is not there.']],
    ['exit-test', [
      'The check “The exit test of the first cycle is met” needs “Make the exit test” (exit-test), and it is not there.',
      'The check “The exit test of the first cycle was made” needs “Make the exit test” (exit-test), and it is not there.',
    ]],
    ['single-plan', [
      'The service itself reads “Agree the single plan” (single-plan) of this programme, and it is not there.',
      'The check “The single plan is agreed” needs “Agree the single plan” (single-plan), and it is not there.',
    ]],
  ] as const)('loses no %s without being told', (task, says) => {
    expect(codeFaults(without(trip, task), { ...knownToCode, definitions: shippedDefinitions }).map((fault) => fault.says)).toEqual(says);
  }); // prettier-ignore

  const checkDue = (task: string, due: Partial<ProgrammeTask['due']>): string[] => {
    const changed = trip.stages.map((stage) => ({
      ...stage,
      tasks: stage.tasks.map((one) => (one.key === task ? { ...one, due: { ...one.due, ...due } } : one)),
    }));
    return codeFaults({ ...trip, stages: changed }, knownToCode).map(({ says }) => says);
  };
  const early = (name: string, check: string) => [
    `“${name}” may be due before the check “${knownToCode.checks[check]?.says ?? ''}” lets it be recorded: let it be due later.`,
  ];
  const [first, second] = [early('First termly check', 'weeks-after-exit'), early('Second termly check', 'weeks-after-first-check')];
  const afterFirst = { kind: 'task', task: 'first-check' } as const;
  it.each<readonly [task: string, due: Partial<ProgrammeTask['due']>, faults: readonly string[]]>([
    ['first-check', { count: 0 }, first],
    ['first-check', { count: 5 }, first],
    ['first-check', { count: 6 }, []],
    ['first-check', { count: 29, unit: 'working-days' }, first],
    ['first-check', { count: 30, unit: 'school-days' }, first],
    ['first-check', { count: 31, unit: 'school-days' }, []],
    ['first-check', { count: 6, statutory: true }, first],
    ['first-check', { count: 41, unit: 'calendar-days' }, first],
    ['first-check', { count: 2, unit: 'months' }, []],
    // From a day that is not known to lie within the stage nothing is said.
    ['first-check', { count: 0, from: { kind: 'start' } }, []],
    ['second-check', { count: 0 }, second],
    ['second-check', { count: 11 }, second],
    ['second-check', { count: 12 }, []],
    ['second-check', { count: 5, from: afterFirst }, second],
    ['second-check', { count: 6, from: afterFirst }, []],
  ])('makes no %s due %j before its check lets it be recorded', (task, due, faults) => {
    expect(checkDue(task, due)).toEqual(faults);
  }); // prettier-ignore

  it('may lose what nothing reads', () => {
    expect(codeFaults(without(trip, 'entry-letter-diocese'), knownToCode)).toEqual([]);
  });

  it.each(shippedDefinitions)('has each question that code reads of $key', (definition) => {
    const reads = [...(knownToCode.reads[definition.key] ?? [])];
    for (const { task, fields } of reads)
      for (const field of fields) {
        const changed: ProgrammeDefinition = {
          ...definition,
          stages: definition.stages.map((stage) => ({
            ...stage,
            tasks: stage.tasks.map((one) => (one.key === task ? { ...one, fields: one.fields.filter(({ key }) => key !== field) } : one)),
          })),
        };
        expect(codeFaults(changed, knownToCode), `${task} ${field}`).not.toEqual([]);
      }
  });
});

describe('what the pages of a plan record', () => {
  const tasks = shippedDefinitions.flatMap(({ stages }) => stages.flatMap((stage) => stage.tasks.map((task) => ({ stage: stage.key, task }))));
  const known = { ...knownToCode, ships: shippedDefinitions };
  const change = (definition: ProgrammeDefinition, to: (task: ProgrammeTask) => Partial<ProgrammeTask>): ProgrammeDefinition => ({
    ...definition,
    stages: definition.stages.map((stage) => ({ ...stage, tasks: stage.tasks.map((task) => ({ ...task, ...to(task) })) })),
  });
  const told = (definition: ProgrammeDefinition): string[] => faultsOf(definition, known).map(({ says }) => says);

  it('is what those pages know by its key, and what ships says of it', () => {
    const byKey = [...Object.values(planTasks), ...Object.values(exitTests)].toSorted();
    expect(known.ofPlan?.map(({ task }) => task).toSorted()).toEqual(byKey);
    expect(tasks.flatMap(({ task }) => (task.doneBy === 'single-plan' ? [task.key] : [])).toSorted()).toEqual(byKey);
    expect(known.ofPlan?.flatMap(({ task, stage }) => (stage === undefined ? [] : [[stage, task]]))).toEqual(Object.entries(exitTests));
  });

  it('is neither left to a form nor made of other tasks in a draft', () => {
    const onForm = told(change(trip, () => ({ doneBy: 'form' })));
    expect(onForm).toHaveLength(5);
    expect(onForm).toContain('“Governors approve the plan” is recorded from the plan’s own pages: it cannot be done on a form.');
    const all = trip.stages.reduce((sum, stage) => sum + stage.tasks.length, 0);
    expect(told(change(trip, () => ({ doneBy: 'single-plan' })))).toHaveLength(all - 5);
  });
});

it.each(shippedDefinitions)('$key keeps the second person that the law gives it, and has no fault as it ships', (definition) => {
  const known = { ...knownToCode, ships: shippedDefinitions };
  expect(faultsOf(definition, known)).toEqual([]);
  const alone = definition.stages.map((stage) => ({
    ...stage,
    tasks: stage.tasks.map((task) => ({ ...task, twoPersons: false })),
    gates: stage.gates.map((gate) => ({ ...gate, second: null })),
  }));
  const byTwo = definition.stages.flatMap(({ tasks, gates }) => [
    ...tasks.filter(({ twoPersons }) => twoPersons),
    ...gates.filter(({ second }) => second !== null),
  ]);
  const faults = faultsOf({ ...definition, stages: alone }, known).filter(({ says }) => says.includes('is a step of the law: two people take it'));
  expect(faults).toHaveLength(definition.statutory ? byTwo.length : 0);
});
