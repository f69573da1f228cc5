import type { Tier } from '../../kernel/tier.ts';
import type { Change, Evaluation } from '../criteria/evaluate.ts';
import type { CriteriaDocument } from '../criteria/criteria.ts';
import { isEntitledToDays } from '../criteria/entitlement.ts';
import type { FactsProvider } from '../criteria/facts.ts';
import { isRestricted } from './restricted.ts';

/** What a tier means, to those whom it is of. Provisional: not from the published framework. */
export const tierMeanings: Readonly<Record<Tier, string>> = {
  'secure-plus': 'You are doing well, and have strengths that others can learn from. We will ask whether you can support another provider.',
  'secure': 'You are doing well. We keep in touch, and help where you ask for it.',
  'vulnerable': 'Some things are not yet where you and we want them to be. You get more of our time, and a plan that is yours.',
  'cause-for-concern':
    'Something needs to change soon, and you should not have to do it alone. You get the most of our time, and a plan that everybody works to.',
};

/** What comes with it. Provisional: not from the published framework. */
export const tierSupport: Readonly<Record<Tier, readonly string[]>> = {
  'secure-plus': ['One annual conversation with your adviser', 'The chance to give support to others, and to be thanked for it'],
  'secure': ['A visit from your adviser each term'],
  'vulnerable': ['A visit from your adviser each half-term', 'A plan of targeted support, agreed with you', 'Your tier looked at again each term'],
  'cause-for-concern': [
    'Contact with your adviser every fortnight',
    'The Targeted Rapid Improvement Programme',
    'Your tier looked at again each half-term',
  ],
};

/** Who has no entitlement to adviser days: the authority's offer to it does not change with its tier. Provisional: not from the published framework. */
const otherSupport = {
  earlyYears: ['Support from your Early Education Childcare Advisor, as your letter says', 'The network of your locality'],
  academy: ['What the locality offers every provider', 'A yearly conversation with your trust'],
} as const;

/** What comes with a tier for this provider: adviser days and visits where it is entitled to them, else what is offered whatever its tier. */
export function supportFor(tier: Tier, provider: Pick<FactsProvider, 'setId' | 'isAcademy'>, entitlement: CriteriaDocument['entitlement']): Support {
  if (isEntitledToDays(entitlement, provider)) return { days: entitlement.days[tier], support: tierSupport[tier] };
  if (provider.setId === 'early-years') return { days: null, support: otherSupport.earlyYears };
  const trip = tier === 'cause-for-concern' ? ['The Targeted Rapid Improvement Programme, by invitation'] : [];
  return { days: null, support: [...otherSupport.academy, ...trip] };
}

export interface Support {
  /** Adviser days a year, at most; null where there is no entitlement. */
  readonly days: number | null;
  readonly support: readonly string[];
}

/** What would help next, where the tier is the one that the figures gave: none where people decided otherwise, because the figures do not say what would move them. */
export function helpNext({ tier, nearest }: Pick<Evaluation, 'tier' | 'nearest'>, issued: Tier): string[] {
  if (tier !== issued || nearest.up === null) return [];
  return [...new Set(nearest.up.changes.filter((change) => !isRestricted(change.id)).map(helpInWords))];
}

const strong = 'A strong next inspection, or your adviser’s evidence of the same strength';
const securePlusHelp: Readonly<Record<string, string>> = {
  'head-years': 'Steady leadership, which comes with time',
  'support-capacity': 'Time and people to support another provider',
  'inspected-strong': strong,
  'secure-plus-equivalent': strong,
};

/** In the tone of support: what to work towards, and not what is wrong. */
function helpInWords({ says, what, id }: Change): string {
  const noLonger = /^No longer: (.*)$/.exec(says);
  if (noLonger) return `When this has been put right: ${noLonger[1] ?? ''}`;
  if (what === 'secure-plus') return securePlusHelp[id] ?? says;
  return what === 'indicator' ? `${says} would make the difference` : says;
}
