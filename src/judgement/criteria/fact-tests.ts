import type { FactTest } from './criteria.ts';
import type { TestAnswer, TestedFact } from './evaluation.ts';
import type { Fact } from './facts.ts';

/** Whether a fact satisfies a test; a fact that is not there is missing. */
export function testFact(test: FactTest, fact: Fact | undefined): TestAnswer {
  if (fact === undefined || fact.state === 'missing') return 'missing';
  if (fact.state === 'not-applicable') return 'not-applicable';
  const { value } = fact;
  if (test.is !== undefined) return value === test.is ? 'fires' : 'clear';
  if (test.oneOf !== undefined) return typeof value === 'string' && test.oneOf.includes(value) ? 'fires' : 'clear';
  return typeof value === 'number' && value >= (test.atLeast ?? Infinity) ? 'fires' : 'clear';
}

/** The fact as it is said to people, or why there is none. */
export function saidOf(label: string, fact: Fact | undefined): TestedFact {
  if (fact === undefined) return { label, says: 'Not known', source: null, on: null };
  if (fact.state === 'known') return { label, says: fact.says, source: fact.source, on: fact.on };
  return { label, says: fact.because, source: null, on: null };
}

export function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
