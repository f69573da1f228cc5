import type { Generated } from 'kysely';
import type { ActionSource, ActionState, OwnerSide } from './agreed-action.ts';

export interface AgreedActionTable {
  id: Generated<number>;
  authority_id: number;
  provider_id: number;
  came_from: ActionSource;
  came_from_id: number | null;
  came_from_words: string | null;
  came_from_href: string | null;
  what: string;
  owner_side: OwnerSide;
  owner_name: string;
  owner_account_id: number | null;
  agreed_on: string;
  due_on: string;
  due_how: string;
  measure: string | null;
  state: Generated<ActionState>;
  reported_on: Generated<string | null>;
  reported_by: Generated<string | null>;
  reported_at: Generated<Date | null>;
  evidence: Generated<string | null>;
  done_on: Generated<string | null>;
  done_by: Generated<string | null>;
  done_at: Generated<Date | null>;
  came_of_it: Generated<string | null>;
  came_of_it_by: Generated<string | null>;
  came_of_it_at: Generated<Date | null>;
  is_shared: boolean;
  is_restricted: boolean;
  recorded_by: string;
  recorded_at: Date;
  withdrawn_by: Generated<string | null>;
  withdrawn_at: Generated<Date | null>;
  withdrawn_reason: Generated<string | null>;
  reminded_before: Generated<string | null>;
  reminded_after: Generated<string | null>;
}

declare module '../../platform/database/tables.ts' {
  interface Tables {
    agreed_action: AgreedActionTable;
  }
}
