import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { none } from '../../../kernel/statistic.ts';
import { Attacker } from './attacker.fixture.ts';
import { anyTables, counted, schoolsByGroups, type Tables } from './tables.fixture.ts';
import { withhold, type DisclosureAnswer, type ShownCell } from './withhold.ts';

function attackerOf({ cells, totals }: Tables, answer: DisclosureAnswer): Attacker {
  const attacker = new Attacker(answer.cells, totals);
  for (const shown of answer.cells) {
    const { count, cohort } = cells.find(({ id }) => id === shown.id)!;
    if (typeof shown.percentage === 'number') attacker.learnShare(shown.id, count!, cohort!);
  }
  return attacker;
}

const isExposed =
  ({ exposed }: DisclosureAnswer) =>
  (id: string) =>
    exposed.includes(id.slice(2));

describe('no combination of what is shown', () => {
  it('gives back what is withheld, by elimination or by bounds', () => {
    fc.assert(
      fc.property(anyTables(0), (tables) => {
        const answer = withhold(tables.cells, tables.totals);
        const attacker = attackerOf(tables, answer);
        expect(answer.exposed).toEqual([]);
        expect(attacker.solved()).toEqual([]);
        expect(attacker.cornered()).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('gives back what is withheld, but for what is told of as given away by what is published openly', () => {
    fc.assert(
      fc.property(anyTables(5), (tables) => {
        const answer = withhold(tables.cells, tables.totals);
        const attacker = attackerOf(tables, answer);
        const known = isExposed(answer);
        expect([...attacker.solved(), ...attacker.cornered()].filter((id) => !known(id))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('gives back what is withheld, where cells are absent from the tables and leave it to be guessed', () => {
    fc.assert(
      fc.property(anyTables(0), fc.array(fc.nat(), { maxLength: 4 }), ({ cells, totals }, lost) => {
        const absent = new Set(lost.map((nth) => nth % cells.length));
        const left = cells.map((cell, place) => (absent.has(place) ? { ...cell, cohort: null, count: null, percentage: null } : cell));
        const answer = withhold(left, totals);
        const attacker = attackerOf({ cells: left, totals }, answer);
        const known = isExposed(answer);
        expect([...attacker.solved(), ...attacker.cornered()].filter((id) => !known(id))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('leaves only one table of whole numbers that it could be', () => {
    fc.assert(
      fc.property(fc.oneof(schoolsByGroups(2, [2], false, 2), schoolsByGroups(2, [2], true, 2), schoolsByGroups(2, [3], false, 0)), (tables) => {
        const answer = withhold(tables.cells, tables.totals);
        const truth = (id: string) => {
          const { cohort, count } = tables.cells.find((cell) => cell.id === id.slice(2))!;
          return (id.startsWith('n') ? cohort : count)!;
        };
        expect(
          attackerOf(tables, answer)
            .certain(truth)
            .filter((id) => !isExposed(answer)(id)),
        ).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('would stand without the second step: the attacker does find what is only withheld by itself', () => {
    const cells = [counted('all', 40), counted('a', 3), counted('b', 37)];
    const totals = [{ total: 'all', parts: ['a', 'b'] }];
    const naive = cells.map((cell): ShownCell => {
      const isSmall = cell.id === 'a';
      return {
        id: cell.id,
        cohort: isSmall ? none('withheld') : cell.cohort,
        count: null,
        percentage: null,
        mean: null,
        withheld: isSmall ? 'all' : 'nothing',
        why: null,
      };
    });
    expect(new Attacker(naive, totals).solved()).toEqual(['n a']);
    expect(new Attacker(naive, totals).cornered()).toEqual(['n a']);
  });
});
