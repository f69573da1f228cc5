import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { CriteriaDoing } from '../criteria-versions/doing.ts';
import { takeTurn } from '../criteria-versions/take-turn.ts';
import { listCapacity } from './find-capacity.ts';
import type { AdviserRole } from './trial.ts';

interface CapacityEntry {
  readonly year: string;
  readonly role: AdviserRole;
  /** Whose days; null for all advisers of the sort together. */
  readonly accountId: number | null;
  readonly days: number;
  readonly basis: string;
}

/** Enters how many adviser days there are; a later entry of the same year and adviser stands in the place of an earlier one. The form sent twice enters it once. */
export async function recordCapacity(tx: Tx, doing: CriteriaDoing, { year, role, accountId, days, basis }: CapacityEntry): Promise<void> {
  const { actor, clock, event, reference, authorityId } = doing;
  await takeTurn(tx, doing);
  const standing = (await listCapacity(tx, authorityId)).find(
    (one) => one.year === year && one.role === role && (one.adviser?.id ?? null) === accountId && one.withdrawn === null,
  );
  if (standing?.days === days && standing.basis === basis) return;
  const { id } = await tx
    .insertInto('adviser_capacity')
    .values({
      authority_id: authorityId,
      academic_year: year,
      adviser_role: role,
      account_id: accountId,
      days,
      basis,
      entered_by: actor.name,
      entered_at: clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAudit(tx, { actor, event, subject: { kind: 'adviser-capacity', id }, after: { year, role, accountId, days, basis }, reference });
}
