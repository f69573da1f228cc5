import { tierLabels } from '../../kernel/tier.ts';
import { areaLabels } from '../criteria/areas.ts';
import { areaAnswers, confidenceLabels, noConflict } from './judgement.ts';
import type { KeptJudgement } from './list-judgements.ts';

/** A judgement as its pages say it. */
export function judgementInWords(judgement: KeptJudgement) {
  const { id, tier, proposed, confidence, reasons, conflict, by, at, areas } = judgement;
  return {
    id,
    tier: tierLabels[tier],
    departs: tier === proposed ? null : `The service proposed ${tierLabels[proposed]}.`,
    confidence: confidenceLabels[confidence],
    reasons,
    conflict: conflict === noConflict ? 'None' : conflict,
    by,
    at,
    areas: areas.map((one) => ({
      area: areaLabels[one.area],
      judgement: areaAnswers[one.judgement],
      evidence: one.evidence,
      confidence: one.confidence === null ? 'Does not arise' : confidenceLabels[one.confidence],
    })),
  };
}
