import { describe, expect, it } from 'vitest';
import { tiers } from '../../kernel/tier.ts';
import { indicator, known } from '../criteria/evaluate.fixture.ts';
import { provisionalCriteria } from '../criteria/provisional-criteria.ts';
import { helpNext, supportFor, tierMeanings, tierSupport } from './head-words.ts';
import { proposed } from './proposal.fixture.ts';

describe('what a head is told', () => {
  it('has words for every tier, and none that blames', () => {
    const words = JSON.stringify([tierMeanings, tierSupport]);
    expect(tiers.filter((tier) => tierMeanings[tier] === '' || tierSupport[tier].length === 0)).toEqual([]);
    expect(words).not.toMatch(/fail|poor|weak|inadequate|worst|underperform/i);
  });

  it('promises adviser days to those alone who are entitled to them', () => {
    const { entitlement } = provisionalCriteria;
    expect(supportFor('vulnerable', { setId: 'maintained' }, entitlement)).toEqual({ days: 15, support: tierSupport.vulnerable });
    expect(supportFor('vulnerable', { setId: 'special', isAcademy: true }, entitlement).days).toBeNull();
    expect(supportFor('cause-for-concern', { setId: 'academy' }, entitlement)).toEqual({
      days: null,
      support: expect.arrayContaining(['The Targeted Rapid Improvement Programme, by invitation']) as string[],
    });
    expect(JSON.stringify(supportFor('vulnerable', { setId: 'early-years' }, entitlement))).toContain('Early Education Childcare Advisor');
  });

  it('says what to work towards', () => {
    const { evaluation } = proposed({
      indicators: [{ ...indicator('ks2-rwm-higher|all', [-20, -21], { cohort: 4000 }), name: 'Reading, writing and maths' }],
    });
    expect(helpNext(evaluation, 'vulnerable')).toEqual(['Reading, writing and maths: 9 points better would make the difference']);
    const deficit = proposed({ with: { deficit: known(true) } }).evaluation;
    expect(helpNext(deficit, 'vulnerable')).toEqual(['When this has been put right: a licensed or unlicensed deficit']);
  });

  it('says of Secure+ what would show it, and each thing once', () => {
    expect(helpNext(proposed().evaluation, 'secure')).toEqual([
      'Steady leadership, which comes with time',
      'Time and people to support another provider',
      'A strong next inspection, or your adviser’s evidence of the same strength',
    ]);
  });

  it('says nothing where people decided another tier, and nothing of what is restricted', () => {
    const { evaluation } = proposed({ with: { 'critical-safeguarding-concern': known(true) } });
    expect(helpNext(evaluation, 'vulnerable')).toEqual([]);
    expect(helpNext(evaluation, 'cause-for-concern')).toEqual([]);
  });
});
