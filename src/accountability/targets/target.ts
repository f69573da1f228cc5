import { parseAcademicYear, resultsYear, type Period } from '../../kernel/period.ts';
import { accepted, refused, type Result } from '../../kernel/result.ts';
import type { Unit } from '../../kernel/statistic.ts';
import type { PriorityId } from './priorities.ts';

/** A measure of a group of pupils: one line of the scorecard, whatever years it has targets for. */
export interface LineKey {
  readonly measureId: string;
  readonly group: string;
}

/** What the council wants, and who agreed it. */
export interface TargetEntry extends LineKey {
  readonly period: Period;
  readonly value: number;
  readonly baselinePeriod: Period;
  /** A person or a body: "Scrutiny Committee". */
  readonly agreedBy: string;
  readonly agreedOn: string;
  readonly basis: string;
  readonly priority: PriorityId | null;
}

export interface Withdrawal {
  readonly by: string;
  readonly at: Date;
  readonly reason: string;
}

export interface Target extends TargetEntry {
  readonly id: number;
  readonly setBy: string;
  readonly setAt: Date;
  readonly withdrawn: Withdrawal | null;
}

export interface Commentary extends LineKey {
  readonly id: number;
  readonly period: Period;
  readonly words: string;
  readonly saidBy: string;
  readonly saidAt: Date;
  readonly withdrawn: Withdrawal | null;
}

export const lineOf = ({ measureId, group }: LineKey): string => `${measureId}/${group}`;

/** One target in force for each line and year: another takes its place only when it has been withdrawn, with a reason. */
export function decideTarget(entry: TargetEntry, inForce: readonly Pick<Target, 'measureId' | 'group' | 'period'>[]): Result<TargetEntry> {
  const taken = inForce.some((each) => lineOf(each) === lineOf(entry) && each.period === entry.period);
  if (taken)
    return refused(`There is a target for ${resultsYear(entry.period)} already. Withdraw it first, with a reason, and then enter the new one`);
  return accepted(entry);
}

const isAcademic = (period: Period): boolean => /^\d{4}\/\d{2}$/.test(period);

/**
 * A year as it is typed, in the form that the measure's own figures have: `like` is one of their periods, or null where none is known.
 * "2027" is not taken for 2026/27: what was meant is asked.
 */
export function readTargetYear(text: string, like: Period | null): Result<Period> {
  const typed = text.trim();
  const academic = parseAcademicYear(typed);
  const period = academic ?? (/^\d{4}$/.test(typed) ? typed : null);
  if (period === null || Number(period.slice(0, 4)) < 2000 || Number(period.slice(0, 4)) > 2100) {
    return refused(like === null || isAcademic(like) ? 'Enter a year like 2026/27' : 'Enter a year like 2027');
  }
  if (like !== null && isAcademic(like) !== isAcademic(period)) {
    const before = String(Number(period.slice(0, 4)) - 1);
    return isAcademic(like)
      ? refused(`This measure is of academic or financial years: enter the one that ends in ${period} as ${before}/${period.slice(2)}`)
      : refused('This measure is of calendar years: enter a year like 2027');
  }
  return accepted(period);
}

/** A target's number: no more than two digits after the point, and possible in its unit. Percent and pound signs, and commas, are taken off. */
export function readTargetValue(text: string, unit: Unit): Result<number> {
  const typed = text.replaceAll(/[,\s%£]/g, '').replace(/^\u2212/, '-');
  if (typed === '') return refused('Enter the target');
  if (!/^-?\d{1,9}(\.\d{1,2})?$/.test(typed))
    return refused('The target must be a number with no more than 2 digits after the point, like 65 or 65.5');
  const value = Number(typed);
  if (unit === 'percent' && (value < 0 || value > 100)) return refused('A target in percent must be between 0 and 100');
  if (value < 0 && unit !== 'score' && unit !== 'points' && unit !== 'pounds') return refused('The target must be 0 or more');
  return accepted(value);
}

/** Digits after the point that a number needs: as many as the figures are shown with, and more only where it was entered with more. */
export function decimalsFor(value: number, shown: number): number {
  const entered = /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;
  return Math.max(shown, entered);
}
