import { academicYear, firstYearOf } from '../../../kernel/period.ts';
import { isValue, type Statistic, valueInWords } from '../../../kernel/statistic.ts';

/** The national goal: 75% of children with a good level of development in 2028 (Department for Education). */
export const goal = { percent: 75, period: '2027/28', says: '75% of children with a good level of development in summer 2028' } as const;

export interface PathToGoal {
  /** In points: less than nothing is below the goal. */
  readonly difference: number;
  /** Points a year that are still needed; null where it is reached, or the goal’s year is over. */
  readonly perYear: number | null;
  /** The years to come, each with the percentage that an even path has. */
  readonly steps: readonly { readonly period: string; readonly percent: number }[];
  readonly says: string;
}

const round = (value: number): number => Math.round(value * 10) / 10;
const points = (value: number): string => `${valueInWords(Math.abs(value), 'number', 1)} ${Math.abs(value) === 1 ? 'point' : 'points'}`;

/** An even path from a year’s percentage to the goal. Ours: nobody has published one. */
export function pathToGoal(period: string, percent: number): PathToGoal {
  const difference = round(percent - goal.percent);
  const years = (firstYearOf(goal.period) ?? 0) - (firstYearOf(period) ?? 0);
  const now = `${valueInWords(percent, 'percent', 1)} in ${period}`;
  if (difference >= 0) return { difference, perYear: null, steps: [], says: `${now}: at or above the goal of ${String(goal.percent)}%` };
  const below = `${now}: ${points(difference)} below the goal of ${String(goal.percent)}%`;
  if (years <= 0) return { difference, perYear: null, steps: [], says: below };
  const each = (goal.percent - percent) / years;
  const steps = Array.from({ length: years }, (_, index) => ({
    period: academicYear((firstYearOf(period) ?? 0) + index + 1),
    percent: round(percent + each * (index + 1)),
  }));
  return { difference, perYear: round(each), steps, says: `${below}, ${points(round(each))} a year to ${goal.period}` };
}

/** A figure beside the goal, in a few words; nothing where there is no figure. */
export function besideGoal(statistic: Statistic): string {
  if (!isValue(statistic)) return '';
  const difference = round(statistic.value - goal.percent);
  return difference >= 0 ? 'At or above the goal' : `${points(difference)} below the goal`;
}

/** Why a kind of provider has no figure of its own, where none was collected. */
export function whyNoFigure(kind: string): string {
  if (kind === 'childminder') return 'Children are assessed at the end of reception, which no childminder has: it is known only where the authority collects it of those who were there';
  return kind === 'school'
    ? 'It is published for areas, and not for schools: it is known only where the authority collects it'
    : 'Children are assessed at the end of reception, after they have left: it is known only where the authority collects it of those who were there';
} // prettier-ignore
