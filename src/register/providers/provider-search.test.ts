import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tiers } from '../../kernel/tier.ts';
import { kinds, legalTracks, phases, type Kind, type LegalTrack, type Phase } from './classification.ts';
import {
  choices,
  everything,
  pageSizes,
  parseSearch,
  searchHref,
  sortedBy,
  sortKeys,
  statusChoices,
  without,
  writeSearch,
} from './provider-search.ts';
import type { ProviderSearch, StatusChoice } from './provider-search.ts';

const some = <T extends string>(values: readonly T[]) => fc.uniqueArray(fc.constantFrom(...values), { maxLength: 4 }).map((list) => list.sort());
const anyQuestion: fc.Arbitrary<ProviderSearch> = fc.record({
  q: fc.string({ maxLength: 40, unit: 'grapheme' }).map((text) => text.replaceAll(/\s+/g, ' ').trim()),
  locality: some(['corby', 'kettering', 'east-northamptonshire', 'none']),
  kind: some(Object.keys(kinds) as Kind[]),
  phase: some(Object.keys(phases) as Phase[]),
  governance: some(Object.keys(legalTracks) as LegalTrack[]),
  type: some(['01', '02', '34', '44']),
  trust: some(['2044', '16001', 'none']),
  ofsted: some(['good', 'requires-improvement', 'Expected standard', 'none']),
  tier: some([...tiers, 'none']),
  status: fc.constantFrom(...(Object.keys(statusChoices) as StatusChoice[])),
  area: fc.constantFrom('mine', 'england'),
  stateFunded: fc.constantFrom(true, false, null),
  sort: fc.constantFrom(...sortKeys, 'tier' as const),
  order: fc.constantFrom('asc', 'desc'),
  page: fc.integer({ min: 1, max: 1_000_000 }),
  perPage: fc.constantFrom(...pageSizes),
  view: fc.constantFrom('table', 'map'),
});

const ask = (text: string) => parseSearch(new URLSearchParams(text));

describe('the question in the address bar', () => {
  it('reads back as it was written, with nothing left out', () => {
    fc.assert(
      fc.property(anyQuestion, (search) => {
        expect(ask(writeSearch(search))).toEqual({ search, ignored: [] });
      }),
    );
  });

  it('is written one way, however it was given', () => {
    expect(writeSearch(ask('status=open&locality=Kettering&locality=corby&page=1&q=').search)).toBe('locality=corby&locality=kettering');
    expect(searchHref(everything)).toBe('/providers');
  });

  it('never fails, whatever is in it, and names what it left out', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.string(), fc.string())), (pairs) => void parseSearch(new URLSearchParams(pairs))));
    const { search, ignored } = ask('kind=castle&phase=primary&page=-3&perPage=7&status=haunted&sort=colour&stateFunded=perhaps');
    expect(search).toEqual({ ...everything, phase: ['primary'] });
    expect(ignored.map(({ name }) => name)).toEqual(['kind', 'status', 'stateFunded', 'sort', 'page', 'perPage']);
  });

  it('takes a locality by its name', () => {
    expect(ask('locality=East+Northamptonshire').search.locality).toEqual(['east-northamptonshire']);
    for (const kings of ['King’s Lynn', "King's Lynn", 'kings-lynn']) expect(ask(`locality=${kings}`).search.locality).toEqual(['kings-lynn']);
  });

  it('goes back to the first page when a filter is taken off', () => {
    fc.assert(
      fc.property(anyQuestion, fc.constantFrom(...choices), (search, choice) => {
        const added = { ...search, [choice]: [...search[choice], 'new-value'] };
        expect(without(added, choice, 'new-value')).toEqual({ ...search, page: 1 });
      }),
    );
  });

  it('turns the order round when the same column is sorted by again', () => {
    const byTown = sortedBy(everything, 'town');
    expect(byTown).toMatchObject({ sort: 'town', order: 'asc' });
    expect(sortedBy(byTown, 'town')).toMatchObject({ sort: 'town', order: 'desc' });
  });
});
