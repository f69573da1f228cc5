import { accepted, refused, type Result } from '../../kernel/result.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { listCycles } from './find-cycles.ts';
import { type CycleDoing, takeTurnOnCycles } from './open-cycle.ts';

/** Closes a cycle. Cases that are still open go on: they are counted in the audit trail, and join the next cycle where they have not ended by then. */
export async function closeCycle(
  tx: Tx,
  { actor, clock, event, reference }: CycleDoing,
  authorityId: number,
  cycleId: number,
): Promise<Result<number>> {
  await takeTurnOnCycles(tx, clock, authorityId);
  const [cycle] = await listCycles(tx, authorityId, cycleId);
  if (!cycle) return refused('The cycle is not there any more.');
  if (!cycle.isOpen) return accepted(cycleId);
  await tx.updateTable('tier_cycle').set({ closed_by: actor.name, closed_at: clock.now() }).where('id', '=', cycleId).execute();
  const leftOpen = cycle.cases - cycle.ended;
  await recordAudit(tx, {
    actor,
    event,
    subject: { kind: 'tier-cycle', id: cycleId },
    after: { name: cycle.name, cases: cycle.cases, leftOpen },
    reference,
  });
  return accepted(cycleId);
}
