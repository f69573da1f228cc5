import type { ColumnType, Generated } from 'kysely';
import type { FundingSource } from './days/funding.ts';
import type { Purpose } from './days/purpose.ts';
import type { Audience } from './entitlement/audience.ts';
import type { Trigger } from './programme-definitions/definition.ts';
import type { RunStateName, RunSubject, Step, StepKind } from './programmes/run.ts';

type Json<T> = ColumnType<T, string, string>;

interface Withdrawable {
  withdrawn_by: Generated<string | null>;
  withdrawn_at: Generated<Date | null>;
  withdrawn_reason: Generated<string | null>;
}

interface Entered extends Withdrawable {
  id: Generated<number>;
  authority_id: number;
  entered_by: string;
  entered_at: Date;
}

export interface EntitlementVersionTable extends Entered {
  in_force_from: string;
  document: Json<unknown>;
  basis: string;
}

export interface DayRateTable extends Entered {
  funding_source: FundingSource;
  pounds: number;
  valid_from: string;
  basis: string;
}

export interface PlannedDaysTable extends Withdrawable {
  id: Generated<number>;
  authority_id: number;
  provider_id: number;
  account_id: number;
  academic_year: string;
  days: number;
  funding_source: FundingSource;
  note: string | null;
  planned_by: string;
  planned_at: Date;
}

export interface UsedDaysTable extends Entered {
  provider_id: number;
  account_id: number;
  used_on: string;
  days: number;
  purpose: Purpose;
  funding_source: FundingSource;
  note: string | null;
}

export interface CaseloadCoverTable extends Withdrawable {
  id: Generated<number>;
  authority_id: number;
  absent_account_id: number;
  cover_account_id: number;
  valid_from: string;
  valid_to: string;
  reason: string;
  allocation_ids: number[];
  arranged_by: string;
  arranged_at: Date;
}

export interface TrustConversationTable extends Entered {
  organisation_id: number;
  state: 'planned' | 'held';
  on_day: string;
  attended: string;
  notes: string | null;
}

export interface OfferItemTable extends Entered {
  academic_year: string;
  audience: Audience;
  terms: 'included' | 'bought';
  title: string;
  says: string;
  price: number | null;
  price_unit: string | null;
}

export interface OfferPublicationTable {
  id: Generated<number>;
  authority_id: number;
  academic_year: string;
  document: Json<unknown>;
  published_by: string;
  published_at: Date;
}

export interface ExpectedConversionTable extends Entered {
  provider_id: number;
  expected_on: string;
  basis: string;
}

export interface ProgrammeVersionTable {
  id: Generated<number>;
  authority_id: number;
  programme: string;
  version: number;
  document: Json<unknown>;
  state: 'draft' | 'in-force';
  basis: string | null;
  drafted_by: string;
  drafted_at: Date;
  adopted_by: string | null;
  adopted_at: Date | null;
}

export interface ProgrammeRunTable {
  id: Generated<number>;
  authority_id: number;
  provider_id: number;
  programme: string;
  version: number;
  definition: Json<unknown>;
  subject: Json<RunSubject>;
  trigger_kind: Trigger;
  trigger_ref: number | null;
  reason: string;
  started_on: string;
  started_by: string;
  started_at: Date;
  account_id: number | null;
  state: RunStateName;
  stage: string;
  outcome: string | null;
  ended_on: string | null;
}

export interface ProgrammeStepTable {
  id: Generated<number>;
  authority_id: number;
  provider_id: number;
  run_id: number;
  number: number;
  kind: StepKind;
  on_day: string;
  said: Json<Step>;
  taken_by: string;
  taken_by_account: number | null;
  taken_at: Date;
}

declare module '../platform/database/tables.ts' {
  interface Tables {
    entitlement_version: EntitlementVersionTable;
    day_rate: DayRateTable;
    planned_days: PlannedDaysTable;
    used_days: UsedDaysTable;
    caseload_cover: CaseloadCoverTable;
    trust_conversation: TrustConversationTable;
    offer_item: OfferItemTable;
    offer_publication: OfferPublicationTable;
    expected_conversion: ExpectedConversionTable;
    programme_version: ProgrammeVersionTable;
    programme_run: ProgrammeRunTable;
    programme_step: ProgrammeStepTable;
  }
}
