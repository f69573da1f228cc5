import { expect, it } from 'vitest';
import { none } from '../../../kernel/statistic.ts';
import { changeInWords, yearBefore } from './words-of-change.ts';
import { marked, percent } from './statistics.fixture.ts';

const now = (value: number, cohort: number | null = null) => ({ period: '2024/25', statistic: percent(value, cohort) });
const then = (value: number, cohort: number | null = null) => ({ period: '2023/24', statistic: percent(value, cohort) });

it('takes published figures at their word where nothing is known of chance', () => {
  expect(changeInWords(then(57), now(59))).toBe('Rose by 2 points since 2024');
  expect(changeInWords(then(60), now(59))).toBe('Fell by 1 point since 2024');
  expect(changeInWords(then(59), now(59))).toBe('The same as in 2024');
});

it('says where chance could have done it', () => {
  expect(changeInWords(then(50, 20), now(60, 20))).toBe('10 points higher than in 2024, which could be chance');
  expect(changeInWords(then(60, 100_000), now(60.3, 100_000))).toBe('About the same as in 2024: 0.3 points higher');
});

it('says why there is no change to tell', () => {
  expect(changeInWords({ period: '2023/24', statistic: none('suppressed') }, now(59))).toBe(
    '2024 (Suppressed: too few pupils to publish) is not there to compare with.',
  );
  expect(changeInWords(then(59), { period: '2024/25', statistic: marked(percent(62), 'series-break') })).toContain('there is a break in the series');
  expect(changeInWords(null, now(59))).toBe('Not compared: each period shares years with the one before.');
});

it('does not set overlapping periods beside each other', () => {
  expect(yearBefore('2024/25')).toBe('2023/24');
  expect(yearBefore('2022/23 to 2024/25')).toBeNull();
});
