import type { ColumnType, Generated, JSONColumnType } from 'kysely';

type Instant = ColumnType<Date, Date, never>;

export interface AccountRequestTable {
  id: Generated<number>;
  authority_id: number;
  account_id: number;
  kind: 'account' | 'role' | 'reach';
  wanted: JSONColumnType<object | null, string | null, never>;
  reason: string;
  asked_by: string;
  /** Null for somebody at the command line. */
  asked_by_account: number | null;
  asked_at: Instant;
  outcome: 'approved' | 'refused' | 'withdrawn' | null;
  decided_by: string | null;
  decided_by_account: number | null;
  decided_at: Date | null;
  decision_reason: string | null;
}

declare module '../../platform/database/tables.ts' {
  interface Tables {
    account_request: AccountRequestTable;
  }
}
