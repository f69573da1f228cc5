import { describe, expect, it } from 'vitest';
import { chargeFor, decideCredit, pounds, provisionalTerms } from './charge.ts';

describe('a place', () => {
  it.each([
    ['none', 18_000, 'Full price: No subscription'],
    ['core', 9000, '50% off the price of £180 with “Core”'],
    ['full', 0, 'Included in “Full”'],
  ] as const)('with %s costs %d pence: %s', (level, pence, rule) => {
    const names = { none: 'No subscription', core: 'Core', full: 'Full' };
    const payer = { level, levelName: names[level], isOwnStaff: false };
    expect(chargeFor({ pricePence: 18_000, terms: provisionalTerms }, payer)).toEqual({ pence, level, rule });
  });

  it('costs the authority’s own staff nothing, and nobody anything where it is free', () => {
    const payer = { level: 'none', levelName: 'No subscription', isOwnStaff: true } as const;
    expect(chargeFor({ pricePence: 18_000, terms: provisionalTerms }, payer).pence).toBe(0);
    expect(chargeFor({ pricePence: 0, terms: provisionalTerms }, { ...payer, isOwnStaff: false }).rule).toBe('It is free for everybody');
  });

  it('is rounded to a penny', () => {
    const terms = { ...provisionalTerms, core: { term: 'discounted', off: 33 } } as const;
    expect(chargeFor({ pricePence: 9999, terms }, { level: 'core', levelName: 'Core', isOwnStaff: false }).pence).toBe(6699);
  });
});

describe('a place that is cancelled', () => {
  const late = { on: '2026-12-05', freeUntil: '2026-12-03', promotedOn: null, isMoved: false, isTaken: false, byUs: false };
  it.each([
    ['in time', { on: '2026-12-03' }, true],
    ['late', {}, false],
    ['late, and taken by somebody who waited', { isTaken: true }, true],
    ['late, by somebody who came up too late to cancel in time', { promotedOn: '2026-12-04' }, true],
    ['on the day, by somebody who came up late', { promotedOn: '2026-12-04', on: '2026-12-10' }, true],
    ['late, after the session was moved', { isMoved: true }, true],
    ['late, by somebody who came up in time', { promotedOn: '2026-12-01' }, false],
    ['by the authority', { byUs: true, on: '2026-12-10' }, true],
  ])('%s', (_, over, credit) => {
    expect(decideCredit({ ...late, ...over }).credit).toBe(credit);
  });
});

it.each([
  [0, '£0'],
  [18_000, '£180'],
  [120_050, '£1,200.50'],
  [-9000, '−£90'],
])('%d pence are %s', (pence, text) => {
  expect(pounds(pence)).toBe(text);
});
