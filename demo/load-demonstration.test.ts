import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../src/platform/database/database.ts';
import { releaseListeners } from '../src/release-listeners.ts';
import { openTestDatabase } from '../test/harness/database.ts';
import { arrivals } from './authority/arrivals.ts';
import { loadDemonstration } from './load-demonstration.ts';
import { countsOf, statesShown } from './what-is-shown.fixture.ts';

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
  await loadDemonstration({ db, listeners: releaseListeners });
});

describe('the demonstration authority has the real one’s counts', () => {
  it.each(Object.entries(countsOf))('%s', async (_, { query, expected }) => {
    const { rows } = await query.execute(db.kysely);
    expect(Object.fromEntries(rows.map(({ name, count }) => [name, count]))).toEqual(expected);
  });
});

describe('the demonstration has something to show of', () => {
  it.each(Object.entries(statesShown))('%s', async (_, query) => {
    const { rows } = await query.execute(db.kysely);
    expect(rows).not.toEqual([]);
  });
});

describe('the demonstration is the same every time', () => {
  it('to the last byte of each file', () => {
    const twice = arrivals.map(({ bytes, fileName }) => [fileName, bytes().equals(bytes())]);
    expect(twice).toEqual(arrivals.map(({ fileName }) => [fileName, true]));
  });
});
