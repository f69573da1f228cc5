import { setTimeout as wait } from 'node:timers/promises';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../test/harness/database.ts';
import type { Database } from '../../platform/database/database.ts';
import type { StagedRelease } from './release.ts';
import { createLoads, fixture, forgetLoads } from './test-loads.ts';
import type { Loads } from './test-loads.ts';

const ownList = fixture('early-years/fixtures/own-list.csv');
/** Long enough for its header to be known before its end has come. */
const rows = Array.from({ length: 4000 }, (_, n) => `Ambermoor,EY${n},EY9${n},Setting ${n}\n`);
const published = Buffer.from(['Local Authority,Ofsted URN,EYURN,Provider Name\n', ...rows].join(''));

describe('a file of a source that mixes open data with an authority’s own', () => {
  let db: Database;
  let loads: Loads;
  let alder: number;
  let birch: number;
  beforeAll(async () => {
    db = await openTestDatabase();
    loads = createLoads(db);
    const add = async (la_code: string) =>
      (await db.kysely.insertInto('authority').values({ la_code, name: la_code }).returning('id').executeTakeFirstOrThrow()).id;
    [alder, birch] = [await add('997'), await add('998')];
  });
  beforeEach(() => forgetLoads(db));

  const load = (authorityId: number, content: Buffer | Readable, fileName = 'list.csv'): Promise<StagedRelease> => {
    const request = { source: 'early-years', fileName, authorityId, partial: false, by: 'Data officer' };
    return loads.datasets.stageFile({ ...request, content: content instanceof Readable ? content : Readable.from([content]) });
  };
  /** Streams read ahead: on a server with several connections what follows must wait until the header has been understood. */
  const recognised = async (): Promise<void> => {
    for (let tries = 0; tries < 400; tries += 1) {
      const { rows } = await sql`select 1 from release where state = 'staging' and layout is not null`.execute(db.kysely);
      if (rows.length > 0) return;
      await wait(10);
    }
  };
  /** Sends most of a file, and what is left when `next` is done. */
  const halting = (bytes: Buffer, next: () => Promise<void>, at = bytes.length - 20): Readable =>
    Readable.from(
      (async function* () {
        yield bytes.subarray(0, at);
        await recognised();
        await next();
        yield bytes.subarray(at);
      })(),
    );

  it('is the authority’s who sent it while nobody knows what it is, and no other sees it put aside', async () => {
    const { outcome, release } = await load(alder, Buffer.from('name,telephone\nA private list,01234\n'));
    expect(outcome).toBe('quarantined');
    expect(release?.authorityId).toBe(alder);
    expect(await loads.datasets.listReleases({ authorityId: birch })).toEqual([]);
  });

  it('is open data once its header says so', async () => {
    expect((await load(alder, published)).release).toMatchObject({ layout: 'settings', authorityId: null, state: 'waiting' });
    expect((await load(alder, ownList)).release).toMatchObject({ layout: 'own-list', authorityId: alder, state: 'waiting' });
  });

  it('keeps a second of the same authority out, and none of another’s', async () => {
    let second: StagedRelease | undefined;
    let other: StagedRelease | undefined;
    const first = await load(
      alder,
      halting(ownList, async () => {
        second = await load(alder, ownList, 'second.csv');
        other = await load(birch, ownList, 'other.csv');
      }),
    );
    expect([first.outcome, second?.outcome, other?.outcome]).toEqual(['waiting', 'refused', 'waiting']);
    expect(second?.reason).toContain('is being loaded by Data officer. Try again when that is done.');
  });

  it('is refused in words where another authority is loading open data already', async () => {
    let second: StagedRelease | undefined;
    await load(
      alder,
      halting(published, async () => {
        second = await load(birch, published, 'second.csv');
      }),
    );
    expect(second).toMatchObject({ outcome: 'refused', release: null });
    // By whom, another authority is not told.
    expect(second?.reason).toMatch(/is busy: list\.csv .* is being loaded\. Try again/);
  });

  it('takes the place of a dead load of open data', async () => {
    const begun = load(
      alder,
      halting(published, async () => {
        let taken: StagedRelease | undefined;
        // What the first load has read already may still be on its way to the database, and beat once more.
        for (let tries = 0; tries < 100 && taken?.outcome !== 'waiting'; tries += 1) {
          await sql`update release set beat_at = clock_timestamp() - interval '10 minutes'`.execute(db.kysely);
          taken = await load(birch, published);
        }
        expect(taken?.outcome).toBe('waiting');
      }),
    );
    await expect(begun).rejects.toThrow('another took its place');
  });
});
