import { describe, expect, it } from 'vitest';
import type { Tier } from '../../kernel/tier.ts';
import type { FoundCase } from './find-case.ts';
import { isGraver, proposedSince, proposedSinceInWords, type Since } from './proposed-since.ts';

type Decision = NonNullable<FoundCase['decision']>;

const since = (now: Tier, proposed: Tier, tier: Tier, over: Partial<Decision> = {}, question: Tier | null = null): Since | null =>
  proposedSince({
    proposal: { id: 2, tier: now, question, confidence: 'high', asAt: '2026-11-26' },
    decision: {
      id: 1,
      tier,
      overrides: tier !== proposed,
      by: 'Dee',
      byAccount: 1,
      second: null,
      validFrom: null,
      proposed,
      question: null,
      newFloors: [],
      isReview: false,
      ...over,
    },
  });
const concern = { label: 'A critical safeguarding concern is confirmed', tier: 'cause-for-concern' } as const;
const deficit = { label: 'A deficit', tier: 'vulnerable' } as const;

describe('what the service proposes since a decision', () => {
  it.each<[string, Tier, Tier, Tier, Tier | null]>([
    ['nothing while it proposes the same', 'secure', 'secure', 'secure', null],
    ['nothing while it proposes the same and people decided otherwise', 'secure', 'secure', 'vulnerable', null],
    ['nothing where it has come to what people decided', 'vulnerable', 'secure', 'vulnerable', null],
    ['a tier that nobody has decided on', 'cause-for-concern', 'secure', 'secure', 'cause-for-concern'],
    ['a third tier, where people decided otherwise', 'cause-for-concern', 'secure', 'vulnerable', 'cause-for-concern'],
  ])('is %s', (_, now, proposed, tier, found) => {
    expect(since(now, proposed, tier)?.tier ?? null).toBe(found);
  });

  it('is a floor that fires anew, though the tier is the same', () => {
    const found = since('cause-for-concern', 'cause-for-concern', 'cause-for-concern', { newFloors: [concern] });
    expect(found && proposedSinceInWords(found)).toBe(
      'The facts have changed since the tier was decided, and a floor fires that did not: “A critical safeguarding concern is confirmed”',
    );
  });

  it.each<[string, Tier | null, Tier | null, Tier, Tier | null]>([
    ['asked anew', 'cause-for-concern', null, 'vulnerable', 'cause-for-concern'],
    ['that was asked when it was decided', 'cause-for-concern', 'cause-for-concern', 'vulnerable', null],
    ['that the decision answers', 'cause-for-concern', null, 'cause-for-concern', null],
    ['that is asked no more', null, 'cause-for-concern', 'vulnerable', null],
  ])('counts a question %s', (_, now, before, decided, found) => {
    const says = since('vulnerable', 'vulnerable', decided, { question: before }, now);
    expect(says?.question ?? null).toBe(found);
    if (says !== null) expect(proposedSinceInWords(says)).toContain('ask people now whether it is Cause for Concern');
  });

  it('does not undo a review, nor a case that nobody has decided', () => {
    expect(since('cause-for-concern', 'secure', 'secure', { isReview: true, newFloors: [concern] })).toBeNull();
    expect(proposedSince({ proposal: null, decision: null })).toBeNull();
  });

  it.each<[string, Partial<Since>, Tier, boolean]>([
    ['a tier of more support', { tier: 'cause-for-concern' }, 'vulnerable', true],
    ['a tier of less support', { tier: 'secure' }, 'vulnerable', false],
    ['a question of more support', { question: 'cause-for-concern' }, 'vulnerable', true],
    ['another floor for the tier that was decided', { floors: [concern] }, 'cause-for-concern', true],
    ['a floor for less than was decided', { floors: [deficit] }, 'cause-for-concern', false],
  ])('is graver or not: %s', (_, over, decided, graver) => {
    expect(isGraver({ tier: null, question: null, floors: [], ...over }, decided)).toBe(graver);
  });
});
