import './tables.ts';
import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/database.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import { type ReaderScope, withinReach } from '../../../register/index.ts';
import { mayAppoint, mayRun, type Sight, sightOf } from './standing.ts';

/** A locality’s network, as one reader stands to it. */
export interface Network {
  readonly id: number;
  readonly name: string;
  readonly slug: string;
  readonly sight: Sight;
  readonly runs: boolean;
  readonly appoints: boolean;
  /** The reader’s own providers that lie there. */
  readonly ownIds: readonly number[];
}

/** Every network of the authority, in the order of its localities. */
export async function listNetworks(reader: Reader, scope: ReaderScope, actor: Actor, today: string): Promise<Network[]> {
  const coordinated = await listSeats(reader, 'network_coordinator', actor, today);
  const joined = await listSeats(reader, 'network_person', actor, today);
  const own = await listOwnProviders(reader, actor, today);
  return scope.localities.map((locality) => {
    const ownIds = own.filter(({ localityId }) => localityId === locality.id).map(({ id }) => id);
    const standing = {
      role: actor.role,
      isOperator: actor.kind === 'operator',
      isCoordinator: coordinated.has(locality.id),
      isMember: ownIds.length > 0 || joined.has(locality.id),
    };
    return { ...locality, sight: sightOf(standing), runs: mayRun(standing), appoints: mayAppoint(standing), ownIds };
  });
}

async function listSeats(
  reader: Reader,
  table: 'network_coordinator' | 'network_person',
  { accountId, authorityId }: Actor,
  today: string,
): Promise<ReadonlySet<number>> {
  if (accountId === null) return new Set();
  const { rows } = await sql<{ id: number }>`
    select locality_id as id from ${sql.table(table)} where account_id = ${accountId} and authority_id = ${authorityId}::int and withdrawn_at is null
      and from_on <= ${today} and (to_on is null or to_on >= ${today})`.execute(reader);
  return new Set(rows.map(({ id }) => id));
}

/** Those of the authority’s staff reach every provider, and belong to none. */
const belongsToProviders = (role: string | null): boolean =>
  ['headteacher', 'head-delegate', 'chair', 'governor', 'clerk', 'trust-executive', 'diocese'].includes(role ?? '');

export interface OwnProviderThere {
  readonly id: number;
  readonly localityId: number;
  readonly kind: string;
  readonly phase: string;
}

/** The open providers that are the reader’s own and lie in a locality. */
export async function listOwnProviders(reader: Reader, actor: Actor, today: string): Promise<OwnProviderThere[]> {
  if (!belongsToProviders(actor.role)) return [];
  const { rows } = await sql<OwnProviderThere>`
    select p.id, p.locality_id as "localityId", p.kind, p.phase from provider p
    where ${withinReach(actor, 'outcomes.view', today)} and p.joined_to is null and p.status in ('open', 'closing') and p.locality_id is not null
    order by p.sort_key, p.id`.execute(reader);
  return rows;
}

/** Networks that somebody coordinates today. */
export const listCoordinated = (reader: Reader, actor: Actor, today: string): Promise<ReadonlySet<number>> =>
  listSeats(reader, 'network_coordinator', actor, today);

/** Networks that somebody belongs to today as a person of their own. */
export const listJoined = (reader: Reader, actor: Actor, today: string): Promise<ReadonlySet<number>> =>
  listSeats(reader, 'network_person', actor, today);
