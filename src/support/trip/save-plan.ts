import { isDeepStrictEqual } from 'node:util';
import { accepted, refused, type Result } from '../../kernel/result.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { Doing } from '../common/doing.ts';
import { takeTurn } from '../common/take-turn.ts';
import { findRun, type Run } from '../programmes/find-runs.ts';
import { draftOf, inForce, listPlans, type PlanVersion } from './find-plan.ts';
import { putSpan } from './change-plan.ts';
import { decideSpan, type PlanDocument } from './plan.ts';

const emptied = { priorities: [], support: [], next: 1 } as const;
export const pausedInWords = 'It is paused: nothing of its plan is recorded or agreed before it is resumed';
export const notLive = 'Rapid improvement is not under way here any more, so its plan can be read only';

/** The run while nobody else changes it, where its plan may be worked on: while it is paused, nothing of it moves. */
export async function takePlan(tx: Tx, doing: Doing, runId: number): Promise<Result<{ readonly run: Run; readonly plans: readonly PlanVersion[] }>> {
  await takeTurn(tx, doing);
  const run = await findRun(tx, doing.authorityId, runId);
  if (run === null) return refused(notLive);
  if (run.now.state === 'paused') return refused(pausedInWords);
  if (run.now.state !== 'live') return refused(notLive);
  return accepted({ run, plans: await listPlans(tx, runId) });
}

/** What a form about the draft was opened on. */
export interface DraftSeen {
  readonly runId: number;
  /** The latest version of the plan; 0 where there was none. */
  readonly version: number;
  /** How often it had been saved; -1 where it was no draft. */
  readonly seen: number;
}

const changedMeanwhile =
  'Somebody changed the plan since you opened this page. Nothing of theirs or yours is lost: look at the plan, and save again if yours is still right';

/** Begins a draft on these days, from the plan in force where there is one; or moves the draft that there is to them. */
export async function savePlanSpan(
  tx: Tx,
  doing: Doing,
  { runId, version: read, seen }: DraftSeen,
  span: Pick<PlanDocument, 'startsOn' | 'endsOn' | 'halfTerms'>,
): Promise<Result<null>> {
  const taken = await takePlan(tx, doing, runId);
  if (!taken.ok) return taken;
  const { run, plans } = taken.value;
  const decided = decideSpan(span, run.now.startedOn);
  if (!decided.ok) return decided;
  const draft = draftOf(plans);
  if (draft !== null) {
    const moved = putSpan(draft.document, span);
    if (isDeepStrictEqual(moved, draft.document)) return accepted(null);
    return draft.version === read && draft.changed === seen ? keep(tx, doing, draft, moved) : refused(changedMeanwhile);
  }
  if (seen !== -1 || (plans[0]?.version ?? 0) !== read) return refused(changedMeanwhile);
  const document = putSpan(inForce(plans)?.document ?? { ...span, ...emptied, priorities: [], support: [] }, span);
  const version = (plans[0]?.version ?? 0) + 1;
  const { actor, clock, authorityId } = doing;
  const { id } = await tx
    .insertInto('improvement_plan')
    .values({
      authority_id: authorityId,
      provider_id: run.providerId,
      run_id: runId,
      version,
      document: JSON.stringify(document),
      state: 'draft',
      drafted_by: actor.name,
      drafted_at: clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordPlanChange(tx, doing, id, { version, document });
  return accepted(null);
}

/** A part of the draft, decided on the draft as it is now. A form sent twice changes nothing; one that was opened before somebody else saved is told. */
export async function savePlanPart(
  tx: Tx,
  doing: Doing,
  { runId, seen }: { readonly runId: number; readonly seen: number },
  change: (document: PlanDocument) => PlanDocument,
): Promise<Result<null>> {
  const taken = await takePlan(tx, doing, runId);
  if (!taken.ok) return taken;
  const draft = draftOf(taken.value.plans);
  if (draft === null) return refused('There is no draft of the plan any more: it was agreed or discarded meanwhile');
  const document = change(draft.document);
  if (isDeepStrictEqual(document, draft.document)) return accepted(null);
  if (draft.changed !== seen) return refused(changedMeanwhile);
  return keep(tx, doing, draft, document);
}

async function keep(tx: Tx, doing: Doing, draft: PlanVersion, document: PlanDocument): Promise<Result<null>> {
  if (isDeepStrictEqual(document, draft.document)) return accepted(null);
  await tx
    .updateTable('improvement_plan')
    .set({ document: JSON.stringify(document), changed: draft.changed + 1 })
    .where('id', '=', draft.id)
    .execute();
  await recordPlanChange(tx, doing, draft.id, { version: draft.version, document });
  return accepted(null);
}

/** The draft is given up. It stays readable in the records, and is in no list. */
export async function discardPlan(tx: Tx, doing: Doing, { runId, version, seen }: DraftSeen, reason: string): Promise<Result<null>> {
  const taken = await takePlan(tx, doing, runId);
  if (!taken.ok) return taken;
  const { plans } = taken.value;
  if (plans.some((one) => one.version === version && one.state === 'discarded')) return accepted(null);
  const draft = draftOf(plans);
  if (draft?.version !== version) return refused('The draft that you read is not there any more: look at the plan as it is now');
  if (draft.changed !== seen) return refused('Somebody changed the draft since you read it: read it as it is now, before you discard it');
  await tx.updateTable('improvement_plan').set({ state: 'discarded' }).where('id', '=', draft.id).execute();
  await recordPlanChange(tx, doing, draft.id, { version: draft.version, state: 'discarded' }, reason);
  return accepted(null);
}

export async function recordPlanChange(tx: Tx, doing: Doing, id: number, after: Record<string, unknown>, reason?: string): Promise<void> {
  const { actor, event, reference } = doing;
  await recordAudit(tx, {
    actor,
    event,
    subject: { kind: 'improvement-plan', id },
    after,
    reference,
    ...(reason === undefined ? {} : { reason }),
  });
}
