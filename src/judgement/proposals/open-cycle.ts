import { accepted, type Result } from '../../kernel/result.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/database/database.ts';
import { sayWhen } from '../../platform/history/say-when.ts';
import type { Doing } from '../cases/doing.ts';
import { type CycleEntry, decideOpening } from './cycle.ts';
import { listCycles } from './find-cycles.ts';

/** Nobody is written to when a cycle opens or closes. */
export type CycleDoing = Omit<Doing, 'publicAddress'>;

/** Opens a cycle; the form sent twice, or by two people at once, opens one. Its proposals are made after (`proposeForCycle`), a few at a time. */
export async function openCycle(
  tx: Tx,
  { actor, clock, event, reference }: CycleDoing,
  authorityId: number,
  entry: CycleEntry,
): Promise<Result<number>> {
  await takeTurnOnCycles(tx, clock, authorityId);
  const decided = decideOpening(entry, await listCycles(tx, authorityId), clock.today());
  if (!decided.ok) return decided;
  if (decided.value.kind === 'already') return accepted(decided.value.id);
  const { id } = await tx
    .insertInto('tier_cycle')
    .values({ authority_id: authorityId, name: entry.name, as_at: entry.asAt, opened_by: actor.name, opened_at: clock.now() })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAudit(tx, { actor, event, subject: { kind: 'tier-cycle', id }, after: { name: entry.name, asAt: entry.asAt }, reference });
  return accepted(id);
}

/** Whoever opens or closes a cycle waits for whoever is doing so. */
export async function takeTurnOnCycles(tx: Tx, clock: Clock, authorityId: number): Promise<void> {
  await tx.selectFrom('authority').select('id').where('id', '=', authorityId).forNoKeyUpdate().execute();
  await sayWhen(tx, clock);
}
