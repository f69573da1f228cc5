import type { Generated } from 'kysely';

export interface RetentionRuleTable {
  id: Generated<number>;
  authority_id: number;
  kind: string;
  years: number;
  counted_from: string;
  basis: string;
  action: 'review' | 'erase-personal-data';
  provisional: boolean;
  effective_from: string;
  reason: string | null;
  entered_by: string;
  entered_at: Date;
}

export interface RetentionDecisionTable {
  id: Generated<number>;
  authority_id: number;
  kind: string;
  table_name: string;
  record_id: string;
  rule_id: number;
  due_on: string;
  decision: 'keep' | 'erase';
  reason: string;
  keep_until: string | null;
  decided_by: string;
  decided_at: Date;
}

export interface LegalHoldTable {
  id: Generated<number>;
  authority_id: number;
  /** A hold is of one of: this provider, the person of this name or email, records of this kind. */
  provider_id: number | null;
  person_name: string | null;
  person_email: string | null;
  record_kind: string | null;
  reason: string;
  review_on: string;
  placed_by: string;
  placed_at: Date;
  lifted_by: Generated<string | null>;
  lifted_at: Generated<Date | null>;
  lifted_reason: Generated<string | null>;
}

/** A target, and what withdrew it. Nothing else of it ever changes. */
export interface TargetTable {
  id: Generated<number>;
  authority_id: number;
  measure_id: string;
  pupil_group: string;
  period: string;
  value: number;
  baseline_period: string;
  agreed_by: string;
  agreed_on: string;
  basis: string;
  priority: string | null;
  set_by: string;
  set_at: Date;
  withdrawn_by: Generated<string | null>;
  withdrawn_at: Generated<Date | null>;
  withdrawn_reason: Generated<string | null>;
}

export interface TargetCommentaryTable {
  id: Generated<number>;
  authority_id: number;
  measure_id: string;
  pupil_group: string;
  period: string;
  words: string;
  said_by: string;
  said_at: Date;
  withdrawn_by: Generated<string | null>;
  withdrawn_at: Generated<Date | null>;
  withdrawn_reason: Generated<string | null>;
}

declare module '../platform/database/tables.ts' {
  interface Tables {
    retention_rule: RetentionRuleTable;
    retention_decision: RetentionDecisionTable;
    legal_hold: LegalHoldTable;
    target: TargetTable;
    target_commentary: TargetCommentaryTable;
  }
}
