import { type RawBuilder, sql } from 'kysely';
import type { Permission } from '../../platform/http/route.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { type Extent, extentsOf, strandFor } from './permissions.ts';

/**
 * The condition that a provider, named `p` in the query, is within the actor's reach with a permission on a day: for lists, counts and exports
 * as for one record, so that what is not theirs is not there in any of them. Somebody without the permission reaches nothing.
 */
export function withinReach(actor: Actor, permission: Permission, today: string): RawBuilder<boolean> {
  const extents = extentsOf(actor, permission);
  if (extents.length === 0) return sql<boolean>`false`;
  if (actor.kind === 'operator') return sql<boolean>`true`;
  const inAuthority = sql<boolean>`p.la_code = (select u.la_code from authority u where u.id = ${actor.authorityId}::int)`;
  if (extents.includes('everything')) return inAuthority;
  const reached = extents.map((extent) => conditions[extent]({ actor, permission, today }));
  return sql<boolean>`(${inAuthority} and (${sql.join(reached, sql` or `)}))`;
}

interface Asked {
  readonly actor: Actor;
  readonly permission: Permission;
  readonly today: string;
}

const conditions: Readonly<Record<Extent, (asked: Asked) => RawBuilder<boolean>>> = {
  'everything': () => sql<boolean>`true`,
  'caseload': ({ actor, today }) => sql<boolean>`exists (
    select 1 from allocation a where a.provider_id = p.id and a.account_id = ${actor.accountId}::int and a.withdrawn_at is null
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
function isStanding({ actor, today }: Asked): RawBuilder<boolean> {
  const held = actor.tokenId === null ? sql`s.account_id = ${actor.accountId}::int` : sql`s.token_id = ${actor.tokenId}::int`;
  return sql<boolean>`${held} and s.ended_at is null and s.valid_from <= ${today} and (s.valid_to is null or s.valid_to >= ${today})`;
}
