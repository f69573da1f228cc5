import type { Period } from '../../kernel/period.ts';
import type { Statistic } from '../../kernel/statistic.ts';
import type { SeriesRole } from './series-looks.ts';
import type { Interval } from './value-axis.ts';

export interface LinePoint {
  readonly period: Period;
  readonly statistic: Statistic;
  /** Drawn for the subject only: six series of whiskers could not be read. */
  readonly interval?: Interval | null;
}

export interface LineSeries {
  readonly name: string;
  /** What it is to the reader, which decides its look; none for one of several that are compared alike. */
  readonly role?: SeriesRole;
  /** A period of the chart that is not among them counts as not loaded. */
  readonly points: readonly LinePoint[];
}

export interface SeriesDrawn {
  readonly name: string;
  readonly look: SeriesRole;
  readonly figures: readonly (LinePoint & { readonly x: number; readonly y: number | null })[];
  /** The last figure there is, which the label says. */
  readonly last: { readonly x: number; readonly y: number; readonly period: Period; readonly words: string } | null;
}
