import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';

/** The days of the last 12 months on which a concern about each provider was accepted at triage, the latest first. Providers without one are left out. */
export async function findAcceptedConcerns(
  reader: Reader,
  { laCode, today, providerId }: { readonly laCode?: string; readonly today: string; readonly providerId?: number },
): Promise<Map<number, readonly string[]>> {
  const { rows } = await sql<{ id: number; days: string[] }>`
    select p.id, array_agg(f.valid_from::text order by f.valid_from desc, f.id) as days
    from finding f join provider p on p.id = f.provider_id join authority a on a.id = f.authority_id and a.la_code = p.la_code
    where f.kind = 'concern-accepted' and f.withdrawn_at is null and f.valid_from <= ${today}::date
      and f.valid_from > (${today}::date - interval '1 year')
      ${laCode === undefined ? sql`` : sql`and p.la_code = ${laCode}`} ${providerId === undefined ? sql`` : sql`and p.id = ${providerId}`}
    group by p.id`.execute(reader);
  return new Map(rows.map(({ id, days }) => [id, days]));
}
