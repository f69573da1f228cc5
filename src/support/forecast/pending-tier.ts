import type { Tier } from '../../kernel/tier.ts';
import type { BoardRow } from '../../judgement/index.ts';

/** A tier that is on its way and not in force: decided, or else proposed. Null where the case has come to its end, or there is none. */
export function pendingTier({ state, decidedTier, proposedTier }: Pick<BoardRow, 'state' | 'decidedTier' | 'proposedTier'>): {
  readonly tier: Tier;
  readonly isDecided: boolean;
} | null {
  if (state === 'decided' && decidedTier !== null) return { tier: decidedTier, isDecided: true };
  if (state === 'awaiting-second' && decidedTier !== null) return { tier: decidedTier, isDecided: false };
  const isOpen = state === 'proposed' || state === 'judged' || state === 'in-moderation';
  return isOpen && proposedTier !== null ? { tier: proposedTier, isDecided: false } : null;
}
