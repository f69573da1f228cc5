import type { ColumnType, Generated } from 'kysely';

export interface CalendarFeedTable {
  id: Generated<number>;
  authority_id: number;
  account_id: number;
  /** SHA-256 of what is in the address. */
  secret_hash: string;
  made_at: ColumnType<Date, Date, never>;
  last_read_at: Date | null;
  revoked_at: Date | null;
}

declare module '../database/tables.ts' {
  interface Tables {
    calendar_feed: CalendarFeedTable;
  }
}
