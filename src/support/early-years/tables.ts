import type { ColumnType, Generated } from 'kysely';
import type { AuditSide, AuditState, GivenAnswers } from './audits/setting-audit.ts';
import type { AuditKind } from './audits/statements.ts';
import type { AgeBand, FundedHours, Weeks } from './sufficiency/places.ts';

interface Withdrawable {
  id: Generated<number>;
  authority_id: number;
  withdrawn_by: Generated<string | null>;
  withdrawn_at: Generated<Date | null>;
  withdrawn_reason: Generated<string | null>;
}

export interface EarlyYearsAuditTable extends Withdrawable {
  provider_id: number;
  kind: AuditKind;
  list_version: number;
  by_side: AuditSide;
  state: AuditState;
  audited_on: string;
  answers: ColumnType<GivenAnswers, string, string>;
  summary: string | null;
  saves: number;
  next_due_on: Generated<string | null>;
  started_by: string;
  started_at: Date;
  saved_by: string;
  saved_at: Date;
  finished_by: Generated<string | null>;
  finished_at: Generated<Date | null>;
}

export interface EarlyYearsPlacesTable extends Withdrawable {
  provider_id: number;
  as_at: string;
  under_two: number | null;
  two: number | null;
  three_and_four: number | null;
  under_two_vacant: number | null;
  two_vacant: number | null;
  three_and_four_vacant: number | null;
  hours_a_week: number | null;
  weeks: Weeks | null;
  funded_hours: FundedHours | null;
  source: string;
  entered_by: string;
  entered_at: Date;
}

export interface EarlyYearsNeedTable extends Withdrawable {
  locality_id: number;
  age_band: AgeBand;
  children: number;
  as_at: string;
  source: string;
  entered_by: string;
  entered_at: Date;
}

export interface EarlyYearsNoPathwayTable extends Withdrawable {
  provider_id: number;
  reason: string;
  entered_by: string;
  entered_at: Date;
}

declare module '../../platform/database/tables.ts' {
  interface Tables {
    early_years_audit: EarlyYearsAuditTable;
    early_years_places: EarlyYearsPlacesTable;
    early_years_need: EarlyYearsNeedTable;
    early_years_no_pathway: EarlyYearsNoPathwayTable;
  }
}
