import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../test/harness/database.ts';
import { fixedClock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import { createDatasets } from '../create-datasets.ts';
import { createLoads, establishmentsFixture as gias, fixture, forgetLoads } from './test-loads.ts';

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
});
beforeEach(() => forgetLoads(db));
const waiting = async () => (await createLoads(db).stage(fixture(gias))).release?.id ?? 0;

describe('a commit whose tidying up fails', () => {
  it('is a commit, and the failure is told of', async () => {
    const told: [string, string][] = [];
    const datasets = createDatasets({
      db,
      clock: fixedClock('2026-11-23T10:00:00Z'),
      listeners: [{ source: 'gias-establishments', fills: ['no_such_table'], apply: () => Promise.resolve() }],
      reportFault: (error, doing) => told.push([String(error), doing]),
    });
    const id = await waiting();
    expect(await datasets.acceptRelease(id, { by: 'Lead', goneConfirmed: false })).toMatchObject({ ok: true });
    expect((await datasets.getRelease(id)).state).toBe('committed');
    expect(told).toEqual([[expect.stringContaining('no_such_table') as string, `tidying up after release ${id}, which is committed`]]);
  });
});

describe('what is done alongside a decision', () => {
  const refuse = () => Promise.reject(new Error('the trail cannot be written'));

  it('is kept with it, or neither is', async () => {
    const { datasets } = createLoads(db);
    const id = await waiting();
    await expect(datasets.acceptRelease(id, { by: 'Lead', goneConfirmed: false, alongside: refuse })).rejects.toThrow('the trail');
    expect((await datasets.getRelease(id)).state).toBe('waiting');
    await expect(datasets.discardRelease(id, 'Lead', refuse)).rejects.toThrow('the trail');
    expect((await datasets.getRelease(id)).state).toBe('waiting');
    const seen: string[] = [];
    await datasets.acceptRelease(id, {
      by: 'Lead',
      goneConfirmed: false,
      alongside: async (tx) => {
        seen.push((await tx.selectFrom('release').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state);
      },
    });
    expect(seen).toEqual(['committed']);
  });
});
