import { refused, type Result } from '../../kernel/result.ts';
import type { Tx } from '../../platform/database/database.ts';
import '../../platform/calendar-feeds/tables.ts';
import { disableAccount } from '../../platform/identity/disable-account.ts';
import { endHandover, startHandover } from '../handovers/end-handover.ts';
import { countHeld, gatherHeld } from '../handovers/gather-held.ts';
import { decideClosing } from '../handovers/handover.ts';
import type { WorkSource } from '../work/work-item.ts';
import { decideChange } from './account-rules.ts';
import { closeRequestsOf } from './close-request.ts';
import { type Doing, type TakenAccount } from './take-account.ts';

export interface Closing {
  readonly reason: string;
  /** Everything that the account could still hold: what nobody else has keeps it open. */
  readonly sources: readonly WorkSource[];
  /** For security: signing in stops now, and the work is shown as left with nobody until it is handed over. */
  readonly isEmergency?: boolean;
}

/** Nobody can use the account any more, and whoever is signed in to it is signed out. What was asked for it is asked no longer. */
export async function closeAccount(tx: Tx, doing: Doing, account: TakenAccount, closing: Closing): Promise<Result<number>> {
  const { reason, sources, isEmergency = false } = closing;
  const may = decideChange(doing.actor, account.id);
  if (!may.ok) return may;
  if (account.state === 'disabled') return refused(`The account for ${account.email} is disabled already.`);
  const decided = decideClosing({ held: countHeld(await gatherHeld(tx, sources, account.id)), isEmergency });
  if (!decided.ok) return decided;
  const closed = await disableAccount(tx, doing.actor, account.email, reason);
  if (!closed.ok) return closed;
  await closeRequestsOf(tx, doing, account.id, reason);
  await tx
    .updateTable('calendar_feed')
    .set({ revoked_at: doing.clock.now() })
    .where('account_id', '=', account.id)
    .where('revoked_at', 'is', null)
    .execute();
  if (decided.value === 'with-nothing-held') await endHandover(tx, doing, account);
  else await startHandover(tx, doing, account, { reason, isEmergency });
  return closed;
}
