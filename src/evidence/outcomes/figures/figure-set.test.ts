import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { none, type Reason, reasonLabels, type Statistic, type Status, statuses } from '../../../kernel/statistic.ts';
import { keyStage2 } from '../measures/key-stage-2.ts';
import { FigureSet, type Figure, type Subject } from './figure-set.ts';
import { readStatistic } from './find-figures.ts';

const measure = keyStage2[0]!;
const subject: Subject = { level: 'school', code: '900101' };
const value = (number: number): Statistic => ({ kind: 'value', value: number, unit: 'percent', decimals: 0, cohort: null, marks: [], releases: [] });
const figure = (statistic: Statistic, of: Partial<Figure> = {}): Figure => ({
  measureId: measure.id,
  group: 'all',
  subject,
  period: '2024/25',
  status: null,
  statistic,
  binding: 0,
  ...of,
});
const believed = (...figures: Figure[]): Statistic =>
  new FigureSet(figures, new Map([['lait', 'every year']])).get(measure, 'all', subject, '2024/25');

describe('what is believed of several figures of the same', () => {
  it('is the most settled of one file, even where that is a reason', () => {
    expect(believed(figure(value(61), { status: 'provisional' }), figure(value(60), { status: 'revised' }))).toEqual(value(60));
    expect(believed(figure(value(61), { status: 'provisional' }), figure(none('suppressed'), { status: 'revised' }))).toEqual(none('suppressed'));
    expect(believed(figure(value(61), { status: 'unvalidated' }), figure(value(60), { status: 'provisional' }))).toEqual(value(60));
  });

  it('is the file that the measure names first', () => {
    expect(believed(figure(value(59), { binding: 1 }), figure(value(60), { binding: 0 }))).toEqual(value(60));
  });

  it('is another file’s number where the first has only a hole', () => {
    expect(believed(figure(value(59), { binding: 1 }), figure(none('missing', { symbol: '-' }), { binding: 0 }))).toEqual(value(59));
  });

  it('does not hang on the order in which they come', () => {
    const anyFigure = fc.record({
      statistic: fc.oneof(
        fc.integer({ min: 0, max: 100 }).map(value),
        fc.constantFrom(...(Object.keys(reasonLabels) as Reason[])).map((reason) => none(reason)),
      ),
      status: fc.constantFrom<Status | null>(null, ...statuses),
      binding: fc.integer({ min: 0, max: 2 }),
    });
    const distinct = fc.uniqueArray(anyFigure, { selector: ({ status, binding }) => `${status ?? ''}${binding}`, minLength: 1 });
    fc.assert(
      fc.property(distinct, (some) => {
        const figures = some.map((one) => figure(one.statistic, one));
        expect(believed(...figures)).toEqual(believed(...figures.toReversed()));
      }),
    );
  });
});

describe('what there is no figure of', () => {
  it('says whether a file is wanting, or the row in it, or the year itself', () => {
    const set = new FigureSet([], new Map());
    expect(set.get(measure, 'all', subject, '2024/25')).toMatchObject({ kind: 'none', reason: 'not-loaded' });
    const withLait = new FigureSet([], new Map([['lait', 'every year']]));
    expect(withLait.get(measure, 'all', { level: 'authority', code: '899' }, '2024/25')).toMatchObject({ kind: 'none', reason: 'not-in-file' });
    expect(withLait.get(measure, 'all', subject, '2024/25')).toMatchObject({ kind: 'none', reason: 'not-loaded' });
    expect(set.get(measure, 'all', subject, '2020/21')).toMatchObject({ kind: 'none', reason: 'does-not-exist' });
    expect(set.get(measure, 'low-prior', subject, '2024/25')).toMatchObject({ kind: 'none', reason: 'not-published' });
  });

  it('says that the year’s own file is wanting, where a file of another year is loaded', () => {
    const dataset = measure.groups.all!.find(({ levels }) => levels?.includes('school') !== false)!.dataset;
    const set = new FigureSet([], new Map([[dataset, new Set(['2023/24'])]]));
    expect(set.get(measure, 'all', subject, '2023/24')).toMatchObject({ reason: 'not-in-file' });
    expect(set.get(measure, 'all', subject, '2024/25')).toMatchObject({ reason: 'not-loaded' });
  });

  it('is no period of the measure', () => {
    expect(new FigureSet([figure(none('missing')), figure(value(50), { period: '2023/24' })], new Map()).periods(measure)).toEqual(['2023/24']);
  });
});

describe('a cell read for a measure', () => {
  it('is a value only where it holds a number, and never zero for want of one', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.constantFrom('', 'SUPP', 'c', 'z', 'x', 'NE', 'NP', '-', 'low', 'u', 'k', 'NEW', 'LOWCOV', 'SP', '0', '0%', '12.5%'),
          fc.string(),
        ),
        (text) => {
          const statistic = readStatistic(text, null, { measure }, []);
          if (statistic.kind === 'value') expect(text).toMatch(/\d/);
          if (statistic.kind === 'value' && statistic.value === 0) expect(text).toMatch(/0/);
        },
      ),
    );
  });

  it('has the cohort that stands beside it, or none where that is a symbol', () => {
    expect(readStatistic('59%', '120', { measure }, [])).toMatchObject({ value: 59, cohort: 120 });
    expect(readStatistic('59%', 'SUPP', { measure }, [])).toMatchObject({ value: 59, cohort: null });
  });

  it('is turned into the measure’s unit without noise', () => {
    expect(readStatistic('0.071', null, { measure, scale: 100 }, [])).toMatchObject({ value: 7.1 });
  });
});
