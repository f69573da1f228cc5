import { sql } from 'kysely';
import type { Clock } from '../../platform/clock.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import type { TierReach } from '../tier-summaries/filter-tier.ts';
import { findTokenReach, type TokenReach } from '../access/filter-token-reach.ts';

/** The authority that a reader belongs to, and how it divides its own area. */
export interface ReaderScope {
  readonly authorityId: number;
  readonly laCode: string;
  readonly authorityName: string;
  readonly localities: readonly { readonly id: number; readonly name: string; readonly slug: string }[];
  /** Set where an API token reads that reaches a part of the authority alone. */
  readonly tokenReach?: TokenReach | null;
  /** Set where the reader is staff who may see lists of tiers. */
  readonly tierReach?: TierReach | null;
}

/** The scope of whoever reads through the API, with what their token reaches. */
export async function findTokenScope(reader: Reader, clock: Clock, actor: Actor): Promise<ReaderScope | undefined> {
  const scope = await findReaderScope(reader, actor.authorityId);
  return scope === undefined ? undefined : { ...scope, tokenReach: await findTokenReach(reader, clock, actor) };
}

/** The scope of a reader of this authority; undefined for somebody who belongs to none. */
export async function findReaderScope(reader: Reader, authorityId: number | null): Promise<ReaderScope | undefined> {
  if (authorityId === null) return undefined;
  const { rows } = await sql<{ authorityId: number; laCode: string; authorityName: string; localities: ReaderScope['localities'] }>`
    select a.id as "authorityId", a.la_code as "laCode", a.name as "authorityName",
      coalesce((select json_agg(json_build_object('id', l.id, 'name', l.name, 'slug', l.slug) order by l.slug collate "C")
        from locality l where l.authority_id = a.id), '[]') as localities
    from authority a where a.id = ${authorityId}`.execute(reader);
  return rows[0];
}
