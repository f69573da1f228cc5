import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import type { RecordKind } from '../../platform/records/record-kind.ts';
import { listRetentionRules } from './list-retention-rules.ts';
import { type RetentionRule, shippedRule } from './retention-rule.ts';

const waymark: Actor = { kind: 'operator', accountId: null, tokenId: null, name: 'Waymark', role: null, authorityId: null };

/** Before any rule that somebody enters, whenever that one takes effect. */
const fromTheStart = '1900-01-01';

/**
 * The authority's rules, every version. A kind that has none yet is given the shipped one, as a row like any other: a later Waymark that ships
 * another does not change what an authority has been keeping to.
 */
export async function keepShippedRules(db: Database, clock: Clock, kinds: readonly RecordKind[], authorityId: number): Promise<RetentionRule[]> {
  const rules = await listRetentionRules(db.kysely, authorityId);
  const missing = kinds.flatMap(({ kind, retention }) =>
    'none' in retention || rules.some((rule) => rule.kind === kind) ? [] : [shippedRule(kind, retention)],
  );
  if (missing.length === 0) return rules;
  return db.transaction(
    async (tx) => {
      for (const { kind, years, countedFrom, basis, action } of missing) {
        const kept = await tx
          .insertInto('retention_rule')
          .values({
            authority_id: authorityId,
            kind,
            years,
            counted_from: countedFrom,
            basis,
            action,
            provisional: true,
            effective_from: fromTheStart,
            reason: null,
            entered_by: waymark.name,
            entered_at: clock.now(),
          })
          .onConflict((conflict) => conflict.columns(['authority_id', 'kind']).where('provisional', '=', true).doNothing())
          .returning('id')
          .executeTakeFirst();
        // Somebody else opened the page at the same moment.
        if (kept === undefined) continue;
        const subject = { kind: 'retention-rule', id: kept.id };
        await recordAudit(tx, { actor: waymark, event: 'retention-rule.shipped', subject, after: { kind, years, basis, action }, authorityId });
      }
      return listRetentionRules(tx, authorityId);
    },
    { authorityId },
  );
}
