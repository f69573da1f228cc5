import type { CompiledSet, LabelledTest } from './compile.ts';
import type { SecurePlusAnswer, SecurePlusPart } from './evaluation.ts';
import { saidOf, testFact } from './fact-tests.ts';
import type { ProviderFacts } from './facts.ts';

/**
 * Whether Secure+ is evidenced: all of the first, and one of the second. What is missing, or does not apply, is no evidence: it keeps a provider where it is, and
 * takes nothing from it.
 */
export function testSecurePlus({ securePlus }: CompiledSet, { facts }: ProviderFacts): SecurePlusAnswer {
  const partOf = (test: LabelledTest): SecurePlusPart => {
    const fact = facts[test.fact];
    const answer = testFact(test, fact);
    return {
      id: test.fact,
      label: test.factLabel,
      answer: answer === 'fires' ? 'met' : answer === 'clear' ? 'not-met' : answer,
      says: saidOf(test.factLabel, fact).says,
    };
  };
  const all = securePlus.all.map(partOf);
  const any = securePlus.any.map(partOf);
  const anyMet = any.filter(({ answer }) => answer === 'met');
  const met = all.every(({ answer }) => answer === 'met') && (any.length === 0 || anyMet.length > 0);
  // One of several is enough: the others are not missed.
  return { met, parts: [...all, ...(anyMet.length > 0 ? anyMet : any)] };
}
