import type { Updateable } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import { sayWhen } from '../../platform/history/say-when.ts';
import { type Decision, type Doing, type Outcome, recordEntryChange } from '../../register/index.ts';
import { actionLedger, snapshotOfAction } from './action-ledger.ts';
import type { ActionChange, AgreedAction } from './agreed-action.ts';
import { findActionToChange } from './find-actions.ts';
import type { AgreedActionTable } from './tables.ts';

/** Changes one action as was decided of it while nobody else could change it. What it said before stays in the history. */
export async function changeAction(
  tx: Tx,
  doing: Doing,
  { id, authorityId }: Pick<AgreedAction, 'id' | 'authorityId'>,
  decide: (current: AgreedAction) => Decision<ActionChange>,
  reason?: string,
): Promise<Outcome<AgreedAction>> {
  const current = await findActionToChange(tx, authorityId, id);
  if (!current)
    return { kind: 'refused', refusal: { ok: false, field: 'reason', reason: 'The action is not there any more, so nothing was changed' } };
  const decided = decide(current);
  if (!decided.ok) return { kind: 'refused', refusal: decided };
  if (decided.value === null) return { kind: 'already', id };
  await sayWhen(tx, doing.clock);
  await tx.updateTable('agreed_action').set(columnsOf(decided.value, doing)).where('id', '=', id).execute();
  const after = { ...current, ...decided.value };
  await recordEntryChange(tx, doing, actionLedger, {
    id,
    before: snapshotOfAction(current, current.isRestricted),
    after: snapshotOfAction(after, current.isRestricted),
    ...(reason === undefined || current.isRestricted ? {} : { reason }),
  });
  return { kind: 'saved', id, plan: after };
}

/** Each "who" has its moment beside it. A new day is one nobody was reminded of. */
function columnsOf(change: NonNullable<ActionChange>, { clock }: Doing): Updateable<AgreedActionTable> {
  const at = (by: string | null): Date | null => (by === null ? null : clock.now());
  const { reportedBy, doneBy, cameOfItBy, withdrawnBy } = change;
  return {
    ...(change.ownerSide === undefined ? {} : { owner_side: change.ownerSide }),
    ...(change.ownerName === undefined ? {} : { owner_name: change.ownerName }),
    ...(change.ownerAccountId === undefined ? {} : { owner_account_id: change.ownerAccountId }),
    ...(change.dueOn === undefined ? {} : { due_on: change.dueOn, reminded_before: null, reminded_after: null }),
    ...(change.dueHow === undefined ? {} : { due_how: change.dueHow }),
    ...(change.state === undefined ? {} : { state: change.state }),
    ...(change.evidence === undefined ? {} : { evidence: change.evidence }),
    ...(reportedBy === undefined ? {} : { reported_on: change.reportedOn ?? null, reported_by: reportedBy, reported_at: at(reportedBy) }),
    ...(doneBy === undefined ? {} : { done_on: change.doneOn ?? null, done_by: doneBy, done_at: at(doneBy) }),
    ...(cameOfItBy === undefined ? {} : { came_of_it: change.cameOfIt ?? null, came_of_it_by: cameOfItBy, came_of_it_at: at(cameOfItBy) }),
    ...(withdrawnBy === undefined
      ? {}
      : { withdrawn_by: withdrawnBy, withdrawn_at: at(withdrawnBy), withdrawn_reason: change.withdrawnReason ?? null }),
  };
}
