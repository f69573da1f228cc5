import { describe, expect, it } from 'vitest';
import type { CriteriaDocument } from './criteria.ts';
import { calmFacts, indicator, known } from './evaluate.fixture.ts';
import type { FactId, Fact, ProviderFacts, SetId } from './facts.ts';
import { provisionalCriteria } from './provisional-criteria.ts';
import { whatIf } from './what-if.ts';

function provider(id: number, name: string, setId: SetId, own: Parameters<typeof calmFacts>[1] = {}, isAcademy?: boolean): ProviderFacts {
  const facts = calmFacts(setId, own);
  return { ...facts, provider: { ...facts.provider, id, name, ...(isAcademy === undefined ? {} : { isAcademy }) } };
}
const evidenced: Partial<Record<FactId, Fact>> = { 'head-years': known(3), 'support-capacity': known(true), 'inspected-strong': known(true) };
const providers = [
  provider(1, 'Ashby Primary School', 'maintained'),
  provider(2, 'Bramley Academy', 'academy'),
  provider(3, 'Calder Primary School', 'maintained', { indicators: [indicator('ks2-rwm-expected|all', [-20, -20])] }),
  provider(4, 'Dunmore Primary School', 'maintained', { with: { 'accepted-concerns': known(2) } }),
  provider(5, 'Elm Primary School', 'maintained', { with: evidenced }),
  provider(6, 'Firs Special School', 'special', {}, true),
];

function withRedBeyond(redBeyond: number): CriteriaDocument {
  return { ...provisionalCriteria, sets: provisionalCriteria.sets.map((set) => ({ ...set, bands: { ...set.bands, redBeyond } })) };
}
const namesIn = (list: readonly { readonly provider: { readonly name: string } }[]): string[] => list.map(({ provider: { name } }) => name);

describe('trying other criteria', () => {
  it('moves nobody where they are the same', () => {
    const answer = whatIf(providers, provisionalCriteria, structuredClone(provisionalCriteria));
    expect(answer.moves).toEqual([]);
    expect(answer.after).toEqual(answer.before);
  });

  it('says who would move, from which tier and to which', () => {
    const { moves } = whatIf(providers, provisionalCriteria, { ...withRedBeyond(30) });
    // Amber and 20 points below England in two years: the floor of far years still holds it.
    expect(moves).toEqual([]);
    const withoutFar = (document: CriteriaDocument): CriteriaDocument => ({
      ...document,
      sets: document.sets.map((set) => ({ ...set, floors: set.floors.filter(({ id }) => id !== 'far-from-england') })),
    });
    expect(whatIf(providers, provisionalCriteria, withoutFar(withRedBeyond(30))).moves).toEqual([
      { provider: providers[2]?.provider, from: 'vulnerable', to: 'secure' },
    ]);
  });

  it('puts first those who would be asked for more support', () => {
    const strict: CriteriaDocument = {
      ...withRedBeyond(30),
      sets: withRedBeyond(30).sets.map((set) => ({
        ...set,
        floors: set.floors
          .filter(({ id }) => id !== 'far-from-england')
          .map((floor) =>
            floor.id === 'accepted-concerns' ? { ...floor, test: { kind: 'fact', fact: 'accepted-concerns', atLeast: 2 } as const } : floor,
          ),
      })),
    };
    expect(whatIf(providers, provisionalCriteria, strict).moves.map(({ provider: { name }, from, to }) => [name, from, to])).toEqual([
      ['Dunmore Primary School', 'secure', 'vulnerable'],
      ['Calder Primary School', 'vulnerable', 'secure'],
    ]);
  });

  it('counts each tier, and adviser days and cost for those the entitlement is for: no academy, whatever its set', () => {
    const { before } = whatIf(providers, provisionalCriteria, provisionalCriteria);
    expect(before.tiers).toEqual([
      { tier: 'secure-plus', providers: 1, entitled: 1, days: 4, cost: 1800 },
      { tier: 'secure', providers: 4, entitled: 2, days: 20, cost: 9000 },
      { tier: 'vulnerable', providers: 1, entitled: 1, days: 15, cost: 6750 },
      { tier: 'cause-for-concern', providers: 0, entitled: 0, days: 0, cost: 0 },
    ]);
    expect(before).toMatchObject({ days: 39, cost: 17_550 });
  });

  it('gives days by the entitlement of each version', () => {
    const { entitlement } = provisionalCriteria;
    const { after } = whatIf(providers, provisionalCriteria, {
      ...provisionalCriteria,
      entitlement: { days: { ...entitlement.days, secure: 12 }, costOfDay: 100 },
    });
    // No sets are named: everybody has the days.
    expect(after).toMatchObject({ days: 4 + 4 * 12 + 15, cost: 100 * (4 + 4 * 12 + 15) });
  });

  it('names who is one short, or a few points, from another tier, and what it would take', () => {
    const { nearEdge } = whatIf(providers, provisionalCriteria, provisionalCriteria);
    expect(namesIn(nearEdge)).toContain('Dunmore Primary School');
    expect(nearEdge.find(({ provider: { id } }) => id === 4)?.down).toEqual([
      {
        to: 'vulnerable',
        change: {
          what: 'floor',
          id: 'accepted-concerns',
          says: 'Concerns accepted at triage in the last 12 months: one more, making 3',
          points: null,
          isOneShort: true,
        },
      },
    ]);
    expect(namesIn(nearEdge)).not.toContain('Bramley Academy');
  });

  it('leaves out who has no set in either version, and says so; who comes in has no tier before', () => {
    const without = { ...provisionalCriteria, sets: provisionalCriteria.sets.filter(({ id }) => id !== 'academy') };
    expect(namesIn(whatIf(providers, without, without).notJudged.map((one) => ({ provider: one })))).toEqual(['Bramley Academy']);
    expect(whatIf(providers, without, provisionalCriteria).moves).toEqual([{ provider: providers[1]?.provider, from: null, to: 'secure' }]);
  });

  it('does not depend on the order of providers', () => {
    expect(whatIf(providers.toReversed(), provisionalCriteria, withRedBeyond(12))).toEqual(whatIf(providers, provisionalCriteria, withRedBeyond(12)));
  });
});
