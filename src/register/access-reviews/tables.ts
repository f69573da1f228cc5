import type { ColumnType, Generated } from 'kysely';

export interface AccessReviewTable {
  id: Generated<number>;
  authority_id: number;
  name: string;
  opened_on: string;
  due_on: string;
  opened_by: string;
  closed_on: string | null;
  closed_by: string | null;
}

export interface AccessReviewConfirmationTable {
  id: Generated<number>;
  authority_id: number;
  review_id: number;
  account_id: number;
  /** As it stood when it was confirmed. */
  role: string;
  confirmed_by: string;
  confirmed_by_account: number | null;
  confirmed_at: ColumnType<Date, Date, never>;
}

declare module '../../platform/database/tables.ts' {
  interface Tables {
    access_review: AccessReviewTable;
    access_review_confirmation: AccessReviewConfirmationTable;
  }
}
