import { isDeepStrictEqual } from 'node:util';
import { changeAction, decideMove, decideWithdrawal, ownerAndDay, recordAgreedAction } from '../../evidence/index.ts';
import { dateInWords } from '../../kernel/plain-date.ts';
import { accepted, refused, type Result } from '../../kernel/result.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { Doing } from '../common/doing.ts';
import { findRun, type Run } from '../programmes/find-runs.ts';
import { planTasks, type Step } from '../programmes/run.ts';
import { takeStep } from '../programmes/take-step.ts';
import { changeActions } from './changed-plan.ts';
import { draftOf, inForce, listPlanActions } from './find-plan.ts';
import { mayAgree, type PlanAction, type PlanDocument } from './plan.ts';
import { undoExitTest } from './record-exit-test.ts';
import { recordPlanChange, takePlan } from './save-plan.ts';

export interface PlanAgreed {
  readonly runId: number;
  readonly on: string;
  /** Who agreed it, for both sides. */
  readonly with: string;
  /** The version that was read, and how often it had been saved by then. */
  readonly version: number;
  readonly seen: number;
}

/** A plan is agreed with a school that was told: where the run has come to the stage that its task is of. */
function hasComeToPlan({ definition, now }: Run): Result<null> {
  const stage = definition.stages.find(({ tasks }) => tasks.some(({ key }) => key === planTasks.agreed));
  if (stage === undefined || now.stages.some((visit) => visit.stage === stage.key)) return accepted(null);
  return refused(`The plan is agreed when the run has come to “${stage.name}”, and it has not yet`);
}

/** The draft becomes the plan that all work to, and its actions are in the one list. What the version before had said of its parts stays. */
export async function agreePlan(tx: Tx, doing: Doing, sent: PlanAgreed): Promise<Result<null>> {
  const taken = await takePlan(tx, doing, sent.runId);
  if (!taken.ok) return taken;
  const { run, plans } = taken.value;
  const come = hasComeToPlan(run);
  if (!come.ok) return come;
  const draft = draftOf(plans);
  if (draft === null || draft.version !== sent.version)
    return plans.some(({ version, agreed }) => version === sent.version && agreed !== null)
      ? accepted(null)
      : refused('The draft that you read is not there any more: look at the plan as it is now');
  if (draft.changed !== sent.seen) return refused('Somebody changed the draft since you read it: read it as it is now, and agree that');
  const may = mayAgree(draft.document, { runStartedOn: run.now.startedOn, on: sent.on, today: doing.clock.today() });
  if (!may.ok) return may;
  const before = inForce(plans);
  if (before !== null && isDeepStrictEqual({ ...draft.document, next: 0 }, { ...before.document, next: 0 }))
    return refused(`Nothing in the draft differs from version ${String(before.version)}, which is in force: change it, or discard it`);
  if (before?.agreed && sent.on < before.agreed.on)
    return refused(`The version before was agreed on ${dateInWords(before.agreed.on)}: this one cannot have been agreed before it`);
  await tx
    .updateTable('improvement_plan')
    .set({ state: 'agreed', agreed_on: sent.on, agreed_with: sent.with, agreed_by: doing.actor.name, agreed_at: doing.clock.now() })
    .where('id', '=', draft.id)
    .execute();
  await recordPlanChange(tx, doing, draft.id, { version: draft.version, state: 'agreed', on: sent.on, with: sent.with });
  const put = await putActions(tx, doing, run, { before: before?.document ?? null, after: draft.document, on: sent.on });
  if (!put.ok) return put;
  const undone = await undoExitTest(
    tx,
    doing,
    run,
    `Version ${String(draft.version)} of the plan was agreed, and the test was made on the one before`,
  );
  if (!undone.ok) return undone;
  const agreed = { version: draft.version, on: sent.on, note: `Version ${String(draft.version)}, agreed with ${sent.with}` };
  return (await doTask(tx, doing, run, planTasks.agreed, agreed)) ?? takePlanStep(tx, doing, run.id, { kind: 'plan-agreed', ...agreed });
}

/** The governors, or an academy’s trust, approve the plan that was agreed. */
export async function approvePlan(
  tx: Tx,
  doing: Doing,
  sent: { readonly runId: number; readonly on: string; readonly meeting: string; readonly version: number },
): Promise<Result<null>> {
  const taken = await takePlan(tx, doing, sent.runId);
  if (!taken.ok) return taken;
  const { run, plans } = taken.value;
  const come = hasComeToPlan(run);
  if (!come.ok) return come;
  const plan = inForce(plans);
  if (plan === null || plan.agreed === null || plan.version !== sent.version)
    return refused('Another version of the plan is in force now: look at it first');
  if (plan.approved !== null) return accepted(null);
  if (sent.on > doing.clock.today()) return refused('The day of the meeting must be today or earlier');
  if (sent.on < plan.agreed.on) return refused(`It was agreed on ${dateInWords(plan.agreed.on)}, and cannot have been approved before`);
  await tx
    .updateTable('improvement_plan')
    .set({
      state: 'approved',
      approved_on: sent.on,
      approved_at_meeting: sent.meeting,
      approved_by: doing.actor.name,
      approved_at: doing.clock.now(),
    })
    .where('id', '=', plan.id)
    .execute();
  await recordPlanChange(tx, doing, plan.id, { version: plan.version, state: 'approved', on: sent.on, meeting: sent.meeting });
  const approved = { version: plan.version, on: sent.on, note: sent.meeting };
  const done = await doTask(tx, doing, run, planTasks.approved, approved);
  if (done !== null || run.now.plan?.version !== plan.version) return done ?? accepted(null);
  return takePlanStep(tx, doing, run.id, { kind: 'plan-approved', ...approved });
}

/** What becomes of a plan after the first is a step of the run, which it has in its history. */
async function takePlanStep(tx: Tx, doing: Doing, runId: number, step: Step): Promise<Result<null>> {
  const run = await findRun(tx, doing.authorityId, runId);
  return run === null ? refused('The run is not there any more') : takeStep(tx, doing, { runId, step, seen: run.now.count });
}

/** The task of the run that the plan does; null where the run does not wait for it, as it does not for a plan that is changed later. */
async function doTask(
  tx: Tx,
  doing: Doing,
  { id: runId, now, definition }: Run,
  key: string,
  { on, note }: { readonly on: string; readonly note: string },
): Promise<Result<null> | null> {
  const stage = definition.stages.find((each) => each.key === now.stage);
  const isHere = stage?.tasks.some((task) => task.key === key && task.doneBy === 'single-plan') === true;
  const state = now.tasks[key]?.state;
  if (!isHere || (state !== 'to-do' && state !== 'set-aside')) return null;
  if (state === 'set-aside') {
    const step = { kind: 'task-undone', task: key, on: doing.clock.today(), reason: 'It was done after all' } as const;
    const undone = await takeStep(tx, doing, { runId, step, seen: now.count });
    if (!undone.ok) return undone;
  }
  const seen = state === 'set-aside' ? now.count + 1 : now.count;
  return takeStep(tx, doing, { runId, step: { kind: 'task-done', task: key, on, answers: {}, note }, seen });
}

async function putActions(
  tx: Tx,
  doing: Doing,
  run: Run,
  { before, after, on }: { readonly before: PlanDocument | null; readonly after: PlanDocument; readonly on: string },
): Promise<Result<null>> {
  const { moved, added, ended } = changeActions(before, after);
  const known = await listPlanActions(tx, { id: run.id, authorityId: doing.authorityId });
  const idOf = (key: string): number | undefined => known.find((one) => one.key === key && one.state === 'open')?.id;
  const place = { authorityId: doing.authorityId };
  for (const key of ended) {
    const id = idOf(key);
    const reason = 'The plan was changed, and it is in it no longer';
    if (id === undefined) continue;
    const changed = await changeAction(
      tx,
      { ...doing, event: 'agreed-action.withdrawn' },
      { id, ...place },
      (current) => decideWithdrawal(current, doing.actor.name, reason),
      reason,
    );
    if (changed.kind === 'refused') return refused(`An action that the plan leaves out: ${changed.refusal.reason}`);
  }
  for (const action of moved) {
    const id = idOf(action.key);
    if (id === undefined || action.dueOn === null) continue;
    const changed = await changeAction(tx, { ...doing, event: 'agreed-action.moved' }, { id, ...place }, (current) =>
      decideMove(current, { ...ownerOf(action), dueOn: action.dueOn ?? current.dueOn, dueHow: dueHow(on) }, ownerAndDay(current)),
    );
    if (changed.kind === 'refused') return refused(`The action “${action.what}”: ${changed.refusal.reason}`);
  }
  for (const action of added) await addAction(tx, doing, run, action, on);
  return accepted(null);
}

const ownerOf = ({ ownerSide, ownerName, ownerAccountId }: PlanAction) => ({ ownerSide, ownerName, ownerAccountId });
const dueHow = (on: string): string => `The day that was agreed in the plan on ${dateInWords(on)}`;

async function addAction(tx: Tx, doing: Doing, run: Run, action: PlanAction, agreedOn: string): Promise<void> {
  const { authorityId } = doing;
  const id = await recordAgreedAction(
    tx,
    { ...doing, event: 'agreed-action.recorded' },
    {
      authorityId,
      providerId: run.providerId,
      cameFrom: 'improvement-plan',
      cameFromId: run.id,
      cameFromWords: `The plan of ${run.definition.inWords}`,
      cameFromHref: `/providers/${String(run.providerId)}/programmes/${String(run.id)}/plan`,
      what: action.what,
      ...ownerOf(action),
      agreedOn,
      dueOn: action.dueOn ?? agreedOn,
      dueHow: dueHow(agreedOn),
      measure: action.success,
      isShared: true,
    },
  );
  await tx
    .insertInto('plan_action')
    .values({ authority_id: authorityId, provider_id: run.providerId, run_id: run.id, action_key: action.key, agreed_action_id: id })
    .execute();
}
