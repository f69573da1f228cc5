import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../test/harness/database.ts';
import type { Database } from '../../platform/database/database.ts';
import { openDatabase } from '../../platform/database/open-database.ts';
import { createLoads, establishmentsFixture as gias, fixture, forgetLoads, tracesOf } from './test-loads.ts';
import type { Loads } from './test-loads.ts';

describe('a load that does not reach its end', () => {
  let db: Database;
  let loads: Loads;
  beforeAll(async () => {
    db = await openTestDatabase();
    loads = createLoads(db);
  });
  beforeEach(() => forgetLoads(db));

  /** Gives the file's first half, and then what a test wants to happen. */
  function halfThen(next: () => Promise<void>): Readable {
    const bytes = fixture(gias);
    return Readable.from(
      (async function* () {
        yield bytes.subarray(0, 4000);
        await next();
        yield bytes.subarray(4000);
      })(),
    );
  }
  const halt = { source: 'gias-establishments', fileName: 'edubasealldata20260901.csv', authorityId: null, partial: false, by: 'Data officer' };

  it('because its stream breaks leaves nothing, says so, and can be made again', async () => {
    const broken = loads.datasets.stageFile({ ...halt, content: halfThen(() => Promise.reject(new Error('the connection was lost'))) });
    await expect(broken).rejects.toThrow('the connection was lost');
    expect(await tracesOf(db, 'gias_establishment')).toEqual({ published: 0, staged: 0, changes: 0, files: 0 });
    const [release] = await loads.datasets.listReleases();
    expect(release).toMatchObject({
      state: 'failed',
      problems: [{ reason: 'The load failed, and nothing of it was kept: the connection was lost' }],
    });
    expect((await loads.load(fixture(gias))).counts.rows).toBe(10);
  });

  it('keeps a second load of its source out, and names itself', async () => {
    let second: Awaited<ReturnType<Loads['stage']>> | undefined;
    const first = await loads.datasets.stageFile({
      ...halt,
      content: halfThen(async () => {
        second = await loads.stage(fixture(gias), { by: 'Somebody else', fileName: 'edubasealldata20260902.csv' });
      }),
    });
    expect(second).toMatchObject({ outcome: 'refused', release: null });
    expect(second?.reason).toBe(
      `“Establishments” is busy: edubasealldata20260901.csv (release ${first.release?.id ?? 0}) is being loaded by Data officer. Try again when that is done.`,
    );
    expect(first.outcome).toBe('waiting');
    expect(await loads.datasets.listReleases()).toHaveLength(1);
  });

  it('keeps no other source out', async () => {
    let other: Awaited<ReturnType<Loads['stage']>> | undefined;
    await loads.datasets.stageFile({
      ...halt,
      content: halfThen(async () => {
        other = await loads.stage(fixture('gias-links/fixtures/links_edubasealldata20260901.csv'), { source: 'gias-links' });
      }),
    });
    expect(other?.outcome).toBe('waiting');
  });

  it('and gives no sign of life gives up its place to another, and cannot go on', async () => {
    const slow = loads.datasets.stageFile({
      ...halt,
      content: halfThen(async () => {
        await sql`update release set beat_at = clock_timestamp() - interval '10 minutes'`.execute(db.kysely);
        expect((await loads.stage(fixture(gias), { fileName: 'edubasealldata20260902.csv' })).outcome).toBe('waiting');
      }),
    });
    await expect(slow).rejects.toThrow('another took its place');
    expect((await loads.datasets.listReleases()).map(({ state }) => state)).toEqual(['waiting', 'failed']);
    expect((await tracesOf(db, 'gias_establishment'))['staged']).toBe(10);
  });

  it('and is taken for dead when all its rows are written does not come to wait for review', async () => {
    await db.execute(`
      create function take_over() returns trigger language plpgsql as $$ begin update release set state = 'failed' where state = 'staging'; return null; end $$;
      create trigger taken_over after insert on release_change for each statement execute function take_over()`);
    try {
      await expect(loads.stage(fixture(gias))).rejects.toThrow('another took its place');
    } finally {
      await db.execute('drop trigger taken_over on release_change; drop function take_over');
    }
  });

  it('shows how far it has come', async () => {
    let progress: unknown;
    await loads.datasets.stageFile({
      ...halt,
      sizeBytes: fixture(gias).length,
      content: halfThen(async () => {
        progress = (await loads.datasets.listReleases())[0]?.progress;
      }),
    });
    expect(progress).toEqual({ done: 0, total: fixture(gias).length });
    expect((await loads.datasets.listReleases())[0]?.progress.done).toBe(fixture(gias).length);
  });
});

describe('a process killed half-way through a load', () => {
  it('leaves nothing of it visible, and loading again works', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'waymark-killed-'));
    try {
      const child = spawn(process.execPath, [join(import.meta.dirname, 'load-and-stall.ts'), directory], { stdio: ['ignore', 'pipe', 'inherit'] });
      await once(child.stdout, 'data');
      child.kill('SIGKILL');
      await once(child, 'exit');

      const db = await openDatabase({ directory, statementTimeoutMs: 20_000 });
      const loads = createLoads(db);
      expect((await tracesOf(db, 'gias_establishment'))['staged']).toBeGreaterThan(0);
      expect((await loads.datasets.recoverInterrupted()).length).toBe(1);
      expect(await tracesOf(db, 'gias_establishment')).toEqual({ published: 0, staged: 0, changes: 0, files: 0 });
      expect((await loads.datasets.listReleases())[0]).toMatchObject({
        state: 'failed',
        problems: [{ reason: 'The load stopped half-way, and nothing of it was kept. Load the file again.' }],
      });
      expect((await loads.load(fixture(gias))).counts.rows).toBe(10);
      await db.close();
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  }, 120_000);
});
