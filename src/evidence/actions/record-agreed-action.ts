import type { Tx } from '../../platform/database/database.ts';
import { sayWhen } from '../../platform/history/say-when.ts';
import { type Doing, recordEntryChange } from '../../register/index.ts';
import { actionLedger, snapshotOfAction } from './action-ledger.ts';
import type { ActionEntry, ActionSource } from './agreed-action.ts';
import './tables.ts';

export interface NewAction extends ActionEntry {
  readonly authorityId: number;
  readonly providerId: number;
  readonly cameFrom: ActionSource;
  /** The row of the source's own table; null where it is entered by hand. */
  readonly cameFromId: number | null;
  /** "Termly visit of 12 November 2026": as a reader is told, so nothing restricted in it. */
  readonly cameFromWords?: string | null;
  /** Where that can be read. */
  readonly cameFromHref?: string | null;
  /** Only its owner sees it, or whoever may read what it came from; it is shared with nobody outside. */
  readonly isRestricted?: boolean;
}

/** Puts what was agreed on the one list, for whichever part of the service it was agreed in. Answers its id. The caller has decided that it can be so. */
export async function recordAgreedAction(tx: Tx, doing: Doing, action: NewAction): Promise<number> {
  const isRestricted = action.isRestricted ?? false;
  await sayWhen(tx, doing.clock);
  const { id } = await tx
    .insertInto('agreed_action')
    .values({
      authority_id: action.authorityId,
      provider_id: action.providerId,
      came_from: action.cameFrom,
      came_from_id: action.cameFromId,
      came_from_words: action.cameFromWords ?? null,
      came_from_href: action.cameFromHref ?? null,
      what: action.what,
      owner_side: action.ownerSide,
      owner_name: action.ownerName,
      owner_account_id: action.ownerAccountId,
      agreed_on: action.agreedOn,
      due_on: action.dueOn,
      due_how: action.dueHow,
      measure: action.measure,
      is_shared: action.isShared && !isRestricted,
      is_restricted: isRestricted,
      recorded_by: doing.actor.name,
      recorded_at: doing.clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordEntryChange(tx, doing, actionLedger, { id, event: 'agreed-action.recorded', after: snapshotOfAction(action, isRestricted) });
  return id;
}

/** Who reads the actions of a source from now on, where what they came from becomes restricted or is so no longer. */
export async function setActionReaders(
  tx: Tx,
  { cameFrom, cameFromId }: { readonly cameFrom: ActionSource; readonly cameFromId: number },
  readers: { readonly isRestricted: boolean; readonly isShared: boolean },
): Promise<void> {
  await tx
    .updateTable('agreed_action')
    .set({
      is_restricted: readers.isRestricted,
      is_shared: readers.isShared && !readers.isRestricted,
    })
    .where('came_from', '=', cameFrom)
    .where('came_from_id', '=', cameFromId)
    .execute();
}
