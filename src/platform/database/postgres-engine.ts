import { finished } from 'node:stream/promises';
import pg from 'pg';
import type { PoolClient, QueryResult } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Engine, Outcome, Session } from './engine.ts';
import { quoteName, showRowsOf } from './engine.ts';
import { DatabaseClosedError, DatabaseTimeoutError } from './errors.ts';
import { getParser, writeParameter } from './value-types.ts';
import type { Asker } from './who-asks.ts';

export interface PostgresSettings {
  readonly url: string;
  readonly statementTimeoutMs: number;
  readonly log: (message: string) => void;
}

const changes = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE', 'COPY']);

function toOutcome({ rows, command, rowCount }: QueryResult<Record<string, unknown>>): Outcome {
  return { rows, command, affected: changes.has(command) ? (rowCount ?? 0) : null };
}

/** Statements stopped by the server for the time they took, in the words that the other engine uses. */
function toTimeout(error: unknown): Error {
  const code = (error as { code?: unknown }).code;
  const isTimeout = (code === '57014' && (error as Error).message.includes('timeout')) || code === '25P03';
  return isTimeout ? new DatabaseTimeoutError('A statement took longer than it may and was stopped.', { cause: error }) : (error as Error);
}

/** Whose rows each connection of the pool shows. A new one shows nobody's. */
const shown = new WeakMap<PoolClient, Asker>();

/** How many connections there may be to answer pages with, and to find out who is there, to load and to do jobs with. */
const most = { others: 10, installation: 5 };

/** A PostgreSQL server, through a pool of connections for people and one for the installation, which seldom have to change whose rows they show. */
export class PostgresEngine implements Engine {
  readonly name = 'postgres';
  readonly #pools: Readonly<Record<keyof typeof most, pg.Pool>>;
  readonly #held = new Set<Session>();

  constructor(settings: PostgresSettings) {
    this.#pools = { others: createPool(settings, most.others), installation: createPool(settings, most.installation) };
  }

  async acquire(asker: Asker): Promise<Session> {
    const pool = asker === 'installation' ? this.#pools.installation : this.#pools.others;
    if (pool.ending) throw new DatabaseClosedError('The database has been closed.');
    const session = new PostgresSession(await pool.connect(), (taken) => {
      this.#held.delete(taken);
    });
    this.#held.add(session);
    return session;
  }

  release(session: Session, broken = false): void {
    // Not held when it ran out of time and its connection was dropped.
    if (!this.#held.delete(session) || !(session instanceof PostgresSession)) return;
    session.leave(broken);
  }

  async close(): Promise<void> {
    await Promise.all(Object.values(this.#pools).map(async (pool) => (pool.ending ? undefined : pool.end())));
  }
}

function createPool({ url, statementTimeoutMs, log }: PostgresSettings, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'waymark',
    max,
    connectionTimeoutMillis: 10_000,
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: statementTimeoutMs,
    options: '-c TimeZone=UTC -c DateStyle=ISO',
    types: { getTypeParser: ((type: number) => getParser(type)) as typeof pg.types.getTypeParser },
    // A process with nothing else to do may end.
    allowExitOnIdle: true,
  });
  // An idle connection that the server ends is replaced at the next use.
  pool.on('error', (error) => {
    log(`A connection to PostgreSQL was lost: ${error.message}`);
  });
  return pool;
}

class PostgresSession implements Session {
  readonly #client: PoolClient;
  readonly #onDropped: (session: Session) => void;
  #deadline: NodeJS.Timeout | undefined;
  #ended: Error | undefined;

  constructor(client: PoolClient, onDropped: (session: Session) => void) {
    this.#client = client;
    this.#onDropped = onDropped;
    client.on('error', this.#noteLoss);
  }

  // A connection lost while nobody queries on it must not end the process; the next query says what happened.
  readonly #noteLoss = (error: Error): void => {
    this.#ended ??= toTimeout(error);
  };

  async askFor(asker: Asker): Promise<void> {
    if ((shown.get(this.#client) ?? 'nobody') === asker) return;
    await this.run(showRowsOf(asker, 'postgres', false));
    shown.set(this.#client, asker);
  }

  async query(sql: string, parameters: readonly unknown[]): Promise<Outcome> {
    return this.#guard(async () => toOutcome(await this.#client.query<Record<string, unknown>>(sql, parameters.map(writeParameter))));
  }

  async run(sql: string): Promise<Outcome[]> {
    return this.#guard(async () => {
      // Of several statements `pg` answers a list, which its types do not say.
      const results = (await this.#client.query<Record<string, unknown>>(sql)) as
        QueryResult<Record<string, unknown>> | QueryResult<Record<string, unknown>>[];
      return (Array.isArray(results) ? results : [results]).map(toOutcome);
    });
  }

  async copyIn(table: string, columns: readonly string[], chunk: string | Uint8Array): Promise<number> {
    return this.#guard(async () => {
      const stream = this.#client.query(copyFrom(`copy ${quoteName(table)} (${columns.map(quoteName).join(', ')}) from stdin`));
      stream.end(chunk);
      await finished(stream);
      return stream.rowCount;
    });
  }

  allowOnly(milliseconds: number, onTimeout?: (error: Error) => void): void {
    if (!Number.isFinite(milliseconds)) return;
    this.#deadline = setTimeout(
      () => {
        this.#ended = new DatabaseTimeoutError(`A transaction took longer than ${milliseconds} ms and was undone.`);
        this.#onDropped(this);
        this.leave(true);
        onTimeout?.(this.#ended);
      },
      // The server stops a single long statement itself, and the connection is kept.
      milliseconds + 100,
    );
  }

  leave(broken: boolean): void {
    clearTimeout(this.#deadline);
    this.#client.off('error', this.#noteLoss);
    this.#client.release(broken || this.#ended !== undefined);
  }

  /** Why this connection is of no more use, if it is not: known, perhaps, only since the statement began. */
  #findEnd(): Error | undefined {
    return this.#ended;
  }

  async #guard<T>(work: () => Promise<T>): Promise<T> {
    if (this.#ended) throw this.#ended;
    try {
      return await work();
    } catch (error) {
      throw this.#findEnd() ?? toTimeout(error);
    }
  }
}
