import type { Generated } from 'kysely';
import type { DepartureReason, DepartureRole } from './departure.ts';
import type { ReasonKind, SupportKind, SupportSaid } from './vulnerability.ts';

export interface ExpectedDepartureTable {
  id: Generated<number>;
  authority_id: number;
  provider_id: number;
  role: DepartureRole;
  why: DepartureReason;
  leaves_on: string;
  told_by: string;
  told_on: string;
  note: string | null;
  entered_by: string;
  entered_at: Date;
  withdrawn_by: Generated<string | null>;
  withdrawn_at: Generated<Date | null>;
  withdrawn_reason: Generated<string | null>;
}

export interface LeadershipSupportTable {
  id: Generated<number>;
  authority_id: number;
  provider_id: number;
  reason: ReasonKind;
  reason_since: string | null;
  support: SupportKind;
  state: SupportSaid;
  on_day: string;
  note: string | null;
  entered_by: string;
  entered_at: Date;
  withdrawn_by: Generated<string | null>;
  withdrawn_at: Generated<Date | null>;
  withdrawn_reason: Generated<string | null>;
}

declare module '../../../platform/database/tables.ts' {
  interface Tables {
    expected_departure: ExpectedDepartureTable;
    leadership_support: LeadershipSupportTable;
  }
}
