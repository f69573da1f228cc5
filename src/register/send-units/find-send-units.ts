import type { Selectable } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { SendUnitTable } from '../tables.ts';
import type { SendUnit } from './send-unit.ts';

export interface RecordedSendUnit extends SendUnit {
  /** Set where it was recorded in error: kept, and counted nowhere. */
  readonly withdrawn: { readonly by: string; readonly at: Date; readonly reason: string } | null;
}

/** Every unit an authority has recorded for a provider, those withdrawn too, by name. Another authority's are never shown. */
export async function listRecordedSendUnits(reader: Reader, providerId: number, authorityId: number): Promise<RecordedSendUnit[]> {
  const rows = await reader
    .selectFrom('send_unit')
    .selectAll()
    .where('provider_id', '=', providerId)
    .where('authority_id', '=', authorityId)
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(unitOfRow);
}

/** A row of the table, of now or of a time before. */
export function unitOfRow(row: Selectable<SendUnitTable>): RecordedSendUnit {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    need: row.need,
    places: row.places,
    stage: row.stage,
    opensOn: row.opened_on,
    closedOn: row.closed_on,
    source: row.source,
    enteredBy: row.entered_by,
    enteredAt: row.entered_at,
    withdrawn: row.withdrawn_at === null ? null : { by: row.withdrawn_by ?? '', at: row.withdrawn_at, reason: row.withdrawn_reason ?? '' },
  };
}

/** The units that stand, at any stage, by name. */
export async function listSendUnits(reader: Reader, providerId: number, authorityId: number): Promise<SendUnit[]> {
  const recorded = await listRecordedSendUnits(reader, providerId, authorityId);
  return recorded.filter((unit) => unit.withdrawn === null);
}
