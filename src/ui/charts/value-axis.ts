import { extent } from 'd3-array';
import { scaleLinear, type ScaleLinear } from 'd3-scale';
import { isValue, units, valueInWords, type Statistic, type StatisticValue, type Unit } from '../../kernel/statistic.ts';

/** Two ends of what chance may explain, worked out by the caller. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** `whole`: a percentage from 0 to 100, anything else from zero. `from-zero`: no further than the figures go. `zoomed`: as much as they need; the chart then says where the axis starts. */
export type Reach = 'whole' | 'from-zero' | 'zoomed';

export interface ValueAxis {
  readonly scale: ScaleLinear<number, number>;
  readonly ticks: readonly { readonly value: number; readonly label: string }[];
  /** "Axis starts at 40%": null where it starts at zero and leaves nothing out. */
  readonly says: string | null;
  /** What a tick's number counts, where the number does not say so itself. */
  readonly unitName: string | null;
}

/** The axis for these numbers, from `from` to `to` in the drawing's units. */
export function valueAxis(numbers: readonly number[], unit: Unit, reach: Reach, from: number, to: number, tickCount = 5): ValueAxis {
  const isPercent = unit === 'percent';
  const [lowest = 0, highest = isPercent ? 100 : 1] = extent(numbers);
  const wanted = reach === 'zoomed' ? [lowest, highest] : [Math.min(0, lowest), Math.max(isPercent && reach === 'whole' ? 100 : 0, highest)];
  const [low = 0, high = 1] = wanted[0] === wanted[1] ? [(wanted[0] ?? 0) - 1, (wanted[1] ?? 0) + 1] : wanted;
  const scale = scaleLinear().domain([low, high]).nice(tickCount).range([from, to]);
  if (isPercent && lowest >= 0 && highest <= 100) scale.domain(scale.domain().map((end) => Math.min(100, Math.max(0, end))));
  const ticks = scale.ticks(tickCount);
  const decimals = decimalsOf(ticks);
  const [start = 0, end = 0] = scale.domain();
  return {
    scale,
    ticks: ticks.map((value) => ({ value, label: valueInWords(value, unit, decimals) })),
    says: saysOf(start, end, unit, decimals),
    unitName: isPercent || unit === 'pounds' || unit === 'number' ? null : capitalised(units[unit]),
  };
}

function saysOf(start: number, end: number, unit: Unit, decimals: number): string | null {
  const words = (value: number) => valueInWords(value, unit, Math.max(decimals, decimalsOf([value])));
  if (start > 0) return `Axis starts at ${words(start)}`;
  if (end < 0) return `Axis ends at ${words(end)}`;
  return unit === 'percent' && end < 100 ? `Axis ends at ${words(end)}` : null;
}

/** Digits that tell the ticks apart. */
function decimalsOf(values: readonly number[]): number {
  return Math.max(0, ...values.map((value) => /\.(\d+)$/.exec(String(Number(value.toPrecision(6))))?.[1]?.length ?? 0));
}

/** The numbers there are, and the intervals of those; a figure of another unit does not belong on the axis. */
export function numbersOf(figures: readonly { readonly statistic: Statistic; readonly interval?: Interval | null }[], unit: Unit): number[] {
  return figures.flatMap(({ statistic, interval }) => {
    if (!isValue(statistic)) return [];
    const value = valueOf(statistic, unit);
    return interval ? [value, interval.low, interval.high] : [value];
  });
}

export function valueOf(statistic: StatisticValue, unit: Unit): number {
  if (statistic.unit !== unit) throw new TypeError(`A figure in ${statistic.unit} cannot stand on an axis in ${unit}.`);
  if (!Number.isFinite(statistic.value)) throw new TypeError('A figure on a chart has to be a number.');
  return statistic.value;
}

const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
