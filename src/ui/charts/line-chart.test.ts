import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isValue, none } from '../../kernel/statistic.ts';
import { anyName, anyStatistic, drawingsOf, figuresOf, percent, strays, textsOf, withLook, words } from './charts.fixture.ts';
import { describeLineChart } from './line-chart.ts';
import type { LineSeries } from './line-series.ts';
import { seriesRoles } from './series-looks.ts';

const periods = ['2020/21', '2021/22', '2022/23', '2023/24', '2024/25'];
const series = (name: string, statistics: readonly ReturnType<typeof percent | typeof none>[], role?: LineSeries['role']): LineSeries => ({
  name,
  ...(role ? { role } : {}),
  points: statistics.map((statistic, at) => ({ period: periods[at] ?? '', statistic })),
});
const draw = (all: readonly LineSeries[], more = {}) => describeLineChart({ ...words, unit: 'percent', periods, series: all, ...more });
const pathsOf = (chart: ReturnType<typeof draw>) => withLook(chart.wide, 'series').flatMap((mark) => (mark.kind === 'path' ? [mark.d] : []));

describe('a line over years', () => {
  it('breaks where there is no figure, draws nothing there, and says why', () => {
    const chart = draw([series('Larkfield', [percent(50), percent(52), none('suppressed', { symbol: 'c' }), percent(55), percent(59)], 'subject')]);
    const [path] = pathsOf(chart);
    expect(path?.match(/M/g)).toHaveLength(2);
    expect(path?.match(/[ML]/g)).toHaveLength(4);
    expect(figuresOf(chart.wide)).toHaveLength(4);
    expect(withLook(chart.wide, 'missing')).toHaveLength(1);
    expect(textsOf(chart.wide)).toEqual(expect.arrayContaining(['a', 'Suppressed: too few pupils to publish (Larkfield, 2022/23)']));
  });

  it('says a reason once, for all and for every year it is true of', () => {
    const no = none('does-not-exist', { because: 'There were no tests.' });
    const chart = draw([series('Larkfield', [no, no, percent(1)], 'subject'), series('England', [no, no, percent(2)], 'england')]);
    expect(textsOf(chart.wide)).toContain('There were no tests (all, 2020/21 and 2021/22)');
    expect(withLook(chart.wide, 'void')).toHaveLength(2);
  });

  it('does not carry a line across a break in the series, and marks it', () => {
    const chart = draw([series('England', [percent(50), percent(52), percent(60, { marks: ['series-break'] }), percent(61), percent(62)])]);
    expect(pathsOf(chart)).toHaveLength(2);
    expect(withLook(chart.wide, 'break')).toHaveLength(1);
    expect(textsOf(chart.wide)).toContain('Break in series at 2022/23: not comparable with the years before it');
  });

  it('leaves an unvalidated point hollow, and says so', () => {
    const chart = draw([series('Larkfield', [percent(50), percent(52, { status: 'unvalidated' })], 'subject')]);
    expect(withLook(chart.wide, 'hollow')).toHaveLength(1);
    expect(figuresOf(chart.wide).map(({ says }) => says)).toContain('Larkfield, 2021/22: 52% (Unvalidated: the school’s own return, for staff only)');
    expect(textsOf(chart.wide)).toContain('Hollow points: unvalidated, the school’s own return');
  });

  it.each([
    ['whole', ['0%', '20%', '40%', '60%', '80%', '100%'], null],
    ['zoomed', ['50%', '52%', '54%', '56%', '58%', '60%'], 'Axis starts at 50%'],
  ] as const)('has an axis of round numbers: %s', (reach, ticks, says) => {
    const texts = textsOf(draw([series('Larkfield', [percent(50.3), percent(59.5)])], { reach }).wide);
    expect(texts).toEqual(expect.arrayContaining([...ticks]));
    expect(texts.find((each) => each.startsWith('Axis')) ?? null).toBe(says);
  });

  it('says at the end of each line whose it is, and of an earlier year which', () => {
    const texts = textsOf(
      draw([
        series('England', [percent(60), percent(60), percent(60), percent(60), percent(63)]),
        series('Larkfield', [percent(58), none('suppressed')]),
      ]).wide,
    );
    expect(texts).toEqual(expect.arrayContaining(['63% England', '58% Larkfield, in 2020/21']));
  });

  it('refuses a seventh series, and a figure of another unit', () => {
    expect(() => draw(Array.from({ length: 7 }, (_, at) => series(`School ${at}`, [percent(50)])))).toThrow(RangeError);
    expect(() => draw([series('Larkfield', [{ ...percent(50), unit: 'points' }])])).toThrow(TypeError);
  });
});

const role = fc.option(fc.constantFrom(...seriesRoles), { nil: undefined });
const interval = fc.option(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 50, max: 100 })).map(([low, high]) => ({ low, high })));
const anySeries: fc.Arbitrary<LineSeries[]> = fc.uniqueArray(
  fc.tuple(anyName, role, fc.array(fc.tuple(anyStatistic, interval), { minLength: 5, maxLength: 5 })).map(([name, as, all]) => ({
    name,
    ...(as ? { role: as } : {}),
    points: all.map(([statistic, within], at) => ({ period: periods[at] ?? '', statistic, interval: within })),
  })),
  { minLength: 1, maxLength: 6, selector: ({ name }) => name },
);
const reach = fc.constantFrom('whole' as const, 'zoomed' as const);

describe('any lines', () => {
  it('lie within the drawing, one marker for each figure and none for what is missing', () => {
    fc.assert(
      fc.property(anySeries, reach, (all, of) => {
        const figures = all.flatMap(({ points }) => points).filter(({ statistic }) => isValue(statistic));
        for (const drawing of drawingsOf(draw(all, { reach: of }))) {
          expect(strays(drawing)).toEqual([]);
          expect(figuresOf(drawing)).toHaveLength(figures.length);
        }
      }),
    );
  });

  it('are the same in whatever order they are handed over', () => {
    fc.assert(
      fc.property(anySeries, (all) => {
        expect(draw(all.toReversed())).toEqual(draw(all));
      }),
    );
  });

  it('have labels that do not overlap', () => {
    fc.assert(
      fc.property(anySeries, reach, (all, of) => {
        for (const drawing of drawingsOf(draw(all, { reach: of }))) {
          const at = withLook(drawing, 'end-label').flatMap((mark) => (mark.kind === 'text' ? [mark.y] : []));
          const apart = at.toSorted((one, other) => one - other).map((y, place, sorted) => y - (sorted[place - 1] ?? -Infinity));
          expect(Math.min(...apart)).toBeGreaterThan(17.5);
        }
      }),
    );
  });
});
