import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Tier, tiers } from '../../kernel/tier.ts';
import { areaIds } from '../criteria/areas.ts';
import { calmFacts, known } from '../criteria/evaluate.fixture.ts';
import { evaluate, type Evaluation } from '../criteria/evaluate.ts';
import type { Fact, FactId } from '../criteria/facts.ts';
import { provisionalCriteria } from '../criteria/provisional-criteria.ts';
import { areaJudgementsOf } from './area-judgements.fixture.ts';
import { decideJudgement, departuresOf, isSameJudgement, type JudgementEntry } from './judgement.ts';

function evaluated(facts: Partial<Record<FactId, Fact>> = {}): Evaluation {
  const answer = evaluate(calmFacts('maintained', { with: facts }), provisionalCriteria);
  if (answer.kind !== 'evaluated') throw new Error(answer.because);
  return answer.evaluation;
}
const calm = evaluated();
const stuck = evaluated({ stuck: known(true) });
const overdrawn = evaluated({ deficit: known(true) });

const entry = (over: Partial<JudgementEntry> = {}): JudgementEntry => ({
  areas: areaJudgementsOf(areaIds),
  tier: 'secure',
  confidence: 'high',
  reasons: null,
  ...over,
});
const facts = { state: 'proposed', proposed: 'secure', evaluation: calm } as const;

describe('a tier that an adviser chooses', () => {
  it.each([
    ['secure', 'secure', calm, []],
    ['vulnerable', 'secure', calm, ['proposal']],
    ['secure-plus', 'secure', calm, ['proposal']],
    ['vulnerable', 'vulnerable', overdrawn, []],
    ['secure', 'vulnerable', overdrawn, ['proposal', 'floor']],
    ['cause-for-concern', 'vulnerable', overdrawn, ['proposal']],
    ['vulnerable', 'cause-for-concern', stuck, ['proposal', 'floor']],
    ['cause-for-concern', 'cause-for-concern', stuck, []],
  ] as const)('of %s, where the service proposed %s, departs from %#', (tier, proposed, evaluation, from) => {
    expect(departuresOf(tier, proposed, evaluation).map((one) => one.from)).toEqual(from);
  });

  it('says how far it departs, and from which floor', () => {
    expect(departuresOf('secure-plus', 'cause-for-concern', stuck).map(({ says }) => says)).toEqual([
      'Three tiers of less support than the service’s Cause for Concern.',
      'Stuck, as the Department for Education defines it: the criteria say Cause for Concern.',
    ]);
  });

  it('departs from no floor when it is of as much support as was proposed, or more', () => {
    fc.assert(
      fc.property(fc.constantFrom(...tiers), fc.constantFrom(calm, stuck, overdrawn), (tier, evaluation) => {
        const departures = departuresOf(tier, evaluation.tier, evaluation);
        if (tiers.indexOf(tier) >= tiers.indexOf(evaluation.tier)) expect(departures.filter(({ from }) => from === 'floor')).toEqual([]);
        expect(departures.length === 0).toBe(tier === evaluation.tier);
      }),
    );
  });
});

describe('a judgement', () => {
  it.each([
    ['in the nine areas is recorded', {}, {}, null],
    ['of another tier with reasons is recorded', { tier: 'vulnerable', reasons: 'Seen in class.' }, {}, null],
    ['of another tier without reasons is not', { tier: 'vulnerable' }, {}, 'Enter why the tier is another than the service’s.'],
    [
      'beyond a floor without reasons is not',
      { tier: 'secure' },
      { proposed: 'vulnerable', evaluation: overdrawn },
      'A licensed or unlicensed deficit: Vulnerable is the best',
    ],
    [
      'beyond a floor with reasons is recorded',
      { tier: 'secure', reasons: 'Paid back in May.' },
      { proposed: 'vulnerable', evaluation: overdrawn },
      null,
    ],
    ['may follow another', {}, { state: 'judged' }, null],
    ['may follow while the case is in moderation', {}, { state: 'in-moderation' }, null],
    ['comes too late when the tier is decided', {}, { state: 'decided' }, 'decided, not yet sent'],
    ['leaves no area out', { areas: areaJudgementsOf(areaIds.slice(1)) }, {}, 'Say what you judge of leadership and governance'],
  ] as const)('%s', (_, over, known, refusal) => {
    const decided = decideJudgement(entry(over), { ...facts, ...known });
    expect(decided.ok ? null : decided.reason).toEqual(refusal === null ? null : expect.stringContaining(refusal));
  });

  it('is the same when it is sent twice, and another when a word differs', () => {
    expect(isSameJudgement(entry(), entry())).toBe(true);
    expect(isSameJudgement(entry(), entry({ areas: areaJudgementsOf(areaIds, { capacity: { evidence: 'Another' } }) }))).toBe(false);
    for (const tier of tiers.filter((one): one is Tier => one !== 'secure')) expect(isSameJudgement(entry(), entry({ tier }))).toBe(false);
  });
});
