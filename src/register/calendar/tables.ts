import type { ColumnType, Generated } from 'kysely';
import type { TermName } from '../../kernel/school-calendar.ts';

/** A term, and what withdrew it. Nothing else of it ever changes. */
export interface TermTable {
  id: Generated<number>;
  authority_id: number;
  provider_id: number | null;
  academic_year: string;
  name: TermName;
  starts_on: string;
  ends_on: string;
  half_term_from: string;
  half_term_to: string;
  inset_days: ColumnType<readonly string[], string, string>;
  source: string;
  entered_by: string;
  entered_at: Date;
  withdrawn_by: Generated<string | null>;
  withdrawn_at: Generated<Date | null>;
  withdrawn_reason: Generated<string | null>;
}

/** Open data: the same for every authority. */
export interface BankHolidayTable {
  holiday_on: string;
  name: string;
  source: string;
  loaded_at: ColumnType<Date, Date, never>;
}

declare module '../../platform/database/tables.ts' {
  interface Tables {
    term: TermTable;
    bank_holiday: BankHolidayTable;
  }
}
