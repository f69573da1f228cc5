import { describe, expect, it } from 'vitest';
import type { Tier } from '../../kernel/tier.ts';
import { type JudgedCase, measureDrift } from './drift.ts';

const cases = (adviser: string, ...each: (readonly [proposed: Tier, judged: Tier, decided: Tier | null])[]): JudgedCase[] =>
  each.map(([proposed, judged, decided]) => ({ adviser, proposed, judged, decided }));
const same = ['secure', 'secure', 'secure'] as const;
const stricter = ['secure', 'vulnerable', 'secure'] as const;
const milder = ['vulnerable', 'secure', 'vulnerable'] as const;
const undecided = ['secure', 'secure', null] as const;

describe('drift', () => {
  it('is not told of fewer than five cases', () => {
    const [drift] = measureDrift(cases('Ann', stricter, stricter, stricter, stricter));
    expect(drift).toEqual({ adviser: 'Ann', cases: 4, proposal: null, decision: null, says: 'Fewer than 5 cases: too few to say anything.' });
  });

  it.each([
    ['none', [same, same, same, same, same], 'All 5 were judged as the service proposed. All 5 were judged as was decided.'],
    [
      'one way',
      [same, same, same, stricter, stricter],
      'Of 5 cases, 2 were judged to need more support than the service proposed, and none less. Of 5 cases, 2 were judged to need more support than was decided, and none less.',
    ],
    [
      'the other way',
      [same, same, same, same, milder],
      'Of 5 cases, 1 was judged to need less support than the service proposed, and none more. Of 5 cases, 1 was judged to need less support than was decided, and none more.',
    ],
    [
      'both ways',
      [same, same, stricter, stricter, milder],
      'Of 5 cases, 2 were judged to need more support than the service proposed, and 1 less. Of 5 cases, 2 were judged to need more support than was decided, and 1 less.',
    ],
    [
      'not told of decisions that are too few',
      [same, undecided, undecided, undecided, undecided],
      'All 5 were judged as the service proposed. Fewer than 5 are decided, so nothing is said of the decisions.',
    ],
  ] as const)('%s', (_, given, says) => {
    expect(measureDrift(cases('Ann', ...given))[0]?.says).toBe(says);
  });

  it('counts each adviser alone, by name', () => {
    const drifts = measureDrift([...cases('Ben', same, same, same, same, stricter), ...cases('Ann', same)]);
    expect(drifts.map(({ adviser, proposal }) => [adviser, proposal])).toEqual([
      ['Ann', null],
      ['Ben', { more: 1, same: 4, less: 0 }],
    ]);
  });
});
