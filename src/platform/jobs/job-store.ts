import type { Db } from 'pg-boss';
import { useConnection } from '../database/copy-rows.ts';
import type { Tx } from '../database/database.ts';
import type { Engine, Session } from '../database/engine.ts';
import { refuseNestedUse } from '../database/transaction-guard.ts';

/** pg-boss's own statements come as one with parameters, or as several without. */
async function execute(session: Session, text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }> {
  if (values?.length) return session.query(text, values);
  const outcomes = await session.run(text);
  return { rows: outcomes.flatMap(({ rows }) => rows) };
}

/** pg-boss on the same queue for the connection as everything else. */
export function storeOnEngine(engine: Engine): Db {
  return {
    async executeSql(text, values) {
      refuseNestedUse(engine);
      const session = await engine.acquire('installation');
      let broken = true;
      try {
        // The queue is the installation's, whoever sent a job or happens to be looking at a page.
        await session.askFor('installation');
        const result = await execute(session, text, values);
        broken = false;
        return result;
      } finally {
        // A failed statement may have been one of several between its own BEGIN and COMMIT.
        engine.release(session, broken);
      }
    },
  };
}

/** pg-boss inside a transaction: what it stores is kept or undone with the rest. */
export function storeInTransaction(tx: Tx): Db {
  return { executeSql: (text, values) => useConnection(tx, ({ session }) => execute(session, text, values)) };
}
