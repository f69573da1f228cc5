import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../kernel/plain-date.ts';
import { rowsForOutside, workingInWords } from './model-words.ts';
import { type MaintainedSchool, modelDeDelegation, partOfYear, penceUp, phaseIds, yearInWords } from './model.ts';

const school = (id: number, over: Partial<MaintainedSchool> = {}): MaintainedSchool => ({
  id,
  name: `School ${String(id)}`,
  phase: 'primary',
  pupils: 200,
  days: 10,
  convertsOn: null,
  lapsedOn: null,
  ...over,
});
const asked = { financialYear: 2027, share: 1, fixedDays: 0, poundsADay: 450 };

describe('the part of a financial year for which a school is maintained', () => {
  it.each([
    [null, 1],
    ['2027-04-01', 0],
    ['2026-09-01', 0],
    ['2028-04-01', 1],
    ['2028-03-31', 365 / 366],
    ['2027-10-01', 183 / 366],
  ])('converting on %s: %f', (convertsOn, expected) => {
    expect(partOfYear(convertsOn, 2027)).toBeCloseTo(expected, 10);
  });
});

describe('de-delegation', () => {
  it('asks each pupil for the days that schools need, by phase and for all', () => {
    const { phases, all } = modelDeDelegation(
      [school(1), school(2, { pupils: 400, days: 15 }), school(3, { phase: 'secondary', pupils: 1000 })],
      asked,
    );
    expect(phases.map(({ phase, total, perPupil }) => [phase, total, perPupil])).toEqual([
      ['primary', 11_250, 18.75],
      ['secondary', 4500, 4.5],
    ]);
    expect(all).toMatchObject({ schools: 3, pupils: 1600, days: 35, total: 15_750 });
  });

  it('shares out days that are needed besides by pupils', () => {
    const { phases, all } = modelDeDelegation([school(1, { pupils: 100, days: 0 }), school(2, { phase: 'secondary', pupils: 300, days: 0 })], { ...asked, fixedDays: 40 }); // prettier-ignore
    expect(phases.map(({ fixedDays, perPupil }) => [fixedDays, perPupil])).toEqual([[10, 45], [30, 45]]); // prettier-ignore
    expect(all.perPupil).toBe(45);
  });

  it('counts a school that converts for its part of the year, and says what it would be without', () => {
    const { all, without } = modelDeDelegation([school(1), school(2, { convertsOn: '2027-10-01' })], { ...asked, fixedDays: 10 });
    expect(all.pupilYears).toBe(300);
    expect(all.days).toBe(15);
    expect(all.perPupil).toBe(37.5);
    expect(without.perPupil).toBe(33.75);
  });

  it('names schools whose pupils are not known, and has no rate where there are none to pay', () => {
    const model = modelDeDelegation([school(1, { pupils: null })], asked);
    expect(model.unknown).toEqual(['School 1']);
    expect(model.all.perPupil).toBeNull();
  });

  it('has no pupils of schools that left before the year', () => {
    const model = modelDeDelegation(
      [school(1), school(2, { convertsOn: '2027-01-01' }), school(3, { convertsOn: '2027-04-01', pupils: null })],
      asked,
    );
    expect(model.all).toMatchObject({ schools: 1, pupils: 200 });
    expect([model.unknown, model.without.pupils]).toEqual([[], 400]);
  });

  const anySchool = fc
    .record({
      id: fc.integer({ min: 1, max: 99 }),
      phase: fc.constantFrom(...phaseIds),
      pupils: fc.option(fc.integer({ min: 1, max: 1500 }), { nil: null }),
      days: fc.integer({ min: 0, max: 25 }),
      convertsOn: fc.option(fc.integer({ min: -100, max: 500 }).map((days) => addDays('2027-04-01', days)), { nil: null }), // prettier-ignore
    })
    .map((given) => school(given.id, given));
  const anyAsked = fc.record({
    financialYear: fc.constant(2027),
    share: fc.constantFrom(0, 0.5, 1),
    fixedDays: fc.integer({ min: 0, max: 200 }),
    poundsADay: fc.integer({ min: 1, max: 900 }),
  });
  const some = fc.uniqueArray(anySchool, { selector: ({ id }) => id, minLength: 1, maxLength: 12 });

  it('loses nothing: phases are in sum the whole', () => {
    fc.assert(
      fc.property(some, anyAsked, (schools, given) => {
        const { phases, all } = modelDeDelegation(schools, given);
        for (const column of ['pupils', 'pupilYears', 'days', 'schools'] as const)
          expect(phases.reduce((sum, phase) => sum + phase[column], 0)).toBeCloseTo(all[column], 6);
        if (all.pupilYears > 0) expect(phases.reduce((sum, phase) => sum + phase.total, 0)).toBeCloseTo(all.total, 4);
      }),
    );
  });

  it('never has more pupils or days for an earlier conversion, and never a lower rate where the days do not follow schools', () => {
    fc.assert(
      fc.property(some, anyAsked, fc.integer({ min: 0, max: 400 }), (schools, given, days) => {
        const earlier = schools.map((one, index) => {
          const from = one.convertsOn ?? '2028-04-01';
          return index === 0 ? { ...one, convertsOn: addDays(from, -days) } : one;
        });
        const [before, after] = [schools, earlier].map((each) => modelDeDelegation(each, given).all);
        if (!before || !after) return;
        expect(after.pupilYears).toBeLessThanOrEqual(before.pupilYears + 1e-9);
        expect(after.days).toBeLessThanOrEqual(before.days + 1e-9);
        expect(after.total).toBeLessThanOrEqual(before.total + 1e-6);
        const onlyFixed = [schools, earlier].map((each) => modelDeDelegation(each, { ...given, share: 0 }).all.perPupil ?? Infinity);
        expect(onlyFixed[1] ?? 0).toBeGreaterThanOrEqual((onlyFixed[0] ?? 0) - 1e-9);
      }),
    );
  });

  it('asks for enough: what is asked for each pupil, to the penny above, brings in the total', () => {
    fc.assert(
      fc.property(some, anyAsked, (schools, given) => {
        const { all } = modelDeDelegation(schools, given);
        if (all.perPupil !== null) expect(penceUp(all.perPupil) * all.pupilYears).toBeGreaterThanOrEqual(all.total - 0.0001 * all.pupilYears - 0.01);
      }),
    );
    expect([18.75, 18.751, 18.7500000001].map(penceUp)).toEqual([18.75, 18.76, 18.75]);
  });
});

it('says a financial year as people do', () => {
  expect([2026, 2099].map(yearInWords)).toEqual(['2026-27', '2099-00']);
});

describe('what leaves the authority', () => {
  const many = (count: number, phase: MaintainedSchool['phase'], from: number) =>
    Array.from({ length: count }, (_, index) => school(from + index, { phase }));
  it.each([
    [6, 5, ['primary', 'secondary', 'all']],
    [6, 1, ['all']],
    [6, 0, ['primary', 'all']],
    [2, 1, []],
  ])('of %i primary and %i secondary schools is %j: a few schools’ days would tell their tiers', (primary, secondary, expected) => {
    const model = modelDeDelegation([...many(primary, 'primary', 1), ...many(secondary, 'secondary', 50)], asked);
    expect(rowsForOutside(model).map(({ phase }) => phase)).toEqual(expected);
  });

  const outside = (schools: readonly MaintainedSchool[]): string =>
    workingInWords(modelDeDelegation(schools, asked), asked)
      .filter(({ isForOutside }) => isForOutside)
      .map(({ text }) => text)
      .join(' ');

  it('says nothing of days, cost or rate where no row does', () => {
    expect(outside(many(4, 'primary', 1))).not.toMatch(/Days that schools need|Cost:|Rate for each|If none did|£/);
    expect(outside(many(5, 'primary', 1))).toMatch(/Days that schools need.*Cost:.*Rate for each/);
  });

  it.each([
    [1, false],
    [4, false],
    [5, true],
  ])('with %i that convert, what there would be if none did is said outside: %j', (converting, isSaid) => {
    const schools = many(12, 'primary', 1).map((one, index) => (index < converting ? { ...one, convertsOn: '2027-10-01' } : one));
    expect(outside(schools).includes('If none did')).toBe(isSaid);
    expect(workingInWords(modelDeDelegation(schools, asked), asked).some(({ text }) => text.startsWith('If none did'))).toBe(true);
  });
});
