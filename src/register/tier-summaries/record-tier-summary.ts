import type { Tier } from '../../kernel/tier.ts';
import type { Tx } from '../../platform/database/database.ts';
import '../tables.ts';

export interface TierSummary {
  readonly authorityId: number;
  readonly providerId: number;
  readonly tier: Tier;
  /** The first day on which it is in force, as YYYY-MM-DD. */
  readonly since: string;
}

/**
 * Keeps the tier in force for the lists of an authority's own staff. The wing that decides tiers calls it when a letter is issued. It is a row of the authority's
 * own, and no column of the provider: what one authority decides is never there for another, nor for anybody who may not see lists of tiers.
 */
export async function recordTierSummary(tx: Tx, { authorityId, providerId, tier, since }: TierSummary): Promise<void> {
  await tx
    .insertInto('provider_tier')
    .values({ authority_id: authorityId, provider_id: providerId, tier, since })
    .onConflict((conflict) => conflict.columns(['authority_id', 'provider_id']).doUpdateSet({ tier, since }))
    .execute();
}
