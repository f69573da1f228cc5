import type { Tier } from '../../kernel/tier.ts';
import { addDays } from '../../kernel/plain-date.ts';
import type { Tx } from '../../platform/database/database.ts';
import { recordTierSummary } from '../../register/index.ts';

export interface TierInForce {
  readonly authorityId: number;
  readonly providerId: number;
  readonly decisionId: number;
  readonly tier: Tier;
  readonly from: string;
}

/** A decided tier is in force from a day; the one before it ends on the day before. */
export async function putTierInForce(tx: Tx, { authorityId, providerId, decisionId, tier, from }: TierInForce): Promise<void> {
  await tx
    .updateTable('tier_decision')
    .set({ valid_to: addDays(from, -1) })
    .where('authority_id', '=', authorityId)
    .where('provider_id', '=', providerId)
    .where('valid_from', 'is not', null)
    .where('valid_to', 'is', null)
    .where('id', '<>', decisionId)
    .execute();
  await tx.updateTable('tier_decision').set({ valid_from: from }).where('id', '=', decisionId).execute();
  await recordTierSummary(tx, { authorityId, providerId, tier, since: from });
}
