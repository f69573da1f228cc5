import { compareTiers, type Tier, tierLabels } from '../../kernel/tier.ts';
import type { Confidence } from '../criteria/evaluate.ts';
import type { Departure } from '../judging/judgement.ts';

export interface AgendaCase {
  readonly caseId: number;
  readonly name: string;
  readonly proposed: Tier;
  readonly question: Tier | null;
  readonly proposalConfidence: Confidence;
  readonly judged: Tier | null;
  readonly judgementConfidence: Confidence | null;
  /** How the adviser's tier departs from the service's. */
  readonly departures: readonly Departure[];
  /** The tier in force; null where there is none yet. */
  readonly inForce: Tier | null;
}

export interface AgendaItem {
  readonly caseId: number;
  /** Why it is taken where it is, the weightiest first. Empty where everybody agrees. */
  readonly reasons: readonly string[];
}

interface Reason {
  readonly weight: number;
  readonly says: string;
}

/**
 * The order in which a meeting takes its cases: those that need people most come first, while they are fresh. A departure from a floor outweighs one from the
 * proposal, that a question, that low confidence, that a move of the tier; each outweighs all the lesser together. Among equals, by name.
 */
export function orderAgenda(cases: readonly AgendaCase[]): readonly AgendaItem[] {
  const weighed = cases.map((one) => ({ one, reasons: reasonsOf(one) }));
  const weightOf = (reasons: readonly Reason[]): number => reasons.reduce((sum, { weight }) => sum + weight, 0);
  return weighed
    .sort((a, b) => weightOf(b.reasons) - weightOf(a.reasons) || compareNames(a.one, b.one))
    .map(({ one, reasons }) => ({ caseId: one.caseId, reasons: reasons.map(({ says }) => says) }));
}

function reasonsOf(one: AgendaCase): Reason[] {
  const { proposed, question, proposalConfidence, judged, judgementConfidence, departures, inForce } = one;
  const reasons: Reason[] = [];
  const floors = departures.filter(({ from }) => from === 'floor');
  if (floors.length > 0)
    reasons.push({ weight: 64, says: `The adviser departs from ${floors.length === 1 ? 'a floor' : `${String(floors.length)} floors`}.` });
  if (judged !== null && judged !== proposed) {
    const apart = Math.abs(compareTiers(judged, proposed));
    reasons.push({ weight: apart > 1 ? 48 : 16, says: `The adviser says ${tierLabels[judged]}, the service ${tierLabels[proposed]}.` });
  }
  if (question !== null) reasons.push({ weight: 8, says: `The criteria ask whether it is ${tierLabels[question]}.` });
  const unsure = [proposalConfidence === 'low' ? 'the proposal' : null, judgementConfidence === 'low' ? 'the judgement' : null].filter(
    (each) => each !== null,
  );
  if (unsure.length > 0) reasons.push({ weight: unsure.length === 2 ? 6 : 4, says: `Low confidence in ${unsure.join(' and in ')}.` });
  const next = judged ?? proposed;
  if (inForce !== null && next !== inForce) {
    reasons.push({ weight: 1, says: `It would move from ${tierLabels[inForce]} to ${tierLabels[next]}.` });
  }
  return reasons;
}

const compareNames = (one: AgendaCase, other: AgendaCase): number => {
  if (one.name === other.name) return one.caseId - other.caseId;
  return one.name < other.name ? -1 : 1;
};
