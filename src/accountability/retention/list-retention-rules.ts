import type { Reader } from '../../platform/database/database.ts';
import type { RecordKind } from '../../platform/records/record-kind.ts';
import '../tables.ts';
import { type RetentionRule, ruleInForce, type ShippedRule, shippedRule } from './retention-rule.ts';

export async function listRetentionRules(reader: Reader, authorityId: number): Promise<RetentionRule[]> {
  return reader
    .selectFrom('retention_rule')
    .select(['id', 'kind', 'years', 'counted_from as countedFrom', 'basis', 'action', 'provisional'])
    .select(['effective_from as effectiveFrom', 'reason', 'entered_by as enteredBy', 'entered_at as enteredAt'])
    .where('authority_id', '=', authorityId)
    .orderBy('effective_from', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** A line of the schedule: what is kept, and for how long. */
export type ScheduleLine =
  | { readonly kind: RecordKind; readonly rule: RetentionRule | (ShippedRule & { readonly provisional: true }) }
  | { readonly kind: RecordKind; readonly none: string };

/** The schedule of a day, for anybody to read: where the authority has not kept a rule yet, what is shipped. Without an authority, all of it. */
export async function getSchedule(reader: Reader, kinds: readonly RecordKind[], authorityId: number | null, day: string): Promise<ScheduleLine[]> {
  const rules = authorityId === null ? [] : await listRetentionRules(reader, authorityId);
  return kinds.map((kind) => {
    const { retention } = kind;
    if ('none' in retention) return { kind, none: retention.none };
    return { kind, rule: ruleInForce(rules, kind.kind, day) ?? { ...shippedRule(kind.kind, retention), provisional: true } };
  });
}
