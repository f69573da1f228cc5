import { describe, expect, it } from 'vitest';
import { checkCriteria } from './completeness.ts';
import { calmFacts, evaluated, indicator, known } from './evaluate.fixture.ts';
import { provisionalCriteria } from './provisional-criteria.ts';

describe('the provisional criteria', () => {
  it('are a complete decision table', () => {
    expect(checkCriteria(provisionalCriteria)).toEqual([]);
  });

  it('propose Secure where nothing fires and everything is green', () => {
    expect(evaluated(calmFacts())).toMatchObject({ tier: 'secure', floor: 'none', redAreas: 0, amberAreas: 0, confidence: 'high' });
  });

  it('propose Cause for Concern where a category of concern is in force', () => {
    expect(evaluated(calmFacts('maintained', { with: { 'category-of-concern': known('special measures') } }))).toMatchObject({
      tier: 'cause-for-concern',
    });
  });

  it('propose Vulnerable for one red area, and say what would move it', () => {
    const evaluation = evaluated(calmFacts('maintained', { indicators: [indicator('ks2-rwm-expected|all', [-20, -21, 0])] }));
    expect(evaluation).toMatchObject({ tier: 'vulnerable', redAreas: 1 });
    expect(evaluation.nearest.up).toMatchObject({ to: 'secure' });
  });
});
