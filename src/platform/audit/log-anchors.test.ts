import { beforeAll, expect, it } from 'vitest';
import { openTestDatabase } from '../../../test/harness/database.ts';
import type { Database } from '../database/database.ts';
import type { JobHandler, Jobs } from '../jobs/start-jobs.ts';
import { getJobs } from '../jobs/start-jobs.ts';
import { logAnchors } from './log-anchors.ts';
import { recordAudit } from './record-audit.ts';
import { addAuthority, clock, person } from './trail.fixture.ts';

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
});

it('the log is told every night where each chain ends', async () => {
  const authorityId = await addAuthority(db, '998');
  for (const event of ['post.recorded', 'post.ended'] as const)
    await db.transaction((tx) => recordAudit(tx, { actor: person(authorityId), event, subject: null }));
  const jobs = await db.transaction(getJobs);
  const handlers: JobHandler<object>[] = [];
  const schedules: string[] = [];
  const heard: Jobs = {
    ...jobs,
    work: async (_, handle) => void handlers.push(handle as JobHandler<object>),
    schedule: async (name, cron) => void schedules.push(`${name} ${cron}`),
  };
  const logged: unknown[] = [];
  await logAnchors(heard, clock, { info: (fields) => logged.push(fields) });
  await handlers[0]?.({}, { id: '1' });
  expect(schedules).toEqual(['audit-anchor 20 2 * * *']);
  const last = await db.kysely.selectFrom('audit_event').select('hash').where('sequence', '=', 2).executeTakeFirstOrThrow();
  expect(logged).toMatchObject([{ anchor: { at: '2026-11-23T09:00:00.000Z', chains: [{ authority: '998', sequence: 2, hash: last.hash }] } }]);
});
