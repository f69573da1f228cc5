import { resultsYear, type Period } from '../../kernel/period.ts';
import type { Statistic, StatisticRelease } from '../../kernel/statistic.ts';
import type { GroupId, Measure, MeasurePhase } from '../../evidence/index.ts';
import type { PriorityId } from './priorities.ts';
import type { Rating, RatingKind } from './rating.ts';
import type { Commentary, Target } from './target.ts';

export interface RatedTarget extends Target {
  readonly rating: Rating;
}

export interface FigureIn {
  readonly period: Period;
  readonly statistic: Statistic;
}

/** A measure of a group of pupils, with all that is said of it. */
export interface ScorecardLine {
  readonly measure: Measure;
  readonly group: GroupId;
  readonly groupName: string;
  readonly priority: PriorityId | null;
  /** Of the target that is rated. */
  readonly baseline: FigureIn;
  /** In force, the earliest year first. */
  readonly targets: readonly RatedTarget[];
  readonly actual: FigureIn;
  readonly england: Statistic;
  readonly region: Statistic;
  readonly neighbours: Statistic;
  readonly direction: string;
  /** The target that the line is rated by: of the year of the figure, or the next one after it, or the last that there was. */
  readonly rated: RatedTarget;
  readonly commentary: readonly Commentary[];
}

export interface Scorecard {
  readonly authorityName: string;
  readonly regionName: string | null;
  readonly neighbourNames: readonly string[];
  /** Those that the filter leaves. */
  readonly lines: readonly ScorecardLine[];
  /** What may be chosen in the filter: of every target in force. */
  readonly choices: { readonly years: readonly string[]; readonly phases: readonly MeasurePhase[]; readonly groups: readonly GroupId[] };
  /** How many are in force, whatever the filter leaves. */
  readonly targets: number;
  /** Ids of measures that targets name and the catalogue has no longer. */
  readonly unknownMeasures: readonly string[];
}

/** Whom scrutiny asked about by name, beside each key stage. Everybody else stands with the key stage. */
const vulnerableGroups: readonly GroupId[] = [
  'disadvantaged',
  'fsm',
  'white-british-disadvantaged',
  'sen-support',
  'ehc-plan',
  'sen',
  'eal',
  'looked-after',
  'child-in-need',
  'child-protection',
];

/** Key stages and groups for which scrutiny asked that there be targets. */
export const topicsAskedFor = ['early-years', 'phonics', 'key-stage-2', 'key-stage-4', 'post-16'] as const;
export const groupsAskedFor = ['disadvantaged', 'white-british-disadvantaged', 'sen-support', 'ehc-plan', 'eal', 'looked-after'] as const;

export interface ScorecardFilter {
  /** "2025": results of that year, as people say it; null for the latest. */
  readonly year: string | null;
  readonly phase: string | null;
  readonly group: string | null;
}

export function passes({ phase, group }: ScorecardFilter, line: { readonly measure: Measure; readonly group: string }): boolean {
  return (phase === null || line.measure.phase === phase) && (group === null || line.group === group);
}

/** The target by which a figure of `period` is rated. */
export function targetRated<T extends { readonly period: Period }>(targets: readonly T[], period: Period): T | undefined {
  return targets.find((target) => target.period >= period) ?? targets.at(-1);
}

export interface ScorecardSection {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly ScorecardLine[];
}

/** Key stages first, in the order of a child’s years, then the vulnerable groups; each line stands once. */
export function sectionsOf(
  lines: readonly ScorecardLine[],
  topics: Readonly<Record<string, string>>,
  groups: Readonly<Record<string, string>>,
): readonly ScorecardSection[] {
  const isVulnerable = ({ group }: ScorecardLine): boolean => vulnerableGroups.includes(group);
  const byTopic = Object.entries(topics).map(([id, title]) => ({
    id,
    title,
    lines: lines.filter((line) => !isVulnerable(line) && line.measure.topic === id),
  }));
  const byGroup = vulnerableGroups.map((id) => ({
    id: `group-${id}`,
    title: groups[id] ?? id,
    lines: lines.filter(({ group }) => group === id),
  }));
  return [...byTopic, ...byGroup].filter((section) => section.lines.length > 0);
}

/** How many lines have each rating, in its order; those that none has are left out. */
export function countRatings(lines: readonly ScorecardLine[]): readonly { readonly kind: RatingKind; readonly count: number }[] {
  const kinds: readonly RatingKind[] = ['met', 'on-course', 'behind', 'cannot-be-told'];
  return kinds.map((kind) => ({ kind, count: lines.filter(({ rated }) => rated.rating.kind === kind).length })).filter(({ count }) => count > 0);
}

/** The period of a measure that people call by this year. */
export function periodCalled(periods: readonly Period[], year: string): Period | undefined {
  return periods.find((period) => resultsYear(period) === year);
}

/** Each file that a figure of these lines came from, once. */
export function releasesOf(lines: readonly ScorecardLine[]): readonly StatisticRelease[] {
  const all = lines.flatMap(({ baseline, actual, england, region, neighbours }) =>
    [baseline.statistic, actual.statistic, england, region, neighbours].flatMap(({ releases }) => releases),
  );
  return [...new Map(all.map((release) => [release.id, release])).values()].sort((one, other) => one.id - other.id);
}
