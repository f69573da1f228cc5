import { AbortedTransactionError, CompiledQuery, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import type { DatabaseConnection, Dialect, Driver, QueryResult, TransactionSettings } from 'kysely';
import type { Engine, Session } from './engine.ts';
import { showRowsOf } from './engine.ts';
import { findScope, refuseNestedUse } from './transaction-guard.ts';
import type { TransactionScope } from './transaction-guard.ts';
import type { Asker } from './who-asks.ts';

/** A connection of Kysely's over either engine. `session` is for what Kysely has no word for: COPY. */
export class EngineConnection implements DatabaseConnection {
  readonly engine: Engine;
  readonly session: Session;
  readonly scope: TransactionScope | undefined;
  isBroken = false;

  constructor(engine: Engine, session: Session, scope: TransactionScope | undefined) {
    this.engine = engine;
    this.session = session;
    this.scope = scope;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const { rows, affected } = await this.session.query(query.sql, query.parameters);
    const result = rows as Row[];
    return affected === null ? { rows: result } : { rows: result, numAffectedRows: BigInt(affected) };
  }

  // eslint-disable-next-line require-yield -- refused, but the shape is Kysely's
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('Streaming is not offered: declare a cursor inside a transaction and fetch from it.');
  }
}

class EngineDriver implements Driver {
  readonly #engine: Engine;
  readonly #whoAsks: () => Asker;

  constructor(engine: Engine, whoAsks: () => Asker) {
    this.#engine = engine;
    this.#whoAsks = whoAsks;
  }

  async init(): Promise<void> {
    // The engine is open before Kysely is made.
  }

  async acquireConnection(): Promise<EngineConnection> {
    refuseNestedUse(this.#engine);
    const scope = findScope(this.#engine);
    if (scope) {
      scope.state = 'open';
      return new EngineConnection(this.#engine, await this.#engine.acquire(scope.asker), scope);
    }
    const asker = this.#whoAsks();
    const session = await this.#engine.acquire(asker);
    try {
      await session.askFor(asker);
    } catch (error) {
      this.#engine.release(session, true);
      throw error;
    }
    return new EngineConnection(this.#engine, session, undefined);
  }

  async beginTransaction(connection: EngineConnection, settings: TransactionSettings): Promise<void> {
    const { scope, session } = connection;
    if (!scope) throw new Error('Open transactions with `database.transaction`, which guards against nested use, not with Kysely’s own.');
    session.allowOnly(scope.timeoutMs, scope.onTimeout);
    // Until it is known to have begun; Kysely sends no rollback for a transaction whose beginning failed.
    connection.isBroken = true;
    const limit = Number.isFinite(scope.timeoutMs) ? Math.ceil(scope.timeoutMs) : 0;
    await session.run(
      [
        settings.isolationLevel ? `start transaction isolation level ${settings.isolationLevel}` : 'begin',
        // PGlite, told of these two, may come to their end between two statements and never answer again: there, the proxy to the worker keeps time.
        ...(this.#engine.name === 'postgres'
          ? [`set local statement_timeout = ${limit}`, `set local idle_in_transaction_session_timeout = ${limit}`]
          : []),
        showRowsOf(scope.asker, this.#engine.name, true),
      ].join(';'),
    );
    connection.isBroken = false;
  }

  async commitTransaction(connection: EngineConnection): Promise<void> {
    const [outcome] = await connection.session.run('commit');
    // PostgreSQL answers ROLLBACK to a COMMIT of a transaction in which a statement failed and was swallowed.
    if (outcome?.command === 'ROLLBACK') throw new AbortedTransactionError();
  }

  async rollbackTransaction(connection: EngineConnection): Promise<void> {
    // Swallowed, because what matters is the error that led here.
    await connection.session.run('rollback').catch(() => {
      connection.isBroken = true;
    });
  }

  async savepoint(connection: EngineConnection, name: string): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(`savepoint "${name}"`));
  }

  async rollbackToSavepoint(connection: EngineConnection, name: string): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(`rollback to savepoint "${name}"`));
  }

  async releaseSavepoint(connection: EngineConnection, name: string): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(`release savepoint "${name}"`));
  }

  async releaseConnection(connection: EngineConnection): Promise<void> {
    this.#engine.release(connection.session, connection.isBroken);
  }

  async destroy(): Promise<void> {
    // Closed by `database.close`.
  }
}

/** `whoAsks` is asked at each use of a connection outside a transaction; a transaction has its own. */
export function createDialect(engine: Engine, whoAsks: () => Asker): Dialect {
  return {
    createDriver: () => new EngineDriver(engine, whoAsks),
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (kysely) => new PostgresIntrospector(kysely),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}
