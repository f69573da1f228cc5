/** The framework's four tiers, from the least support to the most. Each is what support a provider is given, never a league table. */
export const tiers = ['secure-plus', 'secure', 'vulnerable', 'cause-for-concern'] as const;
export type Tier = (typeof tiers)[number];

export const tierLabels: Readonly<Record<Tier, string>> = {
  'secure-plus': 'Secure+',
  'secure': 'Secure',
  'vulnerable': 'Vulnerable',
  'cause-for-concern': 'Cause for Concern',
};

export function isTier(text: string): text is Tier {
  return (tiers as readonly string[]).includes(text);
}

/** Below zero where the first needs less support than the second, above where it needs more. */
export function compareTiers(one: Tier, other: Tier): number {
  return tiers.indexOf(one) - tiers.indexOf(other);
}

/** A tier in which the framework steps in, and a letter about it is adverse. */
export function isAdverse(tier: Tier): boolean {
  return compareTiers(tier, 'vulnerable') >= 0;
}
