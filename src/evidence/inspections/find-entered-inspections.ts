import { sql, type Selectable } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { EnteredInspectionTable } from './tables.ts';
import type { EnteredInspectionFacts } from './timeline.ts';

export interface RecordedInspection extends EnteredInspectionFacts {
  /** Set where it was recorded in error: kept, and counted nowhere. */
  readonly withdrawn: { readonly by: string; readonly at: Date; readonly reason: string } | null;
}

/** Every inspection an authority's people have entered of a provider, those withdrawn too, the latest first. Another authority's are never shown. */
export async function listEnteredInspections(reader: Reader, providerId: number, authorityId: number): Promise<RecordedInspection[]> {
  return listEnteredOfMany(reader, [providerId], authorityId);
}

/** The same of many providers. */
export async function listEnteredOfMany(
  reader: Reader,
  providerIds: readonly number[],
  authorityId: number,
): Promise<(RecordedInspection & { readonly providerId: number })[]> {
  if (providerIds.length === 0) return [];
  const rows = await reader
    .selectFrom('entered_inspection')
    .selectAll()
    .where(sql<boolean>`provider_id = any(${[...providerIds]}::int[])`)
    .where('authority_id', '=', authorityId)
    .orderBy('inspected_on', 'desc')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...inspectionOfRow(row), providerId: row.provider_id }));
}

/** A row of the table, of now or of a time before. */
function inspectionOfRow(row: Selectable<EnteredInspectionTable>): RecordedInspection {
  return {
    id: row.id,
    kind: row.kind,
    inspectedOn: row.inspected_on,
    publishedOn: row.published_on,
    body: row.body,
    ofPredecessor: row.of_predecessor,
    overall: row.overall,
    judgements: row.judgements,
    safeguarding: row.safeguarding,
    category: row.category_of_concern,
    outcome: row.outcome,
    source: row.source,
    enteredBy: row.entered_by,
    enteredAt: row.entered_at,
    withdrawn: row.withdrawn_at === null ? null : { by: row.withdrawn_by ?? '', at: row.withdrawn_at, reason: row.withdrawn_reason ?? '' },
  };
}
