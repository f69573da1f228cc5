import { expect, it } from 'vitest';
import { pendingTier } from './pending-tier.ts';

type Row = Parameters<typeof pendingTier>[0];

it.each<[Row['state'], Row['proposedTier'], Row['decidedTier'], ReturnType<typeof pendingTier>]>([
  ['not-begun', null, null, null],
  ['proposed', 'secure', null, { tier: 'secure', isDecided: false }],
  ['judged', 'secure', null, { tier: 'secure', isDecided: false }],
  ['in-moderation', 'vulnerable', 'secure', { tier: 'vulnerable', isDecided: false }],
  ['awaiting-second', 'vulnerable', 'secure', { tier: 'secure', isDecided: false }],
  ['decided', 'vulnerable', 'secure', { tier: 'secure', isDecided: true }],
  ['issued', 'vulnerable', 'secure', null],
  ['in-review', 'vulnerable', 'secure', null],
  ['final', 'vulnerable', 'secure', null],
])('of a case that is %s, with %s proposed and %s decided, %j is on its way', (state, proposedTier, decidedTier, expected) => {
  expect(pendingTier({ state, proposedTier, decidedTier })).toEqual(expected);
});
