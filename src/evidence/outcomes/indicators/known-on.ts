import { firstYearOf, lastDayOfPeriod } from '../../../kernel/period.ts';
import type { Figure } from '../figures/figure-set.ts';

/** What the authority and its schools count themselves is known within the year that it is of. */
const countedWithin: ReadonlySet<string> = new Set(['own-collections', 'results-round']);

/** Whether a figure may have been known on a day: its release is not of a later one, and its year had ended (had begun, where it is counted within it). */
export function isKnownOn({ period, statistic }: Pick<Figure, 'period' | 'statistic'>, asAt: string, later: ReadonlySet<number>): boolean {
  if (statistic.releases.some(({ id }) => later.has(id))) return false;
  if (statistic.releases.some(({ source }) => countedWithin.has(source))) return begins(period) <= asAt;
  const ended = lastDayOfPeriod(period);
  return ended === null || ended < asAt;
}

function begins(period: string): string {
  const year = String(firstYearOf(period) ?? 0).padStart(4, '0');
  return `${year}-${/^\d{4}\/\d{2}$/.test(period) ? '09-01' : '01-01'}`;
}
