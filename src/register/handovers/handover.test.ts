import { describe, expect, it } from 'vitest';
import { decideClosing, decideSuccessor } from './handover.ts';

describe('closing an account', () => {
  it.each([
    [0, false, 'with-nothing-held'],
    [0, true, 'with-nothing-held'],
    [1, false, null],
    [14, false, null],
    [1, true, 'work-unowned'],
  ] as const)('that holds %i, in an emergency %s: %s', (held, isEmergency, outcome) => {
    const decided = decideClosing({ held, isEmergency });
    expect(decided.ok ? decided.value : null).toBe(outcome);
    if (!decided.ok) expect(decided.reason).toContain(held === 1 ? '1 piece of work' : '14 pieces of work');
  });
});

describe('a successor', () => {
  const somebody = { id: 2, name: 'Bo', isUsable: true };
  it.each([
    ['somebody in use', 1, somebody, true],
    ['nobody', 1, undefined, false],
    ['somebody whose account is shut', 1, { ...somebody, isUsable: false }, false],
    ['whoever leaves', 2, somebody, false],
  ] as const)('may be %s', (_, leaver, successor, ok) => {
    expect(decideSuccessor(leaver, successor).ok).toBe(ok);
  });
});
