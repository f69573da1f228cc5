import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';

export interface InspectionSummaryRow {
  readonly urn: number;
  /** Null where the source no longer says anything of this school. */
  readonly label: string | null;
  readonly filter: string | null;
  readonly on: string | null;
}

/** Keeps the latest inspection in the register's lists. The wing that owns inspections calls it; a URN finds its provider whichever of its URNs it is. */
export async function recordInspectionSummaries(tx: Tx, rows: readonly InspectionSummaryRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    update provider p set inspection_label = n.label, inspection_filter = n.filter, inspection_on = n.inspected_on
    from (
      select distinct on (i.provider_id) i.provider_id, r.label, r.filter, r.inspected_on::date
      from unnest(${rows.map((row) => row.urn)}::int[], ${rows.map((row) => row.label)}::text[], ${rows.map((row) => row.filter)}::text[],
        ${rows.map((row) => row.on)}::text[]) as r (urn, label, filter, inspected_on)
      join provider_identifier i on i.scheme = 'urn' and i.value = r.urn::text
      order by i.provider_id, r.urn desc
    ) n
    where n.provider_id = p.id and (p.inspection_label, p.inspection_filter, p.inspection_on) is distinct from (n.label, n.filter, n.inspected_on)`.execute(
    tx,
  );
}
