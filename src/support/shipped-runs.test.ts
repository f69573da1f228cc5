import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { addDays } from '../kernel/plain-date.ts';
import { isWorkingDay } from '../kernel/working-days.ts';
import { expectWaitedFor } from './programmes/clock/waiting.fixture.ts';
import { namedChecks } from './named-checks.ts';
import { letterInWords, letterOf } from './programme-definitions/letter-in-words.ts';
import { type Doer, doers, type ProgrammeDefinition, type ProgrammeTask, type TaskField } from './programme-definitions/definition.ts';
import type { KnownOfProvider } from './programmes/check.ts';
import { deadlinesOf } from './programmes/clock/deadlines.ts';
import { inventedCalendar, inventedHolidays, nothingOnRecord, PaperRun, people } from './programmes/programme.fixture.ts';
import { answersOf, stageOf, taskOf } from './programmes/replay.ts';
import { type Deadline, type FieldAnswers, type RunSubject, runStates, type Step } from './programmes/run.ts';
import type { Acting } from './programmes/who-acts.ts';
import { shippedDefinitions } from './shipped-definitions.ts';

// Long walks, which a busy machine takes its time for.
vi.setConfig({ testTimeout: 60_000 });

const firstDay = '2026-09-07';
const officers: Partial<Record<Doer, Acting>> = { 'director': people.director, 'assistant-director': people.deputy, 'lead': people.lead, 'adviser': people.adviser }; // prettier-ignore
/** Somebody for each place that a task or a decision may be of. */
const inPlace = (doer: Doer): Acting => officers[doer] ?? { accountId: 20, name: 'Kit Dale', as: [doer] };
const anybody = [...Object.values(people), ...Object.keys(doers).map((doer) => inPlace(doer as Doer))];

type Move = {
  readonly what: 'task' | 'gate' | 'review' | 'days' | 'aside' | 'undo' | 'decline' | 'pause' | 'plan' | 'look' | 'nonsense';
  readonly n: number;
};
const move: fc.Arbitrary<Move> = fc.record({
  what: fc.constantFrom(
    ...(['task', 'task', 'task', 'task', 'task', 'gate', 'gate', 'gate', 'review', 'days', 'days', 'days', 'nonsense', 'nonsense'] as const),
    ...(['aside', 'undo', 'decline', 'pause', 'plan', 'look'] as const),
  ),
  n: fc.nat(1000),
});

function answerTo(field: TaskField, today: string, n: number): string | readonly string[] | null {
  switch (field.kind) {
    case 'date':
      return field.mayBeAhead ? addDays(today, (n % 5) * 10) : today;
    case 'choice':
      return field.options[n % field.options.length]?.value ?? null;
    case 'choices':
      return field.options.filter((_, index) => n % 3 === 0 || index % 2 === n % 2).map(({ value }) => value);
    case 'pounds':
      return '120';
    case 'text':
    case 'long-text':
      return field.required || n % 3 !== 0 ? 'As it was said' : null;
  }
}
const answersTo = ({ fields }: ProgrammeTask, today: string, n: number): FieldAnswers =>
  Object.fromEntries(fields.flatMap((field, index) => {
    const answer = answerTo(field, today, n + index * 7);
    return answer === null ? [] : [[field.key, answer]];
  })); // prettier-ignore

/** One provider’s run, with whoever acts in it; each step that is taken is looked at. */
class Walk {
  today = firstDay;
  readonly run: PaperRun;
  readonly seen: Set<string>;

  constructor(definition: ProgrammeDefinition, subject: RunSubject, known: KnownOfProvider, seen: Set<string>) {
    this.run = new PaperRun(firstDay, { definition, subject, checks: namedChecks, known });
    this.seen = seen;
  }

  send(step: Step, by: Acting): boolean {
    const before = this.run.steps.length;
    const wasOver = ['ended', 'stopped'].includes(this.run.now.state);
    const refusal = this.run.take(step, by, this.today);
    if (refusal !== null) {
      expect(refusal, 'a refusal is a sentence').toMatch(/^[“A-Z0-9][^]{5,}/u);
      expect(this.run.steps).toHaveLength(before);
      return false;
    }
    expect(wasOver, 'nothing is taken by a run that is over').toBe(false);
    this.expectSound();
    return true;
  }

  /** Also where nothing is done and only days go by. All that has a day. */
  expectWaitedFor(): readonly Deadline[] {
    const { definition, subject, now } = this.run;
    const asked = { definition, subject, now, calendar: inventedCalendar, ownHolidays: inventedHolidays, today: this.today };
    const deadlines = deadlinesOf(asked);
    expectWaitedFor(asked, deadlines);
    expectWaitedFor({ ...asked, ended: { on: this.today, what: 'Ended by another on', tasks: 'all' } });
    return deadlines;
  }

  expectSound(): void {
    const { run, today } = this;
    const { definition, now, steps } = run;
    const keys = definition.stages.flatMap(({ tasks }) => tasks.map(({ key }) => key));
    expect(Object.keys(now.tasks).toSorted(), 'no task is lost').toEqual(keys.toSorted());
    expect(Object.keys(runStates)).toContain(now.state);
    expect(stageOf(definition, now.stage)).not.toBeNull();
    expect(now.state === 'ended').toBe(definition.outcomes.some(({ key }) => key === now.outcome));
    for (const { on, why, key } of this.expectWaitedFor()) {
      expect(why, key).toMatch(/\.$/u);
      if (on !== null) expect(isWorkingDay(on, inventedCalendar.holidays), `${key}, ${on}: ${why}`).toBe(true);
    }
    const last = steps.at(-1);
    if (last === undefined) return;
    expect(last.on >= now.startedOn && last.on <= today, 'no day before the first, and none to come').toBe(true);
    if (last.kind === 'task-done') this.expectDone(last, steps.slice(0, -1));
    if (last.kind === 'gate-passed') {
      this.seen.add(`gate ${last.gate}`);
      const gate = definition.stages.flatMap(({ gates }) => gates).find(({ key }) => key === last.gate);
      const first = steps.findLast((step) => step.kind === 'gate-proposed');
      if (typeof gate?.second === 'string') expect(first?.by.accountId, 'a decision of two').not.toBe(last.by.accountId);
    }
  }

  expectDone(last: Extract<Step, { kind: 'task-done' }> & { readonly by: { readonly accountId: number | null } }, before: PaperRun['steps']): void {
    const { definition, now } = this.run;
    this.seen.add(`task ${last.task}`);
    const task = taskOf(definition, last.task)?.task;
    if (task === undefined) throw new Error('That is no task.');
    const first = before.findLast((step) => step.kind === 'task-proposed' && step.task === last.task);
    if (task.twoPersons) expect([undefined, last.by.accountId], 'a step of the law is of two').not.toContain(first?.by.accountId);
    const letter = definition.statutory && task.letter !== null ? letterOf(definition, task.letter) : null;
    if (letter === null) return;
    const names = { providerName: 'Ashmere', authorityName: 'Ambermoor' };
    const { body } = letterInWords(letter, { definition, answers: answersOf(now), ...names });
    expect(body, 'no letter of the law lacks what it states').not.toContain('not entered');
  }

  take({ what, n }: Move): void {
    const { now, definition } = this.run;
    const stage = stageOf(definition, now.stage);
    const said = { on: this.today, reason: 'It is so' };
    const open = (stage?.tasks ?? []).filter(({ key }) => now.tasks[key]?.state === 'to-do');
    const waiting = (stage?.tasks ?? []).find(({ key }) => now.tasks[key]?.state === 'waits-for-second');
    const task = open[n % Math.max(1, open.length)];
    const done = stage?.tasks.find(({ key }) => now.tasks[key]?.state === 'done');
    // Mostly on, so that walks come far; the ends that are always open would else be taken in the first stage.
    const on = (stage?.gates ?? []).filter(({ to }) => to !== null);
    const gates = n % 9 === 0 || on.length === 0 ? (stage?.gates ?? []) : on;
    const gate = gates[n % Math.max(1, gates.length)];
    switch (what) {
      case 'days':
        this.today = addDays(this.today, 1 + (n % 45));
        this.expectWaitedFor();
        return;
      case 'task': {
        if (waiting !== undefined && n % 4 !== 0) this.confirm(waiting);
        if (task === undefined) return;
        const step = { task: task.key, on: this.today, answers: answersTo(task, this.today, n), note: null };
        if (!task.twoPersons) this.send({ kind: 'task-done', ...step }, inPlace(task.by));
        else if (this.send({ kind: 'task-proposed', ...step }, people.director) && n % 5 !== 0) this.confirm(task);
        return;
      }
      case 'gate':
        if (gate === undefined) return;
        if (gate.second !== null) this.send({ kind: 'gate-proposed', gate: gate.key, ...said }, inPlace(gate.by));
        this.send({ kind: 'gate-passed', gate: gate.key, ...said }, gate.second === null ? inPlace(gate.by) : people.deputy);
        return;
      case 'review':
        this.send({ kind: 'review-held', on: this.today, reviewId: now.count, overall: n % 2 === 0 ? 'good' : 'insufficient' }, people.adviser);
        return;
      case 'aside':
        if (task !== undefined) this.send({ kind: 'task-set-aside', task: task.key, ...said }, n % 2 === 0 ? people.lead : people.director);
        return;
      case 'undo':
        if (done !== undefined) this.send({ kind: 'task-undone', task: done.key, ...said }, people.director);
        return;
      case 'decline':
        if (waiting !== undefined) this.send({ kind: 'task-declined', task: waiting.key, ...said }, people.deputy);
        else if (now.proposedGate !== null) this.send({ kind: 'gate-declined', gate: now.proposedGate.gate, ...said }, people.deputy);
        return;
      case 'plan': {
        const plan = now.plan;
        const approves = plan !== null && plan.approvedOn === null && n % 2 === 0;
        if (approves) this.send({ kind: 'plan-approved', version: plan.version, on: this.today, note: null }, inPlace('chair'));
        else this.send({ kind: 'plan-agreed', version: (plan?.version ?? 1) + (n % 3), on: this.today, note: null }, people.adviser);
        return;
      }
      case 'look':
        this.send({ kind: 'looked-again', ...said }, people.adviser);
        return;
      case 'pause':
        this.send(now.state === 'paused' ? { kind: 'resumed', ...said } : { kind: 'paused', until: null, ...said }, people.lead);
        return;
      case 'nonsense':
        this.nonsense(n);
    }
  }

  confirm({ key }: ProgrammeTask): void {
    this.send({ kind: 'task-done', task: key, on: this.today, answers: {}, note: null }, people.deputy);
  }

  /** Anything by anybody on any day: what is taken of it must be sound like all else. */
  nonsense(n: number): void {
    const { definition } = this.run;
    const tasks = definition.stages.flatMap((stage) => stage.tasks);
    const gates = definition.stages.flatMap((stage) => stage.gates);
    const [task, gate] = [tasks[n % tasks.length], gates[n % gates.length]];
    const by = anybody[n % anybody.length] ?? people.lead;
    const on = addDays(this.today, (n % 60) - 50);
    if (n % 2 === 0 && task !== undefined)
      this.send({ kind: n % 4 === 0 ? 'task-done' : 'task-proposed', task: task.key, on, answers: answersTo(task, on, n), note: null }, by);
    else if (gate !== undefined) this.send({ kind: 'gate-passed', gate: gate.key, on, reason: 'Because' }, by);
  }
}

const inMeasures: KnownOfProvider = { ...nothingOnRecord, category: 'special measures', categoryOn: '2026-06-01', categoryPublicOn: '2026-06-20' };
const characters = ['community', 'voluntary-aided', null] as const;

describe.each(shippedDefinitions)('any run of $key', (definition) => {
  it('loses no task, keeps to two people and to working days, and sends no letter that lacks what it states', () => {
    const seen = new Set<string>();
    const anyWalk = fc.property(
      fc.array(move, { minLength: 80, maxLength: 240, size: 'max' }),
      fc.nat(definition.tracks.length - 1),
      fc.constantFrom(...characters),
      // Mostly, since what inspections open is open to nobody else.
      fc.nat(3).map((n) => n > 0),
      (moves, track, character, isInMeasures) => {
        const subject = { track: definition.tracks[track] ?? 'maintained', character, trigger: definition.triggers[0] ?? 'by-hand' };
        const walk = new Walk(definition, subject, isInMeasures ? inMeasures : nothingOnRecord, seen);
        walk.expectSound();
        for (const one of moves) walk.take(one);
      },
    );
    const hasTaken = (kind: 'gate' | 'task'): boolean => [...seen].some((one) => one.startsWith(`${kind} `));
    fc.assert(anyWalk, { numRuns: 15 });
    // A walk that gets nowhere proves nothing. A way on that waits for many tasks is taken by one walk in six, so walking goes on until it is.
    const { seed = 0 } = fc.readConfigureGlobal();
    for (let more = 0; more < 20 && !(hasTaken('gate') && hasTaken('task')); more += 1) fc.assert(anyWalk, { numRuns: 15, seed: seed + 1 + more });
    expect({ gate: hasTaken('gate'), task: hasTaken('task') }).toEqual({ gate: true, task: true });
  });
});
