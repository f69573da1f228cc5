import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isValue, none } from '../../kernel/statistic.ts';
import { describeMeasureMap } from '../map/measure-map.ts';
import { describeBarChart } from './bar-chart.ts';
import { anyName, anyStatistic, drawingsOf, figuresOf, percent, strays, textsOf, withLook, words } from './charts.fixture.ts';
import { describeFunnel } from './funnel-chart.ts';
import { describeGapChart } from './gap-chart.ts';
import { describeSparkline } from './sparkline.ts';

const anyRows = fc.array(fc.tuple(anyName, anyStatistic, anyStatistic, fc.boolean()), { minLength: 1, maxLength: 12 });

describe('bars', () => {
  it('has no bar where there is no figure, but the reason in its place', () => {
    const rows = [
      { label: 'Larkfield', statistic: percent(59), interval: { low: 45, high: 72 }, isSubject: true },
      { label: 'Mill Lane', statistic: none('withheld') },
      { label: 'Tanyard', statistic: percent(0) },
    ];
    const chart = describeBarChart({
      ...words,
      unit: 'percent',
      rows,
      references: [
        { label: 'England', statistic: percent(63) },
        { label: 'Region', statistic: none('not-published') },
      ],
    });
    expect(withLook(chart.wide, 'bar-subject')).toHaveLength(1);
    expect(withLook(chart.wide, 'bar')).toHaveLength(1);
    expect(textsOf(chart.wide)).toEqual(
      expect.arrayContaining(['Withheld here: too few pupils to show outside the authority', '0%', 'England 63%', 'Region: Not published']),
    );
  });

  it('lie within the drawing, one for each figure', () => {
    fc.assert(
      fc.property(anyRows, (all) => {
        const rows = all.map(([label, statistic, , isSubject]) => ({ label, statistic, isSubject, interval: { low: 10, high: 90 } }));
        const references = all.slice(0, 3).map(([label, , statistic]) => ({ label, statistic }));
        for (const drawing of drawingsOf(describeBarChart({ ...words, unit: 'percent', rows, references }))) {
          expect(strays(drawing)).toEqual([]);
          expect(drawing.marks.filter(({ kind, look }) => kind === 'rect' && look.startsWith('bar'))).toHaveLength(
            rows.filter(({ statistic }) => isValue(statistic)).length,
          );
        }
      }),
    );
  });

  it('stand left of nought where they are negative', () => {
    const pounds = { ...percent(-400), unit: 'pounds' } as const;
    const chart = describeBarChart({
      ...words,
      unit: 'pounds',
      rows: [
        { label: 'Larkfield', statistic: pounds },
        { label: 'Tanyard', statistic: { ...pounds, value: 900 } },
      ],
    });
    const [below, above] = withLook(chart.wide, 'bar').flatMap((mark) => (mark.kind === 'rect' ? [mark] : []));
    expect(below!.x + below!.width).toBeCloseTo(above!.x, 0);
    expect(strays(chart.wide)).toEqual([]);
  });
});

describe('a gap', () => {
  it('is in the words it is given, and is not worked out where a group has no figure', () => {
    const points = { ...percent(26), unit: 'points' } as const;
    const rows = [
      { label: '2023/24', figures: [none('suppressed'), percent(63)] as const, gap: none('suppressed') },
      { label: '2024/25', figures: [percent(41), percent(67)] as const, gap: points },
    ];
    const chart = describeGapChart({ ...words, unit: 'percent', groups: ['Disadvantaged', 'Others'], rows });
    expect(textsOf(chart.wide)).toEqual(expect.arrayContaining(['26 points', 'No figure', 'Disadvantaged: Suppressed: too few pupils to publish']));
    expect(withLook(chart.wide, 'between')).toHaveLength(1);
    expect(figuresOf(chart.wide)).toHaveLength(3);
  });

  it('lies within the drawing, one marker for each figure', () => {
    fc.assert(
      fc.property(anyRows, anyName, anyName, (all, one, other) => {
        const rows = all.map(([label, first, second]) => ({ label, figures: [first, second] as const, gap: first }));
        for (const drawing of drawingsOf(describeGapChart({ ...words, unit: 'percent', groups: [one, other], rows }))) {
          expect(strays(drawing)).toEqual([]);
          expect(figuresOf(drawing)).toHaveLength(rows.flatMap(({ figures }) => figures).filter(isValue).length);
        }
      }),
    );
  });
});

describe('a funnel', () => {
  const limits = {
    inner: [10, 50, 100].map((cohort) => ({ cohort, low: 63 - 300 / cohort, high: 63 + 300 / cohort })),
    outer: [10, 100].map((cohort) => ({ cohort, low: 63 - 900 / cohort, high: 63 + 900 / cohort })),
  };
  const centre = { label: 'England', statistic: percent(63) };

  it('names its subject, and counts those that have no place', () => {
    const points = [
      { label: 'Larkfield', statistic: percent(59, { cohort: 30 }), isSubject: true },
      { label: 'Mill Lane', statistic: none('suppressed') },
      { label: 'Tanyard', statistic: percent(44) },
    ];
    const texts = textsOf(describeFunnel({ ...words, points, limits, centre, cohortName: 'pupils' }).wide);
    expect(texts).toEqual(expect.arrayContaining(['Larkfield 59%', '95% limit', '99.8% limit', 'England 63%']));
    expect(texts).toEqual(
      expect.arrayContaining(['Not shown: 1. Suppressed: too few pupils to publish', 'Not shown: 1. The size of the cohort is not published']),
    );
    expect(texts.join()).not.toContain('Mill Lane');
  });

  it('lies within the drawing, one marker for each figure that has a cohort', () => {
    fc.assert(
      fc.property(anyRows, fc.constantFrom('whole' as const, 'zoomed' as const), (all, reach) => {
        const points = all.map(([label, statistic], at) => ({ label, statistic, isSubject: at === 0 }));
        for (const drawing of drawingsOf(describeFunnel({ ...words, points, limits, centre, cohortName: 'pupils', reach }))) {
          expect(strays(drawing)).toEqual([]);
          expect(figuresOf(drawing)).toHaveLength(points.filter(({ statistic }) => isValue(statistic) && statistic.cohort !== null).length);
        }
      }),
    );
  });
});

describe('a small line', () => {
  it('says every figure and every reason, and breaks where one is missing', () => {
    const statistics = [percent(50), none('suppressed'), percent(59)];
    const spark = describeSparkline({ points: statistics.map((statistic, at) => ({ period: `202${at}`, statistic })) });
    expect(spark.text).toBe('2020 50%, 2021 Suppressed: too few pupils to publish, 2022 59%');
    expect(withLook(spark, 'spark-missing')).toHaveLength(1);
    expect(spark.marks[0]).toMatchObject({ kind: 'path', d: expect.stringMatching(/^M.*M/) as string });
  });

  it('lies within its cell', () => {
    fc.assert(
      fc.property(fc.array(anyStatistic), (all) => {
        expect(strays(describeSparkline({ points: all.map((statistic, at) => ({ period: String(at), statistic })) }))).toEqual([]);
      }),
    );
  });
});

describe('a map of a measure', () => {
  const classes = ['Under 50%', '50% to 59%', '60% and over'];
  const point = (at: number, of: number | null) => ({ easting: 480000 + at * 3000, northing: 270000 + at * 1000, label: `School ${at}`, class: of });

  it('draws more as larger, and what has no figure as a ring with its reason', () => {
    const chart = describeMeasureMap({
      ...words,
      outlines: [],
      points: [point(0, 0), point(1, 2), { ...point(2, null), reason: 'Suppressed' }],
      classes,
      unitName: 'schools',
    });
    const sizes = Object.fromEntries(figuresOf(chart.wide).map(({ says, size }) => [says, size]));
    expect(sizes['School 1: 60% and over']).toBeGreaterThan(sizes['School 0: Under 50%']!);
    expect(sizes['School 2: Suppressed']).toBeDefined();
    expect(textsOf(chart.wide)).toEqual(expect.arrayContaining([...classes, 'No figure', '1 without a figure. Suppressed']));
    expect(drawingsOf(chart).flatMap(strays)).toEqual([]);
  });

  it('says so where there is nothing to show', () => {
    expect(textsOf(describeMeasureMap({ ...words, outlines: [], points: [], classes, unitName: 'schools' }).wide)).toEqual(['No schools to show.']);
  });
});
