import type { ColumnType, JSONColumnType } from 'kysely';

type Anything = JSONColumnType<object | null, string | null, never>;
/** Given when the event is written, and never again. */
type Once<Type> = ColumnType<Type, Type, never>;

export interface AuditEventTable {
  id: Once<number>;
  /** Whose chain it is in; null for the installation's own. */
  authority_id: Once<number | null>;
  /** Its place in the chain, from 1, without gaps. */
  sequence: Once<number>;
  previous_hash: Once<string>;
  hash: Once<string>;
  occurred_at: Once<Date>;
  actor_kind: Once<string>;
  account_id: Once<number | null>;
  token_id: Once<number | null>;
  actor_name: Once<string>;
  /** The role they had then. */
  actor_role: Once<string | null>;
  /** The network address it was done from; null at the command line and for what the service does by itself. */
  address: Once<string | null>;
  event: Once<string>;
  subject_kind: Once<string | null>;
  subject_id: Once<string | null>;
  reason: Once<string | null>;
  before: Anything;
  after: Anything;
  reference: Once<string | null>;
}

/** Where each chain ends at present. */
export interface AuditChainTable {
  authority_id: Once<number | null>;
  last_sequence: number;
  last_hash: string;
}

declare module '../database/tables.ts' {
  interface Tables {
    audit_event: AuditEventTable;
    audit_chain: AuditChainTable;
  }
}
