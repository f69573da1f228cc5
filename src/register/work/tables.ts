import type { ColumnType } from 'kysely';

export interface LastLookTable {
  account_id: number;
  authority_id: number;
  looked_at: ColumnType<Date, Date, Date>;
}

declare module '../../platform/database/tables.ts' {
  interface Tables {
    last_look: LastLookTable;
  }
}
