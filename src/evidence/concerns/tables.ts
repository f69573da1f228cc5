import type { Generated } from 'kysely';
import type { ConcernCategory, ConcernOutcome, ConcernSeverity, ConcernSource, ConcernState, Referral } from './concern.ts';
import type { SameDayAnswer } from './safe-to-save.ts';
import type { ToldTo } from './sight.ts';

export interface ConcernTable {
  id: Generated<number>;
  authority_id: number;
  provider_id: number;
  source: ConcernSource;
  category: ConcernCategory;
  severity: ConcernSeverity;
  title: string;
  evidence: string;
  is_about_head: boolean;
  is_restricted: boolean;
  same_day: SameDayAnswer | null;
  same_day_words: string | null;
  state: Generated<ConcernState>;
  logged_by: string;
  logged_by_account: number | null;
  logged_role: string | null;
  logged_on: string;
  logged_at: Date;
  triage_due_on: string;
  triage_due_how: string;
  triaged_on: Generated<string | null>;
  referred_to: Generated<Referral | null>;
  look_again_on: Generated<string | null>;
  accepted_on: Generated<string | null>;
  accepted_finding_id: Generated<number | null>;
  confirmed_on: Generated<string | null>;
  confirmed_finding_id: Generated<number | null>;
  trip_recommended_on: Generated<string | null>;
  trip_recommended_by: Generated<string | null>;
  trip_reason: Generated<string | null>;
  trip_taken_up_on: Generated<string | null>;
  closed_on: Generated<string | null>;
  outcome: Generated<ConcernOutcome | null>;
}

/** What was done: a move of the state, or what happened beside it. */
export type MoveKind =
  | 'logged'
  | 'accept'
  | 'monitor'
  | 'refer'
  | 'close'
  | 'undo'
  | 'reopen'
  | 'confirm'
  | 'unconfirm'
  | 'restrict'
  | 'lift'
  | 'name'
  | 'unname'
  | 'open'
  | 'trip'
  | 'trip-taken-up'
  | 'trip-given-back';

declare module '../../platform/database/tables.ts' {
  interface Tables {
    concern: ConcernTable;
    concern_move: {
      id: Generated<number>;
      authority_id: number;
      concern_id: number;
      provider_id: number;
      kind: MoveKind;
      from_state: ConcernState | null;
      to_state: ConcernState;
      reason: string;
      detail: string | null;
      done_by: string;
      done_role: string | null;
      done_on: string;
      done_at: Date;
    };
    concern_telling: {
      id: Generated<number>;
      authority_id: number;
      concern_id: number;
      provider_id: number;
      was_told: boolean;
      told_to: ToldTo | null;
      person_name: string | null;
      told_on: string | null;
      how: string | null;
      said: string | null;
      why_not: string | null;
      recorded_by: string;
      recorded_at: Date;
    };
    concern_reader: {
      id: Generated<number>;
      authority_id: number;
      concern_id: number;
      account_id: number;
      named_by: string;
      named_at: Date;
      reason: string;
      ended_by: string | null;
      ended_at: Date | null;
    };
    concern_opening: {
      id: Generated<number>;
      authority_id: number;
      concern_id: number;
      account_id: number;
      opened_by: string;
      opened_role: string | null;
      reason: string;
      opened_at: Date;
      opened_until: Date;
    };
    concern_informant: {
      id: Generated<number>;
      authority_id: number;
      concern_id: number;
      identity: string | null;
      contact: string | null;
      wishes: string | null;
      recorded_by: string;
      recorded_at: Date;
    };
    same_day_route: {
      id: Generated<number>;
      authority_id: number;
      mash: string;
      lado: string;
      out_of_hours: string;
      note: string | null;
      set_by: string;
      set_at: Date;
    };
  }
}
