import type { Tier } from '../../kernel/tier.ts';
import { tierLabels } from '../../kernel/tier.ts';

/** Colours beside a tier's name: they say nothing that the name does not, and none is an alarm. */
const colours: Readonly<Record<Tier, string>> = {
  'secure-plus': 'turquoise',
  'secure': 'green',
  'vulnerable': 'yellow',
  'cause-for-concern': 'orange',
};

export interface TierInWords {
  readonly text: string;
  readonly colour: string;
}

export function tierInWords(tier: Tier): TierInWords;
export function tierInWords(tier: Tier | null): TierInWords | null;
export function tierInWords(tier: Tier | null): TierInWords | null {
  return tier === null ? null : { text: tierLabels[tier], colour: colours[tier] };
}

export const provisionalLabel = 'Provisional: not from the published framework';
