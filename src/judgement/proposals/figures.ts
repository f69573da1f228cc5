import { valueInWords } from '../../kernel/statistic.ts';
import type { Band, BandedIndicator, TestAnswer } from '../criteria/evaluate.ts';
import type { ProviderFacts } from '../criteria/facts.ts';

/** A band is always said in words; a colour beside them says no more. */
export const bandLabels: Readonly<Record<Band, string>> = { green: 'Green', amber: 'Amber', red: 'Red', none: 'No band' };

export const answerLabels: Readonly<Record<TestAnswer, string>> = {
  'fires': 'Yes',
  'clear': 'No',
  'missing': 'Not known',
  'not-applicable': 'Does not apply',
};

/** Says numbers of an indicator in its own unit, which the facts know. */
export type SayValue = (indicatorId: string, value: number) => string;

export function sayValues(facts: ProviderFacts): SayValue {
  const units = new Map(facts.indicators.map(({ id, unit, decimals }) => [id, { unit, decimals }]));
  return (id, value) => {
    const known = units.get(id);
    return known === undefined ? String(value) : valueInWords(value, known.unit, known.decimals);
  };
}

/** "41%", or why there is no figure. */
export function sayOwn({ id, value }: BandedIndicator, say: SayValue): string {
  return value === null ? 'no figure' : say(id, value);
}

export function lowerFirst(text: string): string {
  // "KS2 reading" and "EBacc" stay as they are.
  return /^\p{Lu}\p{Ll}/u.test(text) || /^\p{Lu}\s/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** "a, b and c". */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
export const inLetters = (count: number): string => numbers[count] ?? String(count);
