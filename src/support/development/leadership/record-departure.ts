import './tables.ts';
import { accepted, refused, type Result } from '../../../kernel/result.ts';
import { recordAudit } from '../../../platform/audit/record-audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Doing } from '../../common/doing.ts';
import { takeTurn } from '../../common/take-turn.ts';
import type { DepartureEntry } from './departure.ts';

/** Records who is known to leave. The same sent twice is one entry; with another note it is more that was told. */
export async function recordDeparture(tx: Tx, doing: Doing, providerId: number, entry: DepartureEntry): Promise<{ readonly id: number }> {
  const { actor, clock, event, reference, authorityId } = doing;
  await takeTurn(tx, doing);
  const { role, why, leavesOn, toldBy, toldOn, note } = entry;
  const same = await tx
    .selectFrom('expected_departure')
    .select('id')
    .where('authority_id', '=', authorityId)
    .where('provider_id', '=', providerId)
    .where('role', '=', role)
    .where('why', '=', why)
    .where('leaves_on', '=', leavesOn)
    .where('told_by', '=', toldBy)
    .where('told_on', '=', toldOn)
    .where('note', 'is not distinct from', note)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  if (same) return same;
  const { id } = await tx
    .insertInto('expected_departure')
    .values({
      authority_id: authorityId,
      provider_id: providerId,
      role,
      why,
      leaves_on: leavesOn,
      told_by: toldBy,
      told_on: toldOn,
      note,
      entered_by: actor.name,
      entered_at: clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  // Of what was told in confidence the trail says that it was entered, and where: it is read by more people.
  await recordAudit(tx, { actor, event, subject: { kind: 'expected-departure', id }, after: { provider: providerId }, reference });
  return { id };
}

/** It counts no longer, and stays readable with the reason. */
export async function withdrawDeparture(tx: Tx, doing: Doing, asked: { readonly providerId: number; readonly id: number }, reason: string): Promise<Result<null>> {
  const { actor, clock, event, reference, authorityId } = doing;
  await takeTurn(tx, doing);
  const { numUpdatedRows } = await tx
    .updateTable('expected_departure')
    .set({ withdrawn_by: actor.name, withdrawn_at: clock.now(), withdrawn_reason: reason })
    .where('id', '=', asked.id)
    .where('provider_id', '=', asked.providerId)
    .where('authority_id', '=', authorityId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return refused('It has been withdrawn already');
  await recordAudit(tx, { actor, event, subject: { kind: 'expected-departure', id: asked.id }, after: { withdrawn: true }, reference });
  return accepted(null);
} // prettier-ignore
