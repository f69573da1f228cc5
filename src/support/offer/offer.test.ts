import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { audienceIds } from '../entitlement/audience.ts';
import { composeOffer, type OfferLine, ownFirst, priceInWords } from './offer.ts';

const entitled = { 'maintained': ['Visit each term'], 'academy': [], 'early-years': [], 'other': [] };
const anyLine: fc.Arbitrary<OfferLine> = fc
  .record({ audience: fc.constantFrom(...audienceIds), isBought: fc.boolean(), title: fc.string(), price: fc.integer({ min: 0, max: 900 }) })
  .map(({ audience, isBought, title, price }) => ({
    audience,
    terms: isBought ? 'bought' : 'included',
    title,
    says: '',
    price: isBought ? price : null,
    priceUnit: isBought ? 'a day' : null,
  }));

describe('the offer', () => {
  it('holds every line once, in the part of its kind', () => {
    fc.assert(
      fc.property(fc.array(anyLine), (lines) => {
        const { parts } = composeOffer('2026/27', lines, entitled, true);
        expect(parts.map(({ audience }) => audience)).toEqual(audienceIds);
        const placed = parts.flatMap(({ included, bought }) => [...included, ...bought]);
        expect(placed).toHaveLength(lines.length);
        expect(new Set(placed)).toEqual(new Set(lines));
        for (const { audience, included, bought } of parts) for (const line of [...included, ...bought]) expect(line.audience).toBe(audience);
      }),
    );
  });

  it('shows a reader their own kind first, and loses none', () => {
    const { parts } = composeOffer('2026/27', [], entitled, true);
    expect(ownFirst(parts, ['early-years']).map(({ audience }) => audience)).toEqual(['early-years', 'maintained', 'academy', 'other']);
    expect(ownFirst(parts, [])).toEqual(parts);
  });

  it.each([
    [null, null, null],
    [560, 'a day', '£560 a day'],
    [1250.5, 'a year', '£1,250.50 a year'],
    [0, 'a place', '£0 a place'],
  ])('a price of %s %s is %s', (price, priceUnit, expected) => {
    expect(priceInWords({ price, priceUnit })).toBe(expected);
  });
});
