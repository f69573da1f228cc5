import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chainsOf, decideSuccessions, presentUrn, type Lifespan, type Link } from './succession.ts';

const closed = (openedOn: string | null, closedOn: string | null): Lifespan => ({ status: 'closed', openedOn, closedOn });
const open = (openedOn: string | null): Lifespan => ({ status: 'open', openedOn, closedOn: null });

function decide(links: Link[], register: Record<number, Lifespan>) {
  return decideSuccessions(links, (urn) => register[urn]).map((it) => `${String(it.predecessor)} ${it.relation} ${String(it.successor)}`);
}

const follows = (before: number, after: number): Link[] => [
  { urn: before, linkUrn: after, linkType: 'Successor' },
  { urn: after, linkUrn: before, linkType: 'Predecessor' },
];

describe('one establishment that follows another', () => {
  it('is the same provider where a school converts, whichever way round the link is published', () => {
    const register = { 100: closed(null, '2018-10-31'), 200: open('2018-11-01') };
    expect(decide(follows(100, 200), register)).toEqual(['100 became 200']);
    expect(decide([{ urn: 200, linkUrn: 100, linkType: 'Predecessor' }], register)).toEqual(['100 became 200']);
  });

  it('is another provider where two schools merge into a new one', () => {
    const register = { 100: closed(null, '2002-09-01'), 101: closed(null, '2002-09-01'), 200: open('2002-09-01') };
    expect(decide([...follows(100, 200), ...follows(101, 200)], register)).toEqual(['100 merged into 200', '101 merged into 200']);
  });

  it('is another provider where a school closes into a neighbour that was there before', () => {
    expect(decide(follows(100, 200), { 100: closed(null, '2007-12-31'), 200: open(null) })).toEqual(['100 merged into 200']);
    expect(decide(follows(100, 200), { 100: closed(null, '2014-08-31'), 200: open('2001-09-01') })).toEqual(['100 merged into 200']);
  });

  it('is another provider where either direction of the link says merged', () => {
    const links = [
      { urn: 100, linkUrn: 200, linkType: 'Successor' },
      { urn: 200, linkUrn: 100, linkType: 'Predecessor - merged' },
    ];
    expect(decide(links, { 100: closed(null, '2014-04-01'), 200: open('2014-04-01') })).toEqual(['100 merged into 200']);
  });

  it('stays the same provider when a third school merges into it after its conversion', () => {
    const links = [...follows(100, 200), { urn: 200, linkUrn: 101, linkType: 'Predecessor - merged' }];
    const register = { 100: closed(null, '2013-08-31'), 101: closed(null, '2020-08-31'), 200: open('2013-09-01') };
    expect(decide(links, register)).toEqual(['100 became 200', '101 merged into 200']);
  });

  it('stays the same provider when a school that was there before is taken into it, in the words of a conversion', () => {
    const register = { 100: closed(null, '2011-08-31'), 101: closed(null, '2013-12-31'), 200: open('2011-09-01') };
    expect(decide([...follows(100, 200), ...follows(101, 200)], register)).toEqual(['100 became 200', '101 merged into 200']);
  });

  it('is another provider where one is split off', () => {
    const links = [{ urn: 100, linkUrn: 200, linkType: 'Successor - Split School' }];
    expect(decide(links, { 100: open('2009-09-01'), 200: open('2016-09-01') })).toEqual(['100 split into 200']);
  });

  it('is the same provider where the register has not caught up with the links', () => {
    expect(decide(follows(100, 200), { 100: open(null) })).toEqual(['100 became 200']);
  });

  it('is not decided by links that go round in a circle', () => {
    const links = [...follows(100, 200), ...follows(200, 100)];
    expect(decide(links, {})).toEqual(['100 was followed by 200', '200 was followed by 100']);
  });

  it('is not a link to a sixth-form centre, an expansion or a school itself', () => {
    const links = ['Sixth Form Centre Link', 'Expansion', 'Closure', 'Other'].map((linkType) => ({ urn: 1, linkUrn: 2, linkType }));
    expect(decide([...links, { urn: 3, linkUrn: 3, linkType: 'Successor' }], {})).toEqual([]);
  });
});

describe('a chain of establishments', () => {
  it('runs from the first school to the academy of today, through every trust between', () => {
    const links = [...follows(200, 300), ...follows(100, 200)];
    const register = { 100: closed(null, '2012-03-31'), 200: closed('2012-04-01', '2022-08-31'), 300: open('2022-09-01') };
    expect(chainsOf(decideSuccessions(links, (urn) => register[urn as keyof typeof register]))).toEqual([[100, 200, 300]]);
  });

  it('never holds a URN twice, whatever the links say', () => {
    const link = fc.record({
      urn: fc.integer({ min: 1, max: 12 }),
      linkUrn: fc.integer({ min: 1, max: 12 }),
      linkType: fc.constantFrom('Successor', 'Predecessor', 'Successor - merged', 'Predecessor - Split School', 'Other'),
    });
    fc.assert(
      fc.property(fc.array(link, { maxLength: 40 }), (links) => {
        const urns = chainsOf(decideSuccessions(links, () => undefined)).flat();
        expect(new Set(urns).size).toBe(urns.length);
      }),
    );
  });

  it('does not depend on the order of the links', () => {
    const links = [...follows(1, 2), ...follows(2, 3), ...follows(4, 6), ...follows(5, 6), ...follows(7, 8)];
    const chains = (ordered: Link[]) =>
      chainsOf(decideSuccessions(ordered, () => undefined))
        .map(String)
        .sort();
    fc.assert(
      fc.property(fc.shuffledSubarray(links, { minLength: links.length }), (shuffled) => {
        expect(chains(shuffled)).toEqual(chains(links));
      }),
    );
  });
});

describe('the URN a provider goes by', () => {
  const register: Record<number, Lifespan> = {
    1: closed(null, '2012-03-31'),
    2: open('2012-04-01'),
    3: { status: 'proposed', openedOn: null, closedOn: null },
  };
  const present = (...chain: number[]) => presentUrn(chain, (urn) => register[urn]);

  it('is the open one, though a successor is proposed', () => {
    expect(present(1, 2, 3)).toBe(2);
  });
  it('is the proposed one when the school before it has closed', () => {
    expect(present(1, 3)).toBe(3);
  });
  it('is the last that the register holds, where all are closed or one is only announced', () => {
    expect(present(1, 99)).toBe(1);
  });
});
