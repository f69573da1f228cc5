import '../../platform/identity/tables.ts';
import './tables.ts';
import { type RawBuilder, sql } from 'kysely';
import type { Clock } from '../../platform/clock.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/identity/actor.ts';

/** A token that reaches one trust, locality or provider alone, and the day it is asked on. */
export interface TokenReach {
  readonly tokenId: number;
  readonly today: string;
}

const isPlace = sql`s.kind in ('provider', 'trust', 'locality')`;

/**
 * The reach of a token that was ever given one; null for a token that was not, and for everybody who is no token. What a token was given is
 * never taken away again: once its last reach has ended it reaches nothing, not everything.
 */
export async function findTokenReach(reader: Reader, clock: Clock, { tokenId }: Actor): Promise<TokenReach | null> {
  if (tokenId === null) return null;
  const { rows } = await sql<{ id: number }>`select s.id from access_scope s where s.token_id = ${tokenId} and ${isPlace} limit 1`.execute(reader);
  return rows.length === 0 ? null : { tokenId, today: clock.today() };
}

/** The condition that a provider `p` is within it, and in the authority `laCode`. */
export function withinTokenReach({ tokenId, today }: TokenReach, laCode: string): RawBuilder<boolean> {
  return sql<boolean>`(p.la_code = ${laCode} and exists (
    select 1 from access_scope s where s.token_id = ${tokenId} and s.ended_at is null and s.valid_from <= ${today}::date
      and (s.valid_to is null or s.valid_to >= ${today}::date)
      and (s.provider_id = p.id or s.organisation_id = p.trust_id or exists (
        select 1 from provider_site t join site_locality sl on sl.site_id = t.id where t.provider_id = p.id and sl.locality_id = s.locality_id))))`;
}
