import { describe, expect, it } from 'vitest';
import type { AreaId } from './areas.ts';
import { calmFacts, evaluated, figures, indicator, known, missing, notApplicable, withFact } from './evaluate.fixture.ts';
import type { Fact, FactId, IndicatorFacts, InspectedArea, ProviderFacts, SetId } from './facts.ts';
import { setIds } from './facts.ts';
import { provisionalCriteria } from './provisional-criteria.ts';

/** A report card’s name for an area that it speaks of. */
const reportNames: Partial<Record<AreaId, string>> = {
  'leadership-and-governance': 'Leadership and governance',
  'curriculum-and-teaching': 'Curriculum and teaching',
  'achievement': 'Achievement',
  'inclusion': 'Inclusion',
  'personal-development': 'Personal development and well-being',
};
const attention = (count: number): InspectedArea[] =>
  Object.values(reportNames)
    .slice(0, count)
    .map((area) => ({ area, judgement: 'Needs attention', source: 'Invented for a test', on: null }));

/** Red indicators, one area each, two years running. */
const reds = (setId: SetId, count: number): IndicatorFacts[] =>
  provisionalCriteria.sets
    .find(({ id }) => id === setId)!
    .areas.filter(({ id }) => !(id in reportNames) || setId === 'maintained' || setId === 'academy')
    .flatMap(({ indicators }) => indicators.slice(0, 1))
    .toReversed()
    .slice(0, count)
    .map(({ id }) => indicator(id, [-20, -20, 0], { cohort: null }));
const evidence: Partial<Record<FactId, Fact>> = { 'head-years': known(2), 'support-capacity': known(true), 'inspected-strong': known(true) };
const plain = (setId: SetId, own: Partial<ProviderFacts> = {}): ProviderFacts => calmFacts(setId, { indicators: [], ...own });
const strong = (setId: SetId, own: Partial<ProviderFacts> = {}): ProviderFacts => calmFacts(setId, { indicators: [], with: evidence, ...own });

describe.each(setIds)('the profile, in the set %s', (setId) => {
  it('is Secure with no red area and up to two amber ones, and Vulnerable with three', () => {
    for (const [ambers, tier] of [
      [0, 'secure'],
      [1, 'secure'],
      [2, 'secure'],
      [3, 'vulnerable'],
      [5, 'vulnerable'],
    ] as const)
      expect(evaluated(plain(setId, { inspected: attention(ambers) }))).toMatchObject({ tier, amberAreas: ambers, redAreas: 0, question: null });
  });

  it('is Secure+ with evidence and at most one amber area', () => {
    for (const [ambers, tier] of [
      [0, 'secure-plus'],
      [1, 'secure-plus'],
      [2, 'secure'],
      [3, 'vulnerable'],
    ] as const)
      expect(evaluated(strong(setId, { inspected: attention(ambers) }))).toMatchObject({ tier });
  });

  it('is Vulnerable at best with a floor of Vulnerable, and Cause for Concern with one of that, whatever the evidence', () => {
    expect(evaluated(withFact(strong(setId), 'accepted-concerns', known(3)))).toMatchObject({ tier: 'vulnerable', question: null });
    expect(evaluated(withFact(strong(setId), 'safeguarding-not-met', known(true)))).toMatchObject({ tier: 'cause-for-concern', question: null });
    const both = withFact(withFact(strong(setId), 'accepted-concerns', known(3)), 'safeguarding-not-met', known(true));
    expect(evaluated(both)).toMatchObject({ tier: 'cause-for-concern', floor: 'cause-for-concern' });
  });

  it.each(['head-years', 'support-capacity', 'inspected-strong'] as const)(
    'is not Secure+ where %s is missing or does not apply, and no lower than Secure',
    (fact) => {
      for (const state of [missing, notApplicable])
        expect(evaluated(withFact(strong(setId), fact, state))).toMatchObject({ tier: 'secure', securePlus: { met: false } });
    },
  );

  it('is Secure+ by the adviser’s evidence in place of the inspection’s', () => {
    const equivalent = withFact(withFact(strong(setId), 'inspected-strong', known(false)), 'secure-plus-equivalent', known(true));
    expect(evaluated(equivalent).tier).toBe('secure-plus');
    expect(evaluated(withFact(equivalent, 'secure-plus-equivalent', known(false))).tier).toBe('secure');
  });

  it('is not Secure+ with a head of one whole year', () => {
    expect(evaluated(withFact(strong(setId), 'head-years', known(1))).tier).toBe('secure');
  });

  it('begins at Secure where nothing of any area is known, with low confidence, and a step says so', () => {
    const answer = evaluated(plain(setId));
    expect(answer).toMatchObject({ tier: 'secure', confidence: 'low' });
    expect(answer.steps.find(({ id }) => id === 'begins')?.says).toContain('where every provider begins: it says nothing good or bad of it');
    expect(evaluated(plain(setId, { inspected: attention(1) })).steps.some(({ id }) => id === 'begins')).toBe(false);
  });
});

describe.each(['maintained', 'academy', 'nursery', 'early-years'] as const)('red areas, in the set %s', (setId) => {
  it('one makes it Vulnerable, whatever the evidence', () => {
    expect(evaluated(strong(setId, { indicators: reds(setId, 1) }))).toMatchObject({ tier: 'vulnerable', redAreas: 1, question: null });
  });

  it('two put the question of Cause for Concern to moderation, and never make it', () => {
    const two = evaluated(strong(setId, { indicators: reds(setId, 2) }));
    const red = setId === 'maintained' || setId === 'academy' ? 2 : 1;
    expect(two).toMatchObject({ tier: 'vulnerable', redAreas: red, question: red === 2 ? 'cause-for-concern' : null });
    expect(two.steps.some(({ id }) => id === 'question')).toBe(red === 2);
    expect(evaluated(strong(setId, { indicators: reds(setId, 4) }))).toMatchObject({ tier: 'vulnerable' });
  });
});

describe('confidence', () => {
  const unknown = (facts: ProviderFacts): number => evaluated(facts).unknown.count;
  const middling = [{ fifthOfSimilar: { fifth: 3, among: 20 } }, {}];
  const indicators = [indicator('ks2-rwm-expected|all', [3, 2, 4]), figures('absence|all', middling, { polarity: 'lower' })];
  const calm = withFact(calmFacts('maintained', { indicators }), 'self-evaluation-corroborated', known(true));

  it('is high where everything is known, and falls with each thing that is not', () => {
    expect(evaluated(calm)).toMatchObject({ confidence: 'high', unknown: { count: 0, of: 20 } });
    expect(unknown(withFact(calm, 'stuck', missing))).toBe(1);
    expect(unknown({ ...calm, indicators: [indicator('absence|all', [null, 0])] })).toBeGreaterThanOrEqual(1);
  });

  it('counts half for a band without an interval, and for a self-evaluation not yet corroborated or not known', () => {
    expect(unknown({ ...calm, indicators: [...calm.indicators, indicator('phonics-year-1|all', [0], { cohort: null })] })).toBe(0.5);
    for (const state of [known(false), missing]) expect(unknown(withFact(calm, 'self-evaluation-corroborated', state))).toBe(0.5);
    expect(unknown(withFact(calm, 'self-evaluation-corroborated', notApplicable))).toBe(0);
  });

  it('does not count what does not apply', () => {
    expect(evaluated(withFact(calm, 'stuck', notApplicable)).unknown).toEqual({ count: 0, of: 19 });
  });

  it('is medium from 15% not known, and low from 40%', () => {
    const facts = Object.keys(calm.facts).filter((id) => id !== 'self-evaluation-corroborated') as FactId[];
    const without = (count: number): ProviderFacts => facts.slice(0, count).reduce((now, id) => withFact(now, id, missing), calm);
    expect([2, 3, 7, 8].map((count) => evaluated(without(count)).confidence)).toEqual(['high', 'medium', 'medium', 'low']);
  });

  it('names what is missing, and what Secure+ lacks without counting it', () => {
    const { missing: told } = evaluated(withFact(calm, 'stuck', missing));
    expect(told.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      'floor stuck',
      'secure-plus head-years',
      'secure-plus support-capacity',
      'secure-plus inspected-strong',
      'secure-plus secure-plus-equivalent',
    ]);
  });
});
