import { type Tier, tierLabels, tiers } from '../../kernel/tier.ts';
import { type FundingSource, fundingIds, sumDays, usesEntitlement } from './funding.ts';

export interface Person {
  readonly id: number;
  readonly name: string;
}

/** Days of one provider and one sort: what it is entitled to, what is planned, or what was given. */
export interface DayEntry {
  readonly what: 'entitled' | 'planned' | 'used';
  readonly provider: { readonly id: number; readonly name: string; readonly localityName: string | null; readonly tier: Tier | null };
  /** Whoever gives them; of an entitlement, whoever leads. */
  readonly adviser: Person | null;
  readonly days: number;
  /** Null of an entitlement: nobody pays for that. */
  readonly source: FundingSource | null;
  readonly pounds: number;
}

export const groupings = { provider: 'Provider', tier: 'Tier', locality: 'Locality', adviser: 'Adviser' } as const;
export type Grouping = keyof typeof groupings;

export interface DayTotal {
  readonly key: string;
  readonly name: string;
  readonly entitled: number;
  readonly planned: number;
  readonly used: number;
  /** Entitled and not yet given of it, provider by provider; below nought where more was given. Bought days and those of a grant use up no entitlement. */
  readonly left: number;
  readonly plannedPounds: number;
  readonly usedPounds: number;
  /** What was given, by who pays. */
  readonly bySource: Readonly<Record<FundingSource, { readonly planned: number; readonly used: number; readonly pounds: number }>>;
}

const groupOf: Readonly<Record<Grouping, (entry: DayEntry) => { readonly key: string; readonly name: string; readonly rank: number }>> = {
  provider: ({ provider }) => ({ key: String(provider.id), name: provider.name, rank: 0 }),
  tier: ({ provider: { tier } }) =>
    tier === null ? { key: 'none', name: 'No tier in force', rank: tiers.length } : { key: tier, name: tierLabels[tier], rank: tiers.indexOf(tier) },
  locality: ({ provider: { localityName } }) => ({
    key: localityName ?? '',
    name: localityName ?? 'Not placed',
    rank: localityName === null ? 1 : 0,
  }),
  adviser: ({ adviser }) =>
    adviser === null ? { key: '', name: 'No lead adviser', rank: 1 } : { key: String(adviser.id), name: adviser.name, rank: 0 },
};

/** Days in sum by group, and every entry in exactly one of them. `all` are those from which they were picked out. */
export function totalDays(entries: readonly DayEntry[], by: Grouping, all: readonly DayEntry[] = entries): DayTotal[] {
  const placed = entries.map((entry) => ({ entry, ...groupOf[by](entry) }));
  return [...Map.groupBy(placed, ({ key }) => key).values()]
    .toSorted(([one], [other]) => (one?.rank ?? 0) - (other?.rank ?? 0) || (one?.name ?? '').localeCompare(other?.name ?? '', 'en-GB'))
    .map((of) => totalOf(of[0]?.key ?? '', of[0]?.name ?? '', of.map(({ entry }) => entry), all)); // prettier-ignore
}

export function totalOf(key: string, name: string, entries: readonly DayEntry[], all: readonly DayEntry[] = entries): DayTotal {
  const of = (what: DayEntry['what'], source?: FundingSource): DayEntry[] =>
    entries.filter((entry) => entry.what === what && (source === undefined || entry.source === source));
  const days = (some: readonly DayEntry[]): number => sumDays(some.map((entry) => entry.days));
  const pounds = (some: readonly DayEntry[]): number => sumDays(some.map((entry) => entry.pounds));
  const [entitled, planned, used] = [of('entitled'), of('planned'), of('used')].map(days) as [number, number, number];
  return {
    key,
    name,
    entitled,
    planned,
    used,
    left: leftOf(entries, all),
    plannedPounds: pounds(of('planned')),
    usedPounds: pounds(of('used')),
    bySource: Object.fromEntries(
      fundingIds.map((source) => [
        source,
        { planned: days(of('planned', source)), used: days(of('used', source)), pounds: pounds(of('used', source)) },
      ]),
    ) as DayTotal['bySource'],
  };
}

/**
 * What is left of the entitlements among some entries. Whatever its provider was given of it counts, whoever gave it, so it is looked for among all; what was given to one
 * without an entitlement takes nothing from those of others.
 */
function leftOf(entries: readonly DayEntry[], all: readonly DayEntry[]): number {
  const given = Map.groupBy(
    all.filter(({ what, source }) => what === 'used' && source !== null && usesEntitlement(source)),
    ({ provider }) => provider.id,
  );
  const first = new Map(
    all
      .filter(({ what }) => what === 'entitled')
      .toReversed()
      .map((entry) => [entry.provider.id, entry]),
  );
  return sumDays(
    entries
      .filter(({ what }) => what === 'entitled')
      .flatMap((entry) => [
        entry.days,
        ...(first.get(entry.provider.id) === entry ? (given.get(entry.provider.id) ?? []).map(({ days }) => -days) : []),
      ]),
  );
}

export interface DayFilter {
  readonly locality: string | null;
  readonly tier: Tier | 'none' | null;
  readonly adviser: number | null;
  readonly source: FundingSource | null;
}

/** Those asked for. Who pays narrows what is planned and given alone: nobody pays for an entitlement. */
export function filterEntries(entries: readonly DayEntry[], { locality, tier, adviser, source }: DayFilter): DayEntry[] {
  return entries.filter(
    (entry) =>
      (locality === null || (entry.provider.localityName ?? '') === (locality === 'none' ? '' : locality)) &&
      (tier === null || (entry.provider.tier ?? 'none') === tier) &&
      (adviser === null || entry.adviser?.id === adviser) &&
      (source === null || entry.source === null || entry.source === source),
  );
}
