import { sql, type Selectable } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { ActionState, BodyInspectionEntry } from './body-inspection.ts';
import type { InspectedBody } from './find-body.ts';
import type { BodyInspectionActionTable, BodyInspectionTable } from './tables.ts';

interface Withdrawn {
  readonly by: string;
  readonly at: Date;
  readonly reason: string;
}

export interface RecordedAction extends ActionState {
  readonly id: number;
  readonly doneNote: string | null;
  readonly withdrawn: Withdrawn | null;
}

export interface RecordedBodyInspection extends BodyInspectionEntry {
  readonly id: number;
  readonly enteredBy: string;
  readonly enteredAt: Date;
  readonly withdrawn: Withdrawn | null;
  /** By the day they are due; those withdrawn too. */
  readonly actions: readonly RecordedAction[];
}

/** Every inspection of a body that its authority's people have entered, the latest first, with the actions of each; those withdrawn too. */
export async function listBodyInspections(reader: Reader, body: InspectedBody): Promise<RecordedBodyInspection[]> {
  const rows = await reader
    .selectFrom('body_inspection')
    .selectAll()
    .where('authority_id', '=', body.authorityId)
    .where(sql<boolean>`organisation_id is not distinct from ${body.organisationId}::int`)
    .orderBy('inspected_on', 'desc')
    .orderBy('id', 'desc')
    .execute();
  if (rows.length === 0) return [];
  const actions = await reader
    .selectFrom('body_inspection_action')
    .selectAll()
    .where('authority_id', '=', body.authorityId)
    .where(
      'inspection_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('due_on')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    ...inspectionOfRow(row),
    actions: actions.filter(({ inspection_id: of }) => of === row.id).map(actionOfRow),
  }));
}

export async function findBodyInspection(
  reader: Reader,
  body: InspectedBody,
  id: string | number | undefined,
): Promise<RecordedBodyInspection | null> {
  return (await listBodyInspections(reader, body)).find((one) => String(one.id) === String(id)) ?? null;
}

function inspectionOfRow(row: Selectable<BodyInspectionTable>): Omit<RecordedBodyInspection, 'actions'> {
  return {
    id: row.id,
    kind: row.kind,
    inspectedOn: row.inspected_on,
    publishedOn: row.published_on,
    inspectedBy: row.inspecting_body,
    outcome: row.outcome,
    source: row.source,
    enteredBy: row.entered_by,
    enteredAt: row.entered_at,
    withdrawn: withdrawnOf(row),
  };
}

function actionOfRow(row: Selectable<BodyInspectionActionTable>): RecordedAction {
  return {
    id: row.id,
    what: row.what,
    ownerRole: row.owner_role,
    dueOn: row.due_on,
    doneOn: row.done_on,
    doneNote: row.done_note,
    withdrawn: withdrawnOf(row),
  };
}

function withdrawnOf(row: Pick<Selectable<BodyInspectionTable>, 'withdrawn_at' | 'withdrawn_by' | 'withdrawn_reason'>): Withdrawn | null {
  return row.withdrawn_at === null ? null : { by: row.withdrawn_by ?? '', at: row.withdrawn_at, reason: row.withdrawn_reason ?? '' };
}
