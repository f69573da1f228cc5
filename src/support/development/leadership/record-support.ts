import './tables.ts';
import { accepted, refused, type Result } from '../../../kernel/result.ts';
import { recordAudit } from '../../../platform/audit/record-audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Doing } from '../../common/doing.ts';
import { takeTurn } from '../../common/take-turn.ts';
import type { SupportEntry } from './vulnerability.ts';

/** Adds what came of an offer: what was said before stays. `seen` is the latest entry that the form knew of (0: none). The same sent twice is one. */
export async function recordSupport(
  tx: Tx,
  doing: Doing,
  providerId: number,
  entry: Omit<SupportEntry, 'id' | 'by'>,
  seen: number,
): Promise<Result<null>> {
  const { actor, clock, event, reference, authorityId } = doing;
  await takeTurn(tx, doing);
  const latest = await tx
    .selectFrom('leadership_support')
    .selectAll()
    .where('authority_id', '=', authorityId)
    .where('provider_id', '=', providerId)
    .orderBy('id', 'desc')
    .executeTakeFirst();
  const { reason, reasonSince, support, state, on, note } = entry;
  if (latest !== undefined && latest.id > seen) {
    const isSame =
      latest.reason === reason &&
      latest.reason_since === reasonSince &&
      latest.support === support &&
      latest.state === state &&
      latest.on_day === on &&
      latest.note === note &&
      latest.entered_by === actor.name;
    return isSame
      ? accepted(null)
      : refused(`Meanwhile ${latest.entered_by} recorded something here: look at it, and send yours again if it is still right`);
  }
  const { id } = await tx
    .insertInto('leadership_support')
    .values({
      authority_id: authorityId,
      provider_id: providerId,
      reason,
      reason_since: reasonSince,
      support,
      state,
      on_day: on,
      note,
      entered_by: actor.name,
      entered_at: clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAudit(tx, {
    actor,
    event,
    subject: { kind: 'leadership-support', id },
    after: { provider: providerId, reason, support, state, on },
    reference,
  });
  return accepted(null);
}

export async function findLatestSupportId(reader: Pick<Tx, 'selectFrom'>, authorityId: number, providerId: number): Promise<number> {
  const { latest } = await reader
    .selectFrom('leadership_support')
    .select((of) => of.fn.max<number | null>('id').as('latest'))
    .where('authority_id', '=', authorityId)
    .where('provider_id', '=', providerId)
    .executeTakeFirstOrThrow();
  return latest ?? 0;
}
