import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { none } from '../../../kernel/statistic.ts';
import { anyTables, counted, share } from './tables.fixture.ts';
import { disclosureRule, withhold, type ShownCell } from './withhold.ts';
import type { Cell } from './cell.ts';

function hiddenIn({ cells }: { cells: readonly ShownCell[] }): readonly string[] {
  return cells.filter(({ withheld }) => withheld !== 'nothing').map(({ id, withheld }) => (withheld === 'all' ? id : `${id}'s outcome`));
}

describe('what is withheld of a cell alone', () => {
  it.each([
    ['a count of 0', counted('a', 0), 'nothing'],
    ['a count of 1', counted('a', 1), 'all'],
    ['a count of 5', counted('a', 5), 'all'],
    ['a count of 6', counted('a', 6), 'nothing'],
    ['3 of 5', share('a', 3, 5), 'all'],
    ['none of 5', share('a', 0, 5), 'all'],
    ['all of 5', share('a', 5, 5), 'all'],
    ['6 of 6', share('a', 6, 6), 'nothing'],
    ['none of 6', share('a', 0, 6), 'nothing'],
    ['6 of a group of 9', share('a', 6, 9, { isGroup: true }), 'outcome'],
    ['none of a group of 9', share('a', 0, 9, { isGroup: true }), 'outcome'],
    ['all of a group of 9', share('a', 9, 9, { isGroup: true }), 'outcome'],
    ['6 of a group of 10', share('a', 6, 10, { isGroup: true }), 'nothing'],
    ['5% of 60, which is 3', counted('a', 60, { percentage: 5 }), 'outcome'],
    ['50% of 60', counted('a', 60, { percentage: 50 }), 'nothing'],
    ['a percentage of nobody knows how many', counted('a', 0, { cohort: null, percentage: 50 }), 'outcome'],
    ['12, which is 50% of 24', counted('a', 0, { cohort: null, count: 12, percentage: 50 }), 'nothing'],
    ['a mean of 5', counted('a', 5, { mean: 103 }), 'all'],
    ['a mean of 9 in a group', counted('a', 9, { mean: 103, isGroup: true }), 'outcome'],
    ['a mean of 9', counted('a', 9, { mean: -1.2 }), 'nothing'],
    ['3 of 5, published openly', share('a', 3, 5, { isOpen: true }), 'nothing'],
  ])('%s', (_, cell, withheld) => {
    expect(withhold([cell], []).cells).toMatchObject([{ withheld }]);
  });

  it('is replaced by the reason, and what is shown is left as it is', () => {
    expect(withhold([share('a', 6, 9, { isGroup: true }), share('b', 6, 12, { isGroup: true })], []).cells).toEqual([
      {
        id: 'a',
        cohort: 9,
        count: none('withheld'),
        percentage: none('withheld'),
        mean: null,
        withheld: 'outcome',
        why: 'It is of fewer than 10 pupils of a group.',
      },
      { id: 'b', cohort: 12, count: 6, percentage: 50, mean: null, withheld: 'nothing', why: null },
    ]);
  });
});

describe('what is withheld beside it', () => {
  const groups = [{ total: 'all', parts: ['disadvantaged', 'others'] }];

  it('is the smallest of the rest, or subtraction would give it back', () => {
    const answer = withhold([counted('all', 40), counted('a', 3), counted('b', 17), counted('c', 20)], [{ total: 'all', parts: ['a', 'b', 'c'] }]);
    expect(hiddenIn(answer)).toEqual(['a', 'b']);
    expect(answer.cells.map(({ why }) => why)).toEqual([null, 'It is, or would give, a count of 1 to 5.', 'With it, a could be worked out.', null]);
  });

  it('is the outcome of the other group where there are but two', () => {
    const answer = withhold(
      [share('all', 30, 40), share('disadvantaged', 6, 8, { isGroup: true }), share('others', 24, 32, { isGroup: true })],
      groups,
    );
    expect(hiddenIn(answer)).toEqual(["disadvantaged's outcome", "others's outcome"]);
  });

  it('is the total, where every part is published openly or withheld already', () => {
    const cells = [share('all', 30, 40), share('disadvantaged', 6, 8, { isGroup: true }), share('others', 24, 32, { isGroup: true, isOpen: true })];
    expect(hiddenIn(withhold(cells, groups))).toEqual(["all's outcome", "disadvantaged's outcome"]);
  });

  it('cannot keep what the Department has published all the rest of, and says so', () => {
    const cells = [
      share('all', 30, 40, { isOpen: true }),
      share('disadvantaged', 6, 8, { isGroup: true }),
      share('others', 24, 32, { isGroup: true, isOpen: true }),
    ];
    expect(withhold(cells, groups)).toMatchObject({ exposed: ['disadvantaged'], cells: [{}, { withheld: 'outcome' }, {}] });
  });

  it('reaches across linked tables: a school’s cell, its row, its column and the authority’s', () => {
    const table = (rows: readonly (readonly number[])[]) => {
      const schools = rows.map((row, s) => ({ id: `s${s}`, row }));
      const cells = [
        ...schools.flatMap(({ id, row }) => [
          counted(
            id,
            row.reduce((a, b) => a + b),
          ),
          ...row.map((value, g) => counted(`${id}g${g}`, value)),
        ]),
        ...rows[0]!.map((_, g) =>
          counted(
            `g${g}`,
            rows.reduce((sum, row) => sum + row[g]!, 0),
          ),
        ),
        counted(
          'all',
          rows.flat().reduce((a, b) => a + b),
        ),
      ];
      const totals = [
        ...schools.map(({ id, row }) => ({ total: id, parts: row.map((_, g) => `${id}g${g}`) })),
        ...rows[0]!.map((_, g) => ({ total: `g${g}`, parts: schools.map(({ id }) => `${id}g${g}`) })),
        { total: 'all', parts: schools.map(({ id }) => id) },
        { total: 'all', parts: rows[0]!.map((_, g) => `g${g}`) },
      ];
      return hiddenIn(withhold(cells, totals));
    };
    // One small cell takes a rectangle of four.
    expect(
      table([
        [3, 40, 50],
        [20, 60, 70],
        [30, 80, 90],
      ]),
    ).toEqual(['s0g0', 's0g1', 's1g0', 's1g1']);
    // Two in a row protect each other in it, and need one more in each column.
    expect(
      table([
        [3, 4, 50],
        [20, 60, 70],
        [30, 80, 90],
      ]),
    ).toEqual(['s0g0', 's0g1', 's1g0', 's1g1']);
  });

  it('sees through a total of nothing: all of a group that nobody in it missed', () => {
    const cells = [share('all', 40, 40), share('disadvantaged', 8, 8, { isGroup: true }), share('others', 32, 32, { isGroup: true })];
    const answer = withhold(cells, groups);
    // 100% of all would be 100% of every part, however many parts are withheld.
    expect(hiddenIn(answer)).toContain("all's outcome");
  });

  it('sees that a percentage openly published of a number that follows from others is a count', () => {
    const cells = [
      share('all', 30, 40),
      share('disadvantaged', 6, 8, { isGroup: true }),
      { ...share('others', 24, 32, { isGroup: true, isOpen: true }), cohort: null, count: null },
    ];
    const answer = withhold(cells, groups);
    expect(answer.exposed).toEqual([]);
    expect(hiddenIn(answer)).toContain("all's outcome");
  });

  it('allows for sums that are out by a few: the worst is that the reader knows by how many', () => {
    const answer = withhold([counted('all', 41), counted('a', 3), counted('b', 17), counted('c', 20)], [{ total: 'all', parts: ['a', 'b', 'c'] }]);
    expect(hiddenIn(answer)).toEqual(['a', 'b']);
  });

  it('protects means as it does counts: the total’s, times its pupils, less the others’', () => {
    const mean = (id: string, cohort: number, value: number) => counted(id, cohort, { mean: value, isGroup: id !== 'all' });
    expect(hiddenIn(withhold([mean('all', 40, 103), mean('disadvantaged', 8, 99), mean('others', 32, 104)], groups))).toEqual([
      "disadvantaged's outcome",
      "others's outcome",
    ]);
  });
});

describe('withholding', () => {
  it('shows no small count and nothing of a small group, whatever else is asked of it', () => {
    fc.assert(
      fc.property(anyTables(0), (tables) => {
        for (const { cohort, count, percentage, id } of withhold(tables.cells, tables.totals).cells) {
          const { isGroup, cohort: real } = tables.cells.find((cell) => cell.id === id)!;
          for (const shown of [cohort, count]) if (typeof shown === 'number') expect(shown === 0 || shown > disclosureRule.smallCount).toBe(true);
          if (typeof percentage === 'number') expect(real).toBeGreaterThanOrEqual(isGroup ? disclosureRule.fewestOfGroup : disclosureRule.fewest);
        }
      }),
    );
  });

  it('of what has been withheld changes nothing', () => {
    fc.assert(
      fc.property(anyTables(3), (tables) => {
        const once = withhold(tables.cells, tables.totals);
        const held = tables.cells.map((cell, place): Cell => ({ ...cell, held: once.cells[place]!.withheld }));
        expect(withhold(held, tables.totals).cells.map(({ withheld }) => withheld)).toEqual(once.cells.map(({ withheld }) => withheld));
      }),
    );
  });

  it('is the same in whatever order the tables come', () => {
    fc.assert(
      fc.property(anyTables(3), (tables) => {
        const there = withhold(tables.cells, tables.totals);
        const back = withhold(
          tables.cells.toReversed(),
          tables.totals.toReversed().map(({ total, parts }) => ({ total, parts: parts.toReversed() })),
        );
        expect(back.cells.toReversed()).toEqual(there.cells);
      }),
    );
  });

  it('by a stricter rule shows nothing that is small by it, and by any rule what was held stays held', () => {
    fc.assert(
      fc.property(anyTables(0), fc.nat(), (tables, nth) => {
        const strict = withhold(tables.cells, tables.totals, { smallCount: 9, fewest: 10, fewestOfGroup: 15 });
        for (const { cohort, count } of strict.cells)
          for (const shown of [cohort, count]) if (typeof shown === 'number') expect(shown === 0 || shown > 9).toBe(true);
        const place = nth % tables.cells.length;
        const held = tables.cells.with(place, { ...tables.cells[place]!, held: 'all' });
        const cell = withhold(held, tables.totals).cells[place]!;
        expect(cell.withheld).toBe('all');
      }),
    );
  });

  it('hides nothing of tables where nothing is small', () => {
    const large = fc.array(fc.array(fc.integer({ min: 10, max: 400 }), { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(large, (rows) => {
        const cells = rows.flatMap((row, s) => [
          counted(
            `s${s}`,
            row.reduce((a, b) => a + b),
          ),
          ...row.map((value, g) => counted(`s${s}g${g}`, value)),
        ]);
        const totals = rows.map((_, s) => ({ total: `s${s}`, parts: [0, 1, 2].map((g) => `s${s}g${g}`) }));
        expect(hiddenIn(withhold(cells, totals))).toEqual([]);
      }),
    );
  });
});
