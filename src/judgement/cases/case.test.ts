import { describe, expect, it } from 'vitest';
import { caseStates, decideMove, endOfClosed, isOpen, nextSteps, type CaseState } from './case.ts';

const states = Object.keys(caseStates) as CaseState[];

describe('a case', () => {
  it.each([
    ['proposed', 'judged'],
    ['judged', 'in-moderation'],
    ['in-moderation', 'decided'],
    ['in-moderation', 'awaiting-second'],
    ['awaiting-second', 'decided'],
    ['awaiting-second', 'in-moderation'],
    ['decided', 'issued'],
    ['issued', 'in-review'],
    ['issued', 'final'],
    ['in-review', 'final'],
    ['final', 'in-review'],
  ] as const)('may go from %s to %s', (from, to) => {
    expect(decideMove(from, to)).toEqual({ ok: true, value: to });
  });

  it.each([
    ['proposed', 'decided'],
    ['judged', 'issued'],
    ['in-moderation', 'issued'],
    ['awaiting-second', 'issued'],
    ['issued', 'decided'],
    ['final', 'decided'],
    ['superseded', 'judged'],
  ] as const)('may not go from %s to %s, and says what comes next', (from, to) => {
    const decided = decideMove(from, to);
    expect(decided.ok ? null : decided.reason).toContain(caseStates[from].toLowerCase());
  });

  it('never reaches a letter without a decision, whatever way it takes', () => {
    const beforeLetter = states.filter((from) => decideMove(from, 'issued').ok);
    expect(beforeLetter).toEqual(['decided']);
  });

  it('of a provider that has closed may always go where it ends', () => {
    for (const state of states) {
      const end = endOfClosed(state);
      expect(end === null ? !isOpen(state) : decideMove(state, end).ok, state).toBe(true);
    }
  });

  it('has words for every state and what comes after it', () => {
    expect(states.filter((state) => nextSteps[state] === '')).toEqual([]);
    expect(states.filter((state) => !isOpen(state))).toEqual(['final', 'superseded']);
  });
});
