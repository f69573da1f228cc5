import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordKind } from '../../platform/records/record-kind.ts';
import { canBeErased, type RetentionRule, ruleInForce } from './retention-rule.ts';

const rule = (id: number, effectiveFrom: string, kind = 'post'): RetentionRule => ({
  id,
  kind,
  years: 6,
  countedFrom: 'the end',
  basis: 'x',
  action: 'review',
  provisional: false,
  effectiveFrom,
  reason: null,
  enteredBy: 'x',
  enteredAt: new Date(0),
});

describe('the rule in force', () => {
  const rules = [rule(3, '2026-01-01'), rule(1, '1900-01-01'), rule(2, '2026-01-01'), rule(4, '2030-01-01'), rule(9, '2026-01-01', 'send-unit')];

  it.each([
    ['2025-12-31', 1],
    ['2026-01-01', 3],
    ['2029-12-31', 3],
    ['2030-01-01', 4],
  ])('on %s is the one that took effect last, and of two of one day the one entered last', (day, id) => {
    expect(ruleInForce(rules, 'post', day)?.id).toBe(id);
  });

  it('is none before the first, and none of another kind', () => {
    expect(ruleInForce(rules, 'post', '1899-12-31')).toBeNull();
    expect(ruleInForce(rules, 'allocation', '2026-01-01')).toBeNull();
  });

  it('never depends on the order in which rules are given', () => {
    const given = fc.array(fc.record({ id: fc.integer({ min: 1, max: 50 }), day: fc.constantFrom('2020-01-01', '2021-01-01', '2022-01-01') }));
    fc.assert(
      fc.property(given, fc.constantFrom('2019-01-01', '2021-06-01', '2023-01-01'), (each, day) => {
        const made = each.map(({ id, day: from }) => rule(id, from));
        const [one, other] = [ruleInForce(made, 'post', day), ruleInForce(made.toReversed(), 'post', day)];
        expect([one?.id, one?.effectiveFrom]).toEqual([other?.id, other?.effectiveFrom]);
      }),
    );
  });
});

describe('names can be erased', () => {
  const kind = (given: Partial<RecordKind>): RecordKind => ({
    kind: 'x',
    label: 'X',
    what: '',
    table: 'x',
    key: 'id',
    title: [],
    owner: { by: 'open-data' },
    people: [],
    words: [],
    secrets: [],
    source: { words: '' },
    isCasework: true,
    retention: { from: ['a'], countedFrom: '', shipped: { years: 1, basis: '', action: 'review' } },
    ...given,
  });
  const named = { columns: ['who'], holds: 'name', as: 'subject' } as const;

  it.each([
    ['a record that names somebody', { people: [named] }, true],
    ['one that nobody is named in', {}, false],
    ['one that only refers to an account', { people: [{ ...named, holds: 'account' as const }] }, false],
    ['one with a file', { bulk: [{ table: 'f', column: 'x_id' }] }, true],
    ['one whose words are emptied', { people: [{ ...named, holds: 'account' as const }], emptied: ['aims'] }, true],
    ['one that is kept whole', { people: [named], keptWhole: 'It is proof.' }, false],
    ['one whose time does not run out', { people: [named], retention: { none: 'In use.' } }, false],
  ])('in %s: %#', (_, given, can) => {
    expect(canBeErased(kind(given))).toBe(can);
  });
});
