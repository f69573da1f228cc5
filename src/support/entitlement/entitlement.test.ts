import { describe, expect, it } from 'vitest';
import { type Tier, tiers } from '../../kernel/tier.ts';
import { type Audience, audienceIds } from './audience.ts';
import { cadenceInWords } from './cadence-words.ts';
import { decideCircumstance, type EarlyYearsFacts } from './early-years-circumstance.ts';
import { decideEntitlement, type EntitlementFacts } from './entitlement.ts';
import { entitlementDocument, inForceOn } from './entitlement-document.ts';
import { provisionalEntitlement } from './provisional-entitlement.ts';

const today = '2026-11-23';
const days: Readonly<Record<Tier, number>> = { 'secure-plus': 4, 'secure': 10, 'vulnerable': 15, 'cause-for-concern': 25 };
const facts = (over: Partial<EntitlementFacts> = {}): EntitlementFacts => ({
  audience: 'maintained',
  tier: 'secure',
  tierSince: '2026-11-04',
  tierDays: days[over.tier ?? 'secure'],
  criteria: 'version 1 of the criteria',
  earlyYears: null,
  ...over,
});
const entitled = (over: Partial<EntitlementFacts>) => decideEntitlement(facts(over), provisionalEntitlement, today);

describe('what a provider is entitled to', () => {
  it.each<[Tier, number, string]>([
    ['secure-plus', 4, 'Conversation each academic year'],
    ['secure', 10, 'Visit each term'],
    ['vulnerable', 15, 'Visit each half-term'],
    ['cause-for-concern', 25, 'Contact every 2 school weeks'],
  ])('goes by the tier: %s has up to %i days', (tier, expected, contact) => {
    const { days: given, contacts, why } = entitled({ tier });
    expect(given).toBe(expected);
    expect(contacts.map(cadenceInWords)).toEqual([contact]);
    expect(why.join(' ')).toContain(`up to ${String(expected)} adviser days a year`);
  });

  // Kind of provider, tier, what the criteria give: days, and contacts.
  it.each<[string, Partial<EntitlementFacts>, number, number, string]>([
    ['a maintained school without a tier', { tier: null, tierDays: null }, 0, 0, 'No tier is in force'],
    ['an academy', { audience: 'academy', tierDays: null }, 0, 0, 'not for providers like this one'],
    ['an academy without a tier', { audience: 'academy', tier: null, tierDays: null }, 0, 0, 'Academies and their trusts have what is offered'],
    ['a college', { audience: 'other', tier: null, tierDays: null }, 0, 0, 'No tier is in force'],
  ])('of %s', (_who, over, expected, contacts, why) => {
    const found = entitled(over);
    expect([found.days, found.contacts.length]).toEqual([expected, contacts]);
    expect(found.why.join(' ')).toContain(why);
  });

  it.each(audienceIds)('is never nothing: %s has what is offered to all', (audience: Audience) => {
    for (const tier of [null, ...tiers]) expect(entitled({ audience, tier, tierDays: null }).extras.length).toBeGreaterThan(0);
  });

  it('has a default that its own description accepts', () => {
    expect(entitlementDocument.parse(provisionalEntitlement)).toEqual(provisionalEntitlement);
  });
});

describe('what happened to an early years provider', () => {
  const clear = { on: '2026-06-09', isSafeguardingNotMet: false, urgentAreas: 0, needsAttentionAreas: 0 };
  const given = (over: Partial<EarlyYearsFacts>): EarlyYearsFacts => ({
    isChildminder: false,
    registeredOn: '2026-01-10',
    inspection: null,
    ...over,
  });

  it.each<[string, Partial<EarlyYearsFacts>, string, string | null]>([
    ['a setting that is new', {}, 'new-setting', '2026-01-10'],
    ['a childminder who is new', { isChildminder: true }, 'new-childminder', '2026-01-10'],
    ['one that registered long ago and has no inspection on record', { registeredOn: '2019-01-10' }, 'usual', '2019-01-10'],
    ['one of which neither is known', { registeredOn: null }, 'usual', null],
    ['a new one that was inspected', { inspection: clear }, 'usual', '2026-06-09'],
    ['needs attention', { inspection: { ...clear, needsAttentionAreas: 1 } }, 'needs-attention', '2026-06-09'],
    ['urgent improvement', { inspection: { ...clear, urgentAreas: 1, needsAttentionAreas: 2 } }, 'urgent', '2026-06-09'],
    ['safeguarding not met and all else well', { inspection: { ...clear, isSafeguardingNotMet: true } }, 'urgent', '2026-06-09'],
  ])('%s', (_what, over, circumstance, since) => {
    expect(decideCircumstance(given(over), 30, today)).toMatchObject({ circumstance, since });
  });

  it('decides its visits, and no days', () => {
    const found = entitled({
      audience: 'early-years',
      tier: 'secure',
      tierDays: null,
      earlyYears: given({ inspection: { ...clear, urgentAreas: 1 } }),
    });
    expect(found.days).toBe(0);
    expect(found.contacts.map(cadenceInWords)).toEqual([
      'Contact every 2 weeks, the first within 1 working day',
      'Visit every 2 weeks, the first within 5 working days',
    ]);
    expect(found.since).toBe('2026-06-09');
  });
});

it('a past year keeps the version that was in force in it', () => {
  const versions = [{ from: '2026-09-01' }, { from: '2025-09-01' }, { from: '2027-01-04' }];
  expect(['2025-08-31', '2025-09-01', '2026-08-31', '2026-09-01', '2027-02-01'].map((day) => inForceOn(versions, day)?.from)).toEqual([
    undefined,
    '2025-09-01',
    '2025-09-01',
    '2026-09-01',
    '2027-01-04',
  ]);
});
