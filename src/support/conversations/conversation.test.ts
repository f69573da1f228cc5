import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type HadOrPlanned, standingOf } from './conversation.ts';

const dueBy = '2027-07-21';
const held = (on: string): HadOrPlanned => ({ state: 'held', on });
const planned = (on: string): HadOrPlanned => ({ state: 'planned', on });

it.each<[string, readonly HadOrPlanned[], string, ReturnType<typeof standingOf>]>([
  ['none yet', [], '2026-11-23', { kind: 'due', by: dueBy }],
  ['none yet, and the year is over', [], '2027-07-22', { kind: 'overdue', since: dueBy }],
  ['last year’s', [held('2026-06-01')], '2026-11-23', { kind: 'due', by: dueBy }],
  ['this year’s', [held('2026-10-01')], '2026-11-23', { kind: 'held', on: '2026-10-01' }],
  ['this year’s, and another planned', [held('2026-10-01'), planned('2027-03-01')], '2026-11-23', { kind: 'held', on: '2026-10-01' }],
  ['one planned', [planned('2027-03-01')], '2026-11-23', { kind: 'planned', on: '2027-03-01' }],
  ['one planned for today', [planned('2026-11-23')], '2026-11-23', { kind: 'planned', on: '2026-11-23' }],
  ['one whose day is past', [planned('2026-11-20')], '2026-11-23', { kind: 'to-record', on: '2026-11-20' }],
  ['one whose day is past, and one to come', [planned('2026-11-20'), planned('2026-12-01')], '2026-11-23', { kind: 'planned', on: '2026-12-01' }],
])('a trust with %s', (_what, conversations, today, expected) => {
  expect(standingOf(conversations, { today, dueBy })).toEqual(expected);
});

it('stands the same in whatever order they were entered', () => {
  const any = fc.record({
    state: fc.constantFrom('planned' as const, 'held' as const),
    on: fc.integer({ min: 1, max: 28 }).map((date) => `2026-11-${String(date).padStart(2, '0')}`),
  });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 8 }), (all) => {
      const at = { today: '2026-11-23', dueBy };
      expect(standingOf(all.toReversed(), at)).toEqual(standingOf(all, at));
    }),
  );
});
