import type { Clock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/database/database.ts';
import { Undone } from '../../register/index.ts';
import '../tables.ts';
import { findCarrier } from './find-carriers.ts';
import { recordStep } from './record-step.ts';

/** Each run says in its history who carries it from now on. To somebody who will not be able to open it none is given: it would be with nobody who works on it. */
export async function giveRuns(
  tx: Tx,
  clock: Clock,
  ids: readonly number[],
  to: { readonly accountId: number; readonly name: string; readonly from?: string },
): Promise<void> {
  if (ids.length === 0) return;
  const today = clock.today();
  // With the providers that are given from the same day on.
  const then: Clock = { now: () => clock.now(), today: () => (to.from !== undefined && to.from > today ? to.from : today) };
  const rows = await tx
    .selectFrom('programme_run')
    .innerJoin('provider', 'provider.id', 'programme_run.provider_id')
    .select(['programme_run.id', 'programme_run.authority_id', 'programme_run.provider_id', 'provider.name'])
    .where('programme_run.id', 'in', [...ids])
    .orderBy('programme_run.id')
    .forUpdate('programme_run')
    .execute();
  for (const { id, authority_id: authorityId, provider_id: providerId, name } of rows) {
    const carrier = await findCarrier(tx, then, { authorityId, providerId }, to.accountId);
    if (!carrier.ok)
      throw new Undone(`${to.name} could not open the run at ${name}: give that provider too, or hand its run over to somebody who works with it.`);
    const { last } = await tx
      .selectFrom('programme_step')
      .select((of) => of.fn.max('number').as('last'))
      .where('run_id', '=', id)
      .executeTakeFirstOrThrow();
    const step = { kind: 'handed-over', on: today, reason: 'Handed over with the work of somebody who leaves' } as const;
    await recordStep(tx, {
      authorityId,
      providerId,
      runId: id,
      number: last + 1,
      step: { ...step, to: { accountId: to.accountId, name: to.name } },
      by: { accountId: null, name: 'Waymark, with the handover of somebody’s work' },
      at: clock.now(),
    });
    await tx.updateTable('programme_run').set({ account_id: to.accountId }).where('id', '=', id).execute();
  }
}
