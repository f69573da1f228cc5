import { accepted, refused, type Result } from '../../kernel/result.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { Doing } from '../cases/doing.ts';
import { takeCase } from '../cases/move-case.ts';
import { proposedSince, proposedSinceInWords } from '../cases/proposed-since.ts';
import { findStandingDecision } from '../letters/find-standing-decision.ts';
import { type CallEntry, decideCall } from './call.ts';

/** Logs that somebody rang. The same form sent twice logs one call. */
export async function recordCall(
  tx: Tx,
  doing: Doing,
  { authorityId, caseId }: { readonly authorityId: number; readonly caseId: number },
  entry: CallEntry,
): Promise<Result<null>> {
  const { actor, clock, event, reference } = doing;
  const found = await takeCase(tx, clock, authorityId, caseId);
  if (found === undefined) throw new Error('A case that was there is gone.');
  const decision = await findStandingDecision(tx, caseId);
  const since = proposedSince(found);
  // Nobody is rung about a tier that may not be the one the letter tells.
  if (since !== null) return refused(`${proposedSinceInWords(since)}: the case goes before a moderation meeting again first`);
  const decided = decideCall(
    { state: found.state, decidedOn: decision?.decidedOn ?? null, confirmedOn: decision?.confirmedOn ?? null, today: clock.today() },
    entry,
  );
  if (!decided.ok) return decided;
  const row = {
    authority_id: authorityId,
    provider_id: found.providerId,
    case_id: caseId,
    called_on: entry.calledOn,
    spoke_to: entry.spokeTo,
    accompanied_by: entry.accompaniedBy,
    summary: entry.summary,
    called_by: actor.name,
  };
  const already = await tx
    .selectFrom('tier_call')
    .select('id')
    .where('case_id', '=', caseId)
    .where('called_on', '=', row.called_on)
    .where('spoke_to', '=', row.spoke_to)
    .where('summary', '=', row.summary)
    .where('called_by', '=', row.called_by)
    .executeTakeFirst();
  if (already !== undefined) return accepted(null);
  const { id } = await tx
    .insertInto('tier_call')
    .values({ ...row, recorded_at: clock.now() })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAudit(tx, {
    actor,
    event,
    subject: { kind: 'tier-call', id },
    after: { ...entry, case: caseId },
    reference,
  });
  return accepted(null);
}
