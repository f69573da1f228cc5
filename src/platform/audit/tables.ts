import type { ColumnType, Generated, JSONColumnType } from 'kysely';

type Anything = JSONColumnType<object | null, string | null, never>;

export interface AuditEventTable {
  id: Generated<string>;
  authority_id: number | null;
  occurred_at: ColumnType<Date, Date | undefined, never>;
  actor_kind: string;
  account_id: number | null;
  actor_name: string;
  event: string;
  subject_kind: string | null;
  subject_id: string | null;
  reason: string | null;
  before: Anything;
  after: Anything;
  reference: string | null;
}

declare module '../database/tables.ts' {
  interface Tables {
    audit_event: AuditEventTable;
  }
}
