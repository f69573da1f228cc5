import { describe, expect, it } from 'vitest';
import { decideMeeting, decideMove, type IntroductionState, introductionStates, isLive, type Move } from './introduction.ts';

const allowed: Readonly<Record<IntroductionState, readonly Move[]>> = {
  introduced: ['arrange', 'meet', 'decline', 'close'],
  meeting: ['arrange', 'meet', 'decline', 'close'],
  met: ['appoint', 'decline', 'close'],
  appointed: [],
  declined: [],
  closed: [],
};
const moves: readonly Move[] = ['arrange', 'meet', 'appoint', 'decline', 'close'];

describe('an introduction', () => {
  it.each(Object.keys(introductionStates) as IntroductionState[])('that is %s goes on only as it may', (state) => {
    expect(moves.filter((move) => decideMove(state, move).ok)).toEqual(allowed[state]);
    expect(isLive(state)).toBe(allowed[state].length > 0);
  });

  it.each([
    ['2026-11-02', true],
    ['2026-11-23', true],
    ['2026-11-01', false],
    ['2026-11-24', false],
  ])('of 2 November can have led to a meeting on %s: %s', (on, ok) => {
    expect(decideMeeting(on, { introducedOn: '2026-11-02', today: '2026-11-23' }).ok).toBe(ok);
  });
});
