import { sql } from 'kysely';
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
  const { rows } = await sql<{ secured: boolean }>`select row_security_active(format('public.%I', ${table}::text)::regclass) as secured`.execute(tx);
  if (rows[0]?.secured !== true) return useConnection(tx, ({ session }) => session.copyIn(table, columns, chunk));
  // PostgreSQL copies into no table whose policies it would have to ask: the rows go round by one that has none.
  const [into, copied, names] = [sql.id('public', table), sql.id('pg_temp', 'copied_rows'), sql.join(columns.map((column) => sql.id(column)))];
  await sql`create temporary table copied_rows on commit drop as select ${names} from ${into} limit 0`.execute(tx);
  const count = await useConnection(tx, ({ session }) => session.copyIn('copied_rows', columns, chunk));
  await sql`insert into ${into} (${names}) select ${names} from ${copied}`.execute(tx);
  await sql`drop table ${copied}`.execute(tx);
  return count;
}
