import { type RawBuilder, sql } from 'kysely';
import { type Tier, tiers } from '../../kernel/tier.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { withinReach } from '../access/filter-within-reach.ts';
import { isAllowed } from '../access/permissions.ts';
import '../tables.ts';

/** Whose tiers a reader may be shown in lists: a condition on `provider p`. */
export type TierReach = RawBuilder<boolean>;

/** Null for everybody who may see no list of tiers: for them there is no such column, filter or order. A token of the API is shown none here. */
export function tierReachOf(actor: Actor, today: string): TierReach | null {
  return actor.tokenId === null && isAllowed(actor, 'tier.list') ? withinReach(actor, 'tier.view', today) : null;
}

interface TierScope {
  readonly authorityId: number;
  readonly laCode: string;
  readonly tierReach?: TierReach | null;
}

/** The tier in force of `provider p`, as `pt`; no row of it where the reader may not be shown it. */
export function joinTier({ authorityId, tierReach }: TierScope): RawBuilder<unknown> {
  return tierReach ? sql`left join provider_tier pt on pt.provider_id = p.id and pt.authority_id = ${authorityId} and ${tierReach}` : sql``;
}

/** From the least support to the most; nought where there is no such order for this reader. */
export function tierOrder({ tierReach }: TierScope): RawBuilder<unknown> {
  return tierReach ? sql`array_position(array[${sql.join([...tiers])}]::text[], pt.tier)` : sql`p.sort_key`;
}

/** Of the chosen tiers; `none` stands for the authority's own that have no tier in force. Absent for a reader who may not filter by it. */
export function amongTiers(scope: TierScope, chosen: readonly (Tier | 'none')[]): RawBuilder<boolean> | undefined {
  const { authorityId, laCode, tierReach } = scope;
  if (!tierReach || chosen.length === 0) return undefined;
  const own = sql`select t.tier from provider_tier t where t.provider_id = p.id and t.authority_id = ${authorityId}`;
  const named = chosen.filter((tier) => tier !== 'none');
  const conditions = [
    ...(named.length > 0 ? [sql`exists (${own} and t.tier in (${sql.join(named)}))`] : []),
    ...(chosen.includes('none') ? [sql`(p.la_code = ${laCode} and not exists (${own}))`] : []),
  ];
  return sql<boolean>`(${tierReach} and (${sql.join(conditions, sql` or `)}))`;
}
