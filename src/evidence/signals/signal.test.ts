import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { none, reasonLabels, type Reason, type Statistic } from '../../kernel/statistic.ts';
import type { LeadershipKind } from '../leadership/leadership.ts';
import { decideSignals, type SignalEvidence, type SignalPoint, type SignalSeries } from './signal.ts';

const led = (kind: LeadershipKind, role: 'headteacher' | 'chair' = 'headteacher') => ({ kind, role, since: '2026-09-01', source: 'The clerk' });
const percent = (value: number, cohort: number | null = null): Statistic => ({
  kind: 'value',
  value,
  unit: 'percent',
  decimals: 0,
  cohort,
  marks: [],
  releases: [],
});
const nothing: SignalEvidence = {
  series: [],
  leadership: [],
  inspection: null,
  pupils: null,
  capacity: null,
  audit: null,
  governors: null,
  acceptedConcerns: [],
};
const point = (period: string, own: Statistic, of: Partial<SignalPoint> = {}): SignalPoint => ({
  period,
  own,
  england: none('not-loaded'),
  fifth: null,
  interval: null,
  ...of,
});
const series = (points: readonly SignalPoint[], polarity: 'higher' | 'lower' = 'higher'): SignalSeries => ({
  measureId: 'rwm',
  name: 'Reading, writing and maths',
  polarity,
  points,
});
const raised = (evidence: Partial<SignalEvidence>): string[] => decideSignals({ ...nothing, ...evidence }, '2026-11-26').map(({ rule }) => rule);
const years = ['2022/23', '2023/24', '2024/25'];
const run = (values: readonly (number | null)[], polarity: 'higher' | 'lower' = 'higher') =>
  series(
    values.map((value, index) => point(years[index] ?? '', value === null ? none('suppressed') : percent(value))),
    polarity,
  );

describe('a result that gets worse', () => {
  it.each([
    ['two years running and by five points', run([70, 66, 60]), ['three-year-fall']],
    ['by fewer points', run([70, 68, 66]), []],
    ['and better between', run([70, 60, 62]), []],
    ['with a year missing: nothing is known', run([70, null, 60]), []],
    ['upwards, where lower is better', run([5, 8, 12], 'lower'), ['three-year-fall']],
    ['downwards, where lower is better: that is good', run([12, 8, 5], 'lower'), []],
  ])('%s', (_, one, rules) => {
    expect(raised({ series: [one] })).toEqual(rules);
  });

  it('is not said where it may be chance', () => {
    const wide = { low: 40, high: 90 };
    expect(
      raised({
        series: [
          series([
            point('2022/23', percent(70, 10), { interval: wide }),
            point('2023/24', percent(66, 10)),
            point('2024/25', percent(60, 10), { interval: wide }),
          ]),
        ],
      }),
    ).toEqual([]);
  });

  it('is said in a sentence with its figures', () => {
    const [signal] = decideSignals({ ...nothing, series: [run([70, 66, 60])] }, '2026-11-26');
    expect(signal?.says).toBe(
      'Reading, writing and maths fell two years running: 70% in 2023, 66% in 2024, 60% in 2025. The number of pupils is not published, so chance cannot be ruled out.',
    );
    expect(signal?.evidence).toBe('rwm 2024/25');
  });
});

describe('the worst fifth', () => {
  const fifth = (isWorst: boolean) => ({ fifth: { isWorst, among: 15_000 } });
  it.each([
    ['two years running', [true, true], ['worst-fifth']],
    ['this year alone', [false, true], []],
    ['last year alone', [true, false], []],
  ] as const)('%s', (_, [before, now], rules) => {
    expect(raised({ series: [series([point('2023/24', percent(50), fifth(before)), point('2024/25', percent(51), fifth(now))])] })).toEqual(rules);
  });
});

describe('far below England', () => {
  const beside = (own: number, england: number, interval: SignalPoint['interval'] = null) => ({
    own: percent(own),
    england: percent(england),
    interval,
  });
  const of = (...three: ReturnType<typeof beside>[]) => series(three.map((each, index) => point(years[index] ?? '', each.own, each)));
  it.each([
    ['in two of three years', of(beside(50, 60), beside(58, 61), beside(50, 62)), ['far-from-england']],
    ['in one', of(beside(57, 60), beside(58, 61), beside(50, 62)), []],
    ['with an interval that crosses the line', of(beside(50, 60, { low: 30, high: 70 }), beside(58, 61), beside(50, 62)), []],
  ])('%s', (_, one, rules) => {
    expect(raised({ series: [one] })).toEqual(rules);
  });
});

describe('what is not a result', () => {
  it.each([
    ['a vacant headship', { leadership: [led('vacant')] }, ['head-vacant']],
    ['an acting head', { leadership: [led('acting')] }, ['head-vacant']],
    ['a head in the first two years', { leadership: [led('first-two-years')] }, ['head-new']],
    ['the third head in five years', { leadership: [led('third-head')] }, ['heads-changing']],
    ['a last day that is recorded', { leadership: [led('leaving')] }, ['leader-leaving']],
    [
      'no chair, after two others',
      { leadership: [led('chair-vacant', 'chair'), led('chair-turnover', 'chair')] },
      ['chair-changing', 'chair-changing'],
    ],
    ['an inspection of five years ago', { inspection: { on: '2021-11-01', openedOn: null } }, ['long-since-inspection']],
    ['an inspection of four years ago to the day', { inspection: { on: '2022-11-26', openedOn: null } }, []],
    ['a new school without one', { inspection: { on: null, openedOn: '2025-09-01' } }, []],
    ['an old school without one', { inspection: { on: null, openedOn: '2019-09-01' } }, ['long-since-inspection']],
    ['places four fifths filled', { pupils: 160, capacity: 200 }, ['places-unfilled']],
    ['places filled', { pupils: 190, capacity: 200 }, []],
    ['pupils without a known number of places', { pupils: 160, capacity: null }, []],
    ['an audit not returned', { audit: { period: '2025/26', returned: percent(0) } }, ['audit-not-returned']],
    ['an audit returned', { audit: { period: '2025/26', returned: percent(1) } }, []],
    ['an audit that nobody recorded', { audit: { period: '2025/26', returned: none('empty') } }, []],
    ['a quarter of governors wanting', { governors: { period: '2025/26', places: percent(12), vacant: percent(3) } }, ['governor-vacancies']],
    ['fewer', { governors: { period: '2025/26', places: percent(12), vacant: percent(2) } }, []],
    ['three concerns accepted in 12 months', { acceptedConcerns: ['2026-11-03', '2026-06-01', '2025-12-01'] }, ['concerns-accepted']],
    ['two', { acceptedConcerns: ['2026-11-03', '2026-06-01'] }, []],
  ] as const)('%s', (_, evidence, rules) => {
    expect(raised(evidence)).toEqual(rules);
  });
});

it('an absent value never raises a signal by itself', () => {
  const reason = fc.constantFrom(...(Object.keys(reasonLabels) as Reason[])).map((each) => none(each));
  fc.assert(
    fc.property(fc.array(reason, { minLength: 3, maxLength: 3 }), fc.boolean(), (statistics, higher) => {
      const points = statistics.map((own, index) => point(years[index] ?? '', own, { england: percent(60) }));
      expect(raised({ series: [series(points, higher ? 'higher' : 'lower')] })).toEqual([]);
    }),
  );
});
