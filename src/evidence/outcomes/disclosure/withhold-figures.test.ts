import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { none, type Statistic } from '../../../kernel/statistic.ts';
import { anyStatistic, percent, release, score } from '../comparing/statistics.fixture.ts';
import { isForStaffOnly, whoSees } from './who-sees.ts';
import { withholdFigures, type GroupFigure } from './withhold-figures.ts';

const shape = {
  all: 'all',
  partitions: [
    ['disadvantaged', 'others'],
    ['sen-support', 'ehc-plan', 'no-sen'],
  ],
};

function figures(statistics: Readonly<Record<string, Statistic>>, ...open: string[]): readonly GroupFigure[] {
  return Object.entries(statistics).map(([group, statistic]) => ({ group, statistic, isOpen: open.includes(group) }));
}

function shownTo(audience: 'staff' | 'outside', given: readonly GroupFigure[]): Readonly<Record<string, string | number>> {
  return Object.fromEntries(
    withholdFigures(given, shape, audience).map(({ group, statistic }) => [group, statistic.kind === 'value' ? statistic.value : statistic.reason]),
  );
}

describe('who sees', () => {
  it.each([
    [true, false, 'staff'],
    [true, true, 'outside'],
    [false, false, 'outside'],
    [false, true, 'outside'],
  ])('staff: %s, leaves the building: %s: as %s', (isAuthorityStaff, leavesTheBuilding, audience) => {
    expect(whoSees({ isAuthorityStaff, leavesTheBuilding })).toBe(audience);
  });

  it('unvalidated results: staff only', () => {
    expect(isForStaffOnly(percent(60, 30, { releases: [release(1), release(2, 'unvalidated')] }))).toBe(true);
    expect(isForStaffOnly(percent(60, 30, { releases: [release(1, 'provisional')] }))).toBe(false);
  });
});

describe('a school’s figures by group', () => {
  const school = figures({ all: percent(70, 30), disadvantaged: percent(50, 8), others: percent(77, 22) });

  it('are shown to staff as they are', () => {
    expect(withholdFigures(school, shape, 'staff')).toBe(school);
  });

  it('are withheld for others with the group that would give them back', () => {
    expect(shownTo('outside', school)).toEqual({ all: 70, disadvantaged: 'withheld', others: 'withheld' });
  });

  it('give up the total where the other group is published openly', () => {
    const open = school.map((figure) => ({ ...figure, isOpen: figure.group === 'others' }));
    expect(shownTo('outside', open)).toEqual({ all: 'withheld', disadvantaged: 'withheld', others: 77 });
  });

  it('are withheld across groupings, for they share their total', () => {
    const both = figures({
      'all': percent(70, 40),
      'disadvantaged': percent(60, 20),
      'others': percent(80, 20),
      'sen-support': percent(50, 8),
      'ehc-plan': percent(33, 3),
      'no-sen': percent(79, 29),
    });
    expect(shownTo('outside', both)).toEqual({
      'all': 70,
      'disadvantaged': 60,
      'others': 80,
      'sen-support': 'withheld',
      'ehc-plan': 'withheld',
      'no-sen': 79,
    });
  });

  it('are withheld where the percentage would give a small count', () => {
    expect(shownTo('outside', figures({ all: percent(5, 60) }))).toEqual({ all: 'withheld' });
  });

  it('are withheld where they would give away what the Department suppressed', () => {
    const given = { all: percent(70, 30), disadvantaged: none('suppressed', { symbol: 'c' }), others: percent(77, 26) };
    expect(shownTo('outside', figures(given))).toEqual({ all: 70, disadvantaged: 'suppressed', others: 'withheld' });
  });

  it('are withheld where what is left of the total, told or not, is of a few', () => {
    expect(shownTo('outside', figures({ all: percent(70, 30), others: percent(77, 26) }))).toEqual({ all: 70, others: 'withheld' });
    expect(shownTo('outside', figures({ all: percent(70, 30), others: percent(78, 18) }))).toEqual({ all: 70, others: 78 });
  });

  it('may be rates, which tell how many', () => {
    const rate = (value: number, cohort: number) => percent(value, cohort, { unit: 'rate-per-100' });
    expect(shownTo('outside', figures({ all: rate(1.5, 200) }))).toEqual({ all: 'withheld' });
    expect(shownTo('outside', figures({ all: rate(150, 200), disadvantaged: rate(400, 60), others: rate(42.9, 140) }))).toEqual({
      all: 150,
      disadvantaged: 400,
      others: 42.9,
    });
  });

  it('may be means, or counts', () => {
    expect(shownTo('outside', figures({ all: score(103, 30), disadvantaged: score(99, 8), others: score(104.5, 22) }))).toEqual({
      all: 103,
      disadvantaged: 'withheld',
      others: 'withheld',
    });
    const number = (value: number) => percent(value, null, { unit: 'number' });
    expect(shownTo('outside', figures({ all: number(30), disadvantaged: number(4), others: number(26) }))).toEqual({
      all: 30,
      disadvantaged: 'withheld',
      others: 'withheld',
    });
  });

  it('keep the reason where there is none, and their releases where they are withheld', () => {
    const given = figures({
      all: percent(70, 30),
      disadvantaged: none('suppressed', { symbol: 'c' }),
      ehc: percent(50, 4, { releases: [release(7)] }),
    });
    expect(withholdFigures(given, shape, 'outside').map(({ statistic }) => statistic)).toEqual([
      percent(70, 30),
      none('suppressed', { symbol: 'c' }),
      none('withheld', { releases: [release(7)] }),
    ]);
  });

  it('are not shown unvalidated to anybody outside', () => {
    const given = figures({ all: percent(70, 30, { releases: [release(7, 'unvalidated')] }) });
    expect(withholdFigures(given, shape, 'outside')[0]?.statistic).toMatchObject({
      reason: 'not-published',
      because: 'Unvalidated results are for the authority’s own staff.',
    });
  });

  it('never become another number: each is what it was, or none', () => {
    fc.assert(
      fc.property(fc.array(anyStatistic, { minLength: 6, maxLength: 6 }), (statistics) => {
        const groups = [shape.all, ...shape.partitions.flat()];
        const given = figures(Object.fromEntries(groups.map((group, place) => [group, statistics[place]!])));
        for (const [place, { statistic, group }] of withholdFigures(given, shape, 'outside').entries()) {
          expect(group).toBe(given[place]!.group);
          if (statistic.kind === 'value') expect(statistic).toBe(given[place]!.statistic);
        }
      }),
    );
  });
});
