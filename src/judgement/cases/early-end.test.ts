import { describe, expect, it } from 'vitest';
import type { Tier } from '../../kernel/tier.ts';
import { caseStates, type CaseState } from './case.ts';
import { mayEndEarly } from './early-end.ts';
import type { FoundCase } from './find-case.ts';

const given = (state: CaseState, tier: Tier, over: Partial<NonNullable<FoundCase['decision']>> = {}) => ({
  state,
  proposal: { id: 2, tier, question: null, confidence: 'high', asAt: '2026-11-26' },
  decision: {
    id: 1,
    tier: 'vulnerable' as const,
    overrides: false,
    by: 'Dee',
    byAccount: 1,
    second: null,
    validFrom: '2026-11-23',
    proposed: 'vulnerable' as const,
    question: null,
    newFloors: [],
    isReview: false,
    ...over,
  },
});

describe('ending a case early', () => {
  it('is for cases whose letter has gone, and which are not final', () => {
    const may = (Object.keys(caseStates) as CaseState[]).filter((state) => mayEndEarly(given(state, 'cause-for-concern')).ok);
    expect(may).toEqual(['issued', 'in-review']);
  });

  it('waits for nothing less than something graver', () => {
    expect(mayEndEarly(given('issued', 'vulnerable'))).toMatchObject({ ok: false });
    expect(mayEndEarly(given('issued', 'secure'))).toMatchObject({ ok: false });
    const newFloors = [{ label: 'A notice', tier: 'cause-for-concern' as const }];
    expect(mayEndEarly(given('issued', 'vulnerable', { newFloors }))).toMatchObject({ ok: true });
  });
});
