import type { ColumnType, Generated } from 'kysely';

type Instant = ColumnType<Date, Date, never>;

export interface HandoverTable {
  id: Generated<number>;
  authority_id: number;
  account_id: number;
  is_emergency: boolean;
  reason: string;
  begun_by: string;
  begun_at: Instant;
  ended_by: string | null;
  ended_at: Date | null;
}

export interface HandedOverTable {
  id: Generated<number>;
  authority_id: number;
  handover_id: number;
  source: string;
  item_id: number;
  label: string;
  what: string;
  provider_id: number | null;
  to_account: number;
  given_by: string;
  given_at: Instant;
}

declare module '../../platform/database/tables.ts' {
  interface Tables {
    handover: HandoverTable;
    handed_over: HandedOverTable;
  }
}
