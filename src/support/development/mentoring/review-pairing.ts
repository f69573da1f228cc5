import { accepted, refused, type Result } from '../../../kernel/result.ts';
import { recordAudit } from '../../../platform/audit/record-audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Doing } from '../../common/doing.ts';
import { changePairing, listCoordinators, staffPath, tell, withPairing } from './change-pairing.ts';
import { listFeedback } from './find-feedback.ts';
import type { AimsMet, FeedbackScale, Moment, ReviewFinding, Side } from './mentoring-words.ts';
import { decideEnd, decideFeedback } from './pairing.ts';

export interface ReviewEntry {
  readonly on: string;
  readonly finding: ReviewFinding;
  readonly says: string | null;
}

/** How it goes, halfway, as the two say together. The coordinator reads it. */
export function reviewPairing(tx: Tx, doing: Doing, pairingId: number, { on, finding, says }: ReviewEntry): Promise<Result<null>> {
  return withPairing(tx, doing, pairingId, async (pairing) => {
    const { review, agreement } = pairing;
    if (review !== null)
      return review.on === on && review.finding === finding && review.says === says ? accepted(null) : refused('It is reviewed already');
    if (pairing.state !== 'under-way' || agreement === null) return refused('Only a pairing that is under way is reviewed');
    if (on > doing.clock.today()) return refused('The day of the review must be today or earlier');
    if (on < agreement.agreedOn) return refused('The day of the review must be on or after the day you agreed');
    await changePairing(tx, doing, pairing, {
      set: { reviewed_on: on, reviewed_by: doing.actor.name, review_finding: finding, review_says: says },
      after: { reviewedOn: on, finding },
    });
    if (finding !== 'well')
      await tell(tx, doing, {
        to: await listCoordinators(tx, doing.clock, doing.authorityId, pairing),
        kind: 'mentoring-reviewed',
        subject: 'A pairing was reviewed, and asks for something to change',
        href: staffPath(pairing.id),
      });
    return accepted(null);
  });
}

export interface FeedbackEntry {
  readonly side: Side;
  readonly moment: Moment;
  readonly scale: FeedbackScale;
  readonly says: string | null;
  readonly aimsMet: AimsMet | null;
  readonly whatChanged: string | null;
}

/** What one of the two says to the coordinator: once at the half and once at the end. The other does not read it. */
export function recordFeedback(tx: Tx, doing: Doing, pairingId: number, entry: FeedbackEntry): Promise<Result<null>> {
  return withPairing(tx, doing, pairingId, async (pairing) => {
    const { actor, clock, event, reference, authorityId } = doing;
    const { side, moment, scale, says, aimsMet, whatChanged } = entry;
    const given = (await listFeedback(tx, authorityId, pairingId)).find((one) => one.side === side && one.moment === moment);
    if (given !== undefined) return given.scale === scale && given.says === says ? accepted(null) : refused('You have given it already');
    const decided = decideFeedback(pairing.state, moment);
    if (!decided.ok) return decided;
    const values = { side, moment, scale, says, aims_met: aimsMet, what_changed: whatChanged };
    const { id } = await tx
      .insertInto('pairing_feedback')
      .values({ ...values, authority_id: authorityId, pairing_id: pairingId, given_by: actor.name, given_on: clock.today(), given_at: clock.now() })
      .returning('id')
      .executeTakeFirstOrThrow();
    await recordAudit(tx, { actor, event, subject: { kind: 'pairing-feedback', id }, after: { pairingId, side, moment }, reference });
    return accepted(null);
  });
}

export interface EndEntry {
  readonly how: 'completed' | 'ended' | 'withdrawn';
  readonly on: string;
  readonly reason: string;
  /** The need waits again, for another mentor. */
  readonly wantsAnother: boolean;
}

/** Ends a pairing with its reason; the need is closed with it, unless another mentor is wanted. */
export function endPairing(tx: Tx, doing: Doing, pairingId: number, { how, on, reason, wantsAnother }: EndEntry): Promise<Result<null>> {
  return withPairing(tx, doing, pairingId, async (pairing) => {
    if (pairing.state === how && pairing.ended?.reason === reason) return accepted(null);
    const { actor, clock } = doing;
    const from = pairing.agreement?.agreedOn ?? pairing.proposedAt.toISOString().slice(0, 10);
    const decided = decideEnd(pairing.state, { how, on, from }, clock.today());
    if (!decided.ok) return decided;
    await changePairing(tx, doing, pairing, {
      set: { state: how, ended_on: on, ended_by: actor.name, end_reason: reason },
      reason,
      before: { state: pairing.state },
      after: { state: how, wantsAnother },
    });
    // A meeting that was planned for a day to come will not be.
    await tx.updateTable('pairing_meeting').set({ state: 'cancelled' }).where('pairing_id', '=', pairing.id).where('state', '=', 'planned').execute();
    if (!wantsAnother)
      await tx
        .updateTable('mentoring_need')
        .set({ closed_on: clock.today(), closed_by: actor.name, closed_reason: how === 'completed' ? 'The mentoring is completed' : reason })
        .where('id', '=', pairing.needId)
        .where('closed_on', 'is', null)
        .execute();
    await tell(tx, doing, {
      to: [pairing.mentorAccountId, pairing.menteeAccountId],
      kind: 'mentoring-ended',
      subject: how === 'withdrawn' ? 'A pairing that was proposed to you is withdrawn' : 'A pairing has ended: say how it was',
      href: `/mentoring/mine/${String(pairing.id)}`,
    });
    await tell(tx, doing, {
      to: await listCoordinators(tx, doing.clock, doing.authorityId, pairing),
      kind: 'mentoring-ended',
      subject: wantsAnother ? 'A pairing has ended, and another mentor is wanted' : 'A pairing has ended',
      href: staffPath(pairing.id),
    });
    return accepted(null);
  });
}
