import type { Generated } from 'kysely';

export interface RecordVersionTable {
  id: Generated<number>;
  authority_id: number;
  table_name: string;
  record_id: string;
  change: 'insert' | 'update' | 'delete';
  known_from: Date;
  recorded_at: Date;
  transaction_id: number;
  content: Record<string, unknown>;
}

declare module '../database/tables.ts' {
  interface Tables {
    record_version: RecordVersionTable;
  }
}
