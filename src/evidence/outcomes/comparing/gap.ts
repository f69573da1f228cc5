import { isValue, none, reasonLabels, type Statistic, type StatisticValue, type Unit } from '../../../kernel/statistic.ts';
import type { Interval } from '../../../kernel/interval.ts';
import { contains, estimateOf, intervalOfDifference } from './interval.ts';
import { assertOneUnit, differenceInWords, releasesOf, roundTo, unitOfDifference, withoutNoise, marksOf, type Named } from './values.ts';

export interface Gap {
  readonly kind: 'gap';
  /** The group less the others, in `unit`: negative where the group is lower. */
  readonly difference: number;
  readonly unit: Unit;
  readonly decimals: number;
  readonly direction: 'higher' | 'lower' | 'the same';
  /** "Disadvantaged pupils are 18 points lower than other pupils". */
  readonly words: string;
  /** Newcombe's 95% interval; null where either cohort is not known. */
  readonly interval: Interval | null;
  readonly couldBeChance: boolean | null;
  /** The difference as a statistic of its own, for a chart or a table. */
  readonly statistic: StatisticValue;
}

export interface NoGap {
  readonly kind: 'none';
  readonly statistic: Statistic;
  readonly because: string;
}

/** The difference between two groups. Where either is absent there is none, for that one's reason: nothing is as good as zero. */
export function gapBetween(group: Named, others: Named): Gap | NoGap {
  const [one, other] = [group.statistic, others.statistic];
  if (!isValue(one) || !isValue(other)) {
    const absent = [group, others].flatMap(({ name, statistic }) => (isValue(statistic) ? [] : [{ name, statistic }]));
    const because = absent
      .map(({ name, statistic }) => `${name}: ${(statistic.because ?? reasonLabels[statistic.reason]).replace(/\.$/, '')}`)
      .join('; ');
    const reason = absent[0]?.statistic.reason ?? 'missing';
    return { kind: 'none', statistic: none(reason, { because, releases: releasesOf([one, other]) }), because };
  }
  assertOneUnit([one, other]);
  const decimals = Math.max(one.decimals, other.decimals);
  const unit = unitOfDifference(one.unit);
  const difference = withoutNoise(one.value - other.value);
  const shown = roundTo(difference, decimals);
  const direction = shown === 0 ? 'the same' : shown > 0 ? 'higher' : 'lower';
  const words =
    direction === 'the same'
      ? `${group.name} are the same as ${lowerFirst(others.name)}`
      : `${group.name} are ${differenceInWords(difference, unit, decimals)} ${direction} than ${lowerFirst(others.name)}`;
  const [from, to] = [estimateOf(other), estimateOf(one)];
  const interval = from && to ? intervalOfDifference(to, from) : null;
  const statistic: StatisticValue = {
    kind: 'value',
    value: difference,
    unit,
    decimals,
    cohort: null,
    marks: marksOf([one, other]),
    releases: releasesOf([one, other]),
  };
  return { kind: 'gap', difference, unit, decimals, direction, words, interval, couldBeChance: interval && contains(interval, 0), statistic };
}

export interface GapChange {
  readonly kind: 'change';
  readonly direction: 'widened' | 'narrowed' | 'the same' | 'closed' | 'opened' | 'turned round';
  /** By how much the gap is wider (negative: narrower), whichever side it is on. Of a gap that turned round, how far it moved. */
  readonly by: number;
  readonly unit: Unit;
  readonly decimals: number;
  /** Null where it cannot be said, because a cohort is not known. */
  readonly couldBeChance: boolean | null;
}

/** What became of a gap since an earlier year. */
export function gapChange(earlier: Gap | NoGap, later: Gap | NoGap): GapChange | { readonly kind: 'none'; readonly because: string } {
  if (earlier.kind === 'none' || later.kind === 'none') {
    return { kind: 'none', because: [earlier, later].flatMap((gap) => (gap.kind === 'none' ? [gap.because] : [])).join('; ') };
  }
  if (later.statistic.marks.includes('series-break')) {
    return { kind: 'none', because: 'There is a break in the series.' };
  }
  const decimals = Math.max(earlier.decimals, later.decimals);
  const [before, after] = [roundTo(earlier.difference, decimals), roundTo(later.difference, decimals)];
  const isTurned = before * after < 0;
  const by = withoutNoise(isTurned ? Math.abs(after - before) : Math.abs(after) - Math.abs(before));
  const interval =
    earlier.interval && later.interval
      ? intervalOfDifference({ value: later.difference, ...later.interval }, { value: earlier.difference, ...earlier.interval })
      : null;
  const direction = isTurned
    ? 'turned round'
    : by === 0
      ? 'the same'
      : after === 0
        ? 'closed'
        : before === 0
          ? 'opened'
          : by > 0
            ? 'widened'
            : 'narrowed';
  return { kind: 'change', direction, by, unit: later.unit, decimals, couldBeChance: interval && contains(interval, 0) };
}

/** A group in the middle of a sentence. What is written in capitals stays so: "EAL pupils". */
function lowerFirst(name: string): string {
  return /^[A-Z][a-z]/.test(name) && !/^(English|England|White|Black|Asian|Chinese|Gypsy|Irish)/.test(name)
    ? name.charAt(0).toLowerCase() + name.slice(1)
    : name;
}
