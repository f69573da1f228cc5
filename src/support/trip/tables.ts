import type { ColumnType, Generated } from 'kysely';
import type { Grade } from '../programmes/run.ts';
import type { PlanDocument } from './plan.ts';
import type { PlanStateThen } from './plan-state.ts';
import type { PriorityGrade } from './review.ts';

type Json<T> = ColumnType<T, string, string>;

interface OfRun {
  id: Generated<number>;
  authority_id: number;
  provider_id: number;
  run_id: number;
}

export interface ImprovementPlanTable extends OfRun {
  version: number;
  document: Json<PlanDocument>;
  changed: Generated<number>;
  state: 'draft' | 'agreed' | 'approved' | 'discarded';
  drafted_by: string;
  drafted_at: Date;
  agreed_on: Generated<string | null>;
  agreed_with: Generated<string | null>;
  agreed_by: Generated<string | null>;
  agreed_at: Generated<Date | null>;
  approved_on: Generated<string | null>;
  approved_at_meeting: Generated<string | null>;
  approved_by: Generated<string | null>;
  approved_at: Generated<Date | null>;
}

export interface PlanActionTable extends OfRun {
  action_key: string;
  agreed_action_id: number;
}

export interface MilestoneResultTable extends OfRun {
  objective: string;
  half_term: string;
  says: string;
  is_met: boolean;
  on_day: string;
  evidence: string;
  by_school: boolean;
  said_by: string;
  said_at: Date;
}

export interface PlanReviewTable extends OfRun {
  plan_id: number;
  on_day: string;
  chaired_by: string;
  grades: Json<readonly PriorityGrade[]>;
  overall: Grade;
  direction: string;
  attended: string;
  apologies: string | null;
  minutes: string;
  next_steps: string;
  plan_state: Json<PlanStateThen>;
  finding_id: number;
  entered_by: string;
  entered_at: Date;
  withdrawn_by: Generated<string | null>;
  withdrawn_at: Generated<Date | null>;
  withdrawn_reason: Generated<string | null>;
}

declare module '../../platform/database/tables.ts' {
  interface Tables {
    improvement_plan: ImprovementPlanTable;
    plan_action: PlanActionTable;
    milestone_result: MilestoneResultTable;
    plan_review: PlanReviewTable;
  }
}
