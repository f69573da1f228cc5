import type { Selectable } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { EnteredFactTable } from '../tables.ts';
import { type EnteredFact, factsOn } from './entered-fact.ts';
import { isFactName } from './fact-kinds.ts';

export interface RecordedFact extends EnteredFact {
  readonly withdrawn: { readonly by: string; readonly at: Date; readonly reason: string } | null;
}

/** Every fact an authority has entered about a provider, those withdrawn too, the latest first. Another authority's are never shown. */
export async function listRecordedFacts(reader: Reader, providerId: number, authorityId: number): Promise<RecordedFact[]> {
  const rows = await reader
    .selectFrom('entered_fact')
    .selectAll()
    .where('provider_id', '=', providerId)
    .where('authority_id', '=', authorityId)
    .orderBy('valid_from', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.flatMap((row) => factOfRow(row) ?? []);
}

/** A row of the table, of now or of a time before; null where the fact is of a kind that is entered no longer. */
export function factOfRow(row: Selectable<EnteredFactTable>): RecordedFact | null {
  if (!isFactName(row.fact)) return null;
  return {
    id: row.id,
    fact: row.fact,
    value: row.value,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    source: row.source,
    enteredBy: row.entered_by,
    enteredAt: row.entered_at,
    withdrawn: row.withdrawn_at === null ? null : { by: row.withdrawn_by ?? '', at: row.withdrawn_at, reason: row.withdrawn_reason ?? '' },
  };
}

/** The facts that stand, of any day, the latest first. */
export async function listFacts(reader: Reader, providerId: number, authorityId: number): Promise<EnteredFact[]> {
  const recorded = await listRecordedFacts(reader, providerId, authorityId);
  return recorded.filter((fact) => fact.withdrawn === null);
}

/** What was entered that is true on a day (YYYY-MM-DD), at most one of each kind. */
export async function currentFacts(reader: Reader, providerId: number, on: string, authorityId: number): Promise<EnteredFact[]> {
  return factsOn(await listFacts(reader, providerId, authorityId), on);
}
