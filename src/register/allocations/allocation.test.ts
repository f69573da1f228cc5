import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allocatedOn,
  type Allocation,
  type AllocationEntry,
  decideAllocation,
  decideAllocationEnd,
  hasConsequences,
  type Part,
} from './allocation.ts';

const names = ['Alun Thistlewaite', 'Nasreen Greywell', 'Fenella Hollinsea'];
const entry = (over: Partial<AllocationEntry> = {}): AllocationEntry => {
  const accountId = over.accountId ?? 1;
  return {
    part: 'lead',
    validFrom: '2026-09-01',
    validTo: null,
    reason: 'Locality',
    ...over,
    accountId,
    adviser: names[accountId - 1] ?? 'Somebody',
  };
};
const allocation = (id: number, over: Partial<AllocationEntry> = {}): Allocation => ({
  ...entry(over),
  id,
  enteredBy: 'Jo Marsh',
  enteredAt: new Date(0),
});

describe('an allocation', () => {
  it('may begin and end on the same day, but not end before it begins', () => {
    expect(decideAllocation(entry({ validTo: '2026-09-01' }), []).ok).toBe(true);
    expect(decideAllocation(entry({ validTo: '2026-08-31' }), [])).toMatchObject({ ok: false, field: 'valid-to' });
  });

  // The part of the one there, with no known end, and of another person's that is entered later: does it end the one there?
  it.each<[Part, Part, boolean]>([
    ['lead', 'lead', true],
    ['lead', 'support', false],
    ['lead', 'cover', false],
    ['support', 'lead', false],
    ['support', 'support', false],
    ['support', 'cover', false],
    ['cover', 'lead', false],
    ['cover', 'support', false],
    ['cover', 'cover', true],
  ])('as %s is ended by a later one of somebody else as %s: %s', (there, entered, ends) => {
    const before = allocation(1, { part: there, validFrom: '2024-09-01' });
    const decided = decideAllocation(entry({ accountId: 2, part: entered }), [before]);
    expect(decided).toMatchObject({ ok: true, value: { endings: ends ? [{ allocation: before, validTo: '2026-08-31' }] : [] } });
    expect(decided.ok && hasConsequences(decided.value)).toBe(ends);
  });

  it.each<[string, Partial<AllocationEntry>, Partial<AllocationEntry>, object]>([
    [
      'a lead from the day on which another begins',
      {},
      {},
      { field: 'valid-from', reason: 'Alun Thistlewaite leads from 1 September 2026: end or withdraw that, or enter another day', record: 1 },
    ],
    [
      'a lead that runs into a later one',
      { validFrom: '2027-01-01' },
      { validTo: '2027-01-01' },
      { field: 'valid-to', reason: 'The last day must be before 1 January 2027, from when Alun Thistlewaite leads' },
    ],
    [
      'a lead within the time of another',
      { validFrom: '2026-01-01', validTo: '2027-07-31' },
      { validTo: '2026-12-31' },
      { field: 'valid-from', reason: 'Alun Thistlewaite leads from 1 January 2026 to 31 July 2027, on both sides of these dates: end that first' },
    ],
  ])('refuses %s, in words', (_, there, entered, refusal) => {
    expect(decideAllocation(entry({ accountId: 2, ...entered }), [allocation(1, there)])).toMatchObject({ ok: false, ...refusal });
  });

  it.each<[Part, Part]>([['lead', 'lead'], ['lead', 'support'], ['support', 'lead'], ['support', 'support'], ['cover', 'support'], ['lead', 'cover']])('refuses somebody who is %s already a second part, as %s, for the same days', (there, entered) => {
    const decided = decideAllocation(entry({ part: entered, validFrom: '2026-10-01' }), [allocation(7, { part: there })]);
    expect(decided).toMatchObject({ ok: false, record: 7 });
  }); // prettier-ignore

  it('ends before a later lead who is known, where its own last day is not', () => {
    const later = allocation(1, { accountId: 2, validFrom: '2027-09-01' });
    expect(decideAllocation(entry(), [later])).toMatchObject({ ok: true, value: { entry: { validTo: '2027-08-31' }, endsBefore: later } });
  });

  it('ends on its first day or later, and not later than it was to', () => {
    expect(decideAllocationEnd(allocation(1), '2026-09-01').ok).toBe(true);
    expect(decideAllocationEnd(allocation(1), '2026-08-31').ok).toBe(false);
    expect(decideAllocationEnd(allocation(1, { validTo: '2026-12-31' }), '2027-01-01').ok).toBe(false);
  });
});

describe('the allocations of a provider', () => {
  const day = fc.integer({ min: 0, max: 300 }).map((n) => new Date(Date.UTC(2026, 0, 1) + n * 86_400_000).toISOString().slice(0, 10));
  const anEntry = fc
    .tuple(day, fc.option(day, { nil: null }), fc.constantFrom<Part>('lead', 'support', 'cover'), fc.integer({ min: 1, max: 3 }))
    .map(([a, b, part, accountId]) => entry({ part, accountId, validFrom: b !== null && b < a ? b : a, validTo: b !== null && b < a ? a : b }));

  it('have at most one lead, one cover, and each adviser once on any day, whatever is entered in whatever order', () => {
    fc.assert(
      fc.property(fc.array(anEntry, { maxLength: 10 }), day, (entries, on) => {
        let kept: Allocation[] = [];
        for (const [id, one] of entries.entries()) {
          const decided = decideAllocation(one, kept);
          if (!decided.ok) continue;
          const ended = new Map(decided.value.endings.map((ending) => [ending.allocation.id, ending.validTo]));
          kept = [
            ...kept.map((there) => ({ ...there, validTo: ended.get(there.id) ?? there.validTo })),
            { ...allocation(id), ...decided.value.entry },
          ];
        }
        const standing = (['lead', 'cover', 'support'] as const).map((part) => allocatedOn(kept, part, on));
        expect(standing[0]?.length).toBeLessThanOrEqual(1);
        expect(standing[1]?.length).toBeLessThanOrEqual(1);
        const people = standing.flat().map(({ accountId }) => accountId);
        expect(new Set(people).size).toBe(people.length);
      }),
    );
  });
});
