import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answer, answerIds, type Attended, countTakingPart, neverCame, takingPartInWords, totalInWords } from './attendance.ts';

const at = (on: string, answer: Answer, whoId = 1): Attended => ({ whoId, on, answer });
const countOf = (...attended: Attended[]) => countTakingPart([1], attended)[0] ?? expect.fail();

describe('taking part', () => {
  it.each<[Attended[], boolean, string]>([
    [[], false, 'Not invited'],
    [[at('2026-09-17', 'absent')], true, 'Never came; invited once'],
    [[at('2026-09-17', 'absent'), at('2026-11-05', 'apologies')], true, 'Never came; invited twice; sent apologies once'],
    [[at('2026-11-05', 'came'), at('2026-09-17', 'came')], false, 'Came to 2 of 2; last on 5 November 2026'],
    [
      [at('2026-09-17', 'came'), at('2026-10-01', 'apologies'), at('2026-11-05', 'absent')],
      false,
      'Came to 1 of 3; last on 17 September 2026; sent apologies once',
    ],
  ])('in %j: never: %s; “%s”', (attended, never, words) => {
    const counted = countOf(...attended);
    expect([neverCame(counted), takingPartInWords(counted)]).toEqual([never, words]);
  });

  it('counts every invitation of everybody asked about once, and nobody else’s', () => {
    const one = fc.record({
      whoId: fc.integer({ min: 1, max: 4 }),
      on: fc.constantFrom('2026-09-17', '2026-10-01'),
      answer: fc.constantFrom(...answerIds),
    });
    fc.assert(
      fc.property(fc.array(one), (attended) => {
        const counted = countTakingPart([1, 2, 3], attended);
        expect(counted.map(({ whoId }) => whoId)).toEqual([1, 2, 3]);
        const sum = counted.reduce((all, { invited }) => all + invited, 0);
        expect(sum).toBe(attended.filter(({ whoId }) => whoId !== 4).length);
        for (const { came, apologies, invited, lastOn } of counted) {
          expect(came + apologies).toBeLessThanOrEqual(invited);
          expect(lastOn === null).toBe(came === 0);
        }
      }),
    );
  });

  it('is told to the outside in sum, and of four or fewer not at all', () => {
    const all = countTakingPart(
      [1, 2, 3, 4, 5],
      [1, 2, 3, 4, 5].map((whoId) => at('2026-09-17', whoId > 3 ? 'absent' : 'came', whoId)),
    );
    expect(totalInWords(all, true)).toBe('3 of the 5 providers that were invited came at least once');
    expect(totalInWords(all.slice(1), true)).toBeNull();
    expect(totalInWords(all.slice(1), false)).toBe('2 of the 4 providers that were invited came at least once');
    expect(totalInWords([], false)).toBeNull();
  });
});
