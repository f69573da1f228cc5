import { sql, type RawBuilder } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { Kind, LegalTrack, Phase, Status } from './classification.ts';
import { allOf, type Conditions } from './filter-providers.ts';
import { choices, type Choice, type ProviderSearch } from './provider-search.ts';
import { joinTier } from '../tier-summaries/filter-tier.ts';
import type { ReaderScope } from './find-reader-scope.ts';

/** Providers that are alike in everything one can filter by, and how many. */
interface Alike {
  readonly kind: Kind;
  readonly phase: Phase;
  readonly governance: LegalTrack;
  readonly type: string | null;
  readonly typeName: string;
  readonly stateFunded: boolean;
  readonly status: Status;
  readonly ofsted: string | null;
  readonly ofstedLabel: string | null;
  /** Ids with commas between, or `none`; null outside the reader's own authority. */
  readonly localities: string | null;
  readonly count: number;
}

export interface ChoiceCount {
  readonly value: string;
  /** The source's own words for the value, where it has any. */
  readonly label: string | null;
  readonly count: number;
}
type Counted = Choice | 'status' | 'stateFunded';
/** Counted from one reading; the others by themselves. */
type ReadTogether = Exclude<Counted, 'trust' | 'tier'>;

export interface ChoiceCounts {
  readonly total: number;
  /** For each filter, how many would be left by each of its values, all other filters staying as they are. */
  readonly counts: Readonly<Record<Counted, readonly ChoiceCount[]>>;
}

const mostTrusts = 40;

/** The total and every filter's counts, from one reading of the providers, one of their trusts and one of their tiers. */
export async function countChoices(reader: Reader, scope: ReaderScope, search: ProviderSearch, conditions: Conditions): Promise<ChoiceCounts> {
  const groups = await readGroups(reader, scope, conditions, search.area);
  const tallies = tally(groups, search, scope);
  const trusts = await countTrusts(reader, search, conditions);
  const tiersCounted = await countTiers(reader, scope, conditions);
  return { total: tallies.total, counts: { ...tallies.counts, trust: trusts, tier: tiersCounted } };
}

const alike = ['p.kind', 'p.phase', 'p.legal_track', 'p.type_code', 'p.type_name', 'p.state_funded', 'p.status', 'p.inspection_filter'] as const;

/**
 * The authority's own providers are grouped by their localities too, and apart from the rest of England: to group by something worked out for each
 * provider, the planner sorts all of them by every column, where it has room to count the few groups there are without sorting.
 */
async function readGroups(
  reader: Reader,
  { authorityId, laCode }: ReaderScope,
  conditions: Conditions,
  area: ProviderSearch['area'],
): Promise<Alike[]> {
  // Looked up in one value, not joined: see `isOneOf` of filter-providers.ts.
  const placed = sql`(select jsonb_object_agg(placed.provider_id, placed.ids) from (
      select s.provider_id, string_agg(distinct sl.locality_id::text, ',') as ids
      from site_locality sl join provider_site s on s.id = sl.site_id where sl.authority_id = ${authorityId} group by s.provider_id
    ) placed)`;
  const matching = allOf(conditions, ['area', 'locality', 'kind', 'phase', 'governance', 'type', 'ofsted', 'status', 'stateFunded']);
  const columns = sql.join(alike.map((column) => sql.ref(column)));
  const select = (localities: RawBuilder<unknown>) => sql`
    select p.kind, p.phase, p.legal_track as governance, p.type_code as type, p.type_name as "typeName", p.state_funded as "stateFunded", p.status,
      p.inspection_filter as ofsted, min(p.inspection_label) as "ofstedLabel", ${localities} as localities, count(*)::int as count
    from provider p where ${matching}`;
  const own = sql`${select(sql`coalesce(${placed} ->> p.id::text, 'none')`)} and p.la_code = ${laCode} group by ${columns}, localities`;
  const others = sql`${select(sql`null::text`)} and p.la_code is distinct from ${laCode} group by ${columns}`;
  const { rows } = await (area === 'mine' ? sql<Alike>`${own}` : sql<Alike>`${own} union all ${others}`).execute(reader);
  return rows;
}

/** Thousands nationally: the largest are offered, and those chosen always. */
async function countTrusts(reader: Reader, search: ProviderSearch, conditions: Conditions): Promise<ChoiceCount[]> {
  const chosen = search.trust.length === 0 ? sql`false` : sql`t.value in (${sql.join(search.trust)})`;
  const { rows } = await sql<ChoiceCount>`
    with held as materialized (
      select p.trust_id, count(*)::int as count from provider p
      where ${allOf(conditions, ['trust'])} and (p.trust_id is not null or p.legal_track = 'academy') group by p.trust_id
    )
    select t.value, t.label, t.count from (
      select coalesce(o.uid, 'none') as value, o.name as label, o.sort_key, held.count,
        row_number() over (order by o.uid is null, held.count desc, o.uid) as place
      from held left join organisation o on o.id = held.trust_id
    ) t where t.place <= ${mostTrusts} or t.value = 'none' or ${chosen} order by t.sort_key nulls last`.execute(reader);
  return rows;
}

/** None for a reader who may not see lists of tiers. */
async function countTiers(reader: Reader, scope: ReaderScope, conditions: Conditions): Promise<ChoiceCount[]> {
  if (!scope.tierReach) return [];
  const { rows } = await sql<ChoiceCount>`
    select coalesce(pt.tier, 'none') as value, null as label, count(*)::int as count from provider p ${joinTier(scope)}
    where ${allOf(conditions, ['tier'])} and p.la_code = ${scope.laCode} and ${scope.tierReach} group by 1`.execute(reader);
  return rows;
}

/** The values of each filter that a group of providers has. */
function valuesOf(group: Alike, slugs: ReadonlyMap<string, string>): Record<ReadTogether, readonly string[]> {
  return {
    locality: (group.localities ?? '').split(',').flatMap((id) => slugs.get(id) ?? []),
    kind: [group.kind],
    phase: [group.phase],
    governance: [group.governance],
    type: group.type === null ? [] : [group.type],
    ofsted: [group.ofsted ?? 'none'],
    status: group.status === 'closing' ? ['open', 'closing', 'any'] : [group.status, 'any'],
    stateFunded: [String(group.stateFunded)],
  };
}

function tally(groups: readonly Alike[], search: ProviderSearch, scope: ReaderScope): { total: number; counts: Record<ReadTogether, ChoiceCount[]> } {
  const slugs = new Map([['none', 'none'], ...scope.localities.map(({ id, slug }) => [String(id), slug] as const)]);
  const filters = [...choices.filter((choice) => choice !== 'trust' && choice !== 'tier'), 'status', 'stateFunded'] as const;
  const asked = {
    ...search,
    status: [search.status],
    stateFunded: search.stateFunded === null ? [] : [String(search.stateFunded)],
  } satisfies Record<(typeof filters)[number], readonly string[]> & Record<string, unknown>;
  const counts = Object.fromEntries(filters.map((filter) => [filter, new Map<string, { label: string | null; count: number }>()]));
  let total = 0;

  for (const group of groups) {
    const values = valuesOf(group, slugs);
    const labels: Partial<Record<Counted, string | null>> = { type: group.typeName, ofsted: group.ofstedLabel };
    const failing = filters.filter(
      (filter) => asked[filter].length > 0 && !values[filter].some((value) => (asked[filter] as readonly string[]).includes(value)),
    );
    if (failing.length === 0) total += group.count;
    // A group that only one filter keeps out is what that filter's other values would bring in.
    for (const filter of failing.length === 0 ? filters : failing.length === 1 ? failing : []) {
      for (const value of values[filter]) {
        const before = counts[filter]?.get(value);
        counts[filter]?.set(value, { label: before?.label ?? labels[filter] ?? null, count: (before?.count ?? 0) + group.count });
      }
    }
  }
  const listed = filters.map(
    (filter) => [filter, [...(counts[filter] ?? [])].map(([value, { label, count }]) => ({ value, label, count }))] as const,
  );
  return { total, counts: Object.fromEntries(listed) as Record<ReadTogether, ChoiceCount[]> };
}
