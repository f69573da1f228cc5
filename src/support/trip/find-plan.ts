import { listActionsFrom } from '../../evidence/index.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { MilestoneResult } from './milestones.ts';
import { planDocument, type PlanDocument } from './plan.ts';
import type { ActionNow } from './plan-state.ts';
import './tables.ts';

export interface PlanVersion {
  readonly id: number;
  readonly version: number;
  readonly document: PlanDocument;
  /** How often it was saved, for a form to say what it was opened on. */
  readonly changed: number;
  readonly state: 'draft' | 'agreed' | 'approved' | 'discarded';
  readonly draftedBy: string;
  readonly draftedAt: Date;
  readonly agreed: { readonly on: string; readonly with: string; readonly by: string } | null;
  readonly approved: { readonly on: string; readonly meeting: string; readonly by: string } | null;
}

/** Every version of a run’s plan, the latest first. */
export async function listPlans(reader: Reader, runId: number): Promise<PlanVersion[]> {
  return (await listPlansOf(reader, [runId])).get(runId) ?? [];
}

/** The same of several runs, by run. */
export async function listPlansOf(reader: Reader, runIds: readonly number[]): Promise<ReadonlyMap<number, PlanVersion[]>> {
  if (runIds.length === 0) return new Map();
  const rows = await reader
    .selectFrom('improvement_plan')
    .selectAll()
    .where('run_id', 'in', [...runIds])
    .orderBy('version', 'desc')
    .execute();
  const plans = rows.map((row) => ({
    runId: row.run_id,
    id: row.id,
    version: row.version,
    document: planDocument.parse(row.document),
    changed: row.changed,
    state: row.state,
    draftedBy: row.drafted_by,
    draftedAt: row.drafted_at,
    agreed: row.agreed_on === null ? null : { on: row.agreed_on, with: row.agreed_with ?? '', by: row.agreed_by ?? '' },
    approved: row.approved_on === null ? null : { on: row.approved_on, meeting: row.approved_at_meeting ?? '', by: row.approved_by ?? '' },
  }));
  return Map.groupBy(plans, ({ runId }) => runId);
}

/** The version that all work to: the latest that was agreed. */
export const inForce = (plans: readonly PlanVersion[]): PlanVersion | null => plans.find(({ agreed }) => agreed !== null) ?? null;
export const draftOf = (plans: readonly PlanVersion[]): PlanVersion | null => plans.find(({ state }) => state === 'draft') ?? null;

/** What was said of a run’s milestones; where an instant is given, what had been said by then. */
export async function listMilestoneResults(reader: Reader, runId: number, until: Date | null = null): Promise<MilestoneResult[]> {
  return (await listMilestoneResultsOf(reader, [runId], until)).get(runId) ?? [];
}

/** The same of several runs, by run. */
export async function listMilestoneResultsOf(
  reader: Reader,
  runIds: readonly number[],
  until: Date | null = null,
): Promise<ReadonlyMap<number, MilestoneResult[]>> {
  if (runIds.length === 0) return new Map();
  const rows = await reader
    .selectFrom('milestone_result')
    .selectAll()
    .where('run_id', 'in', [...runIds])
    .where((is) => (until === null ? is.lit(true) : is('said_at', '<=', until)))
    .orderBy('id')
    .execute();
  const results = rows.map((row) => ({
    runId: row.run_id,
    id: row.id,
    objective: row.objective,
    halfTerm: row.half_term,
    says: row.says,
    isMet: row.is_met,
    on: row.on_day,
    evidence: row.evidence,
    saidBy: row.said_by,
    bySchool: row.by_school,
  }));
  return Map.groupBy(results, ({ runId }) => runId);
}

export type PlannedAction = ActionNow & { readonly id: number };

/** The actions of a run’s plan as the one list has them, the latest of each key. */
export async function listPlanActions(
  reader: Reader,
  { id, authorityId }: { readonly id: number; readonly authorityId: number },
): Promise<PlannedAction[]> {
  return (await listPlanActionsOf(reader, authorityId, [id])).get(id) ?? [];
}

/** The same of several runs, by run. */
export async function listPlanActionsOf(
  reader: Reader,
  authorityId: number,
  runIds: readonly number[],
): Promise<ReadonlyMap<number, PlannedAction[]>> {
  if (runIds.length === 0) return new Map();
  const links = await reader
    .selectFrom('plan_action')
    .select(['run_id', 'action_key', 'agreed_action_id'])
    .where('run_id', 'in', [...runIds])
    .orderBy('id')
    .execute();
  const linked = new Map(links.map((link) => [link.agreed_action_id, { runId: link.run_id, key: link.action_key }]));
  const latest = new Map(links.map((link) => [`${String(link.run_id)} ${link.action_key}`, link.agreed_action_id]));
  const actions = (await listActionsFrom(reader, authorityId, 'improvement-plan', runIds)).flatMap((action) => {
    const link = linked.get(action.id);
    if (link === undefined || latest.get(`${String(link.runId)} ${link.key}`) !== action.id) return [];
    const { id, what, ownerName, dueOn, state, reportedOn, doneOn } = action;
    return [{ runId: link.runId, planned: { id, key: link.key, what, ownerName, dueOn, state, isReported: reportedOn !== null, doneOn } }];
  });
  return new Map([...Map.groupBy(actions, ({ runId }) => runId)].map(([runId, own]) => [runId, own.map(({ planned }) => planned)]));
}
