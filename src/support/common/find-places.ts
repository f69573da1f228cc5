import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { Permission } from '../../platform/http/route.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { withinReach } from '../../register/index.ts';

interface ReachQuestion {
  readonly actor: Actor;
  readonly permission: Permission;
  readonly today: string;
  readonly ids: readonly number[];
}

/** Those of some providers that the reader reaches. */
export async function findReached(db: Reader, { actor, permission, today, ids }: ReachQuestion): Promise<ReadonlySet<number>> {
  const { rows } = await sql<{ id: number }>`
    select p.id from provider p where p.id = any (${[...ids]}::int[]) and ${withinReach(actor, permission, today)}`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

export interface Place {
  readonly id: number;
  readonly name: string;
  readonly phase: string;
  readonly localityName: string | null;
  readonly localitySlug: string | null;
}

/** What some providers are called, and where the authority has placed them. */
export async function findPlaces(db: Reader, authorityId: number, ids: readonly number[]): Promise<ReadonlyMap<number, Place>> {
  const { rows } = await sql<Place>`
    select p.id, p.name, p.phase, l.name as "localityName", l.slug as "localitySlug"
    from provider p left join locality l on l.id = p.locality_id and l.authority_id = ${authorityId} where p.id = any (${[...ids]}::int[])`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.id, row]));
}
