import { sql } from 'kysely';
import type { Clock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/database/database.ts';
import { decideConcerns } from './signal.ts';
import { findAcceptedConcerns } from './find-accepted-concerns.ts';
import './tables.ts';

/** Looks at once whether the accepted concerns of one provider raise a signal, or no longer do; every night the whole of the evidence is looked at again. */
export async function raiseConcernSignal(
  tx: Tx,
  { clock }: { readonly clock: Clock },
  { authorityId, providerId }: { readonly authorityId: number; readonly providerId: number },
): Promise<void> {
  const today = clock.today();
  const days = (await findAcceptedConcerns(tx, { today, providerId })).get(providerId) ?? [];
  const raised = decideConcerns({ acceptedConcerns: days });
  const keys = raised.map(({ evidence }) => evidence);
  await sql`
    update signal set ended_on = ${today}::date
    where authority_id = ${authorityId} and provider_id = ${providerId} and rule = 'concerns-accepted' and ended_on is null
      and not (evidence = any(${keys}::text[]))`.execute(tx);
  for (const { rule, evidence, says, facts } of raised) {
    await sql`
      insert into signal (authority_id, provider_id, rule, evidence, says, facts, raised_on)
      values (${authorityId}, ${providerId}, ${rule}, ${evidence}, ${says}, ${JSON.stringify(facts)}::jsonb, ${today}::date)
      on conflict (authority_id, provider_id, rule, evidence) do update set ended_on = null, says = excluded.says, facts = excluded.facts`.execute(
      tx,
    );
  }
}
