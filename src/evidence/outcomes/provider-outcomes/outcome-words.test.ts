import { describe, expect, it } from 'vitest';
import { none, type Statistic } from '../../../kernel/statistic.ts';
import { changeSince, threeYearTrend } from '../comparing/change.ts';
import { gapBetween, gapChange } from '../comparing/gap.ts';
import { changeInWords, gapInWords, trendInWords } from './outcome-words.ts';

function percent(value: number, cohort: number | null): Statistic {
  return { kind: 'value', value, unit: 'percent', decimals: 0, cohort, marks: [], releases: [] };
}

const at = (period: string, statistic: Statistic) => ({ period, statistic });

describe('what became of a figure, in words', () => {
  it('says whether it could be chance, and when that cannot be told', () => {
    const since = (before: Statistic, now: Statistic) => changeInWords(changeSince(at('2023/24', before), at('2024/25', now)), '2024');
    expect(since(percent(50, 20), percent(60, 20))).toBe('Since 2024: 10 points higher, which could be chance.');
    expect(since(percent(50, 2000), percent(40, 2000))).toBe('Since 2024: 10 points lower, more than chance would do.');
    expect(since(percent(50, 20), percent(50, 20))).toBe('Since 2024: no change.');
    expect(since(percent(50, null), percent(60, 20))).toMatch(/^Since 2024: 10 points higher\. Whether it could be chance cannot be told/);
    expect(since(none('suppressed'), percent(60, 20))).toBe(
      'Since 2024: cannot be told. 2024 (Suppressed: too few pupils to publish) is not there to compare with.',
    );
  });

  it('tells three years running, or which is not there', () => {
    const years = [at('2022/23', percent(50, 2000)), at('2023/24', percent(55, 2000)), at('2024/25', percent(60, 2000))];
    expect(trendInWords(threeYearTrend(years, '2024/25'))).toBe(
      'Over three years: rose each year, 10 points higher in 2025 than in 2023, more than chance would do.',
    );
    expect(trendInWords(threeYearTrend(years.slice(1), '2024/25'))).toContain('cannot be told. 2023 (No file with it has been loaded)');
  });
});

describe('a gap, in words', () => {
  const between = (one: Statistic, other: Statistic) => gapBetween({ name: 'Boys', statistic: one }, { name: 'Girls', statistic: other });
  const gapOf = (before: ReturnType<typeof between>, now: ReturnType<typeof between>) => ({
    name: 'Gap between boys and girls',
    gap: now,
    change: gapChange(before, now),
    groups: ['Boys', 'Girls'] as const,
    years: ['2023/24', '2024/25'].map((period) => ({ period, figures: [percent(1, 1), percent(1, 1)] as const, gap: percent(1, 1) })),
  });

  it('says how wide it is and what became of it', () => {
    const [before, now] = [between(percent(55, 2000), percent(60, 2000)), between(percent(50, 2000), percent(60, 2000))];
    expect(gapInWords(gapOf(before, now))).toMatch(/^Boys are 10 points lower than girls; the gap has widened by 5 points since 2024/);
    expect(gapInWords(gapOf(now, now))).toBe('Boys are 10 points lower than girls; the gap is the same as in 2024.');
  });

  it('says why there is none', () => {
    const gap = between(none('withheld'), percent(60, 40));
    expect(gapInWords(gapOf(gap, gap))).toBe('Cannot be told. Boys: Withheld here: too few pupils to show outside the authority.');
  });
});
