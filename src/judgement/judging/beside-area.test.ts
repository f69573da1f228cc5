import { describe, expect, it } from 'vitest';
import { areaIds } from '../criteria/areas.ts';
import { calmFacts, indicator, known } from '../criteria/evaluate.fixture.ts';
import { evaluate, type Evaluation } from '../criteria/evaluate.ts';
import type { ProviderFacts } from '../criteria/facts.ts';
import { provisionalCriteria } from '../criteria/provisional-criteria.ts';
import { besideArea, floorsOfTheWhole } from './beside-area.ts';

function evaluated(facts: ProviderFacts): Evaluation {
  const answer = evaluate(facts, provisionalCriteria);
  if (answer.kind !== 'evaluated') throw new Error(answer.because);
  return answer.evaluation;
}

describe('beside an area', () => {
  it('stand its band, why, and each indicator in words', () => {
    const evaluation = evaluated(calmFacts('maintained', { indicators: [indicator('ks2-rwm-expected|all', [-5, 1, 1])] }));
    expect(besideArea('achievement', evaluation, [])).toMatchObject({
      band: 'green',
      because: 'Too few amber indicators to colour it: ks2-rwm-expected|all',
      indicators: ['ks2-rwm-expected|all (2024/25): amber, 5 points worse than England'],
      floors: [],
      inspection: null,
    });
  });

  it('stand the floors that speak of it, and those of the whole stand apart', () => {
    const evaluation = evaluated(
      calmFacts('maintained', {
        with: { 'safeguarding-not-met': known(true, 'Not met'), 'stuck': known(true), 'category-of-concern': known('special measures') },
      }),
    );
    expect(besideArea('safeguarding', evaluation, []).floors).toEqual(['Safeguarding is not met, or not effective (not met)']);
    expect(floorsOfTheWhole(evaluation)).toEqual([
      'A category of concern is in force (special measures)',
      'Stuck, as the Department for Education defines it',
    ]);
  });

  it('every floor that fires is said once, beside an area or of the whole', () => {
    const facts = calmFacts('maintained', {
      with: {
        'stuck': known(true),
        'deficit': known(true),
        'leadership-breakdown': known(true),
        'safeguarding-audit-red': known(true),
        'requires-improvement': known(true),
        'accepted-concerns': known(4),
      },
    });
    const evaluation = evaluated(facts);
    const said = [...areaIds.flatMap((area) => besideArea(area, evaluation, []).floors), ...floorsOfTheWhole(evaluation)];
    expect(said).toHaveLength(evaluation.floors.filter(({ answer }) => answer === 'fires').length);
  });

  it('stands what an inspection said of it, in the report’s own words', () => {
    const inspected = [{ area: 'Inclusion', judgement: 'Strong standard', source: 'Ofsted', on: '2026-03-01' }];
    const evaluation = evaluated(calmFacts('maintained', { inspected }));
    expect(besideArea('inclusion', evaluation, inspected).inspection).toBe('Inclusion: strong standard (Ofsted)');
    expect(besideArea('capacity', evaluation, inspected)).toMatchObject({ band: 'none', inspection: null });
  });
});
