import { type Tier, tierLabels, tiers } from '../../kernel/tier.ts';
import type { CriteriaDocument } from '../criteria/criteria.ts';
import { setInWords } from '../criteria/criteria-words.ts';
import { setIds } from '../criteria/facts.ts';
import { type AnswerReader, readChoice, readNumber } from './edited-part.ts';

const percent = (share: number): string => String(Math.round(share * 1000) / 10);

/** What is the whole version’s: its title, confidence, and what each tier brings. */
export function fillWhole({ title, provisional, confidence, entitlement }: CriteriaDocument): Record<string, string> {
  return {
    title,
    'standing': provisional ? 'provisional' : 'own',
    'medium-from': percent(confidence.mediumFrom),
    'low-from': percent(confidence.lowFrom),
    ...Object.fromEntries(tiers.map((tier) => [`days-${tier}`, String(entitlement.days[tier])])),
    'cost': String(entitlement.costOfDay),
    ...Object.fromEntries((entitlement.sets ?? setIds).map((id) => [`for-${id}`, 'yes'])),
  };
}

export const wholeData = {
  tiers: tiers.map((tier) => ({ name: `days-${tier}`, text: tierLabels[tier] })),
  sets: setIds.map((id) => ({ name: `for-${id}`, text: setInWords(id) })),
};

/** The same read back from the form; null where an answer is wrong, which the reader then holds. */
export function readWhole(form: URLSearchParams, answers: AnswerReader): Omit<CriteriaDocument, 'sets'> | null {
  const title = answers.text('title', { what: 'The title', most: 120, missing: 'Enter a title, such as Criteria from January 2027' });
  const standing = readChoice(form, answers, 'standing', ['provisional', 'own'], 'Choose whether these are provisional or the council’s own');
  const share = { most: 100, decimals: 1 };
  const mediumFrom = readNumber(form, answers, 'medium-from', { what: 'The percentage from which confidence is medium', ...share });
  const lowFrom = readNumber(form, answers, 'low-from', { what: 'The percentage from which confidence is low', ...share });
  const days = tiers.map((tier) => [
    tier,
    readNumber(form, answers, `days-${tier}`, { what: `The adviser days for ${tierLabels[tier]}`, most: 365, decimals: 1 }) ?? 0,
  ]);
  const costOfDay = readNumber(form, answers, 'cost', { what: 'The cost of an adviser day', most: 10_000, decimals: 2 });
  const entitled = setIds.filter((id) => form.get(`for-${id}`) === 'yes');
  if (entitled.length === 0) answers.refuse(`for-${setIds[0] ?? ''}`, 'Choose whom adviser days are for');
  if (answers.errors.length > 0 || title === null || mediumFrom === null || lowFrom === null || costOfDay === null) return null;
  return {
    title,
    provisional: standing === 'provisional',
    confidence: { mediumFrom: mediumFrom / 100, lowFrom: lowFrom / 100 },
    entitlement: {
      days: Object.fromEntries(days) as Record<Tier, number>,
      costOfDay,
      ...(entitled.length === setIds.length ? {} : { sets: entitled }),
    },
  };
}
