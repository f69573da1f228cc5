import type { RecordKind, Retention } from '../../platform/records/record-kind.ts';

export type RetentionAction = 'review' | 'erase-personal-data';

/** One rule of the schedule, as it was entered. */
export interface RetentionRule {
  readonly id: number;
  readonly kind: string;
  readonly years: number;
  readonly countedFrom: string;
  readonly basis: string;
  readonly action: RetentionAction;
  readonly provisional: boolean;
  readonly effectiveFrom: string;
  readonly reason: string | null;
  readonly enteredBy: string;
  readonly enteredAt: Date;
}

/** What an authority keeps to until it has a rule of its own: a rule that nobody entered. */
export type ShippedRule = Pick<RetentionRule, 'kind' | 'years' | 'countedFrom' | 'basis' | 'action'>;

export function shippedRule(kind: string, { countedFrom, shipped }: Retention): ShippedRule {
  return { kind, countedFrom, ...shipped };
}

/** The rule of a kind on a day: the one that took effect last, and of those the one entered last; null where none has yet. */
export function ruleInForce(rules: readonly RetentionRule[], kind: string, day: string): RetentionRule | null {
  const begun = rules.filter((rule) => rule.kind === kind && rule.effectiveFrom <= day);
  return begun.reduce<RetentionRule | null>((best, rule) => (best === null || comesAfter(rule, best) ? rule : best), null);
}

function comesAfter(one: RetentionRule, other: RetentionRule): boolean {
  return one.effectiveFrom === other.effectiveFrom ? one.id > other.id : one.effectiveFrom > other.effectiveFrom;
}

/** Whether names in such a record can be replaced, or the words of somebody’s own emptied, when its time is over. */
export function canBeErased({ people, keptWhole, bulk = [], emptied = [], retention }: RecordKind): boolean {
  if ('none' in retention || keptWhole !== undefined) return false;
  return bulk.length > 0 || emptied.length > 0 || people.some(({ holds }) => holds !== 'account');
}
