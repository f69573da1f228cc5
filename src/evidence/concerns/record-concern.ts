import type { Tx } from '../../platform/database/database.ts';
import { type Decision, type Doing, findCalendar, type OwnProvider, takeTurn } from '../../register/index.ts';
import { isAboutSafeguarding, type ConcernCategory, type ConcernSeverity, type ConcernSource } from './concern.ts';
import { recordMove } from './record-move.ts';
import { askBeforeSaving, type SameDayAnswer } from './safe-to-save.ts';
import { sendWaitingNotice } from './send-concern-notice.ts';
import { triageDueOn } from './triage-day.ts';
import './tables.ts';

export interface ConcernEntry {
  readonly source: ConcernSource;
  readonly category: ConcernCategory;
  readonly severity: ConcernSeverity;
  readonly title: string;
  readonly evidence: string;
  readonly isAboutHead: boolean;
  readonly sameDay: SameDayAnswer | null;
  readonly sameDayWords: string | null;
}

/**
 * Logs a concern, which waits for triage from now on. One about safeguarding is restricted from the first, and is refused until it is said whether the
 * same-day route was used. Whoever logs a restricted one is named on it: they know what they wrote. The same sent twice is logged once.
 */
export async function recordConcern(tx: Tx, doing: Doing, provider: OwnProvider, entry: ConcernEntry): Promise<Decision<number>> {
  const { actor, clock } = doing;
  if (askBeforeSaving({ ...entry, saysNoChild: true }).sameDayRoute)
    return { ok: false, field: 'same-day', reason: 'Say first whether it was reported by the same-day route' };
  await takeTurn(tx, doing, provider);
  const today = clock.today();
  const same = await tx
    .selectFrom('concern')
    .select('id')
    .where('provider_id', '=', provider.id)
    .where('authority_id', '=', provider.authorityId)
    .where('logged_on', '=', today)
    .where('logged_by_account', '=', actor.accountId)
    .where('title', '=', entry.title)
    .where('evidence', '=', entry.evidence)
    .where('source', '=', entry.source)
    .where('category', '=', entry.category)
    .where('severity', '=', entry.severity)
    .where('is_about_head', '=', entry.isAboutHead)
    .where('same_day', 'is not distinct from', isAboutSafeguarding(entry) ? entry.sameDay : null)
    .where('same_day_words', 'is not distinct from', isAboutSafeguarding(entry) ? entry.sameDayWords : null)
    .executeTakeFirst();
  if (same !== undefined) return { ok: true, value: same.id };

  const calendar = await findCalendar(tx, { authorityId: provider.authorityId });
  const due = triageDueOn(today, calendar);
  const isRestricted = isAboutSafeguarding(entry);
  const { id } = await tx
    .insertInto('concern')
    .values({
      authority_id: provider.authorityId,
      provider_id: provider.id,
      source: entry.source,
      category: entry.category,
      severity: entry.severity,
      title: entry.title,
      evidence: entry.evidence,
      is_about_head: entry.isAboutHead,
      is_restricted: isRestricted,
      same_day: isRestricted ? entry.sameDay : null,
      same_day_words: isRestricted ? entry.sameDayWords : null,
      logged_by: actor.name,
      logged_by_account: actor.accountId,
      logged_role: actor.role,
      logged_on: today,
      logged_at: clock.now(),
      triage_due_on: due.on,
      triage_due_how: due.how,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (isRestricted && actor.accountId !== null) {
    const named = { authority_id: provider.authorityId, concern_id: id, account_id: actor.accountId, named_by: actor.name, named_at: clock.now() };
    await tx
      .insertInto('concern_reader')
      .values({ ...named, reason: 'They logged it', ended_by: null, ended_at: null })
      .execute();
  }
  const concern = { id, authorityId: provider.authorityId, providerId: provider.id, state: 'waiting' } as const;
  await recordMove(tx, doing, { concern, kind: 'logged', to: 'waiting', reason: 'It was logged', said: { severity: entry.severity, isRestricted } });
  await sendWaitingNotice(tx, {
    authorityId: provider.authorityId,
    concernId: id,
    actor,
    clock,
    isRestricted,
    isUrgent: entry.severity === 'critical',
  });
  return { ok: true, value: id };
}
