import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { RecordKind } from '../../platform/records/record-kind.ts';
import type { OwnAuthority } from '../records/build-conditions.ts';
import { type Doing, takeTurn } from '../records/take-turn.ts';
import { listRetentionRules } from './list-retention-rules.ts';
import { type RetentionAction, ruleInForce } from './retention-rule.ts';

export interface RuleEntry {
  readonly years: number;
  readonly basis: string;
  readonly action: RetentionAction;
  readonly effectiveFrom: string;
  readonly reason: string;
}

/** A new rule for one kind, from a day. The rules before it stay, and what was decided under them stands. Answers its id. */
export async function setRetentionRule(
  tx: Tx,
  doing: Doing,
  authority: OwnAuthority,
  { kind, retention }: RecordKind,
  entry: RuleEntry,
): Promise<number> {
  if ('none' in retention) throw new Error(`No period runs out for records of the kind "${kind}".`);
  await takeTurn(tx, doing, authority);
  const before = ruleInForce(await listRetentionRules(tx, authority.id), kind, entry.effectiveFrom);
  const { years, basis, action, effectiveFrom, reason } = entry;
  const { id } = await tx
    .insertInto('retention_rule')
    .values({
      authority_id: authority.id,
      kind,
      years,
      counted_from: retention.countedFrom,
      basis,
      action,
      provisional: false,
      effective_from: effectiveFrom,
      reason,
      entered_by: doing.actor.name,
      entered_at: doing.clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAudit(tx, {
    actor: doing.actor,
    event: doing.event,
    subject: { kind: 'retention-rule', id },
    reason,
    before: before === null ? null : { kind, years: before.years, basis: before.basis, action: before.action, effectiveFrom: before.effectiveFrom },
    after: { kind, years, basis, action, effectiveFrom },
    reference: doing.reference,
  });
  return id;
}
