import { describe, expect, it } from 'vitest';
import { indicator, known } from '../criteria/evaluate.fixture.ts';
import type { Confidence, Missing } from '../criteria/evaluate.ts';
import type { IndicatorFacts } from '../criteria/facts.ts';
import { explain, explainConfidence } from './explain.ts';
import { proposed } from './proposal.fixture.ts';
import { withoutRestricted } from './restricted.ts';

const named = (id: string, name: string, ahead: readonly number[], polarity: 'higher' | 'lower' = 'higher'): IndicatorFacts => ({
  ...indicator(id, ahead, { polarity, cohort: 4000 }),
  name,
});
const rwm = (...ahead: number[]) => named('ks2-rwm-higher|all', 'Reading, writing and maths', ahead);
const why = (given: ReturnType<typeof proposed>): string => explain(given.evaluation, given.facts);

describe('the first sentence of an explanation', () => {
  it('says the floor that makes Cause for Concern, with what is known and its day', () => {
    expect(why(proposed({ with: { 'category-of-concern': known('special measures', 'Special measures') } }))).toBe(
      'Cause for Concern is proposed, because a category of concern is in force (Special measures, 1 September 2026).',
    );
  });

  it('leaves out a plain yes', () => {
    expect(why(proposed({ with: { deficit: known(true, 'Yes') } }))).toBe(
      'Vulnerable is proposed, because its budget is in deficit (1 September 2026).',
    );
  });

  it('leaves out floors that do not decide the tier', () => {
    expect(why(proposed({ with: { deficit: known(true, 'Licensed'), stuck: known(true, 'Yes') } }))).not.toContain('deficit');
  });

  it('counts floors past the second', () => {
    const yes = known(true, 'Yes');
    const given = proposed({ with: { 'stuck': yes, 'safeguarding-not-met': yes, 'statutory-power': yes, 'leadership-breakdown': yes } });
    expect(why(given)).toMatch(/^Cause for Concern is proposed, because .* and two more floors hold\.$/);
  });

  it('says the red area with the figure that is furthest behind', () => {
    expect(why(proposed({ indicators: [rwm(-19, -18)] }))).toBe(
      'Vulnerable is proposed, because one area is red: achievement (reading, writing and maths 41%, England 60%).',
    );
  });

  it('says a floor and a red area, and what moderation is asked, where both are so', () => {
    const red = [rwm(-19, -18), named('absence|all', 'Absence', [-14, -13], 'lower')];
    const given = proposed({ indicators: red, with: { deficit: known(true, 'Licensed') } });
    expect(why(given)).toMatch(
      /because its budget is in deficit \(Licensed, 1 September 2026\).* and two areas are red: achievement .* and attendance and behaviour/,
    );
    expect(why(given)).toMatch(/Moderation is asked whether it is Cause for Concern: data alone never makes it so\.$/);
  });

  it('names the amber areas where they alone make Vulnerable', () => {
    const amber = [
      rwm(-5, 0),
      named('ks2-rwm-expected|all', 'Expected', [-5, 0]),
      named('ks2-maths-expected|all', 'Maths', [-5, 0]),
      named('ks2-reading-expected|all', 'Reading', [-5, 0]),
      named('absence|all', 'Absence', [-5, 0], 'lower'),
      named('suspensions|all', 'Suspensions', [-5, 0], 'lower'),
    ];
    expect(why(proposed({ indicators: amber }))).toBe(
      'Vulnerable is proposed, because three areas are amber: curriculum and teaching, achievement and attendance and behaviour.',
    );
  });

  it('says of Secure that nothing stands against it, and what Secure+ lacks', () => {
    expect(why(proposed())).toBe(
      'Secure is proposed, because no floor applies, no area is red and none is amber; the evidence for Secure+ is not all there.',
    );
    expect(why(proposed({ indicators: [] }))).toMatch(/no floor applies, and there is no figure to band an area by/);
  });

  it('says of Secure+ that its evidence is there', () => {
    const given = proposed({ with: { 'head-years': known(4), 'support-capacity': known(true), 'inspected-strong': known(true) } });
    expect(why(given)).toBe(
      'Secure+ is proposed, because no floor applies, no area is red and none is amber, and the evidence for Secure+ is there.',
    );
  });

  it('never says what a restricted floor rests on', () => {
    const given = proposed({ with: { 'critical-safeguarding-concern': known(true, 'What nobody may read here') } });
    const shown = withoutRestricted(given.evaluation);
    expect(JSON.stringify(shown)).not.toContain('nobody may read');
    expect(explain(shown, given.facts)).toContain('a critical safeguarding concern is confirmed');
  });
});

describe('confidence in words', () => {
  const lacking = (kind: Missing['kind']): Missing => ({ kind, id: 'one', label: 'One', because: 'Nobody has recorded it.' });

  it.each<[Confidence, readonly Missing['kind'][], string]>([
    ['high', [], 'High: everything it rests on is known'],
    ['high', ['secure-plus'], 'High: everything it rests on is known'],
    ['high', ['floor'], 'High: 1 fact or figure is not known'],
    ['medium', ['floor', 'indicator', 'cohort'], 'Medium: 2 facts or figures are not known and 1 is less sure'],
    ['low', ['self-evaluation', 'cohort'], 'Low: 2 are less sure'],
  ])('is %s with %j', (confidence, kinds, words) => {
    expect(explainConfidence({ ...proposed().evaluation, confidence, missing: kinds.map(lacking) })).toBe(words);
  });
});
