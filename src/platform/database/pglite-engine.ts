import type { Engine, Outcome, Session } from './engine.ts';
import { quoteName, showRowsOf } from './engine.ts';
import { DatabaseClosedError, DatabaseTimeoutError } from './errors.ts';
import type { StatementRequest } from './pglite-messages.ts';
import { PgliteThread } from './pglite-thread.ts';
import { QueueLock } from './queue-lock.ts';
import { writeParameter } from './value-types.ts';
import type { Asker } from './who-asks.ts';

export interface PgliteSettings {
  readonly directory: string | null;
  readonly startFrom: Blob | null;
  readonly statementTimeoutMs: number;
  readonly log: (message: string) => void;
}

/**
 * PostgreSQL inside this process. There is one connection, so everything that wants it waits in one queue.
 *
 * PGlite does not act on `statement_timeout`. A statement that takes too long is ended with its thread, and the same directory is opened anew: what was
 * committed is there, what was not is undone. Data in memory would be lost with the thread, so there the caller is told in time, and the statement is
 * left to end by itself while everybody else waits.
 */
export class PgliteEngine implements Engine {
  readonly name = 'pglite';
  readonly settings: PgliteSettings;
  readonly #lock = new QueueLock();
  readonly #turns = new WeakMap<Session, () => void>();
  #thread: PgliteThread;
  #reopening: Promise<void> | undefined;
  #isClosed = false;

  private constructor(settings: PgliteSettings, thread: PgliteThread) {
    this.settings = settings;
    this.#thread = thread;
  }

  static async open(settings: PgliteSettings): Promise<PgliteEngine> {
    return new PgliteEngine(settings, await PgliteThread.open(settings));
  }

  async acquire(): Promise<Session> {
    const endTurn = await this.#lock.take();
    try {
      if (this.#isClosed) throw new DatabaseClosedError('The database has been closed.');
      await this.#reopening;
      if (this.#thread.isLost) await this.#reopen();
    } catch (error) {
      endTurn();
      throw error;
    }
    const session = new PgliteSession(this, this.#thread);
    this.#turns.set(session, endTurn);
    return session;
  }

  release(session: Session, broken = false): void {
    const endTurn = this.#turns.get(session);
    this.#turns.delete(session);
    // Undefined when the session ran out of time and was taken away from its user.
    if (endTurn && session instanceof PgliteSession) void session.leave(broken).finally(endTurn);
  }

  /** Ends the thread that is at work too long. Resolves when the next session may have its turn. */
  async endThread(thread: PgliteThread, reason: Error): Promise<void> {
    this.settings.log(`${reason.message} The embedded database is being opened again.`);
    await thread.terminate(reason);
    this.#reopening = this.#reopen().finally(() => {
      this.#reopening = undefined;
    });
    // The next to ask is told of a failure.
    this.#reopening.catch(() => undefined);
  }

  async #reopen(): Promise<void> {
    if (this.settings.directory === null) throw new Error('The data was in memory and went with the thread that held it.');
    this.#thread = await PgliteThread.open({ ...this.settings, startFrom: null });
  }

  async dump(): Promise<Uint8Array> {
    const endTurn = await this.#lock.take();
    return this.#thread.dump().finally(endTurn);
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    const endTurn = await this.#lock.take();
    this.#isClosed = true;
    await this.#reopening?.catch(() => undefined);
    if (!this.#thread.isLost) {
      await this.#thread.ask({ kind: 'close' });
      await this.#thread.terminate(new DatabaseClosedError('The database has been closed.'));
    }
    endTurn();
  }
}

class PgliteSession implements Session {
  readonly #engine: PgliteEngine;
  readonly #thread: PgliteThread;
  readonly #running = new Set<Promise<unknown>>();
  #statementMs: number;
  /** To be shown from the next statement on, where the connection shows another's. */
  #next: Asker | undefined;
  #deadline: NodeJS.Timeout | undefined;
  #ended: Error | undefined;
  #isTakenAway = false;

  constructor(engine: PgliteEngine, thread: PgliteThread) {
    this.#engine = engine;
    this.#thread = thread;
    this.#statementMs = engine.settings.statementTimeoutMs;
  }

  async askFor(asker: Asker): Promise<void> {
    this.#next = asker;
  }

  async query(sql: string, parameters: readonly unknown[]): Promise<Outcome> {
    const [outcome] = await this.#ask({ kind: 'query', sql, parameters: parameters.map(writeParameter) });
    return outcome ?? { rows: [], command: '', affected: null };
  }

  run(sql: string): Promise<Outcome[]> {
    return this.#ask({ kind: 'run', sql });
  }

  async copyIn(table: string, columns: readonly string[], chunk: string | Uint8Array): Promise<number> {
    const sql = `copy ${quoteName(table)} (${columns.map(quoteName).join(', ')}) from '/dev/blob'`;
    // Our own bytes are handed over; the caller's are copied once, because the caller may use them again.
    const bytes = typeof chunk === 'string' ? new TextEncoder().encode(chunk) : new Uint8Array(chunk);
    const [outcome] = await this.#ask({ kind: 'copy', sql, chunk: bytes }, [bytes.buffer]);
    return outcome?.affected ?? 0;
  }

  allowOnly(milliseconds: number, onTimeout?: (error: Error) => void): void {
    this.#statementMs = Number.POSITIVE_INFINITY;
    if (!Number.isFinite(milliseconds)) return;
    this.#deadline = setTimeout(() => {
      const error = new DatabaseTimeoutError(`A transaction took longer than ${milliseconds} ms and was undone.`);
      onTimeout?.(error);
      void this.#stop(error);
    }, milliseconds);
  }

  /** Leaves the connection fit for the next user. */
  async leave(broken: boolean): Promise<void> {
    clearTimeout(this.#deadline);
    if (this.#isTakenAway) return this.#settled;
    if (broken) await this.#thread.ask({ kind: 'run', sql: 'rollback' }).catch(() => undefined);
  }

  #settled: Promise<void> = Promise.resolve();

  async #ask(request: StatementRequest, transfer?: ArrayBuffer[]): Promise<Outcome[]> {
    if (this.#ended) throw this.#ended;
    const answer = this.#askOfThread(request, transfer);
    this.#running.add(answer);
    const stopped = Promise.withResolvers<never>();
    const limit = this.#statementMs;
    const timer = Number.isFinite(limit)
      ? setTimeout(() => void this.#stop(new DatabaseTimeoutError(`A statement took longer than ${limit} ms and was stopped.`)), limit)
      : undefined;
    this.#onStop.add(stopped.reject);
    try {
      return await Promise.race([answer, stopped.promise]);
    } finally {
      clearTimeout(timer);
      this.#onStop.delete(stopped.reject);
      this.#running.delete(answer);
    }
  }

  /** It costs no crossing of its own: the statement that changes whose rows are shown goes before the one that wants it. */
  async #askOfThread(request: StatementRequest, transfer?: ArrayBuffer[]): Promise<Outcome[]> {
    const asker = this.#next;
    if (asker === undefined || asker === this.#thread.asker) return this.#thread.ask(request, transfer);
    this.#next = undefined;
    this.#thread.asker = undefined;
    const outcomes = await this.#thread.ask({ ...request, first: showRowsOf(asker, 'pglite', false) }, transfer);
    this.#thread.asker = asker;
    return outcomes;
  }

  readonly #onStop = new Set<(error: Error) => void>();

  /** Ends whatever this session is doing; its user hears of it now and on every later use. */
  async #stop(error: Error): Promise<void> {
    if (this.#ended) return;
    this.#ended = error;
    this.#isTakenAway = true;
    const running = [...this.#running];
    this.#settled = this.#clear(running, error);
    for (const reject of this.#onStop) reject(error);
    await this.#settled;
  }

  async #clear(running: readonly Promise<unknown>[], error: Error): Promise<void> {
    if (running.length > 0 && this.#engine.settings.directory !== null) {
      await this.#engine.endThread(this.#thread, error);
    } else {
      await Promise.allSettled(running);
      await this.#thread.ask({ kind: 'run', sql: 'rollback' }).catch(() => undefined);
    }
    this.#engine.release(this);
  }
}
