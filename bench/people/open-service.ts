import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { loadDemonstration } from '../../demo/load-demonstration.ts';
import { composeApp } from '../../src/app.ts';
import { createDatasets } from '../../src/datasets/index.ts';
import { openQueue } from '../../src/open-waymark.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { readConfig } from '../../src/platform/config/config.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { migrate } from '../../src/platform/database/migrate.ts';
import { openDatabase } from '../../src/platform/database/open-database.ts';
import { startJobs } from '../../src/platform/jobs/start-jobs.ts';
import { createLog } from '../../src/platform/log/log.ts';
import { releaseListeners } from '../../src/release-listeners.ts';
import { addPerson, signInAgain } from '../../test/harness/people.ts';
import type { Colleague } from './work.ts';

const statementTimeoutMs = 30_000;

export interface Service {
  readonly address: string;
  readonly engine: string;
  readonly db: Database;
  readonly colleagues: readonly (Colleague & { readonly cookie: string })[];
  readonly close: () => Promise<void>;
}

/** The whole service on the demonstration authority, listening, with so many people signed in: of ten, seven advisers, two heads and a lead. */
export async function openService(people: number): Promise<Service> {
  const url = process.env['DATABASE_URL'];
  const directory = mkdtempSync(join(tmpdir(), 'waymark-bench-'));
  const db = await openDatabase(url === undefined ? { directory, statementTimeoutMs } : { url, statementTimeoutMs });
  await migrate(db, join(import.meta.dirname, '../../migrations'));
  const queue = await openQueue(db, { work: false });
  await loadDemonstration({ db, listeners: releaseListeners });
  await queue.stop();
  const config = { ...readConfig({ demo: true }, { SECRET_KEY: 'a key for as long as the benchmark runs' }), requestsPerMinute: 1_000_000 };
  // Jobs work beside, as in use.
  const jobs = await startJobs(db, {});
  const means = { config, clock: systemClock, db, jobs, log: createLog({ level: 'error', now: () => Date.now() }) };
  const datasets = createDatasets({ db, clock: systemClock, listeners: releaseListeners });
  const server = await composeApp({ ...means, datasets, close: () => Promise.resolve() });
  const address = await server.listen({ host: '127.0.0.1', port: 0 });
  const colleagues = await signEverybodyIn({ db, clock: systemClock, config }, people);
  const close = async (): Promise<void> => {
    await server.close();
    await jobs.stop();
    await db.close();
    await rm(directory, { recursive: true, force: true });
  };
  return { address, engine: url === undefined ? 'the embedded database' : 'PostgreSQL', db, colleagues, close };
}

async function signEverybodyIn(means: Parameters<typeof addPerson>[0], people: number): Promise<Service['colleagues']> {
  const { id: authorityId } = await means.db.kysely
    .selectFrom('authority')
    .select('id')
    .where('is_demonstration', '=', true)
    .executeTakeFirstOrThrow();
  const { rows: providers } = await sql<{ id: number }>`
    select provider.id from provider join authority on authority.la_code = provider.la_code
    where authority.id = ${authorityId} and provider.status = 'open' and provider.joined_to is null and provider.state_funded order by provider.id`.execute(
    means.db.kysely,
  );
  const hired: Omit<Colleague, 'partners'>[] = [];
  const accounts: number[] = [];
  for (let number = 0; number < people; number += 1) {
    const role = number % 10 === 9 ? 'lead' : number % 10 >= 7 ? 'headteacher' : 'sia';
    // Every two advisers have the same schools, and write the same notes.
    const caseload = [0, 1, 2].map((step) => providers[(Math.floor(number / 2) * 3 + step) % providers.length]?.id ?? 0);
    const [own = 0] = caseload;
    const reaches = role === 'headteacher' ? [{ kind: 'provider', providerId: own } as const] : [];
    const name = `Colleague ${number + 1}`;
    accounts.push(await addPerson(means, role, { authorityId, reaches, caseload: role === 'sia' ? caseload : [], name }));
    hired.push({ name, role, providers: caseload });
  }
  const isPartner = (one: number, other: number): boolean =>
    one === other || (Math.floor(one / 2) === Math.floor(other / 2) && hired[other]?.role === 'sia');
  return Promise.all(
    hired.map(async (colleague, number) => ({
      ...colleague,
      partners: accounts.filter((_, other) => isPartner(number, other)),
      cookie: await signInAgain(means, accounts[number] ?? 0),
    })),
  );
}
