import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isValue, none, type Statistic, type StatisticRelease, type StatisticValue } from '../../../kernel/statistic.ts';
import type { GroupId } from '../measures/groups.ts';
import type { Measure } from '../measures/measure.ts';
import { FigureSet, type Figure, type Subject } from './figure-set.ts';
import { showFigures } from './show-figures.ts';

const release: StatisticRelease = {
  id: 1,
  source: 'performance-tables',
  publisher: 'DfE',
  fileName: 'a.csv',
  sha256: '',
  asAt: null,
  status: 'final',
};
const school: Subject = { level: 'school', code: '900001' };
const measure = { id: 'met', unit: 'percent', groups: {} } as unknown as Measure;

function percent(value: number, cohort: number | null, detail: Partial<StatisticValue> = {}): Statistic {
  return { kind: 'value', value, unit: 'percent', decimals: 0, cohort, marks: [], releases: [release], ...detail };
}

function outside(given: Partial<Record<GroupId, Statistic>>, subject = school): (group: GroupId) => Statistic {
  const figures = Object.entries(given).map(([group, statistic]): Figure => ({
    measureId: 'met',
    group: group as GroupId,
    subject,
    period: '2024/25',
    status: null,
    statistic,
    binding: 0,
  }));
  const set = showFigures(new FigureSet(figures, new Map()), 'outside');
  return (group) => set.find(measure, group, subject, '2024/25')?.statistic ?? none('not-in-file');
}

const withheld = expect.objectContaining({ kind: 'none', reason: 'withheld' }) as unknown;

describe('figures for the outside', () => {
  it('leave out a small group, and what would give it back', () => {
    const shown = outside({ 'all': percent(60, 30), 'disadvantaged': percent(50, 4), 'not-disadvantaged': percent(62, 26) });
    expect(shown('all')).toEqual(percent(60, 30));
    expect(shown('disadvantaged')).toEqual(withheld);
    expect(shown('not-disadvantaged')).toEqual(withheld);
  });

  it('leave out a group from which a small one that is not listed follows', () => {
    expect(outside({ all: percent(60, 30), eal: percent(62, 26) })('eal')).toEqual(withheld);
    const suppressed = outside({ 'all': percent(60, 30), 'fsm': none('suppressed', { symbol: 'SUPP' }), 'not-fsm': percent(62, 26) });
    expect(suppressed('not-fsm')).toEqual(withheld);
    expect(suppressed('fsm')).toEqual(none('suppressed', { symbol: 'SUPP' }));
  });

  it('are as published where their publisher does not say of how many they are', () => {
    const shown = outside({ all: percent(60, null), disadvantaged: percent(50, null) });
    expect([shown('all'), shown('disadvantaged')]).toEqual([percent(60, null), percent(50, null)]);
  });

  it('are judged by a number that follows from the others, and stay as they were written', () => {
    const small = outside({ 'all': percent(60, 30), 'disadvantaged': percent(62, 26), 'not-disadvantaged': percent(50, null) });
    expect(small('not-disadvantaged')).toEqual(withheld);
    const large = outside({ 'all': percent(60, 60), 'disadvantaged': percent(62, 26), 'not-disadvantaged': percent(59, null) });
    expect(large('not-disadvantaged')).toEqual(percent(59, null));
  });

  it('leave out the authority’s own percentages of nobody knows how many, and what is unvalidated', () => {
    const own = { ...release, source: 'own-collections' };
    expect(outside({ all: percent(60, null, { releases: [own] }) })('all')).toEqual(withheld);
    const unvalidated = { ...release, status: 'unvalidated' } as const;
    expect(outside({ all: percent(60, 30, { releases: [unvalidated] }) })('all')).toMatchObject({ kind: 'none', reason: 'not-published' });
  });

  it('are all there for England and the regions', () => {
    const shown = outside({ all: percent(60, 3) }, { level: 'country', code: 'E92000001' });
    expect(shown('all')).toEqual(percent(60, 3));
  });

  it('never show fewer than ten of a group, or fewer than six of all, whatever rounding does to their sums', () => {
    const cohorts = fc.integer({ min: 0, max: 300 });
    const values = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(cohorts, cohorts, cohorts, values, values, values, (support, plan, none_, one, two, three) => {
        const all = support + plan + none_;
        const value = all === 0 ? 0 : Math.round((one * support + two * plan + three * none_) / all);
        const given = {
          'all': percent(value, all),
          'sen-support': percent(one, support),
          'ehc-plan': percent(two, plan),
          'no-sen': percent(three, none_),
        };
        const shown = outside(given);
        for (const [group, cohort] of [
          ['sen-support', support],
          ['ehc-plan', plan],
          ['no-sen', none_],
          ['all', all],
        ] as const) {
          const fewest = group === 'all' ? 6 : 10;
          if (cohort > 0 && cohort < fewest) expect(isValue(shown(group))).toBe(false);
          else if (isValue(shown(group))) expect(shown(group)).toEqual(given[group]);
        }
      }),
      { numRuns: 300 },
    );
  });
});
