import { sql, type RawBuilder } from 'kysely';
import type { Tier } from '../../kernel/tier.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { Kind, LegalTrack, Phase, Status } from './classification.ts';
import { phases } from './classification.ts';
import { listNearlySpelt } from './list-nearly-spelt.ts';
import { countChoices, type ChoiceCounts } from './count-choices.ts';
import { allOf, conditionsOf, type Conditions, type Near } from './filter-providers.ts';
import { joinTier, tierOrder } from '../tier-summaries/filter-tier.ts';
import type { ProviderSearch } from './provider-search.ts';
import type { ReaderScope } from './find-reader-scope.ts';
import { readTerms } from './search-terms.ts';

/** A provider as lists, downloads and the API show it. */
export interface FoundProvider {
  readonly id: number;
  readonly name: string;
  readonly kind: Kind;
  readonly phase: Phase;
  readonly legalTrack: LegalTrack;
  readonly stateFunded: boolean;
  readonly typeName: string;
  readonly status: Status;
  readonly urn: number | null;
  readonly laestab: string | null;
  readonly ukprn: string | null;
  readonly registrationNumber: string | null;
  readonly laCode: string | null;
  readonly laName: string | null;
  readonly town: string | null;
  readonly postcode: string | null;
  readonly openedOn: string | null;
  readonly closedOn: string | null;
  readonly inspectionLabel: string | null;
  readonly inspectionOn: string | null;
  readonly trust: { readonly uid: string; readonly name: string } | null;
  /** In force, or `none`; null where it is not for the reader, and not there for whoever sees no list of tiers. */
  readonly tier?: Tier | 'none' | null;
  /** Of each site that is placed, the main site's first. Empty outside the reader's own authority. */
  readonly localities: readonly { readonly name: string; readonly rule: string; readonly isMain: boolean }[];
}

export interface Found extends ChoiceCounts {
  readonly items: readonly FoundProvider[];
  /** The page shown: the last one where a later one was asked for. */
  readonly page: number;
  readonly pages: number;
  /** Nothing is spelt as it was typed, and these are spelt nearly so; null where the words were found as they are. */
  readonly near: Near;
}

/** Answers the find page's question. Where no name is spelt as typed, those spelt nearly so are found instead. */
export async function findProviders(reader: Reader, scope: ReaderScope, search: ProviderSearch): Promise<Found> {
  let near: Near = null;
  let conditions = conditionsOf(search, scope);
  let counted = await countChoices(reader, scope, search, conditions);
  if (isUnknown(counted) && readTerms(search.q).kind === 'words') {
    near = await listNearlySpelt(reader, scope, search);
    conditions = conditionsOf(search, scope, near);
    counted = await countChoices(reader, scope, search, conditions);
  }
  const pages = Math.max(1, Math.ceil(counted.total / search.perPage));
  const page = Math.min(search.page, pages);
  const items =
    counted.total === 0 ? [] : await listRows(reader, scope, search, conditions, { limit: search.perPage, offset: (page - 1) * search.perPage });
  return { ...counted, items, page, pages, near: counted.total > 0 ? near : null };
}

/** Whether the words themselves find nothing, whatever the filters. */
function isUnknown({ counts }: ChoiceCounts): boolean {
  return Object.values(counts).every((of) => of.length === 0);
}

const batch = 2000;

/** Every row of the answer, in its order, a batch at a time: for downloads. */
export async function* eachProvider(
  reader: Reader,
  scope: ReaderScope,
  search: ProviderSearch,
  near: Near = null,
): AsyncGenerator<readonly FoundProvider[]> {
  const conditions = conditionsOf(search, scope, near);
  for (let offset = 0; ; offset += batch) {
    const rows = await listRows(reader, scope, search, conditions, { limit: batch, offset });
    if (rows.length > 0) yield rows;
    if (rows.length < batch) return;
  }
}

function orderOf({ sort, order }: ProviderSearch, scope: ReaderScope): RawBuilder<unknown> {
  const columns = {
    name: sql`p.sort_key`,
    // Words are compared alike by both engines only in this order: a slug is plain already.
    locality: sql`l.slug collate "C"`,
    phase: sql`array_position(array[${sql.join(Object.keys(phases))}]::text[], p.phase)`,
    type: sql`lower(p.type_name) collate "C"`,
    trust: sql`o.sort_key`,
    inspection: sql`p.inspection_on`,
    town: sql`lower(p.town) collate "C"`,
    tier: tierOrder(scope),
  };
  const direction = order === 'desc' ? sql`desc` : sql`asc`;
  // By name the index gives the order; the id makes it stable wherever two are alike.
  if (sort === 'name') return sql`p.sort_key ${direction}, p.id ${direction}`;
  return sql`${columns[sort]} ${direction} nulls last, p.sort_key, p.id`;
}

/** The ids of the page first, then everything about those: what is skipped on the way to a deep page is never fetched. */
async function listRows(
  reader: Reader,
  scope: ReaderScope,
  search: ProviderSearch,
  conditions: Conditions,
  { limit, offset }: { limit: number; offset: number },
): Promise<FoundProvider[]> {
  const order = orderOf(search, scope);
  const joins = sql`left join organisation o on o.id = p.trust_id left join locality l on l.id = p.locality_id and l.authority_id = ${scope.authorityId}
    ${joinTier(scope)}`;
  const { rows } = await sql<FoundProvider>`
    with page as materialized (select p.id from provider p ${joins} where ${allOf(conditions)} order by ${order} limit ${limit} offset ${offset}),
    placed as (
      select s.provider_id, json_agg(json_build_object('name', at.name, 'rule', sl.rule, 'isMain', s.is_main) order by s.is_main desc, at.slug collate "C") as localities
      from page join provider_site s on s.provider_id = page.id join site_locality sl on sl.site_id = s.id join locality at on at.id = sl.locality_id
      where sl.authority_id = ${scope.authorityId} group by s.provider_id
    )
    select p.id, p.name, p.kind, p.phase, p.legal_track as "legalTrack", p.state_funded as "stateFunded", p.type_name as "typeName", p.status, p.urn,
      p.laestab, p.ukprn, p.registration_number as "registrationNumber", p.la_code as "laCode", p.la_name as "laName", p.town, p.postcode,
      p.opened_on as "openedOn", p.closed_on as "closedOn", p.inspection_label as "inspectionLabel", p.inspection_on as "inspectionOn",
      case when o.id is not null then json_build_object('uid', o.uid, 'name', o.name) end as trust,
      ${scope.tierReach ? sql`case when ${scope.tierReach} then coalesce(pt.tier, 'none') end as tier,` : sql``}
      coalesce(placed.localities, '[]') as localities
    from page join provider p on p.id = page.id ${joins} left join placed on placed.provider_id = p.id order by ${order}`.execute(reader);
  return rows;
}
