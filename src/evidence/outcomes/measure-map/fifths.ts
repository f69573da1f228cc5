import { isValue, valueInWords, type StatisticValue } from '../../../kernel/statistic.ts';
import { fewestForParts, rank } from '../comparing/rank.ts';
import type { Named } from '../comparing/values.ts';

export interface Fifths {
  /** What each class is, the lowest first. */
  readonly classes: readonly string[];
  /** The class of each that was given, in order; null where it has no figure. */
  readonly of: readonly (number | null)[];
}

const names = ['Lowest fifth', 'Second fifth', 'Middle fifth', 'Fourth fifth', 'Highest fifth'] as const;

/** Values in fifths from the lowest to the highest, whichever is better. Too few for fifths: one class of all that there are. */
export function fifthsOf(values: readonly Named[]): Fifths {
  const numbered = values.map(({ statistic }, at) => ({ name: String(at), statistic }));
  const ranking = rank(numbered, 'lower');
  const places = ranking.kind === 'ranking' ? ranking.places : [];
  const isFew = places.length < fewestForParts.fifth;
  const classOf = new Map(places.map(({ name, fifth }) => [name, isFew ? 0 : (fifth ?? 1) - 1]));
  const of = numbered.map(({ name, statistic }) => (isValue(statistic) ? (classOf.get(name) ?? null) : null));
  const present = (which: number): StatisticValue[] =>
    numbered.flatMap(({ statistic }, at): StatisticValue[] => (of[at] === which && isValue(statistic) ? [statistic] : []));
  if (isFew) return { classes: places.length === 0 ? [] : [`With a figure: ${spanInWords(present(0))}`], of };
  // Values that are all alike leave fifths without anybody.
  const held = [0, 1, 2, 3, 4].filter((which) => present(which).length > 0);
  return {
    classes: held.map((which) => `${names[which] ?? ''}: ${spanInWords(present(which))}`),
    of: of.map((which) => (which === null ? null : held.indexOf(which))),
  };
}

function spanInWords(values: readonly StatisticValue[]): string {
  const ordered = values.toSorted((one, other) => one.value - other.value);
  const words = ({ value, unit, decimals }: StatisticValue): string => valueInWords(value, unit, decimals);
  const [first, last] = [ordered[0], ordered.at(-1)];
  if (!first || !last) return 'none';
  return first.value === last.value ? words(first) : `${words(first)} to ${words(last)}`;
}
