import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { composeApp } from './app.ts';
import { openWaymark } from './open-waymark.ts';
import { logAnchors } from './platform/audit/log-anchors.ts';
import { systemClock } from './platform/clock.ts';
import { readConfig, type Config } from './platform/config/config.ts';
import { publicAddress } from './platform/config/public-address.ts';
import { closeGracefully } from './platform/http/close-gracefully.ts';
import { requireSecretKey } from './platform/identity/secret-box.ts';
import { createLog } from './platform/log/log.ts';
import { raiseNightly, remindNightly } from './evidence/index.ts';
import {
  inductionListeners,
  interventionListeners,
  recordPowersNightly,
  remindOfAcademyNightly,
  tellLettersNightly,
  tellNewsNightly,
} from './support/index.ts';
import { finaliseNightly, gatherFacts, proposalListeners, proposeNightly } from './judgement/index.ts';
import { startListening } from './platform/events/events.ts';
import { startMailingNotices } from './platform/notices/mail-notices.ts';
import { findHolidays, handOverNightly, listAuthorities } from './register/index.ts';
import { releaseListeners } from './release-listeners.ts';
import { workSources } from './work-sources.ts';

/** `waymark start`: opens the database, loads the demonstration on its first run, listens, and stays until it is told to stop. */
export async function start(argv: readonly string[]): Promise<number> {
  const options = {
    'port': { type: 'string' },
    'demo': { type: 'boolean' },
    'data': { type: 'string' },
    'database-url': { type: 'string' },
  } as const;
  const { values } = parseArgs({ args: [...argv], options });
  const config = readConfig({
    demo: values.demo ?? false,
    ...(values.port === undefined ? {} : { port: values.port }),
    ...(values.data === undefined ? {} : { data: values.data }),
    ...(values['database-url'] === undefined ? {} : { databaseUrl: values['database-url'] }),
  });
  requireSecretKey(config);
  const log = createLog({ level: config.logLevel, now: () => systemClock.now().getTime() });
  const say = (text: string): void => {
    log.info(text);
  };
  const halfLoaded = join(config.dataDirectory, 'demonstration-is-loading');
  // A demonstration that was stopped while it was being loaded is begun again; there is nothing in it but what was invented.
  if (config.demonstration && existsSync(halfLoaded)) rmSync(config.dataDirectory, { recursive: true });
  const waymark = await openWaymark(config, { doesJobs: true, clock: systemClock, say });
  if (config.demonstration && (await listAuthorities(waymark.db.kysely)).length === 0) {
    tell('Loading the demonstration authority …');
    writeFileSync(halfLoaded, '');
    const { loadDemonstration } = await import('../demo/load-demonstration.ts');
    await loadDemonstration({ db: waymark.db, listeners: releaseListeners });
    rmSync(halfLoaded);
  }
  await logAnchors(waymark.jobs, systemClock, log);
  await raiseNightly(waymark.jobs, systemClock);
  const proposing = { db: waymark.db, clock: systemClock, gather: gatherFacts, publicAddress: publicAddress(config) };
  await remindNightly(waymark.jobs, systemClock);
  const supporting = { db: waymark.db, clock: systemClock };
  await startListening(waymark.jobs, [...proposalListeners(proposing), ...interventionListeners(supporting), ...inductionListeners(supporting)]);
  await proposeNightly(waymark.jobs, proposing);
  await finaliseNightly(waymark.jobs, systemClock);
  await recordPowersNightly(waymark.jobs, systemClock);
  await tellLettersNightly(waymark.jobs, systemClock);
  await remindOfAcademyNightly(waymark.jobs, systemClock);
  await tellNewsNightly(waymark.jobs, systemClock);
  await handOverNightly(waymark.jobs, { clock: systemClock, workSources: workSources({ db: waymark.db, clock: systemClock }) });
  await startMailingNotices(waymark.jobs, {
    db: waymark.db,
    clock: systemClock,
    publicAddress: publicAddress(config),
    findHolidays,
  });
  const server = await composeApp({ ...waymark, log, clock: systemClock });
  const closed = closeGracefully(server, waymark.close);
  await server.listen({ port: config.port, host: config.host });
  const port = server.addresses().find((each) => typeof each === 'object')?.port ?? config.port;
  tell(`Waymark${config.demonstration ? ' (demonstration)' : ''} is at ${addressOf(config, port)}`);
  if (!config.demonstration) await adviseOnFirstSteps(waymark);
  await closed;
  return 0;
}

function addressOf(config: Config, port: number): string {
  return config.baseUrl ?? `http://${config.host === '0.0.0.0' || config.host === '127.0.0.1' ? 'localhost' : config.host}:${String(port)}`;
}

/** For the person who started it; the log is for machines. */
function tell(text: string): void {
  process.stdout.write(`${text}\n`);
}

async function adviseOnFirstSteps({ db }: Awaited<ReturnType<typeof openWaymark>>): Promise<void> {
  const account = await db.kysely.selectFrom('account').select('id').limit(1).executeTakeFirst();
  if (account) return;
  tell(
    'Nobody can sign in yet. Stop it (Ctrl+C), then: npx waymark authority create CODE, and npx waymark account create --email … --name … --role data-officer',
  );
}
