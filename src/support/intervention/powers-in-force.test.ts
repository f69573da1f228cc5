import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesTo, type PowerInForce, powersOf, type RecordedPower, type RunOfPower } from './powers-in-force.ts';

const none = { track: null, category: null, secretaryOfStateNotices: [], calendar: null };
const run = (over: Partial<RunOfPower> & Pick<RunOfPower, 'programme' | 'answers'>): RunOfPower => ({ state: 'live', endedOn: null, ...over });
const today = '2026-11-23';
const given = { given: { 'given-on': '2026-09-01' } };

describe('what a run has in force', () => {
  it.each<[string, RunOfPower, readonly PowerInForce[]]>([
    ['a notice before it is given', run({ programme: 'warning-notice', answers: {} }), []],
    ['a notice that is given', run({ programme: 'warning-notice', answers: given }), [{ value: 'warning-notice', from: '2026-09-01', until: null }]],
    ['a notice whose run is over', run({ programme: 'warning-notice', answers: given, state: 'ended', endedOn: '2026-11-02' }), [{ value: 'warning-notice', from: '2026-09-01', until: '2026-11-02' }]],
    ['a pay and conditions notice', run({ programme: 'pay-notice', answers: given }), []],
    ['a board', run({ programme: 'intervention', answers: { 'use-s65': { from: '2026-10-01' } } }), [{ value: 'interim-executive-board', from: '2026-10-01', until: null }]],
    ['a board that has ended', run({ programme: 'intervention', answers: { 'use-s65': { from: '2026-10-01' }, 'end-s65': { 'last-day': '2026-11-01' } } }), [{ value: 'interim-executive-board', from: '2026-10-01', until: '2026-11-01' }]],
    ['a board whose end is told ahead', run({ programme: 'intervention', answers: { 'use-s65': { from: '2026-10-01' }, 'end-s65': { 'last-day': '2027-03-31' } } }), [{ value: 'interim-executive-board', from: '2026-10-01', until: '2027-03-31' }]],
    ['a board whose notice names its last day', run({ programme: 'intervention', answers: { 'use-s65': { 'from': '2026-10-01', 'ends-on': '2027-03-31' } } }), [{ value: 'interim-executive-board', from: '2026-10-01', until: '2027-03-31' }]],
    ['a board that ends sooner than its notice said', run({ programme: 'intervention', answers: { 'use-s65': { 'from': '2026-10-01', 'ends-on': '2027-03-31' }, 'end-s65': { 'last-day': '2026-12-18' } } }), [{ value: 'interim-executive-board', from: '2026-10-01', until: '2026-12-18' }]],
    ['a budget suspended under the 1998 Act, whose run was stopped', run({ programme: 'delegation', answers: { suspend: { from: '2026-10-01' } }, state: 'stopped', endedOn: '2026-11-01' }), [{ value: 'suspended-delegation', from: '2026-10-01', until: '2026-11-01' }]],
    ['a notice that is confirmed, and goes out tomorrow', run({ programme: 'warning-notice', answers: { given: { 'given-on': '2026-11-24' } } }), []],
    ['a board that takes its place today', run({ programme: 'intervention', answers: { 'use-s65': { from: '2026-11-23' } } }), [{ value: 'interim-executive-board', from: '2026-11-23', until: null }]],
    ['a suspension to come', run({ programme: 'delegation', answers: { suspend: { from: '2026-12-01' } } }), []],
    ['a suspension that was taken back before its first day, when that day has come', run({ programme: 'intervention', answers: { 'use-s66': { from: '2026-11-20' }, 'end-s66': { because: 'taken-back' } } }), []],
    ['one under the 1998 Act that was taken back', run({ programme: 'delegation', answers: { suspend: { from: '2026-11-20' }, restore: { because: 'taken-back' } } }), []],
    ['a suspension whose run was stopped before its first day', run({ programme: 'delegation', answers: { suspend: { from: '2026-11-20' } }, state: 'stopped', endedOn: '2026-11-19' }), []],
    ['governors appointed', run({ programme: 'intervention', answers: { 'use-s64': { from: '2026-10-01' } } }), []],
  ])('%s', (_what, of, expected) => {
    expect(powersOf(of, none, today)).toEqual(expected);
  });

  it('is no notice any more from the day of the Secretary of State’s, whether that has ended or not', () => {
    for (const until of [null, '2026-10-20'])
      expect(powersOf(run({ programme: 'warning-notice', answers: given }), { track: null, category: null, secretaryOfStateNotices: [{ from: '2026-10-01', until }], calendar: null }, today)).toEqual([
        { value: 'warning-notice', from: '2026-09-01', until: '2026-10-01' },
      ]);
  });
}); // prettier-ignore

describe('what is to be recorded', () => {
  const power = (from: string, until: string | null): PowerInForce => ({ value: 'warning-notice', from, until });
  it.each<[string, readonly RecordedPower[], readonly PowerInForce[], ReturnType<typeof changesTo>]>([
    ['the first time', [], [power('2026-09-01', null)], { record: [power('2026-09-01', null)], end: [], withdraw: [] }],
    ['again', [{ id: 1, ...power('2026-09-01', null) }], [power('2026-09-01', null)], { record: [], end: [], withdraw: [] }],
    ['when it ends', [{ id: 1, ...power('2026-09-01', null) }], [power('2026-09-01', '2026-11-02')], { record: [], end: [{ id: 1, on: '2026-11-02' }], withdraw: [] }],
    ['when it was undone', [{ id: 1, ...power('2026-09-01', null) }], [], { record: [], end: [], withdraw: [1] }],
    ['when its day was corrected', [{ id: 1, ...power('2026-09-01', null) }], [power('2026-09-02', null)], { record: [power('2026-09-02', null)], end: [], withdraw: [1] }],
    ['when its end was undone', [{ id: 1, ...power('2026-09-01', '2026-11-02') }], [power('2026-09-01', null)], { record: [power('2026-09-01', null)], end: [], withdraw: [1] }],
  ])('%s', (_what, recorded, wanted, expected) => {
    expect(changesTo(recorded, wanted)).toEqual(expected);
  });

  it('leaves the record as the run says, and asks nothing more of it', () => {
    const day = fc.integer({ min: 1, max: 9 }).map((date) => `2026-10-0${String(date)}`);
    const any = fc.record({ value: fc.constantFrom('warning-notice' as const, 'interim-executive-board' as const), from: day, until: fc.constantFrom(null, '2026-11-01', '2026-11-02') });
    const distinct = fc.uniqueArray(any, { selector: ({ value, from }) => `${value}${from}`, maxLength: 5 });
    fc.assert(
      fc.property(distinct, distinct, (before, wanted) => {
        const recorded = before.map((one, id) => ({ ...one, id }));
        const { record, end, withdraw } = changesTo(recorded, wanted);
        const after = [...recorded.filter(({ id }) => !withdraw.includes(id)).map((one) => ({ ...one, until: end.find(({ id }) => id === one.id)?.on ?? one.until })), ...record.map((one, at) => ({ ...one, id: 100 + at }))];
        const bare = (of: readonly PowerInForce[]) => of.map(({ value, from, until }) => `${value} ${from} ${until ?? ''}`).toSorted();
        expect(bare(after)).toEqual(bare(wanted));
        expect(changesTo(after, wanted)).toEqual({ record: [], end: [], withdraw: [] });
      }),
    );
  });
}); // prettier-ignore
