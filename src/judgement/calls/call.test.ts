import { describe, expect, it } from 'vitest';
import { caseStates, type CaseState } from '../cases/case.ts';
import { decideCall, mayCall } from './call.ts';

const facts = { state: 'decided', decidedOn: '2026-11-20', confirmedOn: null, today: '2026-11-23' } as const;

describe('a call', () => {
  it.each([
    ['2026-11-19', 'the same as or after 20 November 2026'],
    ['2026-11-24', 'must be today or in the past'],
  ])('of %s is refused in words', (calledOn, words) => {
    expect(decideCall(facts, { calledOn })).toMatchObject({ ok: false, reason: expect.stringContaining(words) as string });
  });

  it.each(['2026-11-20', '2026-11-22', '2026-11-23'])('of %s is logged', (calledOn) => {
    expect(decideCall(facts, { calledOn })).toEqual({ ok: true, value: null });
  });

  it('of a decision that was confirmed later is of the confirmation or after it', () => {
    const confirmed = { ...facts, confirmedOn: '2026-11-22' };
    expect(decideCall(confirmed, { calledOn: '2026-11-21' })).toMatchObject({
      ok: false,
      reason: expect.stringContaining('22 November 2026, when a second person confirmed the tier') as string,
    });
    expect(decideCall(confirmed, { calledOn: '2026-11-22' }).ok).toBe(true);
  });

  it('comes between the decision and its letter', () => {
    const may = (Object.keys(caseStates) as CaseState[]).filter((state) => mayCall({ state, decidedOn: '2026-11-20' }).ok);
    expect(may).toEqual(['decided']);
    expect(mayCall({ state: 'decided', decidedOn: null }).ok).toBe(false);
  });
});
