import { expect, it } from 'vitest';
import { none, type Statistic } from '../../../kernel/statistic.ts';
import { besideGoal, pathToGoal, whyNoFigure } from './goal.ts';

it.each([
  ['2024/25', 68.4, 2.2, 3, '68.4% in 2024/25: 6.6 points below the goal of 75%, 2.2 points a year to 2027/28'],
  ['2026/27', 74, 1, 1, '74.0% in 2026/27: 1.0 point below the goal of 75%, 1.0 point a year to 2027/28'],
  ['2027/28', 70, null, 0, '70.0% in 2027/28: 5.0 points below the goal of 75%'],
  ['2024/25', 75, null, 0, '75.0% in 2024/25: at or above the goal of 75%'],
])('from %s with %s% the path is even and ends at the goal', (period, percent, perYear, steps, says) => {
  const path = pathToGoal(period, percent);
  expect([path.perYear, path.steps.length, path.says]).toEqual([perYear, steps, says]);
  if (steps > 0) expect(path.steps.at(-1)).toEqual({ period: '2027/28', percent: 75 });
});

it('a figure is held beside the goal, and what is no figure is not', () => {
  const of = (value: number): Statistic => ({ kind: 'value', value, unit: 'percent', decimals: 1, cohort: 20, marks: [], releases: [] });
  expect([besideGoal(of(75)), besideGoal(of(60.5)), besideGoal(none('withheld'))]).toEqual([
    'At or above the goal',
    '14.5 points below the goal',
    '',
  ]);
});

it('each kind of provider has its own reason for no figure', () => {
  expect(new Set(['childminder', 'school', 'nursery'].map(whyNoFigure)).size).toBe(3);
});
