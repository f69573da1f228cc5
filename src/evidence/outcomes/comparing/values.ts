import {
  isValue,
  valueInWords,
  type Mark,
  type Statistic,
  type StatisticRelease,
  type StatisticValue,
  type Unit,
} from '../../../kernel/statistic.ts';
import type { Period } from '../../../kernel/period.ts';

/** Whether more of it is good, less of it is good, or neither can be said. A measure of the last sort is never ranked. */
export type Polarity = 'higher' | 'lower' | 'neither';

export interface InPeriod {
  readonly period: Period;
  readonly statistic: Statistic;
}

/** What stands for whom: a statistic and the name of the provider, area or group it is of. */
export interface Named {
  readonly name: string;
  readonly statistic: Statistic;
}

/** Adding decimals leaves noise behind the twelfth digit (0.1 + 0.2): more than any publisher means. */
export function withoutNoise(value: number): number {
  return Number(value.toPrecision(12));
}

/** Rounds half away from zero, as the Department does; never gives minus zero. */
export function roundTo(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  const rounded = Math.round(withoutNoise(Math.abs(value) * scale)) / scale;
  return rounded === 0 ? 0 : Math.sign(value) * rounded;
}

export function valuesOf(statistics: readonly Statistic[]): readonly StatisticValue[] {
  return statistics.filter(isValue);
}

/** A difference of percentages is in points; of anything else it keeps its unit. */
export function unitOfDifference(unit: Unit): Unit {
  return unit === 'percent' ? 'points' : unit;
}

/** What several numbers were made of, each release once, the latest first. */
export function releasesOf(statistics: readonly Statistic[]): readonly StatisticRelease[] {
  const byId = new Map(statistics.flatMap((statistic) => statistic.releases).map((release) => [release.id, release]));
  return [...byId.values()].sort((one, other) => (other.asAt ?? '').localeCompare(one.asAt ?? '') || other.id - one.id);
}

/** The marks of any of them are said of what is made of them all. */
export function marksOf(statistics: readonly StatisticValue[]): readonly Mark[] {
  return [...new Set(statistics.flatMap((statistic) => statistic.marks))].sort();
}

/** To compare a percentage with a score is a fault in the program, and never an answer. */
export function assertOneUnit(statistics: readonly StatisticValue[]): void {
  const units = new Set(statistics.map((statistic) => statistic.unit));
  if (units.size > 1) throw new Error(`These cannot be compared, for they are in different units: ${[...units].join(', ')}.`);
}

/** "Ambermoor", "Ambermoor and Larkshire", "Ambermoor, Larkshire and Wendry". */
export function listInWords(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

/** "2 points", "1 point", "0.5 points", "£300", "1.2". Without its sign. */
export function differenceInWords(difference: number, unit: Unit, decimals: number): string {
  const size = Math.abs(roundTo(difference, decimals));
  const number = valueInWords(size, 'number', decimals);
  if (unit === 'pounds') return `£${number}`;
  const noun = unit === 'percent' || unit === 'points' ? 'point' : unit === 'days' ? 'day' : null;
  if (noun === null) return number;
  return Number.isInteger(size) ? `${valueInWords(size, 'number', 0)} ${noun}${size === 1 ? '' : 's'}` : `${number} ${noun}s`;
}
