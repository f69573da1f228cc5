import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { withinReach } from '../../register/index.ts';
import type { Placed } from './distribution.ts';
import '../tables.ts';

/** A provider with the tier that is in force on the day. */
export interface PlacedProvider extends Placed {
  readonly day: string;
  readonly name: string;
  readonly phase: string;
  readonly localityName: string | null;
  readonly isAcademy: boolean;
  /** Of the criteria by which its tier was proposed. */
  readonly setId: string | null;
}

/** The tiers in force on each of some days, within the reader’s reach: of what was issued, the latest that had begun and not ended. */
export async function findTiersOnDays(
  db: Reader,
  { actor, today, days }: { readonly actor: Actor; readonly today: string; readonly days: readonly string[] },
): Promise<ReadonlyMap<string, readonly PlacedProvider[]>> {
  const wanted = [...new Set(days)];
  const { rows } = await sql<PlacedProvider>`
    select n.day::text as day, p.id as "providerId", p.name, p.phase, l.name as "localityName", p.legal_track = 'academy' as "isAcademy", d.tier,
      substring(t.answer from '"setId":"([a-z0-9-]+)"') as "setId"
    from unnest(${wanted}::text[]) n (day) cross join provider p
    join lateral (select d.tier, d.proposal_id from tier_decision d
      where d.provider_id = p.id and d.authority_id = ${actor.authorityId}::int and d.valid_from <= n.day::date and (d.valid_to is null or d.valid_to >= n.day::date)
      order by d.valid_from desc, d.id desc limit 1) d on true
    join tier_proposal t on t.id = d.proposal_id left join locality l on l.id = p.locality_id and l.authority_id = ${actor.authorityId}::int
    where ${withinReach(actor, 'tier.view', today)} and p.joined_to is null
      and (p.closed_on is null or p.closed_on > n.day::date) order by p.sort_key, p.id`.execute(db);
  const found = Map.groupBy(rows, ({ day }) => day);
  return new Map(wanted.map((day) => [day, found.get(day) ?? []]));
}

/** The first day on which any tier was in force; null where none ever was. */
export async function findFirstTierDay(db: Reader, authorityId: number): Promise<string | null> {
  const { rows } = await sql<{ first: string | null }>`
    select min(valid_from) as first from tier_decision where authority_id = ${authorityId} and valid_from is not null`.execute(db);
  return rows[0]?.first ?? null;
}
