import { firstYearOf, type Period } from '../../../kernel/period.ts';
import { statusLabels, units, type Statistic, type StatisticRelease, type Status } from '../../../kernel/statistic.ts';
import { describeSparkline, type Sparkline } from '../../../ui/charts/sparkline.ts';
import { changeInWords, yearBefore } from '../comparing/words-of-change.ts';
import { findingInWords } from '../comparing/finding.ts';
import { rank, rankInWords } from '../comparing/rank.ts';
import { compareArea, subjectsAround, type AskedArea, type ComparedFigure } from '../figures/compare-figure.ts';
import type { Subject } from '../figures/figure-set.ts';
import { periodIn, periodsWith, yearOf } from '../figures/periods.ts';
import { groupNoun } from '../measures/group-nouns.ts';
import type { GroupId } from '../measures/groups.ts';
import { polarityWords, type Measure } from '../measures/measure.ts';

/** One measure of the authority for one group and year, beside what it is held against. */
export interface AreaRow {
  readonly measure: Measure;
  readonly period: Period;
  readonly compared: ComparedFigure;
  readonly rank: string;
  readonly change: string;
  readonly finding: string;
  readonly sparkline: Sparkline;
  /** The release that the figure, or the absence of one, is from. */
  readonly release: StatisticRelease | null;
  readonly status: Status | null;
}

const yearsInSparkline = 8;

/** Pure: everything is in the set. `year` null takes the latest year for which anybody compared has a number. */
export function areaRow({ area, set }: AskedArea, measure: Measure, group: GroupId, year: string | null): AreaRow | null {
  const own: Subject = { level: 'authority', code: area.laCode };
  const periods = periodsWith(set, measure, group, subjectsAround(area));
  const period = year === null ? periods[0] : periodIn(periods, year);
  if (period === undefined) return null;
  const at = (when: Period): Statistic => set.get(measure, group, own, when);
  const compared = compareArea(set, measure, group, area, period);
  const earlier = yearBefore(period);
  const before = earlier === null ? null : { period: earlier, statistic: at(earlier) };
  const england = (when: Period): Statistic => set.get(measure, group, { level: 'country', code: 'E92000001' }, when);
  const isOldest = periods.at(-1) === period;
  const shown = periods
    .filter((each) => each <= period)
    .slice(0, yearsInSparkline)
    .reverse();
  return {
    measure,
    period,
    compared,
    rank: rankAmong(area, measure, at(period), (laCode) => set.get(measure, group, { level: 'authority', code: laCode }, period)),
    change: changeInWords(before, { period, statistic: at(period) }),
    finding: findingInWords({
      measure: { name: group === 'all' ? measure.name : `${measure.name}, ${lowerFirst(groupNoun(group))}`, said: null, polarity: measure.polarity },
      comparatorName: 'England',
      now: { period, own: at(period), comparator: england(period) },
      before: earlier === null || isOldest ? null : { period: earlier, own: at(earlier), comparator: england(earlier) },
    }),
    sparkline: describeSparkline({ points: shown.map((each) => ({ period: each, statistic: at(each) })) }),
    release: compared.statistic.releases[0] ?? null,
    status: compared.status,
  };
}

function rankAmong({ name, neighbours }: AskedArea['area'], measure: Measure, own: Statistic, of: (laCode: string) => Statistic): string {
  if (neighbours.length === 0) return 'Not ranked: no neighbours are loaded.';
  const ranking = rank([{ name, statistic: own }, ...neighbours.map((each) => ({ name: each.name, statistic: of(each.laCode) }))], measure.polarity);
  return ranking.kind === 'none' ? ranking.because : rankInWords(ranking, name);
}

function lowerFirst(words: string): string {
  return /^[A-Z][a-z]/.test(words) && !words.startsWith('White') ? words.charAt(0).toLowerCase() + words.slice(1) : words;
}

/** "2025, provisional", "Higher is better", and what a number counts where it does not say so itself. */
export function rowWords({ measure, period, status }: AreaRow): { readonly when: string; readonly polarity: string; readonly unit: string | null } {
  const settled = status === null || status === 'final' ? '' : `, ${(statusLabels[status].split(':')[0] ?? '').toLowerCase()}`;
  const hasUnit = measure.unit !== 'percent' && measure.unit !== 'pounds' && measure.unit !== 'number';
  return { when: `${periodWords(period)}${settled}`, polarity: polarityWords[measure.polarity], unit: hasUnit ? units[measure.unit] : null };
}

/** "2025 (2024/25)"; a calendar year stands as it is. */
export function periodWords(period: Period): string {
  if (firstYearOf(period) === null || !/^\d{4}\/\d{2}$/.test(period)) return period;
  return `${yearOf(period)} (${period})`;
}
