import type { Tx } from '../../platform/database/database.ts';
import { sayWhen } from '../../platform/history/say-when.ts';
import { type Doing, type Outcome, recordEntryChange, type Seen } from '../../register/index.ts';
import { type BodyInspectionEntry, decideBodyInspection } from './body-inspection.ts';
import { bodyInspectionLedger, snapshotOfInspection } from './body-inspection-row.ts';
import type { InspectedBody } from './find-body.ts';
import { listBodyInspections } from './find-body-inspections.ts';
import { takeTurnOf } from './take-turn.ts';

/** Records an inspection of the authority or of a trust, once it was read back and confirmed. */
export async function recordBodyInspection(
  tx: Tx,
  doing: Doing,
  body: InspectedBody,
  entry: BodyInspectionEntry,
  seen: Seen,
): Promise<Outcome<BodyInspectionEntry>> {
  await takeTurnOf(tx, body);
  const standing = (await listBodyInspections(tx, body)).filter(({ withdrawn }) => withdrawn === null);
  const said = (one: BodyInspectionEntry): string => JSON.stringify({ ...snapshotOfInspection(one), source: null });
  const same = standing.find((one) => said(one) === said(entry));
  if (same) return { kind: 'already', id: same.id };
  const decided = decideBodyInspection(entry, body.kind, doing.clock.today());
  if (!decided.ok) return { kind: 'refused', refusal: decided };
  if (!seen.confirmed) return { kind: 'unconfirmed', plan: entry };

  await sayWhen(tx, doing.clock);
  const { kind, inspectedOn, publishedOn, inspectedBy, outcome, source } = entry;
  const { id } = await tx
    .insertInto('body_inspection')
    .values({
      authority_id: body.authorityId,
      organisation_id: body.organisationId,
      kind,
      inspected_on: inspectedOn,
      published_on: publishedOn,
      inspecting_body: inspectedBy,
      outcome,
      source,
      entered_by: doing.actor.name,
      entered_at: doing.clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordEntryChange(tx, doing, bodyInspectionLedger, { id, after: snapshotOfInspection(entry) });
  return { kind: 'saved', id, plan: entry };
}
