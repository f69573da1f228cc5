import { accepted, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Doing } from '../../common/doing.ts';
import { changePairing, listCoordinators, ownPath, staffPath, tell, withPairing } from './change-pairing.ts';
import type { Pairing } from './find-pairings.ts';
import type { ConflictSort, Part, Side } from './mentoring-words.ts';
import { type Answer, decideAnswer } from './pairing.ts';
import { recordConflict } from './record-mentor-facts.ts';

export interface AnswerEntry {
  readonly side: Side;
  readonly answer: Answer;
  readonly reason: string | null;
  /** Why the two should not be paired at all: it is kept, so that nobody proposes them again. */
  readonly conflict: ConflictSort | null;
  readonly as: Part;
}

/** One of the two says yes or no. Whoever says no may say that there is a conflict. */
export function answerPairing(tx: Tx, doing: Doing, pairingId: number, { side, answer, reason, conflict, as }: AnswerEntry): Promise<Result<null>> {
  return withPairing(tx, doing, pairingId, async (pairing) => {
    const before = pairing[side];
    if (before !== null && before.answer === answer && before.reason === reason) return accepted(null);
    const decided = decideAnswer(
      { state: pairing.state, mentor: pairing.mentor?.answer ?? null, mentee: pairing.mentee?.answer ?? null },
      side,
      answer,
      reason,
    );
    if (!decided.ok) return decided;
    const state = decided.value;
    const given = [answer, doing.clock.now(), doing.actor.name, reason] as const;
    await changePairing(tx, doing, pairing, {
      set:
        side === 'mentor'
          ? { state, mentor_answer: given[0], mentor_answered_at: given[1], mentor_answered_by: given[2], mentor_reason: given[3] }
          : { state, mentee_answer: given[0], mentee_answered_at: given[1], mentee_answered_by: given[2], mentee_reason: given[3] },
      before: { state: pairing.state },
      after: { state, side, answer },
    });
    if (answer === 'declined' && conflict !== null) {
      const { mentorId, providerId } = pairing;
      const recorded = await recordConflict(
        tx,
        { ...doing, event: 'mentor-conflict.recorded' },
        { mentorId, providerId, sort: conflict, says: null, side: as },
      );
      if (!recorded.ok) return recorded;
    }
    if (state === 'accepted')
      await tell(tx, doing, {
        to: [pairing.mentorAccountId, pairing.menteeAccountId],
        kind: 'mentoring-accepted',
        subject: 'Both have accepted: agree how you will work together',
        href: ownPath(pairing.id),
      });
    if (state !== 'proposed') await tellCoordinator(tx, doing, pairing, state);
    return accepted(null);
  });
}

const tellCoordinator = async (tx: Tx, doing: Doing, pairing: Pairing, state: string): Promise<void> =>
  tell(tx, doing, {
    to: await listCoordinators(tx, doing.clock, doing.authorityId, pairing),
    kind: state === 'accepted' ? 'mentoring-accepted' : 'mentoring-declined',
    subject: state === 'accepted' ? 'A pairing that you coordinate is accepted' : 'A pairing that you coordinate is declined: look for another',
    href: staffPath(pairing.id),
  });
