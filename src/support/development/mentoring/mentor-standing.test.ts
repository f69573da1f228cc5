import { describe, expect, it } from 'vitest';
import { daysInPost, headshipOf } from './headship.ts';
import { type DoneKind, mentorStates, type MentorState } from './mentoring-words.ts';
import { decideState, lacksToBeMatched } from './mentor-standing.ts';

const today = '2026-11-23';

describe('three years as a substantive head', () => {
  it.each([
    ['one spell of three years', [{ from: '2023-11-01', to: null }], 'met'],
    [
      'two spells that come to three years',
      [
        { from: '2015-09-01', to: '2017-08-31' },
        { from: '2025-11-01', to: null },
      ],
      'met',
    ],
    [
      'two that overlap, and come to less',
      [
        { from: '2024-09-01', to: null },
        { from: '2024-09-01', to: null },
      ],
      'not-met',
    ],
    ['less than three', [{ from: '2025-09-01', to: null }], 'not-met'],
    ['one to come', [{ from: '2027-01-01', to: null }], 'not-known'],
    ['none', [], 'not-known'],
  ] as const)('%s', (_, spells, verdict) => {
    expect(headshipOf('head', spells, null, today).verdict).toBe(verdict);
  });

  it('is taken from somebody who is named, where the register does not show it', () => {
    const said = headshipOf('head', [{ from: '2025-09-01', to: null }], 'Jo Marsh', today);
    expect(said).toEqual({ verdict: 'met', says: 'Three years or more as a substantive head, as Jo Marsh says' });
  });

  it('is asked of heads alone', () => {
    for (const sort of ['national-leader', 'setting-leader', 'partner-setting', 'business'] as const)
      expect(headshipOf(sort, [], null, today).verdict, sort).toBe('met');
    expect(headshipOf('partnership-head', [], null, today).verdict).toBe('not-known');
  });

  it('counts a day once, whichever spells share it', () => {
    expect(daysInPost([{ from: '2026-11-01', to: '2026-11-10' }, { from: '2026-11-05', to: '2026-11-12' }], today)).toBe(12); // prettier-ignore
    expect(daysInPost([{ from: '2026-11-20', to: '2027-11-20' }], today)).toBe(4);
  });
});

describe('a mentor may be matched', () => {
  const all: readonly DoneKind[] = ['training', 'reference', 'check'];
  // State, three years, what is recorded as done, and what is lacking.
  it.each<[MentorState, 'met' | 'not-met' | 'not-known', readonly DoneKind[], readonly string[]]>([
    ['approved', 'met', all, []],
    ['approved', 'met', ['training', 'reference'], ['no check recorded']],
    ['approved', 'met', ['training', 'check'], ['no reference recorded']],
    ['approved', 'met', ['reference', 'check'], ['no training recorded']],
    ['approved', 'met', ['training'], ['no reference recorded', 'no check recorded']],
    ['approved', 'met', ['reference'], ['no training recorded', 'no check recorded']],
    ['approved', 'met', ['check'], ['no training recorded', 'no reference recorded']],
    ['approved', 'met', [], ['no training recorded', 'no reference recorded', 'no check recorded']],
    ['approved', 'not-met', all, ['three years as a head not shown']],
    ['approved', 'not-known', all, ['three years as a head not shown']],
    ['proposed', 'met', all, ['proposed, not approved']],
    ['paused', 'met', all, ['paused, not approved']],
    ['retired', 'met', all, ['retired, not approved']],
    [
      'retired',
      'not-met',
      [],
      ['retired, not approved', 'three years as a head not shown', 'no training recorded', 'no reference recorded', 'no check recorded'],
    ],
  ])('%s, three years %s, with %j: lacks %j', (state, headship, done, lacks) => {
    expect(lacksToBeMatched({ state, headship, done })).toEqual(lacks);
  });
});

describe('a mentor comes to stand otherwise', () => {
  const may: Readonly<Record<MentorState, readonly MentorState[]>> = {
    proposed: ['approved', 'retired'],
    approved: ['paused', 'retired'],
    paused: ['approved', 'retired'],
    retired: ['proposed'],
  };
  const states = Object.keys(mentorStates) as MentorState[];
  it.each(states.flatMap((from) => states.map((to) => [from, to] as const)))('from %s to %s only as the register knows', (from, to) => {
    expect(decideState(from, to, { verdict: 'met', says: '' }).ok).toBe(may[from].includes(to));
  });

  it('is not approved before the three years of a head are shown or said', () => {
    expect(decideState('proposed', 'approved', { verdict: 'not-known', says: 'Nobody says' })).toEqual({
      ok: false,
      reason: 'Nobody says: enter the post, or who says so, first',
    });
  });
});
