import type { Result } from '../../kernel/result.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { AuditEventName } from '../../platform/http/route.ts';
import { sayWhen } from '../../platform/history/say-when.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { decideMove, type CaseState } from './case.ts';
import { findCase, type FoundCase } from './find-case.ts';

/** Whoever changes a case waits for whoever is changing it, and decides on what they left. Undefined where the authority has no such case. */
export async function takeCase(tx: Tx, clock: Clock, authorityId: number, caseId: number): Promise<FoundCase | undefined> {
  await tx.selectFrom('tier_case').select('id').where('id', '=', caseId).where('authority_id', '=', authorityId).forUpdate().execute();
  await sayWhen(tx, clock);
  return findCase(tx, authorityId, caseId);
}

export interface Moving {
  readonly actor: Actor;
  readonly clock: Clock;
  readonly event: AuditEventName;
  readonly reason?: string;
  /** The request's, which the log also has. */
  readonly reference?: string;
  /** What else the audit trail is to say of it. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Moves a case that has been taken, if it may; one line in the audit trail. */
export async function moveCase(
  tx: Tx,
  found: FoundCase,
  to: CaseState,
  { actor, clock, event, reason, reference, detail }: Moving,
): Promise<Result<CaseState>> {
  const decided = decideMove(found.state, to);
  if (!decided.ok) return decided;
  await tx.updateTable('tier_case').set({ state: to, state_since: clock.now() }).where('id', '=', found.id).execute();
  await recordAudit(tx, {
    actor,
    event,
    subject: { kind: 'tier-case', id: found.id },
    before: { state: found.state },
    after: { state: to, ...detail },
    ...(reason === undefined ? {} : { reason }),
    ...(reference === undefined ? {} : { reference }),
  });
  return decided;
}
