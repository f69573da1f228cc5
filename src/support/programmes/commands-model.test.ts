import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import type { Doing } from '../common/doing.ts';
import { openSupportApp, type SupportApp } from '../support-app.fixture.ts';
import { actingOf } from './acting.ts';
import { anyStep } from './any-step.fixture.ts';
import { programmeDefinition } from '../programme-definitions/definition.ts';
import { findRun, type Run } from './find-runs.ts';
import { beginModel, learn, leftOf, type ModelRun, PaperProvider, rightAnswers } from './programme-model.fixture.ts';
import { expectSound } from './sound-run.fixture.ts';
import { inventedProgramme } from './programme.fixture.ts';
import { adoptInvented, asPerson } from './programmes.fixture.ts';
import type { Step } from './run.ts';
import { startRun } from './starting/start-run.ts';
import { takeStep } from './take-step.ts';

let app: SupportApp;
let people: readonly Doing[];
let today: string;
beforeAll(async () => {
  app = await openSupportApp(() => []);
  today = app.clock.today();
  await adoptInvented(app);
  const roles = [
    ['director', 'Dee Lowe'],
    ['assistant-director', 'Ash Carr'],
    ['lead', 'Jo Marsh'],
    ['sia', 'Sam Field'],
    ['headteacher', 'Pat Ridge'],
  ] as const;
  const made: Doing[] = [];
  for (const [role, name] of roles) made.push(await asPerson(app, role, name));
  people = made;
});

interface Kept {
  readonly runId: number;
}
type Command = fc.AsyncCommand<ModelRun, Kept>;
type Sent = readonly [step: Step, who: number];

const find = async (runId: number): Promise<Run> => {
  const run = await findRun(app.db.kysely, app.authorityId, runId);
  if (run === null) throw new Error('The run is there.');
  return run;
};
const send = (runId: number, [step, who]: Sent, seen: number) => {
  const doing = people[who];
  if (doing === undefined) throw new Error('Somebody sends it.');
  return app.db.transaction((tx) => takeStep(tx, doing, { runId, step, seen }));
};

/** What is kept of the run is what its steps come to, one after another without a gap. */
async function expectKept(model: ModelRun, { runId }: Kept): Promise<void> {
  const run = await find(runId);
  expectSound(run, model, today);
  const row = await app.db.kysely
    .selectFrom('programme_run')
    .select(['state', 'stage', 'outcome', 'ended_on'])
    .where('id', '=', runId)
    .executeTakeFirstOrThrow();
  expect(row).toEqual({ state: run.now.state, stage: run.now.stage, outcome: run.now.outcome, ended_on: run.now.endedOn });
  const steps = await app.db.kysely.selectFrom('programme_step').select('number').where('run_id', '=', runId).orderBy('number').execute();
  expect(steps.map(({ number }) => number)).toEqual(run.steps.map((_, index) => index + 1));
}

/** Sent twice at the same time from one page, and again later: it is taken once or not at all. */
class SendTwice implements Command {
  readonly make: (model: ModelRun) => Sent;
  constructor(make: (model: ModelRun) => Sent) {
    this.make = make;
  }
  check(): boolean {
    return true;
  }
  async run(model: ModelRun, kept: Kept): Promise<void> {
    const before = await find(kept.runId);
    const sent = this.make(model);
    const both = await Promise.all([send(kept.runId, sent, before.now.count), send(kept.runId, sent, before.now.count)]);
    const after = await find(kept.runId);
    const taken = after.steps.slice(before.steps.length);
    expect(taken.length, 'once, or not at all').toBe(both[0].ok ? 1 : 0);
    expect(both[1].ok, 'the second is told the same').toBe(both[0].ok);
    const [step] = taken;
    const doing = people[sent[1]];
    if (step !== undefined && doing !== undefined) learn(model, step, actingOf(doing.actor), today);
    if (both[0].ok) expect(await send(kept.runId, sent, before.now.count)).toMatchObject({ ok: true });
    await expectKept(model, kept);
  }
  toString(): string {
    return 'send twice';
  }
}

/** The next task, by the director, as a form would send it. */
const nextTask = (model: ModelRun): Sent => {
  const [task] = leftOf(model);
  const answers = task === undefined ? {} : rightAnswers(task, today);
  return [{ kind: task?.twoPersons === true ? 'task-proposed' : 'task-done', task: task?.key ?? 'nothing', on: today, answers, note: null }, 0];
};

it('a run that is kept is what the engine says, whatever is sent, twice or late', async () => {
  const who = fc.nat(4);
  const commands = fc.commands(
    [
      fc.record({ step: anyStep, by: who }).map(({ step, by }) => new SendTwice((model) => [step(today, model), by])),
      fc.record({ step: anyStep }).map(({ step }) => new SendTwice((model) => [step(today, model), 0])),
      fc.constant(new SendTwice(nextTask)),
      fc.constant(new SendTwice(() => [{ kind: 'gate-passed', gate: 'plan', on: today, reason: 'All is done' }, 2])),
    ],
    { maxCommands: 10, size: 'max' },
  );
  let schools = 0;
  let accepted = 0;
  const anyRun = fc.asyncProperty(commands, async (all) => {
    schools += 1;
    const providerId = await app.addSchool(`Model ${String(schools)} Primary School`);
    const start = {
      providerId,
      programme: 'lantern',
      trigger: 'tier',
      triggerRef: null,
      reason: 'For tests',
      on: '2026-10-05',
      accountId: null,
    } as const;
    const [lead] = people;
    if (lead === undefined) throw new Error('Somebody begins it.');
    const both = await Promise.all([app.db.transaction((tx) => startRun(tx, lead, start)), app.db.transaction((tx) => startRun(tx, lead, start))]);
    expect(both[1], 'sent twice at the same time, one begins').toEqual(both[0]);
    const runId = both[0].ok ? both[0].value.runId : 0;
    const model = { ...beginModel(new PaperProvider(), start.on), pinned: JSON.stringify(programmeDefinition.parse(inventedProgramme)) };
    await fc.asyncModelRun(() => ({ model, real: { runId } }), all);
    accepted += model.accepted;
  });
  await fc.assert(anyRun, { numRuns: 12 });
  // A test in which nothing is taken proves nothing: it goes on until steps were.
  const { seed = 0 } = fc.readConfigureGlobal();
  for (let more = 0; more < 10 && accepted <= 5; more += 1) await fc.assert(anyRun, { numRuns: 6, seed: seed + 1 + more });
  expect(accepted).toBeGreaterThan(5);
}, 120_000);
