import '../access/tables.ts';
import '../tables.ts';
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { Reach } from '../access/grant-scope.ts';
import { scopeName } from './find-accounts.ts';
import { reachName } from './account-words.ts';

/** What a reach that is not granted yet is of, by its name. */
export async function nameReach(reader: Reader, reach: Reach): Promise<string> {
  const { rows } = await sql<{ name: string | null }>`
    select ${scopeName} as name from (select
      ${reach.kind === 'provider' ? reach.providerId : null}::int as provider_id,
      ${reach.kind === 'trust' ? reach.organisationId : null}::int as organisation_id,
      ${reach.kind === 'locality' ? reach.localityId : null}::int as locality_id,
      ${reach.kind === 'diocese' ? reach.dioceseCode : null}::text as diocese_code,
      ${reach.kind === 'strand' ? reach.strand : null}::text as strand) s`.execute(reader);
  return reachName(reach.kind, rows[0]?.name ?? 'what is not there any more');
}
