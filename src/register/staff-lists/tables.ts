import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Cells } from './staff-list-template.ts';

export interface StaffListTable {
  id: Generated<number>;
  authority_id: number;
  file_name: string;
  sha256: string;
  state: ColumnType<'waiting' | 'accepted' | 'discarded', 'waiting' | undefined, 'accepted' | 'discarded'>;
  uploaded_by: string;
  uploaded_at: ColumnType<Date, Date, never>;
  decided_by: string | null;
  decided_at: Date | null;
}

export interface StaffListRowTable {
  id: Generated<number>;
  staff_list_id: number;
  authority_id: number;
  line: number;
  cells: JSONColumnType<Cells, string, never>;
  /** What came of it, once the list is accepted. */
  outcome: string | null;
  account_id: number | null;
}

declare module '../../platform/database/tables.ts' {
  interface Tables {
    staff_list: StaffListTable;
    staff_list_row: StaffListRowTable;
  }
}
