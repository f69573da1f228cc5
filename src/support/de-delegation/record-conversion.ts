import { accepted, refused, type Result } from '../../kernel/result.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { OwnProvider } from '../../register/index.ts';
import type { Doing } from '../common/doing.ts';
import { takeTurn } from '../common/take-turn.ts';
import { listConversions } from './gather-model.ts';

/** A school is expected to convert on a day. What was expected of it before is replaced, and stays readable. */
export async function recordConversion(
  tx: Tx,
  doing: Doing,
  provider: OwnProvider,
  { on, basis }: { readonly on: string; readonly basis: string },
): Promise<Result<null>> {
  const { actor, clock, event, reference, authorityId } = doing;
  await takeTurn(tx, doing);
  if (on <= clock.today()) return refused('The day must be to come: what has happened is in the register');
  const there = (await listConversions(tx, authorityId)).find(({ providerId }) => providerId === provider.id);
  if (there?.on === on && there.basis === basis) return accepted(null);
  if (there)
    await tx
      .updateTable('expected_conversion')
      .set({ withdrawn_by: actor.name, withdrawn_at: clock.now(), withdrawn_reason: 'Expected on another day' })
      .where('id', '=', there.id)
      .execute();
  const { id } = await tx
    .insertInto('expected_conversion')
    .values({ authority_id: authorityId, provider_id: provider.id, expected_on: on, basis, entered_by: actor.name, entered_at: clock.now() })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAudit(tx, {
    actor,
    event,
    subject: { kind: 'expected-conversion', id },
    before: there ? { on: there.on } : null,
    after: { on, basis },
    reference,
  });
  return accepted(null);
}
