import type { ColumnType, Generated } from 'kysely';
import type { Phase, Theme } from '../practice/themes.ts';
import type { Outcome, Side, StepKind } from './brokered-visit.ts';
import type { How, Urgency } from './exchange-words.ts';
import type { Criterion } from './matching.ts';

interface OfProvider {
  id: Generated<number>;
  authority_id: number;
  provider_id: number;
}

export interface ExchangeOfferTable extends OfProvider {
  theme: Theme;
  phase: Phase;
  title: string;
  says: string;
  how: How;
  per_term: number;
  valid_to: string | null;
  agreed_by: string | null;
  entered_by: string;
  entered_at: Date;
  withdrawn_by: Generated<string | null>;
  withdrawn_at: Generated<Date | null>;
  withdrawn_reason: Generated<string | null>;
}

export interface ExchangeAskTable extends OfProvider {
  theme: Theme;
  phase: Phase;
  title: string;
  says: string;
  urgency: Urgency;
  is_open: boolean;
  not_same_trust: boolean;
  most_km: number | null;
  agreed_by: string | null;
  entered_by: string;
  entered_at: Date;
  opened_as: Generated<string | null>;
  closed_by: Generated<string | null>;
  closed_at: Generated<Date | null>;
  closed_reason: Generated<string | null>;
}

export interface BrokeredVisitTable extends OfProvider {
  host_id: number;
  ask_id: number;
  offer_id: number;
  criteria: ColumnType<readonly Criterion[], string, string>;
  note: string | null;
  account_id: number | null;
  proposed_by: string;
  proposed_at: Date;
}

export interface BrokeredVisitStepTable extends OfProvider {
  visit_id: number;
  number: number;
  kind: StepKind;
  side: Side;
  on_day: string;
  from_time: string | null;
  outcome: Outcome | null;
  closes: Generated<boolean>;
  words: string | null;
  taken_by: string;
  taken_at: Date;
}

declare module '../../../platform/database/tables.ts' {
  interface Tables {
    exchange_offer: ExchangeOfferTable;
    exchange_ask: ExchangeAskTable;
    brokered_visit: BrokeredVisitTable;
    brokered_visit_step: BrokeredVisitStepTable;
  }
}
