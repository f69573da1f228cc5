import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import pg from 'pg';
import type { Outcome } from './engine.ts';
import type { Asker } from './who-asks.ts';
import type { WorkerFault, WorkerReply, WorkerRequest, WorkerResult, WorkerSettings } from './pglite-messages.ts';
import { byteaType } from './value-types.ts';

interface Waiting {
  readonly resolve: (reply: Exclude<WorkerReply, { fault: WorkerFault }>) => void;
  readonly reject: (error: Error) => void;
}

/** TypeScript's library has it among what browsers offer. */
const { WebAssembly } = globalThis as unknown as { readonly WebAssembly: { compile(bytes: Uint8Array): Promise<object> } };
let compiled: Promise<object> | undefined;

/** PGlite's own code, once for every thread that this process starts: a new thread would compile it again, and begin with what runs slowest. */
function compileOnce(): Promise<object> {
  compiled ??= readFile(new URL('./pglite.wasm', import.meta.resolve('@electric-sql/pglite'))).then((bytes) => WebAssembly.compile(bytes));
  return compiled;
}

/** PGlite's thread, seen from this one: questions out, answers back, in order. */
export class PgliteThread {
  /** Whose rows its one connection shows; undefined where that is not certain. */
  asker: Asker | undefined;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #lost: Error | undefined;

  private constructor(worker: Worker) {
    this.#worker = worker;
    worker.on('message', (reply: WorkerReply) => {
      this.#settle(reply);
    });
    worker.on('error', (error) => {
      this.#lose(new Error(`The embedded database stopped: ${String(error)}`, { cause: error }));
    });
    worker.on('exit', () => {
      this.#lose(new Error('The embedded database stopped.'));
    });
  }

  static async open({ directory, startFrom }: Omit<WorkerSettings, 'wasm'>): Promise<PgliteThread> {
    // The flags that this process was started with (a test runner's, `--eval`) are not for the worker.
    const worker = new Worker(new URL('./pglite-worker.ts', import.meta.url), {
      execArgv: [],
      workerData: { directory, startFrom, wasm: await compileOnce() } satisfies WorkerSettings,
      name: 'pglite',
    });
    const stopped = new AbortController();
    worker.once('exit', () => {
      stopped.abort(new Error('The embedded database stopped while it was being opened.'));
    });
    // Answered once, when the data is open; `once` also rejects on "error".
    await once(worker, 'message', { signal: stopped.signal });
    // The process may end while the database is idle; `ask` holds it for as long as an answer is awaited.
    worker.unref();
    return new PgliteThread(worker);
  }

  get isLost(): boolean {
    return this.#lost !== undefined;
  }

  async #ask(request: WorkerRequest, transfer: ArrayBuffer[] = []): Promise<Exclude<WorkerReply, { fault: WorkerFault }>> {
    if (this.#lost) throw this.#lost;
    const id = (this.#lastId += 1);
    this.#worker.ref();
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, request }, transfer);
    });
  }

  async ask(request: WorkerRequest, transfer: ArrayBuffer[] = []): Promise<Outcome[]> {
    const reply = await this.#ask(request, transfer);
    return 'results' in reply ? reply.results.map(toOutcome) : [];
  }

  async dump(): Promise<Uint8Array> {
    const reply = await this.#ask({ kind: 'dump' });
    if (!('dump' in reply)) throw new Error('The embedded database did not answer with its dump.');
    return reply.dump;
  }

  /** Ends the thread wherever it is; whoever waits for it is told `reason`. What was committed stays in the directory. */
  async terminate(reason: Error): Promise<void> {
    this.#lose(reason);
    await this.#worker.terminate();
  }

  #settle(reply: WorkerReply): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if (this.#waiting.size === 0) this.#worker.unref();
    if ('fault' in reply) waiting?.reject(toError(reply.fault));
    else waiting?.resolve(reply);
  }

  #lose(reason: Error): void {
    this.#lost ??= reason;
    for (const { reject } of this.#waiting.values()) reject(this.#lost);
    this.#waiting.clear();
  }
}

function toOutcome({ fields, rows, command, affected }: WorkerResult): Outcome {
  return {
    rows: rows.map((values) => {
      const row: Record<string, unknown> = {};
      fields.forEach(({ name, dataTypeID }, index) => {
        const value = values[index];
        row[name] = dataTypeID === byteaType && value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value;
      });
      return row;
    }),
    command,
    affected,
  };
}

/** The class that `pg` throws, so that a broken constraint looks the same on both engines; without a code it is a fault of another kind. */
function toError({ message, ...fields }: WorkerFault): Error {
  return fields['code'] === undefined
    ? new Error(message)
    : Object.assign(new pg.DatabaseError(message, message.length, 'error'), fields, { name: 'error' });
}
