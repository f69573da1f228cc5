import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../test/harness/database.ts';
import type { Database } from '../../platform/database/database.ts';
import { createLoads, fixture, forgetLoads } from '../releases/test-loads.ts';
import type { Loads } from '../releases/test-loads.ts';
import { resultsRound } from '../results-round/contract.ts';
import { ownCollections } from './contract.ts';
import { templateColumns } from './own-figures.ts';

describe('the authority’s own collections', () => {
  let db: Database;
  let loads: Loads;
  let fenbridge: number;
  let otherton: number;
  beforeAll(async () => {
    db = await openTestDatabase();
    loads = createLoads(db);
    const add = async (la_code: string) =>
      (await db.kysely.insertInto('authority').values({ la_code, name: la_code }).returning('id').executeTakeFirstOrThrow()).id;
    [fenbridge, otherton] = [await add('899'), await add('898')];
  });
  beforeEach(() => forgetLoads(db));

  const stage = (source: string, path: string, authorityId: number | null = fenbridge) =>
    loads.stage(fixture(`${source}/fixtures/${path}`), { source, fileName: path, authorityId });
  const rejected = async (id: number) => (await loads.datasets.reviewRelease(id))?.rejected.map(({ line, reason }) => `${line}: ${reason}`);

  it('keep what can be, and say of the rest why it cannot', async () => {
    const { release } = await stage('own-collections', 'phonics.csv');
    expect(release).toMatchObject({ layout: 'own-phonics', authorityId: fenbridge, counts: { rows: 7, new: 3, rejected: 4 } });
    expect(await rejected(release!.id)).toEqual([
      '4: 33% of 10 is no whole number of pupils.',
      '5: 104% is more than all.',
      '6: “9001” is no URN: that has six digits.',
      '8: “last year” is no academic year, such as 2025/26.',
    ]);
  });

  it('hold schools by URN and early years providers by registration number, each authority its own', async () => {
    for (const authorityId of [fenbridge, otherton]) {
      const { release } = await stage('own-collections', 'complaints.csv', authorityId);
      expect(await rejected(release!.id)).toEqual(['3: 3 is more than the 2 in “complaints”.']);
      await loads.datasets.acceptRelease(release!.id, { by: 'Lead', goneConfirmed: false });
    }
    const rows = await db.kysely.selectFrom('own_figure').select(['authority_id', 'level', 'subject', 'period', 'status']).orderBy('key').execute();
    const ofOne = [
      { level: 'provider', subject: 'EY990002', period: '2025/26', status: 'final' },
      { level: 'school', subject: '900101', period: '2025/26', status: 'final' },
    ];
    expect(rows).toEqual([fenbridge, otherton].flatMap((authority_id) => ofOne.map((row) => ({ authority_id, ...row }))));
  });

  it('need an authority', async () => {
    expect(await stage('own-collections', 'phonics.csv', null)).toMatchObject({ outcome: 'refused' });
  });

  it('of the results round are unvalidated', async () => {
    const { release } = await stage('results-round', 'key-stage-2.csv');
    expect(release).toMatchObject({
      layout: 'own-key-stage-2',
      counts: { rows: 1, rejected: 0 },
      notes: [expect.stringContaining('day of loading')],
    });
    await loads.datasets.acceptRelease(release!.id, { by: 'Lead', goneConfirmed: false });
    expect(await db.kysely.selectFrom('own_figure').select(['status', 'dataset']).execute()).toEqual([
      { status: 'unvalidated', dataset: 'own-key-stage-2' },
    ]);
  });

  it('explain every column of their templates, which begin with who and when', () => {
    for (const layout of [...ownCollections.layouts, ...resultsRound.layouts]) {
      const columns = templateColumns(layout);
      expect(columns[0]?.header).toBe('urn');
      expect(columns.map(({ header }) => header)).toEqual(expect.arrayContaining(['name', 'year']));
      expect(columns.filter(({ meaning }) => meaning.length < 10)).toEqual([]);
    }
  });
});
