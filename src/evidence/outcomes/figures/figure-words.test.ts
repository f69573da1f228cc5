import { describe, expect, it } from 'vitest';
import { none, type Statistic, type StatisticRelease, type Status } from '../../../kernel/statistic.ts';
import { cohortInWords, distanceInWords, figureInWords, intervalInWords } from './figure-words.ts';

const release = (status: Status | null): StatisticRelease => ({ id: 1, source: 's', publisher: 'p', fileName: 'f', sha256: '', asAt: null, status });

function percent(value: number, cohort: number | null, status: Status | null = 'final'): Statistic {
  return { kind: 'value', value, unit: 'percent', decimals: 0, cohort, marks: [], releases: [release(status)] };
}

describe('a figure in a cell', () => {
  it('says how settled it is, where it is not final', () => {
    expect(figureInWords(percent(61, 30))).toBe('61%');
    expect(figureInWords(percent(61, 30, 'unvalidated'))).toBe('61% (unvalidated: the school’s own return)');
    expect(figureInWords({ ...percent(61, 30, 'provisional'), marks: ['unreliable'] } as Statistic)).toBe(
      '61% (provisional; low reliability, as the publisher marks it)',
    );
  });

  it('is its reason and the publisher’s symbol where there is none', () => {
    expect(figureInWords(none('suppressed', { symbol: 'SUPP' }))).toBe('Suppressed: too few pupils to publish (SUPP)');
    expect(figureInWords(none('does-not-exist', { because: 'There were no tests in 2020.' }))).toBe('There were no tests in 2020');
  });

  it('has its pupils and its interval beside it, or why not', () => {
    expect([cohortInWords(percent(61, 1234)), cohortInWords(percent(61, null)), cohortInWords(none('low'))]).toEqual([
      '1,234',
      'Not published',
      'No figure',
    ]);
    expect(intervalInWords(percent(60, 30))).toBe('42% to 75%');
    expect(intervalInWords(percent(60, null))).toBe('No interval: how many it is counted over is not published');
  });

  it('is within what chance could do, beyond it, or nobody can tell', () => {
    expect(distanceInWords(percent(60, 30), percent(62, null))).toBe('2 points below; within what chance could do');
    expect(distanceInWords(percent(60, 3000), percent(65, null))).toBe('5 points below; more than chance would do');
    expect(distanceInWords(percent(60, null), percent(55, null))).toBe('5 points above');
    expect(distanceInWords(none('low'), percent(55, null))).toBe('Cannot be told');
  });
});
