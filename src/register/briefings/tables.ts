import type { ColumnType, Generated } from 'kysely';

export interface BriefingTable {
  id: Generated<number>;
  authority_id: number;
  title: string;
  body: string;
  provider_id: number | null;
  written_by: string;
  written_by_account: number;
  written_at: ColumnType<Date, Date, never>;
  withdrawn_by: string | null;
  withdrawn_at: Date | null;
  withdrawn_reason: string | null;
}

export interface BriefingReaderTable {
  id: Generated<number>;
  briefing_id: number;
  account_id: number;
  authority_id: number;
}

declare module '../../platform/database/tables.ts' {
  interface Tables {
    briefing: BriefingTable;
    briefing_reader: BriefingReaderTable;
  }
}
