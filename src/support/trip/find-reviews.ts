import type { Reader } from '../../platform/database/database.ts';
import type { Grade } from '../programmes/run.ts';
import type { PlanStateThen } from './plan-state.ts';
import type { ReviewEntry } from './review.ts';
import './tables.ts';

export interface HeldReview extends ReviewEntry {
  readonly id: number;
  readonly planId: number;
  readonly overall: Grade;
  /** As it was on that day. */
  readonly planState: PlanStateThen;
  readonly findingId: number;
  readonly enteredBy: string;
  readonly enteredAt: Date;
  readonly withdrawn: { readonly by: string; readonly reason: string } | null;
}

/** Every review of a run, those withdrawn too, the latest first. */
export async function listReviews(reader: Reader, runId: number): Promise<HeldReview[]> {
  const rows = await reader
    .selectFrom('plan_review')
    .selectAll()
    .where('run_id', '=', runId)
    .orderBy('on_day', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    planId: row.plan_id,
    on: row.on_day,
    chairedBy: row.chaired_by,
    grades: row.grades,
    overall: row.overall,
    direction: row.direction,
    attended: row.attended,
    apologies: row.apologies,
    minutes: row.minutes,
    nextSteps: row.next_steps,
    planState: row.plan_state,
    findingId: row.finding_id,
    enteredBy: row.entered_by,
    enteredAt: row.entered_at,
    withdrawn: row.withdrawn_by === null ? null : { by: row.withdrawn_by, reason: row.withdrawn_reason ?? '' },
  }));
}

export const standing = (reviews: readonly HeldReview[]): HeldReview[] => reviews.filter(({ withdrawn }) => withdrawn === null);

/** The one before another, of those that stand. */
export const reviewBefore = (reviews: readonly HeldReview[], on: string): HeldReview | null => standing(reviews).find((one) => one.on < on) ?? null;
