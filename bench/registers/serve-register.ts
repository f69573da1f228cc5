import type { Buffer } from 'node:buffer';
import { Agent, get } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { composeApp } from '../../src/app.ts';
import { createDatasets } from '../../src/datasets/index.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { readConfig } from '../../src/platform/config/config.ts';
import { sessionCookie, sessionRules } from '../../src/platform/http/visitor.ts';
import { createAccount } from '../../src/platform/identity/create-account.ts';
import { startSession } from '../../src/platform/identity/sessions.ts';
import { startJobs } from '../../src/platform/jobs/start-jobs.ts';
import { createLog } from '../../src/platform/log/log.ts';
import { releaseListeners } from '../../src/release-listeners.ts';
import { theBench, type Register } from './open-register.ts';

export interface Served {
  /** Asks over the loopback as one browser does, signed in, on a connection that stays open. Throws for anything but a page. */
  readonly get: (path: string) => Promise<Buffer>;
  /** The path at which the same server sends these bytes ready-made. */
  readonly sendReady: (bytes: Buffer) => string;
  readonly close: () => Promise<void>;
}

/** The whole service on a register, with somebody of its authority signed in. */
export async function serveRegister({ db, close }: Register): Promise<Served> {
  const config = { ...readConfig({}, {}), requestsPerMinute: 1_000_000 };
  const jobs = await startJobs(db, { work: false });
  const server = await composeApp({
    config,
    clock: systemClock,
    db,
    jobs,
    datasets: createDatasets({ db, clock: systemClock, listeners: releaseListeners }),
    log: createLog({ level: 'error', now: () => systemClock.now().getTime() }),
    close,
  });
  const ready: Buffer[] = [];
  server.get<{ Params: { at: string } }>('/ready-made/:at', async ({ params }, reply) =>
    reply.type('text/html; charset=utf-8').send(ready[Number(params.at)]),
  );
  const address = await server.listen({ host: '127.0.0.1', port: 0 });
  const authority = await db.kysely.selectFrom('authority').select('id').executeTakeFirstOrThrow();
  const secret = await db.transaction(async (tx) => {
    const account = { authorityId: authority.id, email: 'bench@example.invalid', name: theBench.name, role: 'data-officer' };
    const created = await createAccount(tx, theBench, account);
    if (!created.ok) throw new Error(created.reason);
    return startSession(tx, systemClock, created.value, sessionRules(config));
  });
  const options = { agent: new Agent({ keepAlive: true, maxSockets: 1 }), headers: { cookie: `${sessionCookie(config)}=${secret}` } };

  return {
    get: (path) =>
      new Promise((resolve, reject) => {
        const failed = (error: unknown): void => reject(error instanceof Error ? error : new Error(String(error)));
        get(`${address}${path}`, options, (answer) => {
          if (answer.statusCode !== 200) failed(`${path} was answered ${String(answer.statusCode)}`);
          buffer(answer).then(resolve, failed);
        }).on('error', failed);
      }),
    sendReady: (bytes) => `/ready-made/${ready.push(bytes) - 1}`,
    close: async () => {
      options.agent.destroy();
      await server.close();
      await jobs.stop();
      await close();
    },
  };
}
