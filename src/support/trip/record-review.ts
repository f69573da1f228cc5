import { isDeepStrictEqual } from 'node:util';
import { recordFinding, withdrawFinding } from '../../evidence/index.ts';
import { dateInWords } from '../../kernel/plain-date.ts';
import { accepted } from '../../kernel/result.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { findOwnProvider, withoutForm } from '../../register/index.ts';
import type { Doing } from '../common/doing.ts';
import type { Decided, StepRefusal } from '../programmes/field-answers.ts';
import { findRun } from '../programmes/find-runs.ts';
import { takeStep } from '../programmes/take-step.ts';
import { listMilestoneResults, listPlanActions } from './find-plan.ts';
import { type HeldReview, listReviews, standing } from './find-reviews.ts';
import { milestonesOf } from './milestones.ts';
import { stateOfPlan } from './plan-state.ts';
import { decideReview, overallOf, planOn, type ReviewEntry } from './review.ts';
import { undoExitTest } from './record-exit-test.ts';
import { takePlan } from './save-plan.ts';

const refuse = (reason: string, field = 'on'): StepRefusal => ({ ok: false, reason, field });

/** The whole of it: one that was corrected and sent after Back is another, and must not be taken for what is stored. */
function isSame({ on, chairedBy, grades, direction, attended, apologies, minutes, nextSteps }: HeldReview, entry: ReviewEntry): boolean {
  return isDeepStrictEqual({ on, chairedBy, grades, direction, attended, apologies, minutes, nextSteps }, entry);
}

/** Records a review as it was held: a step of the run, and a finding of evidence on that day, which tiers read. All of it or nothing. */
export async function holdReview(
  tx: Tx,
  doing: Doing,
  { runId, seen, entry }: { readonly runId: number; readonly seen: number; readonly entry: ReviewEntry },
): Promise<Decided<{ readonly reviewId: number }>> {
  const { actor, clock, authorityId, event, reference } = doing;
  const taken = await takePlan(tx, doing, runId);
  if (!taken.ok) return refuse(taken.reason);
  const { run, plans } = taken.value;
  const reviews = standing(await listReviews(tx, runId));
  const same = reviews.find((review) => review.enteredBy === actor.name && isSame(review, entry));
  if (same) return accepted({ reviewId: same.id });
  const plan = planOn(plans, entry.on);
  const decided = decideReview(entry, {
    today: clock.today(),
    priorities: plan?.document.priorities ?? [],
    planAgreedOn: (plan ?? plans.findLast(({ agreed }) => agreed !== null))?.agreed?.on ?? null,
    heldOn: reviews.map(({ on }) => on),
  });
  if (!decided.ok) return decided;
  const provider = await findOwnProvider(tx, actor, run.providerId);
  if (plan === null || provider === null) return refuse('The provider is not the authority’s any more');

  const overall = overallOf(entry.grades);
  const source = `Review of rapid improvement on ${dateInWords(entry.on)}, chaired by ${entry.chairedBy}`;
  const finding = { kind: 'trip-review', value: overall, title: null, validFrom: entry.on, validTo: null, source, documentReference: null } as const;
  const recorded = await recordFinding(tx, { ...doing, event: 'finding.recorded' }, provider, finding, withoutForm);
  if (recorded.kind === 'refused') return refuse(recorded.refusal.reason);
  if (recorded.kind !== 'saved' && recorded.kind !== 'already') return refuse('It was changed meanwhile: look again');

  const milestones = milestonesOf(plan.document, await listMilestoneResults(tx, runId), entry.on);
  const planState = stateOfPlan(plan.document, milestones, await listPlanActions(tx, { id: runId, authorityId }), entry.on);
  const { id: reviewId } = await tx
    .insertInto('plan_review')
    .values({
      authority_id: authorityId,
      provider_id: run.providerId,
      run_id: runId,
      plan_id: plan.id,
      on_day: entry.on,
      chaired_by: entry.chairedBy,
      grades: JSON.stringify(entry.grades),
      overall,
      direction: entry.direction,
      attended: entry.attended,
      apologies: entry.apologies,
      minutes: entry.minutes,
      next_steps: entry.nextSteps,
      plan_state: JSON.stringify(planState),
      finding_id: recorded.id,
      entered_by: actor.name,
      entered_at: clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAudit(tx, { actor, event, subject: { kind: 'plan-review', id: reviewId }, after: { ...entry, overall }, reference });
  const step = await takeStep(tx, doing, { runId, step: { kind: 'review-held', on: entry.on, reviewId, overall }, seen });
  if (!step.ok) return step;
  const reviewed = overall === 'insufficient' ? await findRun(tx, authorityId, runId) : null;
  if (reviewed === null) return accepted({ reviewId });
  const undone = await undoExitTest(tx, doing, reviewed, `The review of ${dateInWords(entry.on)} found insufficient progress`);
  return undone.ok ? accepted({ reviewId }) : undone;
}

/** Takes back a review that was recorded in error, and with it the finding that it made. */
export async function withdrawReview(
  tx: Tx,
  doing: Doing,
  { runId, reviewId, reason }: { readonly runId: number; readonly reviewId: number; readonly reason: string },
): Promise<Decided<null>> {
  const { actor, clock, event, reference } = doing;
  const taken = await takePlan(tx, doing, runId);
  if (!taken.ok) return refuse(taken.reason, 'reason');
  const { run } = taken.value;
  const review = (await listReviews(tx, runId)).find(({ id }) => id === reviewId);
  if (review === undefined) return refuse('The review is not there any more', 'reason');
  if (review.withdrawn !== null) return accepted(null);
  const provider = await findOwnProvider(tx, actor, run.providerId);
  if (provider === null) return refuse('The provider is not the authority’s any more', 'reason');
  const finding = await withdrawFinding(tx, { ...doing, event: 'finding.withdrawn' }, provider, review.findingId, { reason }, withoutForm);
  if (finding.kind === 'refused') return refuse(finding.refusal.reason, 'reason');
  await tx
    .updateTable('plan_review')
    .set({ withdrawn_by: actor.name, withdrawn_at: clock.now(), withdrawn_reason: reason })
    .where('id', '=', reviewId)
    .execute();
  await recordAudit(tx, { actor, event, subject: { kind: 'plan-review', id: reviewId }, reason, after: { withdrawn: true }, reference });
  return takeStep(tx, doing, { runId, step: { kind: 'review-withdrawn', on: clock.today(), reviewId, reason }, seen: run.now.count });
}
