import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { phaseIds, themeIds } from '../practice/themes.ts';
import { matchesFor, matchingRules, type NeedFacts, type OfferFacts, type PublicFacts } from './matching.ts';

const today = '2026-11-23';
const facts: PublicFacts = { pupils: 200, freeMeals: 20, setting: 'urban', trustId: null, places: [{ easting: 400_000, northing: 300_000 }] };
const need = (over: Partial<NeedFacts> = {}): NeedFacts => ({
  providerId: 1,
  theme: 'mathematics',
  phase: 'primary',
  notSameTrust: false,
  mostKm: null,
  facts,
  ...over,
});
const offer = (over: Partial<OfferFacts> = {}): OfferFacts => ({
  offerId: 1,
  providerId: 2,
  providerName: 'Ashmere Primary School',
  title: 'See mastery lessons',
  theme: 'mathematics',
  phase: 'primary',
  isWithdrawn: false,
  validTo: null,
  perTerm: 2,
  takenThisTerm: 0,
  visitsGiven: 0,
  isHeadAway: false,
  published: { standing: 'not-known', words: 'None' },
  facts,
  ...over,
});
const named = (offers: readonly OfferFacts[], asked = need()) => matchesFor(asked, offers, today).listed.map(({ providerName }) => providerName);
const at = (km: number): PublicFacts => ({ ...facts, places: [{ easting: 400_000 + km * 1000, northing: 300_000 }] });

describe('who is listed for a need', () => {
  it.each<[string, Partial<OfferFacts>, Partial<NeedFacts>, string | null]>([
    ['on the very theme', {}, {}, null],
    ['on curriculum and teaching as a whole', { theme: 'curriculum-and-teaching' }, {}, null],
    ['of another phase: shown as not met, and last', { phase: 'secondary' }, {}, null],
    ['farther than is asked: shown as not met', { facts: at(40) }, { mostKm: 10 }, null],
    ['with its last day today', { validTo: today }, {}, null],
    ['whose last day was yesterday', { validTo: '2026-11-22' }, {}, 'The offer is over'],
    ['that is withdrawn', { isWithdrawn: true }, {}, 'The offer is withdrawn'],
    ['that is taken up', { takenThisTerm: 2 }, {}, 'All 2 of this term are taken up'],
    ['of a provider in two visits', { visitsGiven: 2 }, {}, 'It gives 2 brokered visits already'],
    ['of a provider in one visit', { visitsGiven: 1 }, {}, null],
    ['of a provider whose head is lent', { isHeadAway: true }, {}, 'Its head is lent to another school'],
    [
      'of the same trust, where another is asked for',
      { facts: { ...facts, trustId: 9 } },
      { notSameTrust: true, facts: { ...facts, trustId: 9 } },
      'It is of the same trust, and the ask is for somebody outside it',
    ],
    ['of the same trust, where none is ruled out', { facts: { ...facts, trustId: 9 } }, { facts: { ...facts, trustId: 9 } }, null],
    ['of no trust, where neither is in one', {}, { notSameTrust: true }, null],
  ])('an offer %s', (_what, over, asked, because) => {
    const { listed, leftOut } = matchesFor(need(asked), [offer(over)], today);
    expect(listed).toHaveLength(because === null ? 1 : 0);
    expect(leftOut.map((one) => one.because)).toEqual(because === null ? [] : [because]);
  });

  it('is neither an offer on another theme nor one’s own, and neither is told of', () => {
    expect(matchesFor(need(), [offer({ theme: 'safeguarding' }), offer({ providerId: 1 })], today)).toEqual({ listed: [], leftOut: [] });
  });
});

describe('a match', () => {
  const standings = (over: Partial<OfferFacts>, asked: Partial<NeedFacts> = {}) =>
    Object.fromEntries((matchesFor(need(asked), [offer(over)], today).listed[0]?.criteria ?? []).map(({ id, standing }) => [id, standing]));

  it.each<[string, Partial<OfferFacts>, Partial<NeedFacts>, Record<string, string>]>([
    ['in all alike', {}, {}, { phase: 'met', size: 'met', disadvantage: 'met', setting: 'met', distance: 'met', capacity: 'met', free: 'met' }],
    ['just twice the size', { facts: { ...facts, pupils: 400 } }, {}, { size: 'met' }],
    ['more than twice the size', { facts: { ...facts, pupils: 401 } }, {}, { size: 'not-met' }],
    ['less than half the size', { facts: { ...facts, pupils: 99 } }, {}, { size: 'not-met' }],
    ['ten points more disadvantaged', { facts: { ...facts, freeMeals: 30 } }, {}, { disadvantage: 'met' }],
    ['eleven points more', { facts: { ...facts, freeMeals: 31 } }, {}, { disadvantage: 'not-met' }],
    ['in the country', { facts: { ...facts, setting: 'rural' } }, {}, { setting: 'not-met' }],
    [
      'of which nothing is known',
      { facts: { pupils: null, freeMeals: null, setting: null, trustId: null, places: [] } },
      {},
      { size: 'not-known', disadvantage: 'not-known', setting: 'not-known', distance: 'not-known' },
    ],
    ['fifteen kilometres off', { facts: at(15) }, {}, { distance: 'met' }],
    ['sixteen kilometres off', { facts: at(16) }, {}, { distance: 'not-met' }],
    ['sixteen, where twenty are asked', { facts: at(16) }, { mostKm: 20 }, { distance: 'met' }],
    ['with a result below England’s', { published: { standing: 'not-met', words: '50%, and 60% in England' } }, {}, { results: 'not-met' }],
  ])('%s', (_what, over, asked, expected) => {
    expect(standings(over, asked)).toMatchObject(expected);
  });

  it('says every criterion in words, with how far and how much is left', () => {
    const [match] = matchesFor(need(), [offer({ facts: at(7), takenThisTerm: 1 })], today).listed;
    const words = match?.criteria.map((one) => one.words).join('. ');
    expect(words).toContain('About 7 km as the crow flies, perhaps 10 minutes by car');
    expect(words).toContain('1 of 2 a term left');
    expect(match?.criteria.every((one) => one.words !== '' && one.label !== '')).toBe(true);
  });

  it('is between the nearest sites of the two', () => {
    const two = { ...facts, places: [...at(30).places, ...at(3).places] };
    expect(matchesFor(need(), [offer({ facts: two })], today).listed[0]?.km).toBe(3);
  });
});

describe('the order', () => {
  it('is by theme, phase, likeness, distance band and name, and by nothing else', () => {
    const offers = [
      offer({ offerId: 1, providerName: 'On the whole', theme: 'curriculum-and-teaching' }),
      offer({ offerId: 2, providerName: 'Of another phase', phase: 'secondary' }),
      offer({ offerId: 3, providerName: 'Larger', facts: { ...facts, pupils: 900 } }),
      offer({ offerId: 4, providerName: 'Farther', facts: at(20) }),
      offer({ offerId: 5, providerName: 'Zennor', facts: at(1) }),
      offer({ offerId: 6, providerName: 'Amble', facts: at(4) }),
      offer({ offerId: 7, providerName: 'Mill', published: { standing: 'met', words: '90%, and 60% in England' } }),
    ];
    expect(named(offers)).toEqual(['Amble', 'Mill', 'Zennor', 'Farther', 'Larger', 'Of another phase', 'On the whole']);
  });
});

const anyFacts = fc.record({
  pupils: fc.option(fc.integer({ min: 10, max: 2000 })),
  freeMeals: fc.option(fc.integer({ min: 0, max: 60 })),
  setting: fc.constantFrom('urban' as const, 'rural' as const, null),
  trustId: fc.constantFrom(null, 1, 2),
  places: fc.array(fc.record({ easting: fc.integer({ min: 0, max: 50_000 }), northing: fc.integer({ min: 0, max: 50_000 }) }), { maxLength: 2 }),
});
const anyOffers = fc
  .array(
    fc.record({
      providerId: fc.integer({ min: 1, max: 6 }),
      providerName: fc.constantFrom('Ash', 'ash', 'Birch', 'Cedar'),
      theme: fc.constantFrom(...themeIds.slice(-6), 'curriculum-and-teaching' as const),
      phase: fc.constantFrom(...phaseIds),
      isWithdrawn: fc.boolean(),
      validTo: fc.constantFrom(null, '2026-11-22', '2026-11-23'),
      perTerm: fc.integer({ min: 1, max: 3 }),
      takenThisTerm: fc.integer({ min: 0, max: 3 }),
      visitsGiven: fc.integer({ min: 0, max: 3 }),
      isHeadAway: fc.boolean(),
      facts: anyFacts,
    }),
    { maxLength: 12 },
  )
  .map((all) => all.map((each, index) => offer({ ...each, offerId: index + 1 })));
const anyNeed = fc
  .record({
    theme: fc.constantFrom('mathematics' as const, 'curriculum-and-teaching' as const),
    phase: fc.constantFrom(...phaseIds),
    notSameTrust: fc.boolean(),
    mostKm: fc.option(fc.integer({ min: 1, max: 50 })),
    facts: anyFacts,
  })
  .map(need);

describe('whatever is offered', () => {
  it('the same offers in another order give the same matches in the same order', () => {
    fc.assert(
      fc.property(
        anyNeed,
        anyOffers.chain((offers) => fc.tuple(fc.constant(offers), fc.shuffledSubarray(offers, { minLength: offers.length }))),
        (asked, [offers, shuffled]) => {
          expect(matchesFor(asked, shuffled, today)).toEqual(matchesFor(asked, offers, today));
        },
      ),
    );
  });

  it('whoever is listed has offered, has room, and is free', () => {
    fc.assert(
      fc.property(anyNeed, anyOffers, (asked, offers) => {
        for (const { offerId } of matchesFor(asked, offers, today).listed) {
          const one = offers.find((each) => each.offerId === offerId);
          expect(one?.isWithdrawn).toBe(false);
          expect((one?.validTo ?? today) >= today).toBe(true);
          expect((one?.perTerm ?? 0) - (one?.takenThisTerm ?? 0)).toBeGreaterThan(0);
          expect(one?.visitsGiven).toBeLessThan(matchingRules.mostVisitsGiven);
          expect(one?.isHeadAway).toBe(false);
          expect(one?.providerId).not.toBe(asked.providerId);
        }
      }),
    );
  });

  it('knows no tier, category, concern or programme: nothing of the kind can be handed to it, and what is smuggled in changes nothing', () => {
    type Everything = keyof OfferFacts | keyof NeedFacts | keyof PublicFacts;
    expectTypeOf<
      Extract<Everything, 'tier' | 'tiers' | 'inspection' | 'category' | 'grade' | 'concern' | 'concerns' | 'programme' | 'signal'>
    >().toEqualTypeOf<never>();
    const known: Readonly<Record<Everything, true>> = {
      offerId: true,
      providerId: true,
      providerName: true,
      title: true,
      theme: true,
      phase: true,
      isWithdrawn: true,
      validTo: true,
      perTerm: true,
      takenThisTerm: true,
      visitsGiven: true,
      isHeadAway: true,
      published: true,
      facts: true,
      notSameTrust: true,
      mostKm: true,
      pupils: true,
      freeMeals: true,
      setting: true,
      trustId: true,
      places: true,
    };
    expect(Object.keys(known)).toHaveLength(21);
    const smuggled = fc.constantFrom('secure-plus', 'secure', 'vulnerable', 'cause-for-concern');
    fc.assert(
      fc.property(anyNeed, anyOffers, fc.array(smuggled, { minLength: 12, maxLength: 12 }), (asked, offers, tiers) => {
        const marked = offers.map((each, index) => ({ ...each, tier: tiers[index], concerns: index }));
        expect(matchesFor(asked, marked, today)).toEqual(matchesFor(asked, offers, today));
      }),
    );
  });
});
