import { describe, expect, it } from 'vitest';
import { none, type Statistic, type Status } from '../../kernel/statistic.ts';
import { onTheLine, rate, type RatingFacts } from './rating.ts';

const percent = (value: number, status: Status | null = 'final', decimals = 0): Statistic => ({
  kind: 'value',
  value,
  unit: 'percent',
  decimals,
  cohort: null,
  marks: [],
  releases: [{ id: 1, source: 'lait', publisher: 'DfE', fileName: 'lait.csv', sha256: 'a', asAt: '2026-10-19', status }],
});
const absent = none('not-published');

/** From 60% in 2024 to 68% for 2028: 62% in 2025, 64% in 2026, 66% in 2027. */
const facts = (given: Partial<RatingFacts>): RatingFacts => ({
  polarity: 'higher',
  target: { period: '2027/28', value: 68 },
  baseline: { period: '2023/24', statistic: percent(60) },
  inTargetYear: absent,
  latest: { period: '2025/26', statistic: percent(64) },
  ...given,
});
const latest = (value: number, period = '2025/26') => ({ latest: { period, statistic: percent(value) } });
/** From 20% in 2024 down to 12% for 2028. */
const falling = { polarity: 'lower', target: { period: '2027/28', value: 12 }, baseline: { period: '2023/24', statistic: percent(20) } } as const;
const ofItsYear = (value: number) => ({ inTargetYear: percent(value), ...latest(value, '2027/28') });

describe('a target’s rating', () => {
  it.each([
    ['met at the target in its year', ofItsYear(68), 'met', '68% in 2028; the target was 68%'],
    ['met above it', ofItsYear(70), 'met', '70% in 2028; the target was 68%'],
    ['behind below it in its year', ofItsYear(67), 'behind', '67% in 2028; the target was 68%'],
    ['met, lower being better', { ...falling, ...ofItsYear(11) }, 'met', '11% in 2028; the target was 12%'],
    ['behind, lower being better', { ...falling, ...ofItsYear(13) }, 'behind', '13% in 2028; the target was 12%'],
    ['on course on the line', latest(64), 'on-course', '64% in 2026; the straight line from 60% in 2024 to 68% for 2028 stood at 64%'],
    ['on course above the line', latest(65), 'on-course', 'stood at 64%'],
    ['behind below the line', latest(63), 'behind', 'stood at 64%'],
    ['behind, having risen too slowly in the first year', latest(61, '2024/25'), 'behind', 'stood at 62%'],
    ['on course on the line down', { ...falling, ...latest(16) }, 'on-course', 'stood at 16%'],
    ['behind above the line down', { ...falling, ...latest(17) }, 'behind', 'stood at 16%'],
    ['on course where the target is reached before its year', latest(69), 'on-course', '69% in 2026 has reached the target of 68% for 2028 already'],
    ['not told where neither way is better', { polarity: 'neither' as const, ...ofItsYear(68) }, 'cannot-be-told', 'no rule can rate it'],
    ['not told where its year has passed and is suppressed', { ...latest(70, '2027/28'), inTargetYear: none('suppressed') }, 'cannot-be-told', 'there is no figure for 2028: suppressed'],
    ['not told by a later year’s figure', latest(70, '2028/29'), 'cannot-be-told', 'there is no figure for 2028: not published'],
    ['not told where its year does not exist', { inTargetYear: none('does-not-exist', { because: 'No tests.' }) }, 'cannot-be-told', '2028 does not exist: no tests'],
    ['not told in the baseline’s year', latest(60, '2023/24'), 'cannot-be-told', 'no figure yet after the baseline year, 2024'],
    ['not told where the latest figure is absent', { latest: { period: '2025/26', statistic: none('suppressed') } }, 'cannot-be-told', 'there is no figure for 2026: suppressed'],
    ['not told where the baseline is absent', { baseline: { period: '2023/24', statistic: none('not-loaded') } }, 'cannot-be-told', 'the baseline has no figure'],
    ['met in its year, though the baseline is absent', { ...ofItsYear(68), baseline: { period: '2023/24', statistic: none('not-loaded') } }, 'met', '68% in 2028'],
  ] as const)('is %s', (_, given, kind, words) => {
    const rating = rate(facts(given));
    expect(rating.kind).toBe(kind);
    expect(rating.words).toContain(words);
  }); // prettier-ignore

  it('is decided by the figures as they are shown: 67.6 is shown as 68', () => {
    expect(rate(facts(ofItsYear(67.6))).kind).toBe('met');
    expect(rate(facts({ inTargetYear: percent(67.6, 'final', 1) })).kind).toBe('behind');
    // Six tenths of the way from 60 to 65 by 2029 is 62 after two years of five.
    const five = { target: { period: '2028/29', value: 66 } };
    expect(rate(facts({ ...five, ...latest(62) })).words).toContain('stood at 62%');
    expect(rate(facts({ ...five, ...latest(62) })).kind).toBe('on-course');
  });

  it('keeps the digits that a target was entered with', () => {
    expect(rate(facts({ ...ofItsYear(68), target: { period: '2027/28', value: 68.5 } })).words).toBe('68% in 2028; the target was 68.5%');
  });

  it('says where a figure is provisional', () => {
    expect(rate(facts({ latest: { period: '2025/26', statistic: percent(65, 'provisional') } })).words).toMatch(/^65% in 2026 \(provisional\)/);
  });

  it('has words for every rating, and never the word zero for what is absent', () => {
    expect(rate(facts({ latest: { period: '2025/26', statistic: absent } })).words).not.toMatch(/\b0/);
  });
});

describe('the straight line', () => {
  it.each([
    ['2023/24', 60],
    ['2025/26', 64],
    ['2027/28', 68],
  ])('stands in %s at %d', (period, value) => {
    expect(onTheLine({ period: '2023/24', value: 60 }, { period: '2027/28', value: 68 }, period)).toBe(value);
  });

  it('is none between a year and itself', () => {
    expect(onTheLine({ period: '2023/24', value: 60 }, { period: '2023/24', value: 68 }, '2023/24')).toBeNull();
  });
});
