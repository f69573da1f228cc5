import { describe, expect, it } from 'vitest';
import { caseStates, type CaseState } from '../cases/case.ts';
import { decideReview, mayReview, mayRuleOnReview, type ReviewedDecision } from './case-review.ts';

const decision: ReviewedDecision = { tier: 'vulnerable', decidedByAccount: 1, decidedBy: 'Jo Marsh', secondByAccount: 2, secondBy: 'Lee Dale' };
const reason = (reviewer: { accountId: number | null; name: string }, over: Partial<ReviewedDecision> = {}, state: CaseState = 'in-review') => {
  const may = mayReview(state, { ...decision, ...over }, reviewer);
  return may.ok ? 'may' : may.reason;
};

describe('a review', () => {
  it.each<[string, string, string]>([
    ['somebody who had no part in it', reason({ accountId: 3, name: 'Di Lowe' }), 'may'],
    ['somebody of the same name with another account', reason({ accountId: 3, name: 'Jo Marsh' }), 'may'],
    ['who decided', reason({ accountId: 1, name: 'Jo Marsh' }), 'You decided this tier'],
    ['who confirmed', reason({ accountId: 2, name: 'Lee Dale' }), 'You confirmed this tier'],
    ['who decided, known by name alone', reason({ accountId: 9, name: 'Jo Marsh' }, { decidedByAccount: null }), 'You decided this tier'],
    ['who confirmed, known by name alone', reason({ accountId: 9, name: 'Lee Dale' }, { secondByAccount: null }), 'You confirmed this tier'],
    ['nobody with an account', reason({ accountId: null, name: 'The system' }), 'a person with an account'],
  ])('is by %s: %s', (_, answer, words) => {
    expect(answer).toContain(words);
  });

  it.each([
    [1, 'You decided this tier'],
    [2, 'You confirmed this tier'],
    [3, 'may'],
    [null, 'may'],
  ])('is neither ended nor begun late by whoever took the decision: account %j, %s', (accountId, words) => {
    const may = mayRuleOnReview(decision, { accountId, name: 'Di Lowe' });
    expect(may.ok ? 'may' : may.reason).toContain(words);
    expect(mayRuleOnReview(null, { accountId, name: 'Di Lowe' }).ok).toBe(true);
  });

  it.each((Object.keys(caseStates) as CaseState[]).filter((state) => state !== 'in-review'))('is not of a case that is %s', (state) => {
    expect(reason({ accountId: 3, name: 'Di Lowe' }, {}, state)).toContain('there is nothing to review');
  });

  it('upholds the tier or changes it to another', () => {
    expect(decideReview('vulnerable', 'upheld', null)).toEqual({ ok: true, value: 'vulnerable' });
    expect(decideReview('vulnerable', 'changed', 'secure')).toEqual({ ok: true, value: 'secure' });
    expect(decideReview('vulnerable', 'changed', 'vulnerable')).toMatchObject({ ok: false });
    expect(decideReview('vulnerable', 'changed', null)).toMatchObject({ ok: false });
  });
});
