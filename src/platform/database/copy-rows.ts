import type { Tx } from './database.ts';
import { EngineConnection } from './kysely-dialect.ts';

/** The connection that a transaction runs on, for what Kysely has no word for. */
export async function useConnection<T>(tx: Tx, work: (connection: EngineConnection) => Promise<T>): Promise<T> {
  return tx.getExecutor().provideConnection((connection) => {
    if (!(connection instanceof EngineConnection)) throw new Error('This transaction was not opened with `database.transaction`.');
    return work(connection);
  });
}

/**
 * Loads rows written with `copyLine` (UTF-8) into a table, inside the transaction. About 4 MB a call is quickest; a call holds whole lines.
 * Resolves to the number of rows.
 */
export async function copyRows(tx: Tx, table: string, columns: readonly string[], chunk: string | Uint8Array): Promise<number> {
  return useConnection(tx, ({ session }) => session.copyIn(table, columns, chunk));
}
