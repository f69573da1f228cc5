import { tierLabels } from '../../kernel/tier.ts';
import type { FactTest, FloorLevel, FloorTest, ProfileRow } from './criteria.ts';
import { factDefinitions, isFactId, setLabels, type SetId } from './facts.ts';

/** How the criteria are said where they are compared: short, and the same on every page. */

/** "Maintained primary and secondary schools", without what stands in brackets. */
export function setInWords(id: SetId): string {
  return setLabels[id].replace(/ \(.*\)$/, '');
}

export function pointsInWords(points: number): string {
  return `${String(points)} ${points === 1 ? 'point' : 'points'}`;
}

export function factTestInWords({ fact, is, oneOf, atLeast }: FactTest): string {
  const label = isFactId(fact) ? factDefinitions[fact].label : fact;
  if (is !== undefined) return `${label}: ${is ? 'yes' : 'no'}`;
  if (oneOf !== undefined) return `${label}: ${oneOf.join(' or ')}`;
  return `${label}: ${String(atLeast)} or more`;
}

export type NameOf = (indicatorId: string) => string;

export function floorTestInWords(test: FloorTest, nameOf: NameOf): string {
  if (test.kind === 'fact') return factTestInWords(test);
  const names = test.indicators.map(nameOf).join('; ');
  const years = `${String(test.years)} ${test.years === 1 ? 'year' : 'years'}`;
  return test.kind === 'worst-fifth'
    ? `In the worst fifth of similar schools for ${years}, in any of: ${names}`
    : `${pointsInWords(test.points)} or more on the worse side of England in ${String(test.years)} of ${String(test.ofYears)} years, in any of: ${names}`;
}

/** What a row of the decision table gives. */
export function outcomeInWords({ tier, question }: Pick<ProfileRow, 'tier' | 'question'>): string {
  return question === undefined ? tierLabels[tier] : `${tierLabels[tier]}, with the question of ${tierLabels[question]}`;
}

export const saidOfFloorLevel: Readonly<Record<FloorLevel, string>> = {
  'none': 'no floor',
  'vulnerable': 'a floor of Vulnerable',
  'cause-for-concern': 'a floor of Cause for Concern',
};
