import type { ColumnType, Generated } from 'kysely';
import type { Tier } from '../kernel/tier.ts';

type Json<T> = ColumnType<T, string, string>;

export interface CriteriaVersionTable {
  id: Generated<number>;
  authority_id: number;
  version: number;
  document: Json<unknown>;
  state: 'draft' | 'proposed' | 'adopted' | 'abandoned';
  based_on: Generated<number | null>;
  drafted_by: string;
  drafted_at: Date;
  proposed_by: Generated<string | null>;
  proposed_by_account: Generated<number | null>;
  proposed_at: Generated<Date | null>;
  in_force_from: Generated<string | null>;
  adopted_by: Generated<string | null>;
  adopted_at: Generated<Date | null>;
  reason: Generated<string | null>;
}

export interface CriteriaConsultationTable {
  id: Generated<number>;
  authority_id: number;
  criteria_id: number;
  body: 'heads' | 'governors' | 'dioceses' | 'trusts' | 'unions';
  held_on: string;
  how: string;
  said: string;
  answered: string;
  recorded_by: string;
  recorded_at: Date;
  withdrawn_by: Generated<string | null>;
  withdrawn_at: Generated<Date | null>;
  withdrawn_reason: Generated<string | null>;
}

export interface CriteriaTrialTable {
  id: Generated<number>;
  authority_id: number;
  criteria_id: number;
  document_hash: string;
  as_at: string;
  result: Json<unknown>;
  days_needed: number;
  days_available: Generated<number | null>;
  tried_by: string;
  tried_at: Date;
}

export interface AdviserCapacityTable {
  id: Generated<number>;
  authority_id: number;
  academic_year: string;
  adviser_role: 'sia' | 'eeca';
  /** Whose days they are; null for those of all advisers of the sort together. */
  account_id: Generated<number | null>;
  days: number;
  basis: string;
  entered_by: string;
  entered_at: Date;
  withdrawn_by: Generated<string | null>;
  withdrawn_at: Generated<Date | null>;
  withdrawn_reason: Generated<string | null>;
}

export interface TierCycleTable {
  id: Generated<number>;
  authority_id: number;
  name: string;
  as_at: string;
  opened_by: string;
  opened_at: Date;
  closed_by: Generated<string | null>;
  closed_at: Generated<Date | null>;
}

export interface TierCaseTable {
  id: Generated<number>;
  authority_id: number;
  provider_id: number;
  cycle_id: Generated<number | null>;
  cause: string;
  state: 'proposed' | 'judged' | 'in-moderation' | 'awaiting-second' | 'decided' | 'issued' | 'in-review' | 'final' | 'superseded';
  state_since: Date;
  opened_by: string;
  opened_at: Date;
  /** Where it ended before its way was gone. */
  ended_by: Generated<string | null>;
  ended_reason: Generated<string | null>;
}

export interface TierCaseConflictTable {
  id: Generated<number>;
  authority_id: number;
  provider_id: number;
  case_id: number;
  declared_by: string;
  declared_by_account: number;
  nature: string;
  declared_at: Date;
  lifted_by: Generated<string | null>;
  lifted_by_account: Generated<number | null>;
  lifted_reason: Generated<string | null>;
  lifted_at: Generated<Date | null>;
}

export interface TierProposalTable {
  id: Generated<number>;
  authority_id: number;
  provider_id: number;
  case_id: Generated<number | null>;
  criteria_id: number;
  as_at: string;
  cause: string;
  facts: string;
  answer: string;
  tier: Tier;
  question: Generated<Tier | null>;
  confidence: 'high' | 'medium' | 'low';
  changes: ColumnType<unknown, string | undefined, string>;
  made_by: string;
  made_at: Date;
}

export interface TierJudgementTable {
  id: Generated<number>;
  authority_id: number;
  provider_id: number;
  case_id: number;
  proposal_id: number;
  areas: Json<unknown>;
  tier: Tier;
  confidence: 'high' | 'medium' | 'low';
  reasons: Generated<string | null>;
  conflict: string;
  judged_by: string;
  judged_by_account: Generated<number | null>;
  judged_at: Date;
}

export interface ModerationMeetingTable {
  id: Generated<number>;
  authority_id: number;
  held_on: string;
  chair: string;
  present: Generated<string | null>;
  notes: Generated<string | null>;
  planned_by: string;
  planned_at: Date;
  closed_by: Generated<string | null>;
  closed_at: Generated<Date | null>;
}

export interface ModerationItemTable {
  id: Generated<number>;
  authority_id: number;
  meeting_id: number;
  provider_id: number;
  case_id: number;
  place: number;
  discussion: Generated<string | null>;
}

export interface TierDecisionTable {
  id: Generated<number>;
  authority_id: number;
  provider_id: number;
  case_id: number;
  proposal_id: number;
  judgement_id: Generated<number | null>;
  meeting_id: Generated<number | null>;
  tier: Tier;
  reasons: string;
  overrides: boolean;
  conflict: string;
  /** Why it was decided outside a meeting. */
  urgency: Generated<string | null>;
  decided_by: string;
  decided_by_account: Generated<number | null>;
  decided_at: Date;
  second_answer: Generated<'confirmed' | 'returned' | null>;
  second_reasons: Generated<string | null>;
  second_by: Generated<string | null>;
  second_by_account: Generated<number | null>;
  second_at: Generated<Date | null>;
  review_of: Generated<number | null>;
  valid_from: Generated<string | null>;
  valid_to: Generated<string | null>;
  taken_back_at: Generated<Date | null>;
  taken_back_reason: Generated<string | null>;
}

export interface TierCallTable {
  id: Generated<number>;
  authority_id: number;
  provider_id: number;
  case_id: number;
  called_on: string;
  spoke_to: string;
  accompanied_by: Generated<string | null>;
  summary: string;
  called_by: string;
  recorded_at: Date;
}

export interface LetterTemplateTable {
  id: Generated<number>;
  authority_id: number;
  kind: string;
  version: number;
  subject: string;
  body: string;
  edited_by: string;
  edited_at: Date;
}

export interface TierLetterTable {
  id: Generated<number>;
  authority_id: number;
  provider_id: number;
  case_id: number;
  decision_id: number;
  template: string;
  recipients: Json<unknown>;
  subject: string;
  body: string;
  written_by: string;
  written_at: Date;
  issued_on: Generated<string | null>;
  issued_by: Generated<string | null>;
  issued_at: Generated<Date | null>;
  reply_until: Generated<string | null>;
}

export interface TierReplyTable {
  id: Generated<number>;
  authority_id: number;
  provider_id: number;
  case_id: number;
  letter_id: number;
  asks_review: boolean;
  words: string;
  replied_by: string;
  received_on: string;
  recorded_by: string;
  recorded_at: Date;
  late_answer: Generated<'accepted' | 'declined' | null>;
  late_reason: Generated<string | null>;
  late_by: Generated<string | null>;
  late_at: Generated<Date | null>;
}

export interface TierReviewMeetingTable {
  id: Generated<number>;
  authority_id: number;
  half_term: string;
  held_on: string;
  chair: string;
  present: Generated<string | null>;
  planned_by: string;
  planned_at: Date;
  closed_by: Generated<string | null>;
  closed_at: Generated<Date | null>;
}

export interface TierReviewItemTable {
  id: Generated<number>;
  authority_id: number;
  meeting_id: number;
  provider_id: number;
  prepared: Json<unknown>;
  outcome: Generated<'continue' | 'more-support' | 'less-support' | 'judge-again' | null>;
  decision: Generated<string | null>;
  owner: Generated<string | null>;
  due_on: Generated<string | null>;
  recorded_by: Generated<string | null>;
  recorded_at: Generated<Date | null>;
  done_on: Generated<string | null>;
  done_words: Generated<string | null>;
  done_by: Generated<string | null>;
  done_at: Generated<Date | null>;
}

declare module '../platform/database/tables.ts' {
  interface Tables {
    criteria_version: CriteriaVersionTable;
    criteria_consultation: CriteriaConsultationTable;
    criteria_trial: CriteriaTrialTable;
    adviser_capacity: AdviserCapacityTable;
    tier_cycle: TierCycleTable;
    tier_case: TierCaseTable;
    tier_case_conflict: TierCaseConflictTable;
    tier_proposal: TierProposalTable;
    tier_judgement: TierJudgementTable;
    moderation_meeting: ModerationMeetingTable;
    moderation_item: ModerationItemTable;
    tier_decision: TierDecisionTable;
    tier_call: TierCallTable;
    letter_template: LetterTemplateTable;
    tier_letter: TierLetterTable;
    tier_reply: TierReplyTable;
    tier_review_meeting: TierReviewMeetingTable;
    tier_review_item: TierReviewItemTable;
  }
}
