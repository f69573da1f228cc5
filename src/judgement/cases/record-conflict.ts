import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { type Part, sayDeclared } from './conflict.ts';
import type { Doing } from './doing.ts';
import type { FoundCase } from './find-case.ts';
import { findBar, listInstead } from './find-conflicts.ts';
import { takeCase } from './move-case.ts';

/** Keeps that somebody has a conflict of interest, which binds them in this case until somebody else lifts it. Answers what they are told. */
export async function recordConflict(tx: Tx, doing: Doing, given: FoundCase, part: Part, nature: string): Promise<string> {
  const { actor, clock, reference } = doing;
  const found = await takeCase(tx, clock, given.authorityId, given.id);
  if (found === undefined || actor.accountId === null) throw new Error('A conflict is declared by nobody, or in no case.');
  const standing = await findBar(tx, clock, found, part, actor);
  if (standing !== null) return standing;
  await tx
    .insertInto('tier_case_conflict')
    .values({
      authority_id: found.authorityId,
      provider_id: found.providerId,
      case_id: found.id,
      declared_by: actor.name,
      declared_by_account: actor.accountId,
      nature,
      declared_at: clock.now(),
    })
    .execute();
  const subject = { kind: 'tier-case', id: found.id };
  await recordAudit(tx, { actor, event: 'tier-case.conflict-declared', subject, reason: nature, after: { to: part }, reference });
  return sayDeclared(part, await listInstead(tx, clock, found, part, actor));
}
