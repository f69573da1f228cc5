import type { Tx } from '../../platform/database/database.ts';
import '../tables.ts';
import type { By, Step } from './run.ts';

interface StepRow {
  readonly authorityId: number;
  readonly providerId: number;
  readonly runId: number;
  /** The nth of its run. */
  readonly number: number;
  readonly step: Step;
  readonly by: By;
  readonly at: Date;
}

export async function recordStep(tx: Tx, { authorityId, providerId, runId, number, step, by, at }: StepRow): Promise<number> {
  const { id } = await tx
    .insertInto('programme_step')
    .values({
      authority_id: authorityId,
      provider_id: providerId,
      run_id: runId,
      number,
      kind: step.kind,
      on_day: step.on,
      said: JSON.stringify(step),
      taken_by: by.name,
      taken_by_account: by.accountId,
      taken_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
