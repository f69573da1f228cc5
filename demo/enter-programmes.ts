import type { Result } from '../src/kernel/result.ts';
import { fixedClock } from '../src/platform/clock.ts';
import type { Database, Tx } from '../src/platform/database/database.ts';
import { asAuthority } from '../src/platform/database/who-asks.ts';
import { findCalendar } from '../src/register/index.ts';
import type { Doing } from '../src/support/common/doing.ts';
import { findRun, type Run } from '../src/support/programmes/find-runs.ts';
import { startRun } from '../src/support/programmes/starting/start-run.ts';
import { takeStep } from '../src/support/programmes/take-step.ts';
import { draftOf, inForce, listPlans } from '../src/support/trip/find-plan.ts';
import { halfTermsFor, type PlanDocument } from '../src/support/trip/plan.ts';
import { agreePlan, approvePlan } from '../src/support/trip/put-plan-in-force.ts';
import { makeExitTest } from '../src/support/trip/record-exit-test.ts';
import { recordMilestone } from '../src/support/trip/record-milestone.ts';
import { holdReview } from '../src/support/trip/record-review.ts';
import { savePlanPart, savePlanSpan } from '../src/support/trip/save-plan.ts';
import { people } from './authority/people.ts';
import { type InventedPlan, type InventedRun, type InventedStep, runs as inventedRuns } from './authority/programmes.ts';
import { rapidImprovementRuns } from './authority/rapid-improvement.ts';
import { networkRuns } from './authority/network-programmes.ts';
import { findProviderId } from './find-provider-id.ts';

/** Programmes of the demonstration, each step by the command of its page, on its day and in the name of whoever took it. */
export async function enterProgrammes(
  db: Database,
  authorityId: number,
  accounts: ReadonlyMap<string, number>,
  runs: readonly InventedRun[] = [...rapidImprovementRuns, ...inventedRuns, ...networkRuns],
): Promise<void> {
  const doing = (name: string, on: string, event: Doing['event']): Doing => {
    const role = people.find((person) => person.name === name)?.role ?? null;
    const actor = { kind: 'person', accountId: accounts.get(name) ?? null, name, role, authorityId, tokenId: null } as const;
    return { actor, clock: fixedClock(`${on}T15:00:00Z`), event, reference: 'demonstration', authorityId };
  };
  await asAuthority(authorityId, async () => {
    for (const { number, on, by, holder, steps, programme, trigger, reason } of runs) {
      const runId = await db.transaction(async (tx) => {
        const providerId = await findProviderId(tx, number);
        const start = { providerId, programme, trigger, triggerRef: null, reason, on, accountId: accounts.get(holder) ?? null };
        return must(await startRun(tx, doing(by, on, 'programme-run.started'), start)).runId;
      });
      for (const each of steps) await db.transaction((tx) => take(tx, doing(each.by, each.on, 'programme-run.step-taken'), runId, each));
    }
  });
}

async function take(tx: Tx, doing: Doing, runId: number, step: InventedStep): Promise<void> {
  const run = await findRun(tx, doing.authorityId, runId);
  if (run === null) throw new Error(`The demonstration has no run ${String(runId)}.`);
  const { on } = step;
  const seen = run.now.count;
  switch (step.does) {
    case 'task':
      must(await takeStep(tx, doing, { runId, seen, step: { kind: 'task-done', task: step.task, on, answers: step.answers, note: null } }));
      return;
    case 'gate':
      must(await takeStep(tx, doing, { runId, seen, step: { kind: 'gate-passed', gate: step.gate, on, reason: step.reason } }));
      return;
    case 'paused':
      must(await takeStep(tx, doing, { runId, seen, step: { kind: 'paused', on, until: step.until, reason: step.reason } }));
      return;
    case 'plan':
      return agree(tx, doing, run, step.plan, on);
    case 'approve': {
      const { version } = await planOf(tx, runId);
      must(await approvePlan(tx, doing, { runId, on, meeting: step.meeting, version }));
      return;
    }
    case 'milestones': {
      const { document } = await planOf(tx, runId);
      for (const { key } of document.priorities.flatMap(({ objectives }) => objectives)) {
        const halfTerm = document.halfTerms[step.halfTerm]?.key ?? '';
        must(await recordMilestone(tx, doing, { runId, objective: key, halfTerm, isMet: true, on, evidence: step.evidence, bySchool: false }));
      }
      return;
    }
    case 'review': {
      const { document } = await planOf(tx, runId);
      const { grade, evidence, direction, next } = step;
      const grades = document.priorities.map(({ key, title }) => ({ priority: key, title, grade, evidence }));
      const held = { attended: 'The head, the chair and the adviser', apologies: null, minutes: `The plan was gone through with those who carry it out. ${evidence}.` }; // prettier-ignore
      must(await holdReview(tx, doing, { runId, seen, entry: { on, chairedBy: doing.actor.name, grades, direction, nextSteps: next, ...held } }));
      return;
    }
    case 'exit-test': {
      const { document } = await planOf(tx, runId);
      const capacities = document.priorities.map(({ key }) => ({ priority: key, canSustain: true, evidence: step.evidence }));
      must(await makeExitTest(tx, doing, { runId, seen, on, capacities }));
      return;
    }
  }
}

async function planOf(tx: Tx, runId: number) {
  const plan = inForce(await listPlans(tx, runId));
  if (plan === null) throw new Error('The demonstration has no plan in force.');
  return plan;
}

/** Drafts the plan as its pages do, and agrees it. */
async function agree(tx: Tx, doing: Doing, { id: runId }: Run, plan: InventedPlan, on: string): Promise<void> {
  const { startsOn, endsOn } = plan;
  const halfTerms = must(halfTermsFor(await findCalendar(tx, { authorityId: doing.authorityId }), startsOn, endsOn));
  must(await savePlanSpan(tx, doing, { runId, version: 0, seen: -1 }, { startsOn, endsOn, halfTerms }));
  const draft = draftOf(await listPlans(tx, runId));
  must(await savePlanPart(tx, doing, { runId, seen: draft?.changed ?? 0 }, (document) => written(document, plan)));
  const whole = draftOf(await listPlans(tx, runId));
  must(
    await agreePlan(tx, doing, { runId, on, with: 'The head and the chair of governors', version: whole?.version ?? 1, seen: whole?.changed ?? 0 }),
  );
}

/** Keys as the pages give them: one after another through the whole plan, and none twice. */
function written(document: PlanDocument, plan: InventedPlan): PlanDocument {
  const all = [plan, ...(plan.also ?? [])];
  const priorities = all.map((one, at): PlanDocument['priorities'][number] => {
    const [key, objective, action] = [at * 3 + 1, at * 3 + 2, at * 3 + 3].map(String);
    const milestones = Object.fromEntries(document.halfTerms.map((halfTerm, index) => [halfTerm.key, one.milestones[index] ?? '']));
    const { owner, ...done } = one.action;
    return {
      key: `p${key ?? ''}`,
      title: one.title,
      why: one.why,
      measures: [...one.measures],
      objectives: [{ key: `o${objective ?? ''}`, says: one.objective, success: one.success, milestones }],
      actions: [
        { key: `a${action ?? ''}`, objective: `o${objective ?? ''}`, ownerSide: 'provider', ownerName: owner, ownerAccountId: null, ...done },
      ],
    };
  });
  const next = all.length * 3 + 1;
  return { ...document, priorities, support: [{ key: `s${String(next)}`, by: 'The adviser', ...plan.support }], next: next + 1 };
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`The demonstration was refused: ${result.reason}`);
  return result.value;
}
