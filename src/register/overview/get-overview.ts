import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import { listUnplaced, type UnplacedProvider } from '../localities/list-unplaced.ts';
import type { Kind } from '../providers/classification.ts';
import type { ReaderScope } from '../providers/find-reader-scope.ts';
import { listGroups } from './list-groups.ts';
import { countProviders, type Counts } from './overview.ts';
import { listSourcesInUse, type SourceInUse } from './list-sources-in-use.ts';

export interface NamedProvider {
  readonly id: number;
  readonly name: string;
  readonly kind: Kind;
  readonly stateFunded: boolean;
  readonly lowAge: number | null;
  readonly highAge: number | null;
  /** Its sites that are in the authority's localities, or placed in none, the main one first. */
  readonly sites: readonly { readonly name: string | null; readonly town: string | null; readonly locality: string | null }[];
}

export interface SendUnit {
  readonly name: string;
  readonly kind: 'send-unit' | 'resourced-provision' | 'semh-alternative-provision';
  readonly stage: 'open' | 'due' | 'pipeline';
  readonly places: number | null;
  readonly providerId: number;
  readonly providerName: string;
}

export interface Overview {
  readonly authority: { readonly laCode: string; readonly name: string };
  readonly localities: ReaderScope['localities'];
  readonly counts: Counts;
  /** Special schools, colleges and the other few of which the council names each. */
  readonly named: readonly NamedProvider[];
  readonly sendUnits: readonly SendUnit[];
  readonly trusts: {
    readonly total: number;
    readonly singleAcademy: number;
    readonly largest: readonly { uid: string; name: string; schools: number }[];
  };
  /** The first of those not placed, state-funded schools first; `unplacedTotal` counts them all. */
  readonly unplaced: readonly UnplacedProvider[];
  readonly unplacedTotal: number;
  readonly sources: readonly SourceInUse[];
}

const open = sql`p.joined_to is null and p.status in ('open', 'closing')`;

/** The education system of an authority, as the register has it. A handful of queries, none of which looks outside the authority. */
export async function getOverview(reader: Reader, scope: ReaderScope): Promise<Overview> {
  const groups = await listGroups(reader, scope);
  const { unplaced, total } = await listUnplaced(reader, scope);
  return {
    authority: { laCode: scope.laCode, name: scope.authorityName },
    localities: scope.localities,
    counts: countProviders(
      groups,
      scope.localities.map((locality) => locality.name),
    ),
    named: await listNamed(reader, scope),
    sendUnits: await listSendUnits(reader, scope),
    trusts: await countTrusts(reader, scope),
    unplaced,
    unplacedTotal: total,
    sources: await listSourcesInUse(reader, scope.authorityId),
  };
}

async function listNamed(reader: Reader, { authorityId, laCode }: ReaderScope): Promise<NamedProvider[]> {
  const { rows } = await sql<NamedProvider>`
    select p.id, p.name, p.kind, p.state_funded as "stateFunded", p.low_age as "lowAge", p.high_age as "highAge",
      coalesce((select json_agg(json_build_object('name', s.name, 'town', s.town, 'locality', l.name) order by s.is_main desc, s.id)
        from provider_site s left join site_locality sl on sl.site_id = s.id and sl.authority_id = ${authorityId}
        left join locality l on l.id = sl.locality_id
        where s.provider_id = p.id and (s.authority_id is null or s.authority_id = ${authorityId})), '[]') as sites
    from provider p
    where p.la_code = ${laCode} and ${open}
      and p.kind in ('special-school', 'college', 'special-post-16', 'higher-education', 'alternative-provision', 'independent-special-school')
    order by p.sort_key, p.id`.execute(reader);
  return rows;
}

async function listSendUnits(reader: Reader, { authorityId, laCode }: ReaderScope): Promise<SendUnit[]> {
  const { rows } = await sql<SendUnit>`
    select u.name, u.kind, u.stage, u.places, p.id as "providerId", p.name as "providerName"
    from send_unit u join provider p on p.id = u.provider_id
    where u.authority_id = ${authorityId} and u.stage <> 'closed' and u.withdrawn_at is null and p.la_code = ${laCode} and p.joined_to is null
    order by p.sort_key, u.name, u.id`.execute(reader);
  return rows;
}

async function countTrusts(reader: Reader, { laCode }: ReaderScope): Promise<Overview['trusts']> {
  const { rows } = await sql<{ uid: string; name: string; kind: string; schools: number }>`
    select o.uid, o.name, o.kind, count(*)::int as schools
    from provider p join organisation o on o.id = p.trust_id
    where p.la_code = ${laCode} and ${open} and p.state_funded
    group by o.id order by schools desc, o.sort_key`.execute(reader);
  return {
    total: rows.length,
    singleAcademy: rows.filter((row) => row.kind === 'single-academy-trust').length,
    largest: rows.slice(0, 5).map(({ uid, name, schools }) => ({ uid, name, schools })),
  };
}
