import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../../test/harness/database.ts';
import type { Database } from '../../../platform/database/database.ts';
import { keyStage2 } from '../measures/key-stage-2.ts';
import { loadFigures } from './figures.fixture.ts';
import { fifthAmong, findDistribution, findSchoolsOfPhase } from './find-distribution.ts';

describe('the values of England’s schools', () => {
  const measure = keyStage2.find(({ id }) => id === 'ks2-rwm-expected')!;
  const urns = Array.from({ length: 110 }, (_, index) => 900_500 + index);
  let db: Database;
  beforeAll(async () => {
    db = await openTestDatabase();
    // A primary school in each of 110 authorities.
    await sql`insert into provider (name, kind, phase, legal_track, state_funded, type_name, status, urn, la_code, source)
      select 'School ' || n, 'school', 'primary', 'maintained', true, 'Community school', 'open', 900500 + n, (100 + n)::text, 'gias-establishments'
      from generate_series(0, 109) n`.execute(db.kysely);
    const given = loadFigures(db);
    const schools = (expected: (index: number) => string) => urns.map((urn, index) => ({ urn: String(urn), expected: expected(index) }));
    await given.keyStage2(
      '2024-2025_england_ks2provisional.csv',
      schools(() => '10%'),
    );
    await given.keyStage2(
      '2024-2025_england_ks2revised.csv',
      schools((index) => (index === 0 ? 'SUPP' : `${index % 100}%`)),
    );
    await given.keyStage2('2023-2024_england_ks2revised.csv', schools(() => '50%').slice(0, 50));
  });

  it('are those of the most settled release, without what is not published', async () => {
    const found = await findDistribution(db.kysely, measure, 'all', await findSchoolsOfPhase(db.kysely, 'primary'));
    expect(found.get('2024/25')).toHaveLength(109);
    expect(found.get('2024/25')).toContain(99);
  });

  it('are none where the file is of few authorities, or the schools of another phase', async () => {
    expect((await findDistribution(db.kysely, measure, 'all', await findSchoolsOfPhase(db.kysely, 'primary'))).has('2023/24')).toBe(false);
    expect((await findDistribution(db.kysely, measure, 'all', await findSchoolsOfPhase(db.kysely, 'secondary'))).size).toBe(0);
  });
});

describe('which fifth a value is in', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
  it.each([
    [100, 'higher', 1],
    [50, 'higher', 3],
    [1, 'higher', 5],
    [1, 'lower', 1],
    [100, 'lower', 5],
  ] as const)('%d of 1 to 100, %s being better, is fifth %i', (value, polarity, fifth) => {
    expect(fifthAmong(hundred, value, polarity)).toBe(fifth);
  });

  it('is not said of a few', () => {
    expect(fifthAmong([1, 2, 3], 1, 'higher')).toBeNull();
  });

  it('is the middle one where all are alike', () => {
    expect(fifthAmong(new Array<number>(20).fill(60), 60, 'higher')).toBe(3);
  });

  it('turns round with the polarity', () => {
    const odd = fc.uniqueArray(fc.integer({ min: 0, max: 1000 }), { minLength: 10, maxLength: 60 });
    fc.assert(
      fc.property(odd, fc.nat(), (values, at) => {
        const value = values[at % values.length]!;
        const mirrored = fifthAmong(
          values.map((each) => -each),
          -value,
          'lower',
        );
        expect(mirrored).toBe(fifthAmong(values, value, 'higher'));
      }),
    );
  });
});
