import { compareTiers, tiers, type Tier } from '../../kernel/tier.ts';
import { isEntitledToDays } from '../criteria/entitlement.ts';

/** A provider’s tier in force on a day. */
export interface Placed {
  readonly providerId: number;
  readonly tier: Tier;
}

export interface TierCount {
  readonly tier: Tier;
  readonly count: number;
  /** Of those in its group, from 0 to 1; null where the group is empty. */
  readonly share: number | null;
}

export interface GroupCounts {
  readonly name: string;
  readonly total: number;
  readonly tiers: readonly TierCount[];
}

export function countTiers(placed: readonly Pick<Placed, 'tier'>[]): TierCount[] {
  return tiers.map((tier) => {
    const count = placed.filter((one) => one.tier === tier).length;
    return { tier, count, share: placed.length === 0 ? null : count / placed.length };
  });
}

/** Counts and shares of each group, by its name. */
export function countByGroup<One extends Placed>(placed: readonly One[], groupOf: (one: One) => string): GroupCounts[] {
  return [...Map.groupBy(placed, groupOf)]
    .map(([name, ofGroup]) => ({ name, total: ofGroup.length, tiers: countTiers(ofGroup) }))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'en-GB'));
}

export interface Movement {
  /** Null for none in force. */
  readonly from: Tier | null;
  readonly to: Tier | null;
  readonly providerIds: readonly number[];
}

/** Everybody who was placed on either day, from where to where; those who stayed too. Stricter tiers come last. */
export function movements(before: readonly Placed[], after: readonly Placed[]): Movement[] {
  const [old, now] = [before, after].map((placed) => new Map(placed.map(({ providerId, tier }) => [providerId, tier])));
  const ids = [...new Set([...before, ...after].map(({ providerId }) => providerId))];
  const moves = Map.groupBy(ids, (id) => `${old?.get(id) ?? ''}>${now?.get(id) ?? ''}`);
  return [...moves.values()]
    .map((providerIds) => ({ from: old?.get(providerIds[0] ?? 0) ?? null, to: now?.get(providerIds[0] ?? 0) ?? null, providerIds }))
    .toSorted((one, other) => rank(one.from) - rank(other.from) || rank(one.to) - rank(other.to));
}

const rank = (tier: Tier | null): number => (tier === null ? -1 : tiers.indexOf(tier));

export interface MovedCounts {
  /** To a tier of more support, and of less. */
  readonly more: number;
  readonly less: number;
  readonly same: number;
  readonly first: number;
  readonly gone: number;
}

export function countMoved(moves: readonly Movement[]): MovedCounts {
  const sum = (which: (move: Movement) => boolean): number => moves.filter(which).reduce((total, { providerIds }) => total + providerIds.length, 0);
  const steps = ({ from, to }: Movement): number | null => (from === null || to === null ? null : compareTiers(to, from));
  return {
    more: sum((move) => (steps(move) ?? 0) > 0),
    less: sum((move) => (steps(move) ?? 0) < 0),
    same: sum((move) => steps(move) === 0),
    first: sum(({ from }) => from === null),
    gone: sum(({ to }) => to === null),
  };
}

/** What each tier brings a year. `sets`: for which sets of criteria it is; all of them where none are named. */
export interface Entitlement {
  readonly days: Readonly<Partial<Record<Tier, number>>>;
  readonly costOfDay: number;
  readonly sets?: readonly string[] | undefined;
}

export interface Need {
  readonly tier: Tier;
  readonly providers: number;
  /** Those whom the entitlement is for. */
  readonly entitled: number;
  readonly days: number;
  /** Pounds. */
  readonly cost: number;
}

/** Adviser days a year that tiers bring, and what they cost. */
export function needOf(
  placed: readonly (Pick<Placed, 'tier'> & { readonly setId: string | null; readonly isAcademy: boolean })[],
  entitlement: Entitlement,
): Need[] {
  const { costOfDay } = entitlement;
  return tiers.map((tier) => {
    const inTier = placed.filter((one) => one.tier === tier);
    const entitled = inTier.filter((one) => isEntitledToDays(entitlement, one)).length;
    const days = entitled * (entitlement.days[tier] ?? 0);
    return { tier, providers: inTier.length, entitled, days, cost: days * costOfDay };
  });
}

const mostPoints = 12;

/** The days a chart over time is drawn at: the last of each month since the first tier, and the day itself; the latest twelve. */
export function chartDays(first: string, day: string): string[] {
  const days: string[] = [];
  let [year = 0, month = 0] = first.split('-').map(Number);
  for (;;) {
    // Day nought of the next month.
    const last = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
    if (last >= day) break;
    days.push(last);
    month += 1;
    if (month > 12) [year, month] = [year + 1, 1];
  }
  return [...days, day].slice(-mostPoints);
}
