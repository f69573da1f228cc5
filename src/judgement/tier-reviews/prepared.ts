import { tiers, type Tier } from '../../kernel/tier.ts';
import type { CaseState } from '../cases/case.ts';
import type { ReviewOutcome } from './tier-review.ts';

/** Those that a half-termly review is of. */
export const reviewedTiers: readonly Tier[] = tiers.filter((tier) => tier === 'vulnerable' || tier === 'cause-for-concern');

export interface DatedWords {
  readonly says: string;
  /** YYYY-MM-DD; null where the day is not known. */
  readonly on: string | null;
}

export interface EarlierDecision {
  readonly reviewId: number;
  readonly itemId: number;
  readonly halfTerm: string;
  readonly outcome: ReviewOutcome;
  readonly decision: string;
  readonly owner: string;
  readonly dueOn: string;
  readonly doneOn: string | null;
  readonly doneWords: string | null;
}

/** What the service prepared of a provider, as it stood on a day. */
export interface Prepared {
  readonly on: string;
  readonly tier: Tier;
  readonly since: string;
  /** From which day on changes are told: the last review’s, or the day the tier came into force. */
  readonly changesSince: string;
  /** Days since a tier was last decided; null where no decision is kept. */
  readonly daysSinceDecision: number | null;
  readonly advisers: readonly string[];
  readonly openCase: { readonly id: number; readonly state: CaseState } | null;
  /** What moved in the service’s proposals. */
  readonly proposals: readonly DatedWords[];
  /** Confirmed since. */
  readonly findings: readonly DatedWords[];
  readonly inspections: readonly DatedWords[];
  readonly signals: readonly DatedWords[];
  /** What calls for support, whatever the tier. */
  readonly triggers: readonly string[];
  /** What earlier reviews decided and nobody has said was done. */
  readonly openActions: readonly EarlierDecision[];
  /** What the last review decided. */
  readonly last: EarlierDecision | null;
}

/** Whether anything happened since the last review. */
export function hasChanged({ proposals, findings, inspections }: Pick<Prepared, 'proposals' | 'findings' | 'inspections'>): boolean {
  return proposals.length + findings.length + inspections.length > 0;
}
