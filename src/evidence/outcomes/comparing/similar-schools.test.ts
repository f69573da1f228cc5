import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { none } from '../../../kernel/statistic.ts';
import { chooseSimilarSchools, criterionInWords, type Characteristic, type PublishedSchool, type SimilarSchools } from './similar-schools.ts';
import { percent } from './statistics.fixture.ts';

const pupils = (value: number) => percent(value, null, { unit: 'number' });

function school(urn: number, [roll, disadvantaged, eal, sen, ehc]: readonly number[], more: Partial<PublishedSchool> = {}): PublishedSchool {
  const characteristics = {
    'pupils': pupils(roll!),
    'disadvantaged': percent(disadvantaged!),
    'eal': percent(eal!),
    'sen-support': percent(sen!),
    'ehc-plan': percent(ehc!),
  };
  return { urn, phase: 'primary', region: 'East Midlands', isUrban: true, characteristics, ...more };
}

function chosen(answer: SimilarSchools): Extract<SimilarSchools, { kind: 'chosen' }> {
  if (answer.kind === 'none') throw new Error(answer.because);
  return answer;
}

function without(one: PublishedSchool, ...lost: Characteristic[]): PublishedSchool {
  return { ...one, characteristics: { ...one.characteristics, ...Object.fromEntries(lost.map((name) => [name, none('suppressed')])) } };
}

const ours = school(900001, [200, 25, 10, 14, 3]);
const others = [
  school(900002, [210, 26, 11, 14, 3]),
  school(900003, [190, 24, 9, 13, 3]),
  school(900004, [220, 30, 15, 15, 4]),
  school(900005, [400, 50, 60, 20, 5]),
  school(900006, [60, 5, 1, 8, 1]),
  school(900007, [200, 25, 10, 14, 3], { phase: 'secondary' }),
  school(900008, [205, 25, 10, 14, 3], { region: 'London', isUrban: false }),
];

const anySchool = fc
  .tuple(fc.integer({ min: 20, max: 600 }), ...[0, 1, 2, 3].map(() => fc.integer({ min: 0, max: 100 })))
  .map((numbers) => numbers as readonly number[]);
const anySchools = fc.array(anySchool, { minLength: 6, maxLength: 25 }).map((rows) => rows.map((row, place) => school(900002 + place, row)));

describe('similar schools', () => {
  it('are the nearest of the same phase, the school itself not among them', () => {
    const answer = chosen(chooseSimilarSchools(ours, [ours, ...others], { nearest: 3 }));
    expect(answer.schools.map(({ urn }) => urn)).toEqual([900008, 900002, 900003]);
    expect(answer).toMatchObject({ considered: 6, missing: [] });
  });

  it('may be kept to the region, and to urban or rural', () => {
    for (const options of [{ sameRegion: true }, { sameUrbanOrRural: true }]) {
      expect(chosen(chooseSimilarSchools(ours, others, options)).schools.map(({ urn }) => urn)).not.toContain(900008);
    }
    expect(chooseSimilarSchools({ ...ours, region: null }, others, { sameRegion: true })).toEqual({
      kind: 'none',
      because: 'Its region is not published.',
    });
  });

  it('show by what they were chosen', () => {
    const { criteria, schools } = chosen(chooseSimilarSchools(ours, others, { nearest: 5 }));
    expect(criteria.map((criterion) => criterionInWords(criterion, schools.length)).slice(0, 2)).toEqual([
      'Pupils on roll: 200 here, 60 to 220 in the schools chosen (5 of 5 published)',
      'Disadvantaged pupils: 25% here, 5% to 30% in the schools chosen (5 of 5 published)',
    ]);
  });

  it('are compared by what is known of both, and what is not is said', () => {
    const answer = chosen(chooseSimilarSchools(without(ours, 'eal'), [without(others[0]!, 'sen-support'), ...others.slice(1)]));
    expect(answer.missing).toEqual(['Pupils with English as an additional language: Suppressed: too few pupils to publish']);
    expect(answer.schools.find(({ urn }) => urn === 900002)?.known).toBe(3);
    expect(criterionInWords(answer.criteria[2]!, answer.schools.length)).toMatch(
      'Pupils with English as an additional language: not compared (Suppressed: too few pupils to publish), 1% to 60%',
    );
  });

  it('are none for a school of which too little is known, or where too few can be compared', () => {
    expect(chooseSimilarSchools(without(ours, 'eal', 'disadvantaged', 'ehc-plan'), others)).toMatchObject({
      kind: 'none',
      because: expect.stringMatching(
        '2 of 5 characteristics are published for this school, and it takes 3. Disadvantaged pupils: Suppressed',
      ) as string,
    });
    expect(chooseSimilarSchools(ours, others.slice(0, 4))).toEqual({
      kind: 'none',
      because: 'Only 4 schools can be compared with it, and it takes 5.',
    });
  });

  it('never take an absent characteristic for nought', () => {
    const bare = without(school(900009, [200, 25, 0, 14, 3]), 'eal');
    const answer = chosen(chooseSimilarSchools(ours, [...others, bare]));
    expect(answer.schools.find(({ urn }) => urn === 900009)).toEqual({ urn: 900009, distance: 0, known: 4 });
  });

  it('are the same whatever order the schools come in, the nearest first, and none nearer left out', () => {
    fc.assert(
      fc.property(anySchools, fc.integer({ min: 5, max: 25 }), (among, nearest) => {
        const answer = chosen(chooseSimilarSchools(ours, among, { nearest }));
        const turned = chosen(chooseSimilarSchools(ours, among.toReversed(), { nearest }));
        expect(turned.schools.map(({ urn }) => urn)).toEqual(answer.schools.map(({ urn }) => urn));
        const distances = answer.schools.map(({ distance }) => distance);
        expect(distances).toEqual(distances.toSorted((one, other) => one - other));
        const all = chosen(chooseSimilarSchools(ours, among, { nearest: among.length }));
        expect(answer.schools).toEqual(all.schools.slice(0, nearest));
      }),
    );
  });

  it('do not change for the scale a characteristic is measured on', () => {
    fc.assert(
      fc.property(anySchools, (among) => {
        const scaled = (one: PublishedSchool): PublishedSchool => {
          const eal = one.characteristics.eal;
          return eal?.kind === 'value' ? { ...one, characteristics: { ...one.characteristics, eal: { ...eal, value: eal.value / 4 } } } : one;
        };
        const plain = chosen(chooseSimilarSchools(ours, among));
        const other = chosen(chooseSimilarSchools(scaled(ours), among.map(scaled)));
        for (const [place, { distance }] of plain.schools.entries()) expect(other.schools[place]!.distance).toBeCloseTo(distance, 9);
      }),
    );
  });
});
