import { sql } from 'kysely';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { Decision, Doing } from '../../register/index.ts';
import { sayWhen } from '../../platform/history/say-when.ts';
import type { ConcernState } from './concern.ts';
import { findConcern } from './find-concerns.ts';
import { recordMove } from './record-move.ts';
import { sendOpenedNotice } from './send-concern-notice.ts';
import { mayBreakGlass } from './sight.ts';

/** How long it stays open to whoever broke the glass. Provisional: not from the published framework. */
const hoursOpen = 24;

/**
 * Breaks the glass: a restricted concern is open to somebody who is not named on it, for a day. Their reason stands in its history and in the audit trail,
 * and those who are named are told at once. A number that is no restricted concern is refused in one way, whatever it is.
 */
export async function openRestricted(tx: Tx, doing: Doing, concernId: number, reason: string): Promise<Decision<number>> {
  const { actor, clock, event, reference } = doing;
  const none = { ok: false, field: 'number', reason: 'There is no restricted concern of this number that you are not named on' } as const;
  if (!mayBreakGlass(actor) || actor.accountId === null || actor.authorityId === null) return none;
  await sayWhen(tx, clock);
  const { rows } = await sql<{ id: number; providerId: number; state: ConcernState }>`
    select c.id, c.provider_id as "providerId", c.state from concern c
    where c.id = ${concernId} and c.authority_id = ${actor.authorityId} and c.is_restricted for no key update`.execute(tx);
  const concern = rows[0];
  const subject = { kind: 'concern', id: concernId };
  if (!concern || (await findConcern(tx, { actor, clock }, String(concernId)))) {
    await recordAudit(tx, {
      actor,
      event: 'concern.refused',
      subject,
      reason,
      after: { askedFor: event },
      ...(reference === undefined ? {} : { reference }),
    });
    return none;
  }
  const opened = {
    authority_id: actor.authorityId,
    concern_id: concernId,
    account_id: actor.accountId,
    opened_by: actor.name,
    opened_role: actor.role,
  };
  await tx
    .insertInto('concern_opening')
    .values({ ...opened, reason, opened_at: clock.now(), opened_until: new Date(clock.now().getTime() + hoursOpen * 3_600_000) })
    .execute();
  const of = { id: concernId, authorityId: actor.authorityId, providerId: concern.providerId, state: concern.state };
  await recordMove(tx, doing, { concern: of, kind: 'open', to: concern.state, reason, trailReason: reason, said: { opened: true } });
  await sendOpenedNotice(tx, { authorityId: actor.authorityId, concernId, actor, clock });
  return { ok: true, value: concernId };
}
