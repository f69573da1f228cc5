import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indicator, known, missing } from '../criteria/evaluate.fixture.ts';
import type { IndicatorFacts } from '../criteria/facts.ts';
import { proposed } from './proposal.fixture.ts';
import { isMoved, proposalChanges } from './proposal-changes.ts';

/** Persistent absence, where England is at 60 less. */
const absence = (ahead: number): IndicatorFacts => ({
  ...indicator('absence-persistent|all', [ahead, 0], { polarity: 'lower', cohort: 4000 }),
  name: 'Persistent absence',
});
const says = (...given: Parameters<typeof proposalChanges>): string[] => proposalChanges(...given).map((change) => change.says);

describe('what changed', () => {
  it('is nothing where the same is proposed from the same', () => {
    expect(proposalChanges(proposed(), proposed())).toEqual([]);
  });

  it('begins with the tier, and says of each thing what it was and what it is', () => {
    const after = proposed({ with: { 'category-of-concern': known('special measures') } });
    expect(says(proposed(), after)).toEqual([
      'The proposed tier went from Secure to Cause for Concern',
      '“A category of concern is in force” went from no to yes (none → special measures)',
    ]);
  });

  it('gives a band’s figures', () => {
    const before = proposed({ indicators: [absence(-3)] });
    const after = proposed({ indicators: [absence(-14)] });
    expect(says(before, after)).toContain('Persistent absence went from amber to red (63% → 74%)');
    expect(says(before, after)).toContain('Attendance and behaviour went from green to amber: a red indicator: Persistent absence');
  });

  it('says a new figure in the same band, and that it moved nothing', () => {
    const changes = proposalChanges(proposed({ indicators: [absence(1)] }), proposed({ indicators: [absence(3)] }));
    expect(changes).toEqual([{ what: 'figure', says: 'Persistent absence went from 59% to 57%, and is green as before' }]);
    expect(isMoved(changes)).toBe(false);
  });

  it('says where a figure came, or went', () => {
    const [without, having] = [proposed({ indicators: [] }), proposed({ indicators: [absence(1)] })];
    expect(says(without, having)).toContain('Persistent absence is measured now: green (59%)');
    expect(says(having, without)).toContain('Persistent absence is no longer among what is measured');
  });

  it('says of a floor that rests on other facts that its answer is as before', () => {
    const changes = proposalChanges(proposed(), proposed({ with: { 'accepted-concerns': known(2, '2 accepted') } }));
    expect(changes).toEqual([
      { what: 'fact', says: '“Three or more concerns accepted at triage in 12 months” still does not apply (0 → 2 accepted)' },
    ]);
  });

  it('never says what a restricted floor rests on', () => {
    const after = proposed({ with: { 'critical-safeguarding-concern': known(true, 'What nobody may read here') } });
    const changes = proposalChanges(proposed(), after);
    expect(changes[1]).toEqual({ what: 'floor', says: '“A critical institutional safeguarding concern is confirmed” went from no to yes' });
    expect(JSON.stringify(changes)).not.toContain('nobody may read');
  });

  it('says what is asked of moderation, what brings support, the confidence and the criteria', () => {
    const worse = proposed({ indicators: [indicator('ks2-rwm-expected|all', [-20, -20]), absence(-14), { ...absence(-20), id: 'absence|all' }] });
    expect(says(proposed(), worse)).toContain('Moderation is now asked whether it is Cause for Concern');
    expect(says(worse, proposed())).toContain('Moderation is no longer asked whether it is Cause for Concern');
    const helped = proposed({ with: { 'asks-for-help': known(true) } });
    expect(says(proposed(), helped)).toContain('It brings support now: the provider asks for help');
    expect(says(helped, proposed())).toContain('It brings support no longer: the provider asks for help');
    const unknown = proposed({ with: { 'stuck': missing, 'deficit': missing, 'leadership-breakdown': missing, 'statutory-power': missing } });
    expect(says(proposed(), unknown)).toContain('Confidence went from high to medium');
    expect(says(proposed(), { ...proposed(), criteriaVersion: 2 })).toEqual(['The criteria went from version 1 to version 2']);
  });

  it('is never nothing where the tier is another, and then it moved', () => {
    const facts = fc.record({ concerns: fc.nat(4), ahead: fc.integer({ min: -25, max: 5 }), stuck: fc.boolean() });
    const make = ({ concerns, ahead, stuck }: { concerns: number; ahead: number; stuck: boolean }) =>
      proposed({ indicators: [absence(ahead)], with: { 'accepted-concerns': known(concerns), 'stuck': known(stuck) } });
    fc.assert(
      fc.property(facts, facts, (one, other) => {
        const [before, after] = [make(one), make(other)];
        const changes = proposalChanges(before, after);
        if (before.evaluation.tier !== after.evaluation.tier) expect(isMoved(changes)).toBe(true);
        expect(changes.length > 0).toBe(JSON.stringify(one) !== JSON.stringify(other));
      }),
    );
  });
});
