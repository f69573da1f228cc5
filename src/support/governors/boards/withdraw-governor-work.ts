import type { Tx } from '../../../platform/database/database.ts';
import { type Doing, type Outcome, type OwnProvider, recordEntryChange, takeTurn } from '../../../register/index.ts';
import { ledgers, refusedFor } from './ledgers.ts';
import './tables.ts';

const tables = { training: 'governor_training', officer: 'board_officer' } as const;

/** Training or an office that was recorded in error counts no longer. The row stays, with who took it back and why. */
export async function withdrawGovernorWork(
  tx: Tx,
  doing: Doing,
  provider: OwnProvider,
  { what, id }: { readonly what: keyof typeof tables; readonly id: number },
  reason: string,
): Promise<Outcome<string>> {
  await takeTurn(tx, doing, provider);
  const row = await tx
    .selectFrom(tables[what])
    .select(['id', 'person_name', 'withdrawn_by', 'withdrawn_reason'])
    .where('id', '=', id)
    .where('provider_id', '=', provider.id)
    .executeTakeFirst();
  if (!row) return refusedFor('reason', 'It is not there any more');
  if (row.withdrawn_by !== null)
    return row.withdrawn_reason === reason ? { kind: 'already', id } : refusedFor('reason', `${row.withdrawn_by} withdrew it already`);
  await tx
    .updateTable(tables[what])
    .set({ withdrawn_by: doing.actor.name, withdrawn_at: doing.clock.now(), withdrawn_reason: reason })
    .where('id', '=', id)
    .execute();
  await recordEntryChange(tx, doing, ledgers[what], { id, before: { name: row.person_name }, after: null, reason });
  return { kind: 'saved', id, plan: reason };
}
