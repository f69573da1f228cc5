import './tables.ts';
import { accepted, refused, type Result } from '../../kernel/result.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { Doing } from '../../register/index.ts';
import { findNote, listBeside } from './find-note.ts';
import { takePart } from './find-part.ts';
import { type FoundPart, whoIs } from './found-part.ts';
import type { SectionValues } from './section.ts';
import { decideMove } from './visit.ts';
import { writeSection } from './write-section.ts';

/** What somebody chose of two texts, or joined them into, becomes the section’s next version. Refused where it was changed again meanwhile. */
export async function mergeBeside(
  tx: Tx,
  doing: Doing,
  part: FoundPart,
  desk: 'note' | 'own-view',
  chosen: { readonly besideId: number; readonly seenVersion: number; readonly values: SectionValues },
): Promise<Result<null>> {
  const { actor, clock, event, reference = '' } = doing;
  const now = await takePart(tx, doing, part);
  const move = decideMove(now.state, desk === 'note' ? 'write' : 'give-own-view', whoIs(actor, now), {
    plannedOn: now.plannedOn,
    today: clock.today(),
  });
  if (!move.ok) return move;
  const beside = (await listBeside(tx, now.id)).find(({ id, key }) => id === chosen.besideId && (key === 'own-view') === (desk === 'own-view'));
  if (beside === undefined) return refused('It has been settled already');
  const stored = (await findNote(tx, now)).written.get(beside.key);
  if ((stored?.version ?? 0) !== chosen.seenVersion) return refused('It has been changed again since: look at both once more');
  await writeSection(tx, doing, now, beside.key, stored, { values: chosen.values, from: null });
  await tx.updateTable('visit_beside').set({ settled_by: actor.name, settled_at: clock.now() }).where('id', '=', beside.id).execute();
  const after = { provider: now.providerId, section: beside.key, kept_by: beside.keptBy };
  await recordAudit(tx, { actor, event, subject: { kind: 'visit', id: now.visitId }, after, reference });
  return accepted(null);
}
