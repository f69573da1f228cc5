import type { Generated } from 'kysely';
import type { LevelId } from '../academy/charge.ts';

interface Entered {
  id: Generated<number>;
  authority_id: number;
  entered_by: string;
  entered_at: Date;
}

export interface SubscriptionLevelTable extends Entered {
  academic_year: string;
  level: LevelId;
  name: string;
  says: string;
  price_pence: number;
  basis: string;
}

export interface ProviderSubscriptionTable extends Entered {
  provider_id: number;
  level: 'core' | 'full';
  from_on: string;
  to_on: string;
  basis: string;
  withdrawn_by: Generated<string | null>;
  withdrawn_at: Generated<Date | null>;
  withdrawn_reason: Generated<string | null>;
}

export interface InvoiceExportTable {
  id: Generated<number>;
  authority_id: number;
  from_on: string;
  to_on: string;
  line_count: number;
  total_pence: number;
  made_by: string;
  made_at: Date;
}

export interface ChargeLineTable extends Entered {
  kind: 'place' | 'place-credit' | 'subscription' | 'subscription-credit';
  provider_id: number | null;
  payer: string | null;
  booking_id: number | null;
  subscription_id: number | null;
  what: string;
  level: LevelId;
  rule: string;
  pence: number;
  on_day: string;
  export_id: Generated<number | null>;
}

declare module '../../../platform/database/tables.ts' {
  interface Tables {
    subscription_level: SubscriptionLevelTable;
    provider_subscription: ProviderSubscriptionTable;
    invoice_export: InvoiceExportTable;
    charge_line: ChargeLineTable;
  }
}
