import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { withdrawActionsFrom } from '../../evidence/index.ts';
import { dateInWords } from '../../kernel/plain-date.ts';
import { accepted } from '../../kernel/result.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { Doing } from '../common/doing.ts';
import { takeTurn } from '../common/take-turn.ts';
import { findFactsOfRun } from '../find-facts-of-run.ts';
import { namedChecks } from '../named-checks.ts';
import { partOf } from '../programme-parts.ts';
import '../tables.ts';
import { actingOf } from './acting.ts';
import { decideStep } from './decide-step.ts';
import { checkAnswers, refuse, type Decided } from './field-answers.ts';
import { findCarrier } from './find-carriers.ts';
import { findRun, type Run } from './find-runs.ts';
import { recordStep } from './record-step.ts';
import { replay, taskOf } from './replay.ts';
import type { Step, TakenStep } from './run.ts';
import { stepInWords } from './step-words.ts';
import { tellOfficers } from './send-answers.ts';
import { tellProvider } from './letters/send-newly-told.ts';
import { tellNewHead } from './send-to-new-head.ts';
import { isSamePerson } from './who-acts.ts';

export interface StepSent {
  readonly runId: number;
  readonly step: Step;
  /** `RunNow.count` of the page that it was sent from. */
  readonly seen: number;
}

/** Takes a step of a run. The same sent twice by the same person is taken once; one that lost the race is told what happened instead. */
export async function takeStep(tx: Tx, doing: Doing, { runId, step, seen }: StepSent): Promise<Decided<null>> {
  const { actor, clock, event, reference, authorityId } = doing;
  await takeTurn(tx, doing);
  const run = await findRun(tx, authorityId, runId);
  if (run === null) return refuse('The run is not there any more');
  const by = actingOf(actor);
  const { known, otherRuns } = await findFactsOfRun(tx, { authorityId, today: clock.today() }, run);
  const decided = decideStep({
    definition: run.definition,
    subject: run.subject,
    now: run.now,
    step,
    by,
    today: clock.today(),
    checks: namedChecks,
    known,
    otherRuns,
  });
  const since = run.steps.slice(Math.max(0, seen));
  if (since.some((taken) => isSamePerson(taken.by, by) && isSameStep(run, taken, decided.ok ? decided.value : asKept(run, step, clock.today()))))
    return accepted(null);
  if (since.length > 0)
    return refuse(`${meanwhile(run, since)}. Nothing of yours was recorded: look at what happened, and send it again if it is still right`);
  if (!decided.ok) return decided;
  if (decided.value.kind === 'handed-over') {
    const given = await giveRun(tx, doing, run, decided.value.to.accountId);
    if (!given.ok) return given;
  }
  await sql`savepoint before_step`.execute(tx);
  const then = await keepStep(tx, { run, step: decided.value, doing });
  const part = partOf(run.definition.key);
  const followed = (await part.follow?.(tx, doing, then)) ?? accepted(null);
  if (!followed.ok) {
    await sql`rollback to savepoint before_step`.execute(tx);
    return refuse(followed.reason);
  }
  await tellNewHead(tx, doing, run, then);
  await tellProvider(tx, doing, decided.value, run, then);
  await tellOfficers(tx, doing, decided.value, run);
  // Nobody is reminded of what nobody works on any more; what is done stays done.
  const over = overInWords(then, decided.value.on);
  if (over !== null)
    await withdrawActionsFrom(
      tx,
      { ...doing, event: 'agreed-action.withdrawn' },
      { cameFrom: 'improvement-plan', cameFromId: runId, authorityId },
      over,
    );
  if (then.now.inError) await part.giveBack?.(tx, doing, { authorityId, providerId: run.providerId, since: run.now.startedOn });
  await recordAudit(tx, {
    actor,
    event,
    subject: { kind: 'programme-run', id: runId },
    ...('reason' in decided.value && decided.value.reason !== null ? { reason: decided.value.reason } : {}),
    before: { state: run.now.state, stage: run.now.stage },
    after: { step: decided.value },
    reference,
  });
  return accepted(null);
}

/** What the school reads of its plan’s open actions when nobody goes on with the plan, however it ended: the reasons are between officers. Null while it goes on. */
function overInWords({ definition, now }: Run, on: string): string | null {
  if (now.state === 'stopped') return `${definition.name} was stopped on ${dateInWords(on)}`;
  return now.state === 'ended' ? `${definition.name} ended on ${dateInWords(on)}` : null;
}

/** A step that is refused by now, with its answers in the shape that they would have been kept in: an amount without its sign and commas. */
function asKept({ definition }: Run, step: Step, today: string): Step {
  if (step.kind !== 'task-done' && step.kind !== 'task-proposed') return step;
  const task = taskOf(definition, step.task)?.task;
  const answers = task === undefined ? null : checkAnswers(task, step.answers, today);
  return answers?.ok === true ? { ...step, answers: answers.value } : step;
}

/** Sent again, whatever has been trimmed from it; of what a second person confirms, the same task is the same. */
function isSameStep({ definition }: Run, taken: TakenStep, sent: Step): boolean {
  if (taken.kind === 'task-done' && sent.kind === 'task-done' && taken.task === sent.task && taskOf(definition, sent.task)?.task.twoPersons === true)
    return true;
  const { id: _id, by: _by, at: _at, ...was } = taken;
  return isDeepStrictEqual(comparable(was), comparable(sent));
}

const comparable = (step: Step): unknown =>
  JSON.parse(
    JSON.stringify(step, (key, value: unknown) => (value === '' ? null : typeof value === 'string' && key !== 'kind' ? value.trim() : value)),
  );

function meanwhile(run: Run, since: readonly TakenStep[]): string {
  const [latest] = since.slice(-1);
  return latest === undefined ? 'Something happened meanwhile' : `Meanwhile ${latest.by.name} was quicker: ${stepInWords(run.definition, latest)}`;
}

/** Writes a step, and what the run has come to by it. */
async function keepStep(tx: Tx, { run, step, doing }: { readonly run: Run; readonly step: Step; readonly doing: Doing }): Promise<Run> {
  const { actor, clock, authorityId } = doing;
  const by = { accountId: actor.accountId, name: actor.name };
  const at = clock.now();
  const id = await recordStep(tx, { authorityId, providerId: run.providerId, runId: run.id, number: run.now.count + 1, step, by, at });
  const steps = [...run.steps, { ...step, id, by, at }];
  const now = replay(run.definition, run.subject, steps);
  await tx
    .updateTable('programme_run')
    .set({ state: now.state, stage: now.stage, outcome: now.outcome, ended_on: now.endedOn })
    .where('id', '=', run.id)
    .where('authority_id', '=', authorityId)
    .execute();
  return { ...run, now, steps };
}

async function giveRun(tx: Tx, { clock, authorityId }: Doing, run: Run, accountId: number | null): Promise<Decided<null>> {
  if (accountId === run.accountId) return refuse(run.holder === null ? 'Nobody carries it already' : `${run.holder} carries it already`, 'account');
  if (accountId === null) return refuse('Choose who is to carry it', 'account');
  const carrier = await findCarrier(tx, clock, { authorityId, providerId: run.providerId }, accountId);
  if (!carrier.ok) return carrier;
  await tx.updateTable('programme_run').set({ account_id: accountId }).where('id', '=', run.id).execute();
  return accepted(null);
}
