import { sql } from 'kysely';
import type { CommittedRelease } from '../../datasets/index.ts';
import type { Tx } from '../../platform/database/database.ts';
import { recordInspectionSummaries, type InspectionSummaryRow } from '../../register/index.ts';
import { summariseInspections } from './inspection.ts';
import { keepInspections } from './keep-inspections.ts';
import { readInspections, type PublishedInspections } from './read-inspections.ts';

/** Keeps what a release has, and tells the register's lists what the latest inspection of each school says, for the rows that it changed or no longer has. */
export async function applyInspections(tx: Tx, release: CommittedRelease): Promise<void> {
  await keepInspections(tx, release);
  if (release.table !== 'ofsted_state_funded') return;
  const rows = await tx
    .selectFrom('ofsted_state_funded')
    .selectAll()
    .where(sql<boolean>`key in (select key from release_change where release_id = ${release.id})`)
    .execute();
  await recordInspectionSummaries(tx, rows.map(summarise));
}

/** The register made or joined providers: their summaries are written again from what is published. */
export async function reapplyInspections(tx: Tx): Promise<void> {
  const rows = await tx.selectFrom('ofsted_state_funded').selectAll().where('gone_release_id', 'is', null).execute();
  await recordInspectionSummaries(tx, rows.map(summarise));
}

function summarise(row: PublishedInspections): InspectionSummaryRow {
  if (row.gone_release_id !== null) return { urn: row.urn, label: null, filter: null, on: null };
  return { urn: row.urn, ...summariseInspections(readInspections(row)) };
}
