import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './tables.ts';

/** The handle that every command receives: work done on it is kept or undone as one. */
export type Tx = Transaction<Tables>;

/** For questions that may run inside a transaction or outside one. */
export type Reader = Kysely<Tables> | Tx;

export interface TransactionOptions {
  /** Narrows the transaction to one authority's rows. Refused where whoever begins it asks for another's (who-asks.ts). */
  readonly authorityId?: number;
  /** Milliseconds before the whole transaction is given up; the default is the configured statement timeout. */
  readonly timeoutMs?: number;
}

export interface Database {
  readonly engine: 'pglite' | 'postgres';
  /** For reading outside a transaction. Throws `NestedUseError` when called inside one. */
  readonly kysely: Kysely<Tables>;
  /** Runs `work` in one transaction: committed when it resolves, undone when it throws. Only SQL may be awaited inside. */
  transaction<T>(work: (tx: Tx) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /** Plain SQL of one or more statements, outside a transaction (VACUUM), for every authority's rows and by the tables' owner. */
  execute(sql: string): Promise<void>;
  close(): Promise<void>;
}
