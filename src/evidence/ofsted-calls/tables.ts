import type { ColumnType, Generated } from 'kysely';
import type { Judged } from '../inspections/areas.ts';
import type { MeetingKind } from './ofsted-call.ts';

interface Withdrawable {
  withdrawn_by: Generated<string | null>;
  withdrawn_at: Generated<Date | null>;
  withdrawn_reason: Generated<string | null>;
}

export interface OfstedCallTable extends Withdrawable {
  id: Generated<number>;
  authority_id: number;
  provider_id: number;
  called_on: string;
  called_at: string;
  inspection_from: string;
  inspection_to: string;
  caller: string;
  briefing_context: string;
  briefing_known: string;
  briefing_support: string;
  briefing_contact: string;
  shows_tier: Generated<boolean>;
  edited_by: Generated<string | null>;
  edited_at: Generated<Date | null>;
  recorded_by: string;
  recorded_at: Date;
}

export interface OfstedCallMeetingTable {
  id: Generated<number>;
  authority_id: number;
  provider_id: number;
  call_id: number;
  kind: MeetingKind;
  held_for: string;
  at_time: string;
  owner_account_id: number | null;
  owner_name: string;
  held_on: Generated<string | null>;
  held_words: Generated<string | null>;
  held_by: Generated<string | null>;
  held_at: Generated<Date | null>;
}

export interface ProvisionalOutcomeTable extends Withdrawable {
  id: Generated<number>;
  authority_id: number;
  provider_id: number;
  call_id: number;
  judgements: ColumnType<readonly Judged[], string, string>;
  safeguarding: string | null;
  words: string | null;
  entered_by: string;
  entered_at: Date;
}

declare module '../../platform/database/tables.ts' {
  interface Tables {
    ofsted_call: OfstedCallTable;
    ofsted_call_meeting: OfstedCallMeetingTable;
    provisional_outcome: ProvisionalOutcomeTable;
  }
}
