import { accepted, refused, type Result } from '../../../kernel/result.ts';
import { recordAudit } from '../../../platform/audit/record-audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Doing } from '../../common/doing.ts';
import { takeTurn } from '../../common/take-turn.ts';
import { listNotesFor } from './find-notes.ts';
import { findPairing, sideOf } from './find-pairings.ts';
import './tables.ts';

/** A note that the two of a pairing alone read. The trail says that one was written, and never what it says. */
export async function recordNote(
  tx: Tx,
  doing: Doing,
  pairingId: number,
  { meetingId, says }: { readonly meetingId: number | null; readonly says: string },
): Promise<Result<null>> {
  const { actor, clock, event, reference, authorityId } = doing;
  await takeTurn(tx, doing);
  const pairing = await findPairing(tx, authorityId, pairingId);
  const { accountId } = actor;
  if (pairing === null || accountId === null || sideOf(pairing, accountId) === null) return refused('Only the two of a pairing write notes in it');
  if (pairing.state !== 'under-way') return refused('Notes are kept while the pairing is under way');
  if (meetingId !== null && !pairing.meetings.some(({ id }) => id === meetingId)) return refused('There is no such meeting');
  const before = await listNotesFor(tx, { authorityId, pairingId, accountId });
  // A form that is sent twice writes one note.
  if (before[0]?.says === says && before[0].meetingId === meetingId && before[0].writtenBy === actor.name) return accepted(null);
  const { id } = await tx
    .insertInto('pairing_note')
    .values({
      authority_id: authorityId,
      pairing_id: pairingId,
      meeting_id: meetingId,
      account_id: accountId,
      says,
      written_by: actor.name,
      written_at: clock.now(),
    }) // prettier-ignore
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAudit(tx, { actor, event, subject: { kind: 'pairing-note', id }, after: { pairingId }, reference });
  return accepted(null);
}
