import { resultsYear, type Period } from '../../../kernel/period.ts';
import { isValue, none, statisticInWords, type Statistic } from '../../../kernel/statistic.ts';
import { yearBefore } from '../comparing/words-of-change.ts';
import { gapBetween, gapChange, type Gap, type NoGap } from '../comparing/gap.ts';
import { meanOf } from '../comparing/mean.ts';
import { differenceInWords, listInWords } from '../comparing/values.ts';
import type { AskedArea } from '../figures/compare-figure.ts';
import { englandSubject, type FigureSet, type Subject } from '../figures/figure-set.ts';
import { groupNoun } from '../measures/group-nouns.ts';
import type { gapPairs } from '../measures/groups.ts';
import type { Measure } from '../measures/measure.ts';

export type GapPair = (typeof gapPairs)[number];

/** A gap of the authority in one year, and those it is held against. */
export interface AreaGap {
  readonly period: Period;
  readonly figures: readonly [Statistic, Statistic];
  readonly gap: Gap | NoGap;
  readonly england: Statistic;
  readonly region: Statistic | null;
  /** The mean of the neighbours’ gaps, each authority counted alike. */
  readonly neighbours: Statistic;
  readonly neighbourGaps: readonly { readonly name: string; readonly figures: readonly [Statistic, Statistic]; readonly gap: Gap | NoGap }[];
  readonly change: string;
}

export function hasPair(measure: Measure, pair: GapPair): boolean {
  return measure.groups[pair.group] !== undefined && measure.groups[pair.against] !== undefined;
}

const authority = (code: string): Subject => ({ level: 'authority', code });

function ofSubject(set: FigureSet, measure: Measure, pair: GapPair, subject: Subject, period: Period) {
  const figures = [set.get(measure, pair.group, subject, period), set.get(measure, pair.against, subject, period)] as const;
  const gap = gapBetween({ name: groupNoun(pair.group), statistic: figures[0] }, { name: groupNoun(pair.against), statistic: figures[1] });
  return { figures, gap: saidOnce(figures, gap) };
}

/** Both absent for one reason: it is said once, and not of each. */
function saidOnce([one, other]: readonly [Statistic, Statistic], gap: Gap | NoGap): Gap | NoGap {
  if (gap.kind === 'gap' || isValue(one) || isValue(other) || statisticInWords(one) !== statisticInWords(other)) return gap;
  const because = statisticInWords(one).replace(/\.$/, '');
  return { ...gap, because, statistic: none(one.reason, { because, releases: gap.statistic.releases }) };
}

/** Periods for which the authority or England has both figures, the latest first. */
export function gapPeriods({ area, set }: AskedArea, measure: Measure, pair: GapPair): Period[] {
  const isWhole = (subject: Subject, period: Period): boolean => ofSubject(set, measure, pair, subject, period).gap.kind === 'gap';
  return set.periods(measure).filter((period) => isWhole(authority(area.laCode), period) || isWhole(englandSubject, period));
}

export function areaGap({ area, set }: AskedArea, measure: Measure, pair: GapPair, period: Period): AreaGap {
  const of = (subject: Subject, when = period) => ofSubject(set, measure, pair, subject, when);
  const own = of(authority(area.laCode));
  const neighbourGaps = area.neighbours.map(({ laCode, name }) => ({ name, ...of(authority(laCode)) }));
  const earlier = yearBefore(period);
  return {
    period,
    ...own,
    england: of(englandSubject).gap.statistic,
    region: area.region === null ? null : of({ level: 'region', code: area.region.code }).gap.statistic,
    neighbours: meanOf(neighbourGaps.map(({ name, gap }) => ({ name, statistic: gap.statistic }))),
    neighbourGaps,
    change:
      earlier === null
        ? 'Not compared: each period shares years with the one before.'
        : gapChangeInWords(of(authority(area.laCode), earlier).gap, own.gap, earlier),
  };
}

/** "The gap has narrowed by 2 points since 2024." */
function gapChangeInWords(before: Gap | NoGap, now: Gap | NoGap, since: Period): string {
  const year = resultsYear(since);
  const change = gapChange(before, now);
  if (change.kind === 'none') {
    // The same group may want in both years, for the same reason.
    const reasons = [...new Set(change.because.replace(/\.$/, '').split('; '))];
    return `The change since ${year} cannot be told. ${reasons.join('; ')}.`;
  }
  const by = differenceInWords(change.by, change.unit, change.decimals);
  const chance = change.couldBeChance === true && change.direction !== 'the same' ? ', which could be chance' : '';
  switch (change.direction) {
    case 'the same':
      return `The gap is the same as in ${year}.`;
    case 'closed':
      return `The gap of ${year} has closed${chance}.`;
    case 'opened':
      return `There was no gap in ${year}${chance}.`;
    case 'turned round':
      return `The gap has turned round since ${year}${chance}.`;
    case 'widened':
    case 'narrowed':
      return `The gap has ${change.direction} by ${by} since ${year}${chance}.`;
  }
}

/** "18 points lower"; the reason where there is none. */
export function gapInWords(gap: Gap | NoGap): string {
  if (gap.kind === 'none') return gap.because;
  if (gap.direction === 'the same') return 'No gap';
  return `${differenceInWords(gap.difference, gap.unit, gap.decimals)} ${gap.direction}`;
}

/** A gap as a statistic: signed as it is, in words. */
export function sidedInWords(statistic: Statistic): string {
  if (!isValue(statistic)) return statisticInWords(statistic);
  const size = differenceInWords(statistic.value, statistic.unit, statistic.decimals);
  const isNone = Number(statistic.value.toFixed(statistic.decimals)) === 0;
  return isNone ? 'No gap' : `${size} ${statistic.value > 0 ? 'higher' : 'lower'}`;
}

/** Which neighbour has the smallest gap, whichever side it is on, of how many. Equal ones are named together. */
export function smallestInWords({ neighbourGaps }: AreaGap): string {
  const there = neighbourGaps.flatMap(({ name, gap }) => (gap.kind === 'gap' ? [{ name, gap, size: Math.abs(gap.difference) }] : []));
  if (neighbourGaps.length === 0) return 'No statistical neighbours are loaded.';
  if (there.length === 0) return 'No neighbour has a published gap for this year.';
  const least = Math.min(...there.map(({ size }) => size));
  const smallest = there.filter(({ size }) => size === least);
  const [first] = smallest;
  const absent = neighbourGaps.length - there.length;
  const said = absent === 0 ? `of all ${there.length} neighbours` : `of the ${there.length} neighbours with figures; ${absent} without`;
  const verb = smallest.length === 1 ? 'has' : 'have';
  return `${listInWords(smallest.map(({ name }) => name))} ${verb} the smallest gap (${first ? gapInWords(first.gap) : ''}), ${said}.`;
}
