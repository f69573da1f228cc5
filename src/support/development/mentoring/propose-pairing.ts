import { accepted, refused, type Result } from '../../../kernel/result.ts';
import { recordAudit } from '../../../platform/audit/record-audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Doing } from '../../common/doing.ts';
import { takeTurn } from '../../common/take-turn.ts';
import { ownPath, tell } from './change-pairing.ts';
import { findNeed } from './find-needs.ts';
import { findPairing } from './find-pairings.ts';
import { gatherMatches } from './gather-matching.ts';

/** Proposes a mentor whom matching offers for a need. The same mentor proposed twice is proposed once; while one is proposed, no other is. */
export async function proposePairing(
  tx: Tx,
  doing: Doing,
  { needId, mentorId, message }: { readonly needId: number; readonly mentorId: number; readonly message: string | null },
): Promise<Result<number>> {
  const { actor, clock, event, reference, authorityId } = doing;
  await takeTurn(tx, doing);
  const need = await findNeed(tx, authorityId, needId);
  if (need === null) return refused('There is no such need');
  if (need.closed !== null) return refused('The need is closed');
  if (need.pairing !== null) {
    const live = await findPairing(tx, authorityId, need.pairing.id);
    return live?.mentorId === mentorId ? accepted(live.id) : refused('Somebody is proposed for this need already');
  }
  const match = (await gatherMatches(tx, { authorityId, today: clock.today() }, need)).find((one) => one.mentorId === mentorId);
  if (match === undefined) return refused('The mentor is not on the register');
  const [failed] = match.criteria.filter(({ isNeeded, verdict }) => isNeeded && verdict === 'not-met');
  if (failed !== undefined) return refused(`${match.name} cannot be proposed: ${failed.says.charAt(0).toLowerCase()}${failed.says.slice(1)}`);
  const { id } = await tx
    .insertInto('pairing')
    .values({
      authority_id: authorityId,
      provider_id: need.providerId,
      need_id: needId,
      mentor_id: mentorId,
      state: 'proposed',
      explained: JSON.stringify(match.criteria),
      message,
      proposed_by: actor.name,
      proposed_by_account_id: actor.accountId,
      proposed_at: clock.now(),
      changed_at: clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAudit(tx, { actor, event, subject: { kind: 'pairing', id }, after: { needId, mentorId, criteria: match.criteria }, reference });
  await tell(tx, doing, {
    to: [match.mentor.accountId, need.accountId],
    kind: 'mentoring-proposed',
    subject: 'A pairing is proposed to you: accept or decline it',
    href: ownPath(id),
  });
  return accepted(id);
}
