import { dateInWords } from '../../kernel/plain-date.ts';
import { accepted, refused, type Result } from '../../kernel/result.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { Doing } from '../common/doing.ts';
import { inForce, listMilestoneResults } from './find-plan.ts';
import { milestonesOf } from './milestones.ts';
import { undoExitTest } from './record-exit-test.ts';
import { takePlan } from './save-plan.ts';

export interface MilestoneSaid {
  readonly runId: number;
  readonly objective: string;
  readonly halfTerm: string;
  readonly isMet: boolean;
  readonly on: string;
  readonly evidence: string;
  readonly bySchool: boolean;
}

/** Says whether a milestone of the plan in force is met. What was said before stays; the same again changes nothing. */
export async function recordMilestone(tx: Tx, doing: Doing, said: MilestoneSaid): Promise<Result<null>> {
  const { actor, clock, authorityId, event, reference } = doing;
  const taken = await takePlan(tx, doing, said.runId);
  if (!taken.ok) return taken;
  const plan = inForce(taken.value.plans);
  const results = await listMilestoneResults(tx, said.runId);
  const milestone =
    plan === null
      ? undefined
      : milestonesOf(plan.document, results, clock.today()).find((one) => one.objective === said.objective && one.halfTerm === said.halfTerm);
  if (plan === null || milestone === undefined) return refused('The plan in force has no such milestone any more: look at the plan as it is now');
  if (said.on > clock.today()) return refused('The day must be today or earlier');
  if (said.on < plan.document.startsOn) return refused(`The plan began on ${dateInWords(plan.document.startsOn)}: it cannot have been seen before`);
  const latest = said.bySchool ? milestone.schoolSays : milestone.result;
  if (latest?.isMet === said.isMet && latest.on === said.on && latest.evidence === said.evidence) return accepted(null);
  const { isMet, on, evidence, bySchool, objective, halfTerm } = said;
  const { id } = await tx
    .insertInto('milestone_result')
    .values({
      authority_id: authorityId,
      provider_id: taken.value.run.providerId,
      run_id: said.runId,
      objective,
      half_term: halfTerm,
      says: milestone.says,
      is_met: isMet,
      on_day: on,
      evidence,
      by_school: bySchool,
      said_by: actor.name,
      said_at: clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAudit(tx, {
    actor,
    event,
    subject: { kind: 'milestone-result', id },
    after: { milestone: milestone.says, isMet, on, evidence, bySchool },
    reference,
  });
  if (isMet || bySchool) return accepted(null);
  return undoExitTest(tx, doing, taken.value.run, `A milestone was said not to be met on ${dateInWords(on)}: ${milestone.says}`);
}
