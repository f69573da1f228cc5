import { describe, expect, it } from 'vitest';
import { none, type Statistic, type Status } from '../../../kernel/statistic.ts';
import { bandOf, decideChange } from './changed-result.ts';

const percent = (value: number, cohort: number | null = null): Statistic => ({
  kind: 'value',
  value,
  unit: 'percent',
  decimals: 0,
  cohort,
  marks: [],
  releases: [],
});
const england = percent(60);
const edges = { amberBeyond: 2, redBeyond: 10 };

describe('the band of an indicator, by the criteria in force', () => {
  it.each([
    ['England less 2', percent(58), 'higher', 'green'],
    ['England less 3', percent(57), 'higher', 'amber'],
    ['England less 10', percent(50), 'higher', 'amber'],
    ['England less 11, of nobody knows how many', percent(49), 'higher', 'red'],
    ['England less 11, of 20 pupils: chance reaches over the line', percent(49, 20), 'higher', 'amber'],
    ['England less 40, of 100 pupils', percent(20, 100), 'higher', 'red'],
    ['England plus 2, where lower is better', percent(62), 'lower', 'green'],
    ['England plus 20, where lower is better', percent(80), 'lower', 'red'],
    ['nothing', none('suppressed'), 'higher', 'none'],
  ] as const)('at %s', (_, own, polarity, band) => {
    expect(bandOf(own, england, polarity, edges)).toBe(band);
  });

  it('is none where England has no figure', () => {
    expect(bandOf(percent(50), none('not-loaded'), 'higher', edges)).toBe('none');
  });

  it('follows the edges that an authority adopted, and is none where its criteria do not look', () => {
    expect(bandOf(percent(57), england, 'higher', { amberBeyond: 4, redBeyond: 10 })).toBe('green');
    expect(bandOf(percent(54), england, 'higher', { amberBeyond: 1, redBeyond: 5 })).toBe('red');
    expect(bandOf(percent(57), england, 'higher', null)).toBe('none');
  });
});

describe('what a later release changed', () => {
  const said = (status: Status | null, statistic: Statistic) => ({ status, statistic });
  it.each([
    ['nothing, where there is one release', [said('revised', percent(50))], null],
    ['nothing, where both say the same', [said('provisional', percent(50)), said('revised', percent(50))], null],
    ['nothing that can be told, where a publisher does not say', [said(null, percent(50)), said('revised', percent(60))], null],
    ['a value within its band', [said('provisional', percent(55)), said('revised', percent(54))], { movesBand: false, bandAfter: 'amber' }],
    [
      'a value, and its band',
      [said('unvalidated', percent(60)), said('provisional', percent(55))],
      { movesBand: true, bandBefore: 'green', bandAfter: 'amber' },
    ],
    [
      'a value that was suppressed later',
      [said('provisional', percent(60)), said('final', none('suppressed'))],
      { movesBand: true, bandAfter: 'none' },
    ],
  ] as const)('%s', (_, versions, answer) => {
    const decided = decideChange(versions, england, 'higher', edges);
    if (answer === null) expect(decided).toBeNull();
    else expect(decided).toMatchObject(answer);
  });

  it('is what the latest says against the one before it, however they come', () => {
    const versions = [said('revised', percent(57)), said('unvalidated', percent(70)), said('provisional', percent(58))];
    expect(decideChange(versions, england, 'higher', edges)).toMatchObject({ before: { status: 'provisional' }, after: { status: 'revised' } });
  });
});
