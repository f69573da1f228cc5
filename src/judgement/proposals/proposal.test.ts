import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tiers, type Tier } from '../../kernel/tier.ts';
import type { CaseState } from '../cases/case.ts';
import { compile } from '../criteria/compile.ts';
import { calmFacts, indicator } from '../criteria/evaluate.fixture.ts';
import { provisionalCriteria } from '../criteria/provisional-criteria.ts';
import { answerText, decideKeeping, factsText, type Keeping, type Occasion, readEvaluation, readFacts } from './proposal.ts';

describe('a proposal', () => {
  const dropped: Keeping = { keep: false };
  const into = (where: 'open-case' | 'new-case' | 'none'): Keeping => ({ keep: true, into: where });

  it.each<[string, Occasion, Tier, Tier | null, CaseState | null, number | null, Keeping]>([
    ['of a cycle opens a case', 'cycle', 'secure', null, null, null, into('new-case')],
    ['of a cycle opens a case though nothing changed and the tier is the one in force', 'cycle', 'secure', 'secure', null, 0, into('new-case')],
    ['of a cycle joins the case that is open', 'cycle', 'secure', 'secure', 'judged', 0, into('open-case')],
    ['of a cycle waits for the end of a case that is decided', 'cycle', 'secure', 'secure', 'decided', 3, dropped],
    ['of a cycle waits for the end of a review', 'cycle', 'vulnerable', 'secure', 'in-review', 3, dropped],
    ['that people asked for opens a case though nothing changed', 'asked', 'secure', 'secure', null, 0, into('new-case')],
    ['that people asked for joins the case that is open', 'asked', 'vulnerable', 'secure', 'judged', 0, into('open-case')],
    ['by an event is dropped where nothing changed', 'event', 'secure', 'secure', null, 0, dropped],
    ['by an event opens a case though nothing changed, where it was never judged', 'event', 'vulnerable', 'secure', null, 0, into('new-case')],
    ['by an event is dropped where nothing changed, though a case is open', 'event', 'vulnerable', null, 'proposed', 0, dropped],
    ['by an event joins the case that is open', 'event', 'vulnerable', 'secure', 'in-moderation', 2, into('open-case')],
    ['by an event opens a case where the tier differs from the one in force', 'event', 'vulnerable', 'secure', null, 2, into('new-case')],
    ['by an event opens a case where it asks for less support, too', 'event', 'secure', 'vulnerable', null, 1, into('new-case')],
    ['by an event asks nobody where the tier is the one in force', 'event', 'secure', 'secure', null, 1, into('none')],
    ['by an event asks nobody where no tier is in force and none is needed', 'event', 'secure', null, null, 1, into('none')],
    ['by an event opens a case where no tier is in force and support is needed', 'event', 'cause-for-concern', null, null, null, into('new-case')],
  ])('%s', (_, occasion, tier, inForce, openCase, changes, keeping) => {
    expect(decideKeeping({ occasion, tier, inForce, decidedOn: inForce, openCase, changes })).toEqual(keeping);
  });

  it('by an event does not ask again about what people decided otherwise', () => {
    expect(decideKeeping({ occasion: 'event', tier: 'vulnerable', inForce: 'secure', decidedOn: 'vulnerable', openCase: null, changes: 0 })).toEqual(
      dropped,
    );
  });

  it('never opens a second case', () => {
    const states: CaseState[] = ['proposed', 'judged', 'in-moderation', 'awaiting-second', 'decided', 'issued', 'in-review'];
    fc.assert(
      fc.property(
        fc.constantFrom<Occasion>('cycle', 'event', 'asked'),
        fc.constantFrom(...tiers),
        fc.constantFrom(null, ...tiers),
        fc.constantFrom(...states),
        fc.option(fc.nat(9)),
        (occasion, tier, inForce, openCase, changes) => {
          expect(decideKeeping({ occasion, tier, inForce, decidedOn: inForce, openCase, changes })).not.toEqual(into('new-case'));
        },
      ),
    );
  });

  it('gives the same bytes from its stored facts, in whatever order the facts came', () => {
    const criteria = compile(provisionalCriteria);
    const facts = calmFacts('maintained', { indicators: [indicator('ks2-rwm-higher|all', [-20, -20 - 0.1, null]), indicator('absence|all', [1])] });
    const answer = answerText(facts, criteria);
    expect(answerText(readFacts(factsText(facts)), criteria)).toBe(answer);
    expect(answerText({ ...facts, indicators: facts.indicators.toReversed() }, criteria)).toBe(answer);
    expect(readEvaluation(answer).tier).toBe('vulnerable');
  });

  it('is refused where an answer holds none', () => {
    expect(() => readEvaluation('{"because":"No set","kind":"no-set"}')).toThrow('No set');
  });
});
