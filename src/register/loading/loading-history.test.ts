import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { establishmentsFile } from '../../../demo/builders/establishment.ts';
import { openTestApp, type TestApp } from '../../../test/harness/app.ts';
import { openTestDatabase } from '../../../test/harness/database.ts';
import { type Clock, fixedClock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import { findVersions } from '../../platform/history/find-versions.ts';
import { allocationRoutes } from '../allocations/allocations.routes.ts';
import { day, sendForm } from '../by-hand/sent-form.fixture.ts';
import { postRoutes } from '../posts/posts.routes.ts';
import { academy, closedInfants, infants, junior, neighbour, unplaced, useRegister } from './loading-register.fixture.ts';

let now = fixedClock('2026-11-20T09:00:00Z');
const clock: Clock = { now: () => now.now(), today: () => now.today() };
let db: Database;
let app: TestApp;
let authorityId: number;
const { begin, files, load, providerOf } = useRegister(() => db);
beforeAll(async () => {
  db = await openTestDatabase();
  authorityId = await begin();
  app = await openTestApp({ db, clock, routes: () => [...postRoutes({ db, clock }), ...allocationRoutes({ db, clock })] });
});

const listed = async () =>
  (await sql<{ id: number }>`select id from record_version where table_name in ('site_locality', 'provider_site') order by id`.execute(db.kysely))
    .rows;

describe('loading the register', () => {
  it('adds no version of what it leaves as it was, and keeps what people recorded of records that turn out to be one', async () => {
    await load('gias-establishments', establishmentsFile([infants]), { asAt: '2024-05-01' });
    const survivor = await providerOf('900101');
    await load('gias-establishments', establishmentsFile([closedInfants, academy, junior, neighbour, unplaced]));
    await files.areas();
    await files.outlines();
    const givenUp = await providerOf('900201');
    expect(givenUp.id).not.toBe(survivor.id);

    const cookie = await app.signInAs('lead', { name: 'Jo Marsh' });
    const adviser = await addAdviser();
    const head = { 'role': 'headteacher', 'standing': 'substantive', 'person-name': 'Iris Example', ...day('held-from', '2024-09-01'), 'source': 'Test' };
    const allocation = { adviser, part: 'lead', ...day('valid-from', '2024-09-01'), reason: 'Test' };
    expect((await sendForm(app, `/providers/${givenUp.id}/posts/new`, head, cookie)).statusCode).toBe(303);
    expect((await sendForm(app, `/providers/${givenUp.id}/allocations/new`, allocation, cookie)).statusCode).toBe(303);

    const placed = await listed();
    expect(placed.length).toBeGreaterThan(0);
    await load('gias-establishments', establishmentsFile([closedInfants, academy.with({ name: 'Wendle Academy' }), junior, neighbour, unplaced]), { asAt: '2026-11-01' });
    expect(await listed()).toEqual(placed);

    now = fixedClock('2026-11-25T09:00:00Z');
    await files.links();
    expect((await providerOf('900201')).id).toBe(survivor.id);
    for (const [table, page, words] of [['post', 'posts', 'Iris Example'], ['allocation', 'allocations', 'Alun Thistlewaite']] as const) {
      const { rows } = await sql<{ id: number; provider_id: number }>`select id, provider_id from ${sql.table(table)}`.execute(db.kysely);
      expect(rows).toEqual([{ id: expect.any(Number) as number, provider_id: survivor.id }]);
      const versions = await findVersions(db.kysely, { table, authorityId, recordIds: rows.map(({ id }) => id), subject: table });
      expect(versions.map(({ change, row, event }) => [change, row.provider_id, event?.by])).toEqual([['insert', givenUp.id, 'Jo Marsh'], ['update', survivor.id, undefined]]);
      // Of a day when it was still thought to be two.
      for (const known of ['2026-11-20', '2026-11-25']) {
        const query = new URLSearchParams({ ...day('on', '2026-11-01'), ...day('known', known) }).toString();
        const answer = await app.inject({ url: `/providers/${survivor.id}/${page}?${query}`, headers: { cookie: await app.signInAs('lead') } });
        expect(answer.body).toContain(words);
      }
    }
  }); // prettier-ignore
});

async function addAdviser(): Promise<string> {
  await app.signInAs('sia', { name: 'Alun Thistlewaite' });
  const { id } = await db.kysely.selectFrom('account').select('id').where('name', '=', 'Alun Thistlewaite').executeTakeFirstOrThrow();
  return String(id);
}
