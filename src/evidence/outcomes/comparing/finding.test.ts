import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { none, reasonLabels, type Reason, type Statistic, type StatisticValue } from '../../../kernel/statistic.ts';
import { findingInWords, type FindingFacts, type FindingMeasure } from './finding.ts';
import { anyStatistic, marked, percent, release, score } from './statistics.fixture.ts';

const rwm: FindingMeasure = { name: 'Reading, writing and maths', said: 'met the standard', polarity: 'higher' };
const absence: FindingMeasure = { name: 'Overall absence', said: null, polarity: 'lower' };
const attainment8: FindingMeasure = { name: 'Attainment 8', said: null, polarity: 'higher' };
const pupils: FindingMeasure = { name: 'Pupils on roll', said: null, polarity: 'neither' };

function facts(measure: FindingMeasure, own: Statistic, comparator: Statistic, before: readonly [Statistic, Statistic] | null = null): FindingFacts {
  return {
    measure,
    comparatorName: 'England',
    now: { period: '2024/25', own, comparator },
    before: before && { period: '2023/24', own: before[0], comparator: before[1] },
  };
}

const england = percent(63);
const provisional = percent(59, null, { releases: [release(2, 'provisional'), release(1, 'final')] });
const unvalidated: StatisticValue = percent(59, null, { releases: [release(3, 'unvalidated')] });

describe('the finding in a sentence', () => {
  it.each<[string, FindingFacts]>([
    // The issue's own.
    [
      'Reading, writing and maths: 59% met the standard in 2025, 4 points below England; the gap has widened by 2 points since 2024.',
      facts(rwm, percent(59), england, [percent(59), percent(61)]),
    ],
    // Against the comparator.
    ['Reading, writing and maths: 59% met the standard in 2025.', { ...facts(rwm, percent(59), england), comparatorName: null }],
    ['Reading, writing and maths: 62% met the standard in 2025, 1 point below England.', facts(rwm, percent(62), england)],
    ['Reading, writing and maths: 66% met the standard in 2025, 3 points above England.', facts(rwm, percent(66), england)],
    ['Reading, writing and maths: 63% met the standard in 2025, the same as England.', facts(rwm, percent(63), england)],
    [
      'Reading, writing and maths: 59% met the standard in 2025, 2.6 points below the neighbours’ mean.',
      { ...facts(rwm, percent(59), percent(61.6)), comparatorName: 'the neighbours’ mean' },
    ],
    // Since the earlier year.
    [
      'Reading, writing and maths: 59% met the standard in 2025, 4 points below England; the gap has narrowed by 1 point since 2024.',
      facts(rwm, percent(59), england, [percent(56), percent(61)]),
    ],
    [
      'Reading, writing and maths: 59% met the standard in 2025, 4 points below England; the gap is the same as in 2024.',
      facts(rwm, percent(59), england, [percent(57), percent(61)]),
    ],
    [
      'Reading, writing and maths: 65% met the standard in 2025, 2 points above England; it was 3 points below in 2024.',
      facts(rwm, percent(65), england, [percent(58), percent(61)]),
    ],
    [
      'Reading, writing and maths: 63% met the standard in 2025, the same as England; it was 3 points below in 2024.',
      facts(rwm, percent(63), england, [percent(58), percent(61)]),
    ],
    [
      'Reading, writing and maths: 63% met the standard in 2025, the same as England, as in 2024.',
      facts(rwm, percent(63), england, [percent(61), percent(61)]),
    ],
    [
      'Reading, writing and maths: 60% met the standard in 2025, 3 points below England; there was no gap in 2024.',
      facts(rwm, percent(60), england, [percent(61), percent(61)]),
    ],
    // Absent.
    [
      'Reading, writing and maths has not been published for 2025: suppressed, too few pupils.',
      facts(rwm, none('suppressed', { symbol: 'SUPP' }), england, [percent(59), percent(61)]),
    ],
    ['Reading, writing and maths is not shown for 2025: too few pupils to show outside the authority.', facts(rwm, none('withheld'), england)],
    [
      'Progress 8 does not exist for 2025 (There is no key stage 2 baseline for this year group).',
      facts(
        { ...attainment8, name: 'Progress 8' },
        none('does-not-exist', { because: 'There is no key stage 2 baseline for this year group.' }),
        score(0),
      ),
    ],
    [
      'Reading, writing and maths: 59% met the standard in 2025; England has not been published for 2025.',
      facts(rwm, percent(59), none('not-published')),
    ],
    [
      'Reading, writing and maths: 59% met the standard in 2025, 4 points below England; ' +
        'the change since 2024 cannot be told, because the figure has not been published for 2024: suppressed, too few pupils.',
      facts(rwm, percent(59), england, [none('suppressed'), percent(61)]),
    ],
    [
      'Reading, writing and maths: 59% met the standard in 2025, 4 points below England; ' +
        'the change since 2024 cannot be told, because England is not known for 2024: no file with it has been loaded.',
      facts(rwm, percent(59), england, [percent(57), none('not-loaded')]),
    ],
    [
      'Reading, writing and maths: 59% met the standard in 2025, 4 points below England; it cannot be compared with 2024, because there is a break in the series.',
      facts(rwm, marked(percent(59), 'series-break'), england, [percent(57), percent(61)]),
    ],
    // Polarity and units.
    [
      'Overall absence: 7.1% in 2025, 0.4 points above England (lower is better); the gap has widened by 0.1 points since 2024.',
      facts(absence, percent(7.1), percent(6.7), [percent(7.4), percent(7.1)]),
    ],
    [
      'Attainment 8: 45.2 in 2025, 0.7 below England; the gap has narrowed by 0.3 since 2024.',
      facts(attainment8, score(45.2), score(45.9), [score(45), score(46)]),
    ],
    [
      'Pupils on roll: 1,210 in 2025, 90 above England.',
      facts(pupils, percent(1210, null, { unit: 'number' }), percent(1120, null, { unit: 'number' })),
    ],
    [
      'Income for each pupil: £5,900 in 2025, £300 below England.',
      facts({ ...pupils, name: 'Income for each pupil' }, percent(5900, null, { unit: 'pounds' }), percent(6200, null, { unit: 'pounds' })),
    ],
    // Chance.
    [
      'Reading, writing and maths: 59% met the standard in 2025, 4 points below England (the difference could be chance: 34 pupils).',
      facts(rwm, percent(59, 34), england),
    ],
    [
      'Overall absence: 9% in 2025, 2 points above England (lower is better; the difference could be chance: 1 pupil).',
      facts(absence, percent(9, 1), percent(7)),
    ],
    [
      'Reading, writing and maths: 30% met the standard in 2025, 33 points below England; the gap has widened by 3 points since 2024 (which could be chance).',
      facts(rwm, percent(30, 60), england, [percent(31, 58), percent(61)]),
    ],
    ['Reading, writing and maths: 59% met the standard in 2025, 4 points below England.', facts(rwm, percent(59, 4500), england)],
    // How settled it is.
    ['Reading, writing and maths: 59% met the standard in 2025 (unvalidated), 4 points below England.', facts(rwm, unvalidated, england)],
    ['Reading, writing and maths: 59% met the standard in 2025 (provisional), 4 points below England.', facts(rwm, provisional, england)],
    [
      'Reading, writing and maths: 59% met the standard in 2025 (unvalidated, low reliability), 4 points below England.',
      facts(rwm, marked(unvalidated, 'unreliable'), england),
    ],
  ])('%s', (sentence, given) => {
    expect(findingInWords(given)).toBe(sentence);
  });

  it.each(Object.keys(reasonLabels) as Reason[])('of a figure that is %s gives no number but the year', (reason) => {
    const sentence = findingInWords(facts(rwm, none(reason), england, [percent(59), percent(61)]));
    expect(sentence.replace('2025', '')).not.toMatch(/\d/);
    expect(sentence).toMatch(/^Reading, writing and maths .*2025.*\.$/);
  });

  it('is one sentence whatever is absent, and never says a number that was not given', () => {
    fc.assert(
      fc.property(anyStatistic, anyStatistic, anyStatistic, anyStatistic, (own, comparator, ownBefore, comparatorBefore) => {
        const sentence = findingInWords(facts(rwm, own, comparator, [ownBefore, comparatorBefore]));
        expect(sentence.match(/\.(?=\s|$)/g)).toHaveLength(1);
        expect(sentence).not.toMatch(/NaN|undefined|null|-0/);
        if (own.kind === 'none') expect(sentence).not.toContain('%');
        if (comparator.kind === 'none') expect(sentence).not.toMatch(/above|below|same as/);
        if (ownBefore.kind === 'none' || comparatorBefore.kind === 'none') expect(sentence).not.toMatch(/widened|narrowed/);
      }),
    );
  });
});
