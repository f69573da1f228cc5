import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideMove, isOverdue, type Move, moves, schoolReads, type VisitState, visitStateNames, type Who } from './visit.ts';

const onTheDay = { plannedOn: '2026-11-23', today: '2026-11-23' };
const everyMove = Object.keys(moves) as Move[];
const everybody: readonly Who[] = ['author', 'lead', 'head', 'delegate', 'other'];

/** What each state may become, by whom; every other move is refused. */
const table: readonly (readonly [state: VisitState, move: Move, to: VisitState, by: readonly Who[]])[] = [
  ['planned', 'change-plan', 'planned', ['author', 'lead']],
  ['planned', 'give-own-view', 'planned', ['head', 'delegate']],
  ['planned', 'hold', 'held', ['author', 'lead']],
  ['planned', 'write', 'draft', ['author', 'lead']],
  ['planned', 'cancel', 'cancelled', ['author', 'lead']],
  ['held', 'cancel', 'cancelled', ['author', 'lead']],
  ['draft', 'cancel', 'cancelled', ['author', 'lead']],
  ['held', 'write', 'draft', ['author', 'lead']],
  ['draft', 'write', 'draft', ['author', 'lead']],
  ['draft', 'send', 'with-head', ['author', 'lead']],
  ['with-head', 'check', 'with-head', ['head']],
  ['with-head', 'record-answer', 'with-head', ['author', 'lead']],
  ['with-head', 'answer-dispute', 'with-head', ['author', 'lead']],
  ['with-head', 'finalise', 'final', ['author', 'lead']],
  ['final', 'add', 'final', ['author', 'lead']],
];

describe('a part of a visit', () => {
  it('becomes what the table says, by whom it says, and nothing else', () => {
    for (const state of visitStateNames)
      for (const move of everyMove)
        for (const who of everybody) {
          const line = table.find(([from, named, , by]) => from === state && named === move && by.includes(who));
          const decided = decideMove(state, move, who, onTheDay);
          expect([decided.ok, decided.ok && decided.value], `${state}, ${move}, ${who}`).toEqual([line !== undefined, line?.[2] ?? false]);
        }
  });

  it('that is final or cancelled never becomes anything else', () => {
    fc.assert(
      fc.property(fc.constantFrom('final', 'cancelled'), fc.constantFrom(...everyMove), fc.constantFrom(...everybody), (state, move, who) => {
        const decided = decideMove(state, move, who, onTheDay);
        return !decided.ok || decided.value === state;
      }),
    );
  });

  it.each(['hold', 'write'] as const)('is not to %s before its day', (move) => {
    const decided = decideMove('planned', move, 'author', { plannedOn: '2026-11-24', today: '2026-11-23' });
    expect(decided).toMatchObject({ ok: false, reason: expect.stringContaining('24 November 2026') as string });
    expect(decideMove('planned', move, 'author', { plannedOn: '2026-11-20', today: '2026-11-23' }).ok).toBe(true);
  });

  it('takes the school’s own view up to its day', () => {
    expect(decideMove('planned', 'give-own-view', 'head', { plannedOn: '2026-11-22', today: '2026-11-23' }).ok).toBe(false);
  });

  it('is overdue when its day is over and nobody said that it was held', () => {
    expect(isOverdue('planned', onTheDay)).toBe(false);
    expect(isOverdue('planned', { plannedOn: '2026-11-22', today: '2026-11-23' })).toBe(true);
    expect(isOverdue('held', { plannedOn: '2026-11-22', today: '2026-11-23' })).toBe(false);
  });
});

describe('the people of a school', () => {
  it.each([
    ['planned', 'plan', 'nothing'],
    ['held', 'plan', 'nothing'],
    ['draft', 'plan', 'nothing'],
    ['with-head', 'note', 'nothing'],
    ['final', 'note', 'note'],
    ['cancelled', 'plan', 'nothing'],
  ] as const)('read of one that is %s: the head %s, everybody else %s', (state, head, others) => {
    expect([schoolReads(state, true), schoolReads(state, false)]).toEqual([head, others]);
  });
});
