import { PgBoss } from 'pg-boss';
import { useConnection } from '../database/copy-rows.ts';
import type { Database, Tx } from '../database/database.ts';
import { getEngine } from '../database/open-database.ts';
import { asInstallation } from '../database/who-asks.ts';
import { storeInTransaction, storeOnEngine } from './job-store.ts';

/** Done at least once: a job whose process stops half-way is done again, so a handler must bear being repeated. */
export type JobHandler<Payload extends object> = (payload: Payload, job: { readonly id: string }) => Promise<void>;

export interface Jobs {
  readonly database: Database;
  /** Makes a kind of job known, so that it may be sent by a process that does not do it. */
  declare(name: string): Promise<void>;
  /** Asks for a job; it exists only when the transaction is kept. */
  send(tx: Tx, name: string, payload: object): Promise<void>;
  /** Does the jobs of this name, one at a time, five times at most when they fail. Declares the name. */
  work<Payload extends object>(name: string, handle: JobHandler<Payload>): Promise<void>;
  /** Sends a job by the clock in England, in cron's five fields; once, however many processes run. Declares the name. */
  schedule(name: string, cron: string): Promise<void>;
  /** Lets the jobs at hand end, for ten seconds at most. */
  stop(): Promise<void>;
}

export interface JobsOptions {
  /** False in a process that only sends: the command line, most tests. */
  readonly work?: boolean;
  readonly log?: (message: string) => void;
}

const started = new WeakMap<object, Jobs>();

/** The jobs of the database that a transaction is on. */
export async function getJobs(tx: Tx): Promise<Jobs> {
  const jobs = await useConnection(tx, ({ engine }) => Promise.resolve(started.get(engine)));
  if (!jobs) throw new Error('No job can be sent: `startJobs` has not been called for this database.');
  return jobs;
}

export async function startJobs(database: Database, { work = true, log = () => undefined }: JobsOptions = {}): Promise<Jobs> {
  const engine = getEngine(database);
  const boss = new PgBoss({
    db: storeOnEngine(engine),
    backend: database.engine,
    supervise: work,
    schedule: work,
    // On a server these are the operator's; on PGlite there is nothing to watch.
    reindex: false,
    monitorVacuum: false,
  });
  boss.on('error', (error) => {
    log(`Jobs: ${error.message}`);
  });
  await boss.start();
  const known = new Set((await boss.getQueues()).map(({ name }) => name));
  const workers = new Map<string, string>();

  /** Has the queue looked at now: after a send, and after each job until there are no more. */
  function wake(name: string): void {
    const worker = workers.get(name);
    if (worker !== undefined) boss.notifyWorker(worker);
  }

  const jobs: Jobs = {
    database,
    async declare(name) {
      if (known.has(name)) return;
      await boss.createQueue(name, { retryLimit: 4, retryDelay: 10, retryBackoff: true });
      known.add(name);
    },
    async send(tx, name, payload) {
      // Asked here, because pg-boss would look for it outside the transaction.
      if (!known.has(name)) throw new Error(`No job is called "${name}": declare it when the application starts.`);
      await boss.send(name, payload, { db: storeInTransaction(tx) });
      // This process need not wait for its next look at the queue; others find the job at theirs.
      await useConnection(tx, ({ scope }) => {
        scope?.afterCommit.push(() => {
          wake(name);
        });
        return Promise.resolve();
      });
    },
    async work<Payload extends object>(name: string, handle: JobHandler<Payload>) {
      await jobs.declare(name);
      if (!work) return;
      const options = { pollingIntervalSeconds: database.engine === 'pglite' ? 10 : 3 };
      const id = await boss.work<Payload>(name, options, async (batch) => {
        try {
          for (const job of batch) await asInstallation(() => handle(job.data, { id: job.id }));
        } finally {
          wake(name);
        }
      });
      workers.set(name, id);
    },
    async schedule(name, cron) {
      await jobs.declare(name);
      if (work) await boss.schedule(name, cron, null, { tz: 'Europe/London' });
    },
    async stop() {
      await boss.stop({ graceful: true, timeout: 10_000 });
      if (started.get(engine) !== jobs) return;
      if (before) started.set(engine, before);
      else started.delete(engine);
    },
  };
  for (const name of ['event', 'event-listener', 'mail', 'notice']) await jobs.declare(name);
  // A test's own jobs stand in front of those its database was opened with.
  const before = started.get(engine);
  started.set(engine, jobs);
  return jobs;
}
