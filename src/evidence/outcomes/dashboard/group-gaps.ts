import type { Statistic } from '../../../kernel/statistic.ts';
import type { AskedArea } from '../figures/compare-figure.ts';
import { periodIn, yearOf } from '../figures/periods.ts';
import { areaGap, gapPeriods, hasPair, type AreaGap, type GapPair } from '../gaps/area-gap.ts';
import { gapPairs } from '../measures/groups.ts';
import type { Measure } from '../measures/measure.ts';

export interface PairOfGaps {
  readonly pair: GapPair;
  readonly rows: readonly { readonly measure: Measure; readonly gap: AreaGap; readonly england: Statistic }[];
}

/** Each gap that any of these measures has, in the year asked for or the latest of each. */
export function groupGaps(asked: AskedArea, measures: readonly Measure[], year: string | null): PairOfGaps[] {
  return gapPairs.flatMap((pair) => {
    const rows = measures
      .filter((measure) => hasPair(measure, pair))
      .flatMap((measure) => {
        const periods = gapPeriods(asked, measure, pair);
        const period = year === null ? periods[0] : periodIn(periods, year);
        if (period === undefined || (year !== null && !periods.some((each) => yearOf(each) === year))) return [];
        const gap = areaGap(asked, measure, pair, period);
        return [{ measure, gap, england: gap.england }];
      });
    return rows.length === 0 ? [] : [{ pair, rows }];
  });
}
