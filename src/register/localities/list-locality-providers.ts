import '../tables.ts';
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { Kind, Phase } from '../providers/classification.ts';

export interface LocalityProvider {
  readonly id: number;
  readonly name: string;
  readonly kind: Kind;
  readonly phase: Phase;
  readonly localityId: number;
}

/** The open providers of an authority that lie in one of its localities, by name; of one locality where it is named. */
export async function listLocalityProviders(
  reader: Reader,
  { laCode, localityId }: { readonly laCode: string; readonly localityId?: number },
): Promise<LocalityProvider[]> {
  const { rows } = await sql<LocalityProvider>`
    select p.id, p.name, p.kind, p.phase, p.locality_id as "localityId" from provider p
    where p.la_code = ${laCode} and p.joined_to is null and p.status in ('open', 'closing')
      and ${localityId === undefined ? sql`p.locality_id is not null` : sql`p.locality_id = ${localityId}`}
    order by p.sort_key, p.id`.execute(reader);
  return rows;
}
