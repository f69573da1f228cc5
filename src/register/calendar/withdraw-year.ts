import './tables.ts';
import { accepted, refused, type Result } from '../../kernel/result.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { Doing } from '../by-hand/record-entry-change.ts';
import { inForce, type CalendarOwner, type EnteredYear } from './calendar-year.ts';
import { listEnteredYears } from './find-calendar.ts';
import { takeTurn } from './take-turn.ts';

/** The year's dates count no longer; what counted without them does again. They stay readable, with who withdrew them and why. */
export async function withdrawYear(tx: Tx, doing: Doing, owner: CalendarOwner, academicYear: string, reason: string): Promise<Result<number>> {
  await takeTurn(tx, doing, owner);
  const entered = await listEnteredYears(tx, owner);
  const year = inForce(entered, academicYear, owner.providerId);
  if (year === null) return refused(`The dates of ${academicYear} have been withdrawn already`);
  await markWithdrawn(tx, doing, owner, year, reason);
  return accepted(year.id);
}

/** Of two entries that stand, as where two providers turned out to be one, the other one as well: nobody has seen it. */
export async function markWithdrawn(tx: Tx, doing: Doing, owner: CalendarOwner, year: EnteredYear, reason: string): Promise<void> {
  const { actor, clock, reference } = doing;
  const { id, academicYear, terms, insetDays } = year;
  const { authorityId, providerId } = owner;
  await tx
    .updateTable('term')
    .set({ withdrawn_by: actor.name, withdrawn_at: clock.now(), withdrawn_reason: reason })
    .where('authority_id', '=', authorityId)
    .where('provider_id', 'is not distinct from', providerId)
    .where('academic_year', '=', academicYear)
    .where('withdrawn_at', 'is', null)
    .execute();
  await recordAudit(tx, {
    actor,
    event: 'term.withdrawn',
    subject: { kind: 'term', id },
    reason,
    before: { academicYear, providerId, terms: [...terms], insetDays: [...insetDays] },
    ...(reference === undefined ? {} : { reference }),
  });
}
