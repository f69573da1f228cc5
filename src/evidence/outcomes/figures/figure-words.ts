import { isValue, markLabels, statisticInWords, units, type Statistic, type Status } from '../../../kernel/statistic.ts';
import { intervalOf } from '../comparing/interval.ts';
import { differenceInWords, roundTo } from '../comparing/values.ts';

const statusWords: Readonly<Partial<Record<Status, string>>> = {
  unvalidated: 'unvalidated: the school’s own return',
  provisional: 'provisional',
  revised: 'revised',
};

/** How settled a figure is, where it is not final; null where it is, or its publisher does not say. */
export function settledInWords(statistic: Statistic): string | null {
  const status = statistic.releases[0]?.status ?? null;
  return status === null ? null : (statusWords[status] ?? null);
}

/** " (unvalidated)" or " (provisional)", to stand behind a name in a drawing whose figures have no room for it; else nothing. */
export function unsettledMark(statistics: readonly Statistic[]): string {
  const found = (['unvalidated', 'provisional'] as const).find((status) =>
    statistics.some((statistic) => isValue(statistic) && statistic.releases[0]?.status === status),
  );
  return found === undefined ? '' : ` (${found})`;
}

/** For a cell: "61% (provisional)", "4.2 per 100 pupils", or the reason with the publisher’s own symbol: "Suppressed: too few pupils to publish (SUPP)". */
export function figureInWords(statistic: Statistic): string {
  if (!isValue(statistic)) {
    const why = statisticInWords(statistic).replace(/\.$/, '');
    return statistic.symbol === null ? why : `${why} (${statistic.symbol})`;
  }
  const unit = statistic.unit.startsWith('rate-') || statistic.unit === 'days' ? ` ${units[statistic.unit]}` : '';
  const said = [settledInWords(statistic), ...statistic.marks.map((mark) => markLabels[mark].toLowerCase())].filter((word) => word !== null);
  return `${statisticInWords(statistic)}${unit}${said.length === 0 ? '' : ` (${said.join('; ')})`}`;
}

const thousands = new Intl.NumberFormat('en-GB');

/** Of how many: beside every percentage. */
export function cohortInWords(statistic: Statistic): string {
  if (!isValue(statistic)) return 'No figure';
  if (statistic.unit === 'number') return 'A count';
  return statistic.cohort === null ? 'Not published' : thousands.format(statistic.cohort);
}

/** "43% to 76%", or why there is no interval. */
export function intervalInWords(statistic: Statistic): string {
  const interval = intervalOf(statistic);
  if (!isValue(statistic)) return 'No figure';
  if (interval.kind === 'none') return interval.because.replace(/\.$/, '');
  const end = (value: number) => statisticInWords({ ...statistic, value, decimals: 0 });
  return `${end(interval.low)} to ${end(interval.high)}`;
}

/** How far `own` is from `other`, and whether chance alone might have put it there: "2 points below; could be chance". */
export function distanceInWords(own: Statistic, other: Statistic): string {
  if (!isValue(own) || !isValue(other)) return 'Cannot be told';
  const decimals = Math.max(own.decimals, other.decimals);
  const difference = roundTo(own.value - other.value, decimals);
  if (difference === 0) return 'The same';
  const interval = intervalOf(own);
  const chance =
    interval.kind === 'none'
      ? ''
      : interval.low <= other.value && other.value <= interval.high
        ? '; within what chance could do'
        : '; more than chance would do';
  return `${differenceInWords(difference, own.unit, decimals)} ${difference > 0 ? 'above' : 'below'}${chance}`;
}
