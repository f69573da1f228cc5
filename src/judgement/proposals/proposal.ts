import { compareTiers, isAdverse, type Tier } from '../../kernel/tier.ts';
import type { CaseState } from '../cases/case.ts';
import type { Compiled } from '../criteria/compile.ts';
import { type Evaluation, evaluateCompiled, type EvaluationAnswer } from '../criteria/evaluate.ts';
import type { ProviderFacts } from '../criteria/facts.ts';
import { canonicalJson } from './canonical-json.ts';

/** The facts as they are stored with a proposal. */
export function factsText(facts: ProviderFacts): string {
  return canonicalJson(facts);
}

export function readFacts(stored: string): ProviderFacts {
  return JSON.parse(stored) as ProviderFacts;
}

/** The answer as it is stored with a proposal, and the very same text when its stored facts are evaluated again under the same criteria. */
export function answerText(facts: ProviderFacts, criteria: Compiled): string {
  return canonicalJson(evaluateCompiled(facts, criteria));
}

/** The evaluation in a stored answer. There is no proposal where the criteria have no set, so there is always one. */
export function readEvaluation(stored: string): Evaluation {
  const answer = JSON.parse(stored) as EvaluationAnswer;
  if (answer.kind !== 'evaluated') throw new Error(`A stored proposal holds no evaluation: ${answer.because}`);
  return answer.evaluation;
}

/** Why a proposal is made: everybody in a cycle is proposed for, and whom people asked about; something that happened is kept only where it changed the answer. */
export type Occasion = 'cycle' | 'event' | 'asked';

export interface Circumstances {
  readonly occasion: Occasion;
  readonly tier: Tier;
  /** Null where none has been issued. */
  readonly inForce: Tier | null;
  /** What the service proposed when the tier in force was decided; null where none is in force. */
  readonly decidedOn: Tier | null;
  /** Of the case that is open; null where none is. */
  readonly openCase: CaseState | null;
  /** How many things changed since the proposal before; null where there is none before. */
  readonly changes: number | null;
}

export type Keeping =
  | { readonly keep: false }
  /** `none`: it is kept as what was known, and asks nobody to judge. */
  | { readonly keep: true; readonly into: 'open-case' | 'new-case' | 'none' };

const isBeyondJudging: ReadonlySet<CaseState> = new Set(['awaiting-second', 'decided', 'issued', 'in-review']);

/** Whether a proposal is kept, and whose table it lies on. */
export function decideKeeping({ occasion, tier, inForce, decidedOn, openCase, changes }: Circumstances): Keeping {
  if (occasion === 'event' && changes === 0) {
    // It changed while a letter waited for its reply, or a review was under way: nobody has judged what it says now.
    const isUnanswered = openCase === null && inForce !== null && tier !== inForce && tier !== decidedOn;
    return isUnanswered ? { keep: true, into: 'new-case' } : { keep: false };
  }
  // A cycle’s proposal would end with a decision that was made without it: the provider is proposed for when that case has ended.
  if (occasion === 'cycle' && openCase !== null && isBeyondJudging.has(openCase)) return { keep: false };
  if (openCase !== null) return { keep: true, into: 'open-case' };
  if (occasion !== 'event') return { keep: true, into: 'new-case' };
  // Before the first cycle nobody has a tier: only what asks for support opens a case by itself.
  const differs = inForce === null ? isAdverse(tier) : compareTiers(tier, inForce) !== 0;
  return { keep: true, into: differs ? 'new-case' : 'none' };
}
