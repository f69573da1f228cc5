import { accepted, refused, type Result } from '../../kernel/result.ts';
import { compareTiers, type Tier, tierLabels } from '../../kernel/tier.ts';
import { decideMove, type CaseState } from '../cases/case.ts';
import { areaLabels, type AreaId } from '../criteria/areas.ts';
import type { Confidence, Evaluation } from '../criteria/evaluate.ts';

/** What an adviser may say of an area. None of them is a number, and no sum is made of them. */
export const areaAnswers = {
  'strength': 'A strength',
  'sound': 'Sound',
  'needs-support': 'Needs support',
  'serious-concern': 'A serious concern',
  'not-judged': 'Not judged yet',
} as const;
export type AreaAnswer = keyof typeof areaAnswers;

export const confidenceLabels: Readonly<Record<Confidence, string>> = { high: 'High', medium: 'Medium', low: 'Low' };
export const confidences = Object.keys(confidenceLabels) as Confidence[];

export interface AreaJudgement {
  readonly area: AreaId;
  readonly judgement: AreaAnswer;
  /** What was seen, read or heard; for an area not judged yet, why not. */
  readonly evidence: string;
  /** Null for an area that is not judged. */
  readonly confidence: Confidence | null;
}

export interface JudgementEntry {
  readonly areas: readonly AreaJudgement[];
  readonly tier: Tier;
  readonly confidence: Confidence;
  readonly reasons: string | null;
}

/** How it is kept that somebody said they have no conflict of interest. */
export const noConflict = 'None declared';

export interface Departure {
  readonly from: 'proposal' | 'floor';
  readonly says: string;
}

/**
 * How a tier that a person chooses departs from what the service proposed, and from floors, which are never departed from without reasons. A floor says what is
 * the best that is possible, so a tier of more support than it departs from none.
 */
export function departuresOf(tier: Tier, proposed: Tier, { floors }: Pick<Evaluation, 'floors'>): readonly Departure[] {
  const way = compareTiers(tier, proposed);
  if (way === 0) return [];
  const steps = Math.abs(way) === 1 ? 'One tier' : `${['', '', 'Two', 'Three'][Math.abs(way)] ?? ''} tiers`;
  const proposal: Departure = {
    from: 'proposal',
    says: `${steps} of ${way > 0 ? 'more' : 'less'} support than the service’s ${tierLabels[proposed]}.`,
  };
  const passed = floors.filter((floor) => floor.answer === 'fires' && compareTiers(tier, floor.tier) < 0);
  return [
    proposal,
    ...passed.map(({ label, tier: best }): Departure => ({
      from: 'floor',
      says: `${label}: ${best === 'vulnerable' ? 'Vulnerable is the best that the criteria allow' : 'the criteria say Cause for Concern'}.`,
    })),
  ];
}

export interface JudgementFacts {
  readonly state: CaseState;
  readonly proposed: Tier;
  readonly evaluation: Pick<Evaluation, 'floors'>;
}

/** Whether a judgement may be recorded, and in words why not. */
export function decideJudgement(entry: JudgementEntry, { state, proposed, evaluation }: JudgementFacts): Result<JudgementEntry> {
  const move = decideMove(state, 'judged');
  if (!move.ok) return move;
  const said = new Set(entry.areas.map(({ area }) => area));
  const unsaid = (Object.keys(areaLabels) as AreaId[]).filter((area) => !said.has(area));
  if (unsaid[0] !== undefined) return refused(`Say what you judge of ${areaLabels[unsaid[0]].toLowerCase()}, or why it is not judged yet.`);
  const [first, floor] = departuresOf(entry.tier, proposed, evaluation);
  if (first !== undefined && entry.reasons === null) {
    return refused(
      floor === undefined ? 'Enter why the tier is another than the service’s.' : `Enter why the tier departs from a floor. ${floor.says}`,
    );
  }
  return accepted(entry);
}

/** Whether two judgements say the same: one form that was sent twice. */
export function isSameJudgement(one: JudgementEntry, other: JudgementEntry): boolean {
  const plain = ({ areas, tier, confidence, reasons }: JudgementEntry) =>
    JSON.stringify([areas.map(({ area, judgement, evidence, confidence: sure }) => [area, judgement, evidence, sure]), tier, confidence, reasons]);
  return plain(one) === plain(other);
}
