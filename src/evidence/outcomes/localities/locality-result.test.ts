import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isValue, none, type Statistic } from '../../../kernel/statistic.ts';
import { percent } from '../comparing/statistics.fixture.ts';
import { type Figure, FigureSet, type Subject } from '../figures/figure-set.ts';
import type { School } from '../figures/find-schools.ts';
import { reading } from '../figures/invented-area.fixture.ts';
import { localityResult, resultInWords } from './locality-result.ts';

const school = (id: number): School => ({
  id,
  name: `School ${String(id)}`,
  urn: id,
  urns: [String(id)],
  kind: 'school',
  phase: 'primary',
  laCode: '999',
  laName: 'Ambermoor',
  localityId: 1,
  localityName: 'Ashmere',
  trustId: null,
  trustName: null,
  pupils: null,
  easting: null,
  northing: null,
});
const figure = (subject: Subject, statistic: Statistic, period = '2024/25'): Figure => ({
  measureId: reading.id,
  group: 'all',
  subject,
  period,
  status: 'final',
  statistic,
  binding: 0,
});
const around = [
  figure({ level: 'authority', code: '999' }, percent(70, 4000)),
  figure({ level: 'country', code: 'E92000001' }, percent(75, 600_000)),
];
const resultOf = (audience: 'staff' | 'outside', schools: readonly Statistic[], more: readonly Figure[] = []) => {
  const own = schools.map((statistic, at) => figure({ level: 'school', code: String(at + 1) }, statistic));
  const set = new FigureSet([...own, ...around, ...more], new Map([['invented', 'every year']]));
  return localityResult(set, reading, { schools: schools.map((_, at) => school(at + 1)), laCode: '999' }, audience);
};

describe('the result of a locality', () => {
  it('is of all its pupils, beside the authority and England', () => {
    const result = resultOf('outside', [percent(60, 10), percent(60, 30), percent(60, 10), percent(60, 20), percent(90, 30)]);
    expect(result).toMatchObject({ period: '2024/25', method: 'Pupils of 5 of 5 schools pooled' });
    expect(result?.words).toMatchObject({ locality: '69.0%', authority: '70%', england: '75%' });
    expect(result && resultInWords(result)).toBe('Reading, 2024/25: the locality 69.0%, the authority 70%, England 75%');
  });

  it('is a mean where the pupils are not published, and leaves out schools that have none such', () => {
    const result = resultOf('staff', [percent(50), percent(70), none('not-applicable', { symbol: 'z' }), none('suppressed', { symbol: 'c' })]);
    expect(result).toMatchObject({ method: 'Mean of 2 of 3 schools' });
    expect(result?.words.locality).toBe('60.0%');
  });

  it('is of the latest year in which any of its schools has a figure', () => {
    const earlier = figure({ level: 'school', code: '1' }, percent(50, 20), '2022/23');
    expect(resultOf('staff', [none('suppressed')], [earlier])?.period).toBe('2022/23');
    expect(resultOf('staff', [none('suppressed')])).toBeNull();
  });

  it('is told outside the authority of five schools or more, and of fewer never', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 100 })), { minLength: 1, maxLength: 9 }), (given) => {
        const schools = given.map((value) => (value === null ? none('suppressed') : percent(value, 20)));
        const published = schools.filter(isValue).length;
        const result = resultOf('outside', schools);
        if (published < 5) expect(result === null || !isValue(result.locality)).toBe(true);
        if (result !== null && published < 5) expect(result.words.locality).toContain('Shown where five schools or more are published');
      }),
    );
  });
});
