import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../test/harness/database.ts';
import type { Database } from '../../platform/database/database.ts';
import type { CommittedRelease, ReleaseListener } from './release.ts';
import { createLoads, edited, establishmentsFixture as gias, fixture, forgetLoads, tracesOf } from './test-loads.ts';
import type { Loads } from './test-loads.ts';

const later = { fileName: 'edubasealldata20260902.csv' };

function withoutLast(count: number): Buffer {
  return edited(gias, (text) => text.split('\r\n').slice(0, -count).join('\r\n'));
}

describe('a release', () => {
  let db: Database;
  let loads: Loads;
  beforeAll(async () => {
    db = await openTestDatabase();
    loads = createLoads(db);
  });
  beforeEach(() => forgetLoads(db));

  const nameOf = async (urn: number): Promise<string | undefined> => {
    const row = await db.kysely
      .selectFrom('gias_establishment')
      .select('name')
      .where('urn', '=', urn)
      .where('gone_release_id', 'is', null)
      .executeTakeFirst();
    return row?.name;
  };

  it('shows nothing before it is accepted, and everything after', async () => {
    const staged = await loads.stage(fixture(gias));
    expect(staged.outcome).toBe('waiting');
    expect(await tracesOf(db, 'gias_establishment')).toMatchObject({ published: 0, staged: 10, changes: 10, files: 1 });
    await loads.datasets.acceptRelease(staged.release?.id ?? 0, { by: 'Lead', goneConfirmed: false });
    expect(await tracesOf(db, 'gias_establishment')).toMatchObject({ published: 10, staged: 0, changes: 10, files: 1 });
  });

  it('records source, file, hash, size, encoding, day, who and when, and counts', async () => {
    const { id } = await loads.load(fixture(gias));
    expect(await loads.datasets.getRelease(id)).toMatchObject({
      source: 'gias-establishments',
      layout: 'establishments',
      fileName: 'edubasealldata20260901.csv',
      sizeBytes: fixture(gias).length,
      encoding: 'Windows-1252',
      asAt: '2026-09-01',
      state: 'committed',
      stagedBy: 'Data officer',
      acceptedBy: 'Lead',
      committedAt: new Date('2026-11-23T10:00:00Z'),
      counts: { rows: 10, new: 10, changed: 0, unchanged: 0, gone: 0, rejected: 0 },
    });
  });

  it('shows, field by field and in the publisher’s words, what it would change', async () => {
    await loads.load(fixture(gias));
    const next = edited(gias, (text) =>
      text
        .replace('Lapwingfield Community', 'Lapwing Field')
        .replace('"01-01-1900"', '"02-09-1974"')
        .replace('"ASD - Autistic Spectrum Disorder"', '""'),
    );
    const staged = await loads.stage(next, later);
    expect(staged.release?.counts).toMatchObject({ changed: 3, unchanged: 7, new: 0, gone: 0 });
    const review = await loads.datasets.reviewRelease(staged.release?.id ?? 0);
    expect(review?.changed).toEqual([
      { key: '900101', label: 'St Osyth’s Nursery School', fields: [{ field: 'OpenDate', before: '01-01-1900', after: '1974-09-02' }] },
      {
        key: '900102',
        label: 'Lapwing Field Primary School',
        fields: [{ field: 'EstablishmentName', before: 'Lapwingfield Community Primary School', after: 'Lapwing Field Primary School' }],
      },
      {
        key: '900301',
        label: 'The Osiers School, Fenbridge',
        fields: [{ field: 'SEN1 (name)', before: 'ASD - Autistic Spectrum Disorder', after: null }],
      },
    ]);
    expect(await nameOf(900102)).toBe('Lapwingfield Community Primary School');
  });

  it('keeps the history of a record’s fields, with the day and the release of each', async () => {
    await loads.load(fixture(gias));
    await loads.load(
      edited(gias, (text) => text.replace('"210"', '"215"')),
      later,
    );
    const changes = await loads.datasets.changesFor([{ source: 'gias-establishments', layout: 'establishments', key: '900102' }]);
    expect(changes.map(({ kind, asAt, fields }) => ({ kind, asAt, fields }))).toEqual([
      { kind: 'changed', asAt: '2026-09-02', fields: [{ field: 'NumberOfPupils', before: '210', after: '215' }] },
      { kind: 'new', asAt: '2026-09-01', fields: [] },
    ]);
  });

  it('marks what it no longer has as gone, and as back when it comes back', async () => {
    await loads.load(fixture(gias));
    const gone = await loads.load(withoutLast(1), later);
    expect(gone.counts).toMatchObject({ unchanged: 9, gone: 1 });
    expect(await nameOf(900601)).toBeUndefined();
    const back = await loads.load(fixture(gias), { fileName: 'edubasealldata20260903.csv' });
    expect(back.counts).toMatchObject({ new: 1, unchanged: 9, gone: 0 });
    expect(await nameOf(900601)).toBe('Fenbridge Sixth Form College');
  });

  it('asks again where more than a tenth would be gone', async () => {
    await loads.load(fixture(gias));
    const staged = await loads.stage(withoutLast(2), later);
    const id = staged.release?.id ?? 0;
    expect(await loads.datasets.reviewRelease(id)).toMatchObject({ manyWouldBeGone: true, gone: [{ key: '900501' }, { key: '900601' }] });
    const unasked = await loads.datasets.acceptRelease(id, { by: 'Lead', goneConfirmed: false });
    expect(unasked).toEqual({
      ok: false,
      reason: '2 of 10 records would be gone, more than a tenth. Confirm that this is right, or load the file as partial.',
    });
    expect(await nameOf(900601)).toBeDefined();
    expect(await loads.datasets.acceptRelease(id, { by: 'Lead', goneConfirmed: true })).toMatchObject({ ok: true });
    expect(await nameOf(900601)).toBeUndefined();
  });

  it('that covers only some records takes none of the others for gone', async () => {
    await loads.load(fixture(gias));
    const some = edited(gias, (text) => text.split('\r\n').slice(0, 3).join('\r\n').replace('"210"', '"215"'));
    const { counts } = await loads.load(some, { ...later, partial: true });
    expect(counts).toMatchObject({ rows: 2, changed: 1, unchanged: 1, gone: 0 });
    expect(await nameOf(900601)).toBeDefined();
  });

  it('of a file that is loaded already does nothing, and says which, when and by whom', async () => {
    const first = await loads.load(fixture(gias));
    const again = await loads.stage(fixture(gias), later);
    expect(again).toMatchObject({
      outcome: 'already-loaded',
      release: { id: first.id },
      reason: `This file is already loaded: release ${first.id} (edubasealldata20260901.csv), committed on 23 November 2026 by Lead. Nothing was done.`,
    });
    expect(await loads.datasets.listReleases()).toHaveLength(1);
    expect(await tracesOf(db, 'gias_establishment')).toMatchObject({ published: 10, staged: 0, changes: 10, files: 1 });
  });

  it('of a file that waits for review already is that release, and is staged once', async () => {
    const first = await loads.stage(fixture(gias));
    const again = await loads.stage(fixture(gias));
    const id = first.release?.id ?? 0;
    expect(again).toMatchObject({ outcome: 'waiting', release: { id }, reason: `This file is waiting for review already, as release ${id}.` });
    expect(await loads.datasets.listReleases()).toHaveLength(1);
    expect(await tracesOf(db, 'gias_establishment')).toEqual({ published: 0, staged: 10, changes: 10, files: 1 });
    expect(await loads.datasets.acceptRelease(id, { by: 'Lead', goneConfirmed: false })).toMatchObject({ ok: true });
  });

  it.each([
    ['it was said to cover only some records', { partial: true }],
    ['it was said to speak of another day', { asAt: '2026-09-05' }],
  ])('of a file that waits already is staged again where %s', async (_, otherwise) => {
    const first = await loads.stage(fixture(gias));
    const again = await loads.stage(fixture(gias), otherwise);
    expect(again).toMatchObject({ outcome: 'waiting', reason: null });
    expect(again.release?.id).not.toBe(first.release?.id);
  });

  it('of a file that waits already is staged again where another was committed since, because what was reviewed no longer holds', async () => {
    const first = await loads.stage(fixture(gias));
    await loads.load(edited(gias, (text) => text.replace('"210"', '"211"')));
    const again = await loads.stage(fixture(gias));
    expect(again).toMatchObject({ outcome: 'waiting', reason: null, release: { counts: { changed: 1 } } });
    expect(again.release?.id).not.toBe(first.release?.id);
  });

  it('of an older file than the one loaded is refused in a sentence, unless it is meant', async () => {
    await loads.load(fixture(gias));
    const older = edited(gias, (text) => text.replace('"210"', '"205"'));
    const refused = await loads.stage(older, { fileName: 'edubasealldata20260801.csv' });
    expect(refused).toMatchObject({
      outcome: 'refused',
      reason:
        'edubasealldata20260801.csv is as at 1 August 2026, and a later file is loaded: edubasealldata20260901.csv, as at 1 September 2026 (release 1). Nothing was done.'.replace(
          'release 1',
          `release ${refused.release?.id ?? 0}`,
        ),
    });
    const meant = await loads.stage(older, { fileName: 'edubasealldata20260801.csv', allowOlder: true });
    expect(meant).toMatchObject({
      outcome: 'waiting',
      release: { notes: ['Older than the file that is loaded (as at 1 September 2026), and loaded all the same.', expect.anything()] },
    });
  });

  it('is not accepted where another was committed since it was staged', async () => {
    await loads.load(fixture(gias));
    const waiting = await loads.stage(
      edited(gias, (text) => text.replace('"210"', '"211"')),
      later,
    );
    await loads.load(
      edited(gias, (text) => text.replace('"210"', '"212"')),
      later,
    );
    const answer = await loads.datasets.acceptRelease(waiting.release?.id ?? 0, { by: 'Lead', goneConfirmed: false });
    expect(answer).toMatchObject({ ok: false, reason: expect.stringContaining('what was reviewed no longer holds. Load the file again.') as string });
  });

  it.each([
    ['a staged row differs', sql`update gias_establishment_staged set hash = 'other' where urn = 900102`],
    ['a staged row is missing', sql`delete from gias_establishment_staged where urn = 900102`],
    ['the staged rows are all gone', sql`truncate gias_establishment_staged`],
    ['the list of changes differs', sql`delete from release_change where key = '900102'`],
  ])('is not accepted where what is staged is not what was reviewed: %s', async (_, tamper) => {
    const staged = await loads.stage(fixture(gias));
    await tamper.execute(db.kysely);
    const answer = await loads.datasets.acceptRelease(staged.release?.id ?? 0, { by: 'Lead', goneConfirmed: true });
    expect(answer).toMatchObject({ ok: false, reason: expect.stringContaining('no longer what was reviewed') as string });
    expect((await tracesOf(db, 'gias_establishment'))['published']).toBe(0);
  });

  it('is accepted once', async () => {
    const { id } = await loads.load(fixture(gias));
    const again = await loads.datasets.acceptRelease(id, { by: 'Somebody', goneConfirmed: false });
    expect(again).toEqual({ ok: false, reason: `Release ${id} is committed already, by Lead.` });
    expect(await loads.datasets.acceptRelease(9999, { by: 'Somebody', goneConfirmed: false })).toEqual({
      ok: false,
      reason: 'There is no release 9999.',
    });
  });

  it('can be discarded while it waits, and leaves nothing but its own line', async () => {
    const staged = await loads.stage(fixture(gias));
    const id = staged.release?.id ?? 0;
    expect(await loads.datasets.discardRelease(id, 'Lead')).toMatchObject({ ok: true, value: { state: 'discarded', discardedBy: 'Lead' } });
    expect(await tracesOf(db, 'gias_establishment')).toEqual({ published: 0, staged: 0, changes: 0, files: 0 });
    expect(await loads.datasets.discardRelease(id, 'Lead')).toMatchObject({ ok: false });
    expect(await loads.datasets.acceptRelease(id, { by: 'Lead', goneConfirmed: false })).toMatchObject({ ok: false });
  });

  it('is told to those who listen to its source, within the commit', async () => {
    const heard: (CommittedRelease & { changes: number; published: number })[] = [];
    const listening = createLoads(db, [
      {
        source: 'gias-establishments',
        apply: async (tx, release) => {
          const changes = await tx.selectFrom('release_change').select('key').where('release_id', '=', release.id).execute();
          const published = await tx.selectFrom('gias_establishment').select('key').execute();
          heard.push({ ...release, changes: changes.length, published: published.length });
        },
      },
      { source: 'gias-links', apply: () => Promise.reject(new Error('not for me')) },
      { source: 'gias-establishments', layout: 'another', apply: () => Promise.reject(new Error('not for me')) },
    ]);
    await listening.load(fixture(gias));
    expect(heard).toMatchObject([
      { layout: 'establishments', table: 'gias_establishment', asAt: '2026-09-01', authorityId: null, partial: false, changes: 10, published: 10 },
    ]);
  });

  it('tells the planner of the tables that listeners filled, and of no others', async () => {
    const rowsExpectedIn = async (table: string): Promise<number | undefined> =>
      (await sql<{ rows: number }>`select reltuples::int as rows from pg_class where relname = ${table}`.execute(db.kysely)).rows[0]?.rows;
    await db.execute('create table filled (number int); create table not_filled (number int)');
    const fill =
      (table: string): ReleaseListener['apply'] =>
      async (tx) => {
        await sql`insert into ${sql.table(table)} select generate_series(1, 500)`.execute(tx);
      };
    const listening = createLoads(db, [
      { source: 'gias-establishments', fills: ['filled'], apply: fill('filled') },
      { source: 'gias-establishments', fills: ['filled'], apply: fill('not_filled') },
      { source: 'gias-links', fills: ['not_filled'], apply: () => Promise.reject(new Error('not for me')) },
    ]);
    await listening.load(fixture(gias));
    expect(await rowsExpectedIn('filled')).toBe(500);
    expect(await rowsExpectedIn('not_filled')).toBe(-1);
    await db.execute('drop table filled; drop table not_filled');
  });

  it('is not kept where a listener fails, and can be accepted when that is mended', async () => {
    let fails = true;
    const listening = createLoads(db, [
      { source: 'gias-establishments', apply: () => (fails ? Promise.reject(new Error('the register could not take it')) : Promise.resolve()) },
    ]);
    const staged = await listening.stage(fixture(gias));
    const id = staged.release?.id ?? 0;
    await expect(listening.datasets.acceptRelease(id, { by: 'Lead', goneConfirmed: false })).rejects.toThrow('the register could not take it');
    expect((await tracesOf(db, 'gias_establishment'))['published']).toBe(0);
    fails = false;
    expect(await listening.datasets.acceptRelease(id, { by: 'Lead', goneConfirmed: false })).toMatchObject({ ok: true });
  });

  it('keeps the file itself, byte for byte', async () => {
    const { id } = await loads.load(fixture(gias));
    const chunks: Buffer[] = [];
    for await (const chunk of (await loads.datasets.openFile(id)) ?? []) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks)).toEqual(fixture(gias));
  });
});
