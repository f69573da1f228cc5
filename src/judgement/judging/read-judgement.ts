import { tiers } from '../../kernel/tier.ts';
import type { FormReader } from '../../register/index.ts';
import { areaIds, areaLabels, type AreaId } from '../criteria/areas.ts';
import { areaAnswers, type AreaAnswer, type AreaJudgement, confidences, type JudgementEntry } from './judgement.ts';

const answers = Object.keys(areaAnswers) as AreaAnswer[];
const longest = 3000;

/** A declaration that is asked for in every form of a case: null where it is missing, with its error. */
export function readConflict(reader: FormReader): { readonly declared: string | null } | null {
  const given = reader.choice('conflict', ['none', 'some'], 'Select whether you have a conflict of interest');
  if (given === null) return null;
  if (given === 'none') return { declared: null };
  const words = reader.text('conflict-words', { what: 'The conflict', most: 1000, missing: 'Enter what the conflict of interest is' });
  return words === null ? null : { declared: words };
}

/** The answers in the nine areas and the tier; null where one is missing or wrong. */
export function readJudgement(reader: FormReader): JudgementEntry | null {
  const areas = areaIds.map((area) => readArea(area, reader));
  const tier = reader.choice('tier', tiers, 'Select the tier that you propose');
  const confidence = reader.choice('confidence', confidences, 'Select how sure you are of the tier');
  const reasons = reader.text('reasons', { what: 'Your reasons', most: longest });
  const whole = areas.filter((one) => one !== null);
  return whole.length < areaIds.length || tier === null || confidence === null || reader.errors.length > 0
    ? null
    : { areas: whole, tier, confidence, reasons };
}

function readArea(area: AreaId, reader: FormReader): AreaJudgement | null {
  const name = areaLabels[area].toLowerCase();
  const judgement = reader.choice(`area-${area}`, answers, `Select what you judge of ${name}`);
  const isOpen = judgement === 'not-judged';
  const missing = isOpen ? `Enter why ${name} is not judged yet` : `Enter your evidence for ${name}`;
  const evidence = reader.text(`evidence-${area}`, { what: `The evidence for ${name}`, most: longest, missing });
  const confidence = isOpen ? null : reader.choice(`confidence-${area}`, confidences, `Select how sure you are of ${name}`);
  return judgement === null || evidence === null || (confidence === null && !isOpen) ? null : { area, judgement, evidence, confidence };
}

/** What the form begins with: the adviser’s latest judgement, or nothing. The data never fills in an answer. */
export function formOf(judgement: JudgementEntry | undefined): URLSearchParams {
  const form = new URLSearchParams();
  if (judgement === undefined) return form;
  for (const { area, judgement: answer, evidence, confidence } of judgement.areas) {
    form.set(`area-${area}`, answer);
    form.set(`evidence-${area}`, evidence);
    if (confidence !== null) form.set(`confidence-${area}`, confidence);
  }
  form.set('tier', judgement.tier);
  form.set('confidence', judgement.confidence);
  form.set('reasons', judgement.reasons ?? '');
  return form;
}
