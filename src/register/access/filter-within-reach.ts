import { type RawBuilder, sql } from 'kysely';
import type { Permission } from '../../platform/http/route.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { type Extent, extentsOf, strandFor } from './permissions.ts';

/**
 * The condition that a provider, named `p` in the query, is within the actor's reach with a permission on a day: for lists, counts and exports
 * as for one record, so that what is not theirs is not there in any of them. Somebody without the permission reaches nothing.
 */
export function withinReach(actor: Actor, permission: Permission, today: string): RawBuilder<boolean> {
  return actor.kind === 'operator' && extentsOf(actor, permission).length > 0
    ? sql<boolean>`true`
    : withinReachOf({ ...actor, account: sql`${actor.accountId}::int` }, permission, today);
}

/** Whose reach is asked for: of one person, or of each account of a role that a query goes through, where `account` names its id. */
type Holder = Pick<Actor, 'kind' | 'role' | 'authorityId' | 'tokenId'> & { readonly account: RawBuilder<unknown> };

/** The same condition for whoever holds it by their account. */
export function withinReachOf(holder: Holder, permission: Permission, today: string): RawBuilder<boolean> {
  const extents = extentsOf(holder, permission);
  if (extents.length === 0) return sql<boolean>`false`;
  const inAuthority = sql<boolean>`p.la_code = (select u.la_code from authority u where u.id = ${holder.authorityId}::int)`;
  if (extents.includes('everything')) return inAuthority;
  const reached = extents.map((extent) => conditions[extent]({ holder, permission, today }));
  return sql<boolean>`(${inAuthority} and (${sql.join(reached, sql` or `)}))`;
}

interface Asked {
  readonly holder: Holder;
  readonly permission: Permission;
  readonly today: string;
}

const conditions: Readonly<Record<Extent, (asked: Asked) => RawBuilder<boolean>>> = {
  'everything': () => sql<boolean>`true`,
  'caseload': ({ holder, today }) => sql<boolean>`exists (
    select 1 from allocation a where a.provider_id = p.id and a.account_id = ${holder.account} and a.withdrawn_at is null
      and a.valid_from <= ${today} and (a.valid_to is null or a.valid_to >= ${today}))`,
  'locality': (asked) => sql<boolean>`exists (
    select 1 from provider_site ps join site_locality sl on sl.site_id = ps.id join access_scope s on s.locality_id = sl.locality_id
    where ps.provider_id = p.id and ${isStanding(asked)})`,
  'own-provider': (asked) => sql<boolean>`exists (select 1 from access_scope s where s.provider_id = p.id and ${isStanding(asked)})`,
  'own-trust': (asked) => sql<boolean>`exists (select 1 from access_scope s where s.organisation_id = p.trust_id and ${isStanding(asked)})`,
  'own-diocese': (asked) => sql<boolean>`exists (
    select 1 from access_scope s join gias_establishment e on e.diocese_code = s.diocese_code where e.urn = p.urn and ${isStanding(asked)})`,
  'own-strand': (asked) => sql<boolean>`exists (
    select 1 from access_scope s where s.strand = ${strandFor(asked.permission)}::text and ${isStanding(asked)})`,
};

/** The scope `s` is the actor's own, and holds on the day. */
function isStanding({ holder, today }: Asked): RawBuilder<boolean> {
  const held = holder.tokenId === null ? sql`s.account_id = ${holder.account}` : sql`s.token_id = ${holder.tokenId}::int`;
  return sql<boolean>`${held} and s.ended_at is null and s.valid_from <= ${today} and (s.valid_to is null or s.valid_to >= ${today})`;
}
