import { dateInWords } from '../../kernel/plain-date.ts';
import { accepted } from '../../kernel/result.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { Doing } from '../common/doing.ts';
import { type Decided, refuse } from '../programmes/field-answers.ts';
import type { Run } from '../programmes/find-runs.ts';
import { takeStep } from '../programmes/take-step.ts';
import { type Capacity, exitTest, testInWords } from './exit-test.ts';
import { inForce, listMilestoneResults } from './find-plan.ts';
import { milestonesOf } from './milestones.ts';
import { takePlan } from './save-plan.ts';
import { exitTests } from './trip-cycles.ts';

const mostReasons = 5000;
const inDigits = (count: number): string => count.toLocaleString('en-GB');

/** A test that was met, and against which something is said since, is to be made again: nobody leaves on it. */
export async function undoExitTest(tx: Tx, doing: Doing, { id: runId, now }: Run, reason: string): Promise<Decided<null>> {
  const task = exitTests[now.stage];
  const made = task === undefined ? undefined : now.tasks[task];
  if (task === undefined || made?.state !== 'done' || made.answers['result'] !== 'met') return accepted(null);
  return takeStep(tx, doing, { runId, step: { kind: 'task-undone', task, on: doing.clock.today(), reason }, seen: now.count });
}

/**
 * Makes the exit test of the cycle that the run is in, on the plan that is in force as it stood on its day: what was seen of a milestone later is not in it. Made again, it takes the
 * place of the one before.
 */
export async function makeExitTest(
  tx: Tx,
  doing: Doing,
  { runId, seen, on, capacities }: { readonly runId: number; readonly seen: number; readonly on: string; readonly capacities: readonly Capacity[] },
): Promise<Decided<null>> {
  const taken = await takePlan(tx, doing, runId);
  if (!taken.ok) return taken;
  const { run, plans } = taken.value;
  const task = exitTests[run.now.stage];
  const plan = inForce(plans);
  if (task === undefined || plan === null) return refuse('The exit test is made while work on the plan goes on');
  const agreedOn = plan.agreed?.on ?? on;
  if (agreedOn > on) return refuse(`The plan that is in force was agreed on ${dateInWords(agreedOn)}: a test of it was made then or later`, 'on');
  const made = exitTest(plan.document.priorities, milestonesOf(plan.document, await listMilestoneResults(tx, runId), on), capacities);
  const answers = { 'result': made.isMet ? 'met' : 'not-met', 'made-on': on, 'reasons': testInWords(made) };
  if (answers.reasons.length > mostReasons)
    return refuse(
      `What shows it comes to ${inDigits(answers.reasons.length)} characters with the rest of the test, and ${inDigits(mostReasons)} can be kept: shorten it`,
    );
  const was = run.now.tasks[task];
  const isSame = (['result', 'made-on', 'reasons'] as const).every((field) => was?.answers[field] === answers[field].trim());
  if (was?.state === 'done' && isSame) return accepted(null);
  if (was?.state === 'done') {
    const undone = await takeStep(tx, doing, {
      runId,
      step: { kind: 'task-undone', task, on: doing.clock.today(), reason: 'The exit test was made again' },
      seen,
    });
    if (!undone.ok) return undone;
  }
  const after = was?.state === 'done' ? seen + 1 : seen;
  return takeStep(tx, doing, { runId, step: { kind: 'task-done', task, on, answers, note: null }, seen: after });
}
