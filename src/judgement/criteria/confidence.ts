import type { Compiled } from './compile.ts';
import type { BandedArea, BandedIndicator, Confidence, Missing, SecurePlusAnswer, TestedFloor, Unknown } from './evaluation.ts';
import { saidOf, testFact } from './fact-tests.ts';
import type { ProviderFacts } from './facts.ts';

export interface Known {
  readonly confidence: Confidence;
  readonly unknown: Unknown;
  readonly missing: readonly Missing[];
}

interface Tested {
  readonly floors: readonly TestedFloor[];
  readonly indicators: readonly BandedIndicator[];
  readonly areas: readonly BandedArea[];
  readonly securePlus: SecurePlusAnswer;
}

/**
 * How sure the proposal is: the share of what applies (floors, indicators, a corroborated self-evaluation) that is not known. A band that stands without an interval,
 * and a self-evaluation that is not corroborated, are known by half. What Secure+ asks is told as missing and counts for nothing here: without it nobody is lower.
 * Where nothing of any area is known the confidence is low, whatever the share.
 */
export function confidenceOf({ floors, indicators, areas, securePlus }: Tested, facts: ProviderFacts, { confidence: edges }: Compiled): Known {
  const missing: Missing[] = [];
  let applying = 0;
  let halves = 0;
  for (const { id, label, answer, facts: tested } of floors) {
    if (answer === 'not-applicable') continue;
    applying += 1;
    if (answer !== 'missing') continue;
    halves += 2;
    missing.push({ kind: 'floor', id, label, because: tested.map(({ says }) => says).join('; ') });
  }
  for (const one of indicators) {
    if (!one.applies) continue;
    applying += 1;
    if (one.band === 'none') {
      halves += 2;
      missing.push({ kind: 'indicator', id: one.id, label: one.name, because: one.because ?? 'No figure' });
    } else if (one.interval === null) {
      halves += 1;
      missing.push({ kind: 'cohort', id: one.id, label: one.name, because: one.cohort === null ? noCohort : noShare });
    }
  }
  for (const { id, label, answer, says } of securePlus.parts)
    if (answer === 'missing') missing.push({ kind: 'secure-plus', id, label, because: says });

  const selfEvaluation = facts.facts['self-evaluation-corroborated'];
  const corroborated = testFact({ kind: 'fact', fact: 'self-evaluation-corroborated', is: true }, selfEvaluation);
  if (corroborated !== 'not-applicable') applying += 1;
  if (corroborated === 'clear' || corroborated === 'missing') {
    halves += 1;
    const because = corroborated === 'clear' ? 'The provider’s self-evaluation is not yet corroborated.' : saidOf('', selfEvaluation).says;
    missing.push({ kind: 'self-evaluation', id: 'self-evaluation-corroborated', label: 'Self-evaluation', because });
  }
  const unknown = { count: halves / 2, of: applying };
  const share = unknown.count / Math.max(1, applying);
  const isLow = share >= edges.lowFrom || areas.every(({ band }) => band === 'none');
  return { confidence: isLow ? 'low' : share >= edges.mediumFrom ? 'medium' : 'high', unknown, missing };
}

const noCohort = 'How many pupils it is of is not published, so chance cannot be ruled out.';
const noShare = 'It is not a share of pupils, so how far chance could move it is not known.';
