import './tables.ts';
import type { Result } from '../../kernel/result.ts';
import { accepted, refused } from '../../kernel/result.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { Doing } from '../accounts/take-account.ts';
import { decideOpening } from './access-review.ts';
import { findOpenReview } from './find-reviews.ts';

/** Begins to ask, of every account in use, whether it is still right. Answers the review's id. */
export async function openReview(tx: Tx, doing: Doing, authorityId: number, name: string, dueOn: string): Promise<Result<number>> {
  const may = decideOpening(dueOn, doing.clock.today(), await findOpenReview(tx, authorityId));
  if (!may.ok) return may;
  const { actor, clock, reference } = doing;
  const opened = {
    authority_id: authorityId,
    name,
    opened_on: clock.today(),
    due_on: dueOn,
    opened_by: actor.name,
    closed_on: null,
    closed_by: null,
  };
  // Two sent at once: the index lets one through.
  const made = await tx
    .insertInto('access_review')
    .values(opened)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made === undefined) return refused('Another review was opened meanwhile');
  const subject = { kind: 'access-review', id: made.id };
  await recordAudit(tx, { actor, event: 'access-review.opened', subject, after: { name, dueOn }, ...(reference === undefined ? {} : { reference }) });
  return accepted(made.id);
}

/** No more is confirmed in it. Who was not confirmed stays to be read. */
export async function closeReview(tx: Tx, doing: Doing, authorityId: number, id: number): Promise<boolean> {
  const { actor, clock, reference } = doing;
  const closed = await tx
    .updateTable('access_review')
    .set({ closed_on: clock.today(), closed_by: actor.name })
    .where('id', '=', id)
    .where('authority_id', '=', authorityId)
    .where('closed_on', 'is', null)
    .returning('name')
    .executeTakeFirst();
  if (closed === undefined) return false;
  await recordAudit(tx, {
    actor,
    event: 'access-review.closed',
    subject: { kind: 'access-review', id },
    ...(reference === undefined ? {} : { reference }),
  });
  return true;
}
