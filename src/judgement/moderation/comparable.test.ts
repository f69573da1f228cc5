import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaIds } from '../criteria/areas.ts';
import type { Band } from '../criteria/evaluate.ts';
import type { SetId } from '../criteria/facts.ts';
import { type ComparableCase, findComparable } from './comparable.ts';

const bands = ['green', 'amber', 'red', 'none'] as const;
const one = (
  caseId: number,
  given: readonly Band[],
  over: Partial<{ setId: SetId; floor: 'none' | 'vulnerable' | 'cause-for-concern'; name: string }> = {},
): ComparableCase => ({
  caseId,
  name: over.name ?? `School ${String(caseId)}`,
  evaluation: {
    setId: over.setId ?? 'maintained',
    floor: over.floor ?? 'none',
    areas: areaIds.map((id, index) => ({ id, band: given[index] ?? 'green', because: '', inspected: null })),
  },
});

describe('comparable cases', () => {
  it('are the two nearest in bands, and each says in what it differs', () => {
    const subject = one(1, ['amber', 'red']);
    const found = findComparable(subject, [subject, one(2, ['green', 'green']), one(3, ['amber', 'red']), one(4, ['amber', 'amber'])]);
    expect(found).toEqual([
      { caseId: 3, distance: 0, says: 'The same in every band and floor.' },
      { caseId: 4, distance: 1, says: 'The same but for curriculum and teaching.' },
    ]);
  });

  it('are judged by the same set of criteria', () => {
    expect(findComparable(one(1, []), [one(2, [], { setId: 'academy' })])).toEqual([]);
  });

  it.each([
    ['a floor of its own counts two bands for each step', [], { floor: 'cause-for-concern' }, 4, 'The same but for floors.'],
    ['red is two from green', ['red'], {}, 2, 'The same but for leadership and governance.'],
    ['an unknown band counts half', ['none', 'none'], {}, 1, 'The same but for leadership and governance and curriculum and teaching.'],
  ] as const)('%s', (_, given, over, distance, says) => {
    expect(findComparable(one(1, []), [one(2, given, over)])).toEqual([{ caseId: 2, distance, says }]);
  });

  it('never name the case itself, are at most two, and do not hang on the order', () => {
    const some = fc.array(fc.array(fc.constantFrom(...bands), { minLength: 9, maxLength: 9 }), { maxLength: 8 });
    fc.assert(
      fc.property(some, (given) => {
        const cases = given.map((each, index) => one(index + 1, each));
        for (const each of cases) {
          const found = findComparable(each, cases);
          expect(found.length).toBe(Math.min(2, cases.length - 1));
          expect(found.map(({ caseId }) => caseId)).not.toContain(each.caseId);
          expect(findComparable(each, cases.toReversed())).toEqual(found);
        }
      }),
    );
  });
});
