import './tables.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { Doing } from '../by-hand/record-entry-change.ts';
import { countingYears, inForce, isSameYear, problemsOf, type CalendarOwner, type YearEntry, type YearProblem } from './calendar-year.ts';
import { listEnteredYears } from './find-calendar.ts';
import { takeTurn } from './take-turn.ts';
import { markWithdrawn } from './withdraw-year.ts';

/** What the person had before them: the entry that stood, and why another takes its place. */
export interface SeenYear {
  /** Its id; null where none stood. */
  readonly id: number | null;
  readonly reason: string | null;
}

export type RecordedYear =
  | { readonly kind: 'saved'; readonly id: number }
  /** The same had been saved already, by this form sent twice or by somebody else. */
  | { readonly kind: 'already'; readonly id: number }
  | { readonly kind: 'refused'; readonly problems: readonly YearProblem[] }
  /** Somebody changed the year since the form was shown. Nothing was written. */
  | { readonly kind: 'overtaken' };

/** The terms of a year, in place of those that stood, which are withdrawn with the reason. */
export async function recordYear(tx: Tx, doing: Doing, owner: CalendarOwner, entry: YearEntry, seen: SeenYear): Promise<RecordedYear> {
  await takeTurn(tx, doing, owner);
  const entered = await listEnteredYears(tx, owner);
  const standing = inForce(entered, entry.academicYear, owner.providerId);
  if (standing !== null && isSameYear(standing, entry)) return { kind: 'already', id: standing.id };
  if ((standing?.id ?? null) !== seen.id) return { kind: 'overtaken' };
  const problems = problemsOf(entry, countingYears(entered, owner.providerId));
  if (problems.length > 0) return { kind: 'refused', problems };
  if (standing !== null) await markWithdrawn(tx, doing, owner, standing, seen.reason ?? 'Entered again');
  const { actor, clock, event, reference } = doing;
  const rows = await tx
    .insertInto('term')
    .values(
      entry.terms.map((term) => ({
        authority_id: owner.authorityId,
        provider_id: owner.providerId,
        academic_year: entry.academicYear,
        name: term.name,
        starts_on: term.startsOn,
        ends_on: term.endsOn,
        half_term_from: term.halfTermFrom,
        half_term_to: term.halfTermTo,
        inset_days: JSON.stringify(entry.insetDays.filter((day) => term.startsOn <= day && day <= term.endsOn)),
        source: entry.source,
        entered_by: actor.name,
        entered_at: clock.now(),
      })),
    )
    .returning('id')
    .execute();
  const id = Math.min(...rows.map((row) => row.id));
  await recordAudit(tx, {
    actor,
    event,
    subject: { kind: 'term', id },
    after: { ...entry, providerId: owner.providerId },
    ...(reference === undefined ? {} : { reference }),
  });
  return { kind: 'saved', id };
}
