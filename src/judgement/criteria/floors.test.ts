import { describe, expect, it } from 'vitest';
import type { Floor } from './criteria.ts';
import { calmFacts, evaluated, figures, indicator, known, missing, notApplicable, withFact } from './evaluate.fixture.ts';
import type { TestedFloor } from './evaluate.ts';
import { setIds, setLabels, type FactId, type IndicatorFacts, type ProviderFacts, type SetId } from './facts.ts';
import { provisionalCriteria } from './provisional-criteria.ts';

const floorOf = (facts: ProviderFacts, id: string): TestedFloor | undefined => evaluated(facts).floors.find((floor) => floor.id === id);
const answerOf = (facts: ProviderFacts, id: string): string | undefined => floorOf(facts, id)?.answer;
const setOf = (setId: SetId) => provisionalCriteria.sets.find(({ id }) => id === setId)!;

/** What each floor that looks at one fact fires at, and the nearest that it does not. */
const edges: Readonly<
  Record<
    string,
    { readonly fact: FactId; readonly fires: readonly (boolean | number | string)[]; readonly clear: readonly (boolean | number | string)[] }
  >
> = {
  'category-of-concern': {
    fact: 'category-of-concern',
    fires: ['special measures', 'requires significant improvement', 'serious weaknesses'],
    clear: ['none'],
  },
  'urgent-improvement-areas': { fact: 'urgent-improvement-areas', fires: [1, 2], clear: [0] },
  'safeguarding-not-met': { fact: 'safeguarding-not-met', fires: [true], clear: [false] },
  'inadequate-judgements': { fact: 'inadequate-judgements', fires: [1, 4], clear: [0] },
  'stuck': { fact: 'stuck', fires: [true], clear: [false] },
  'statutory-power': { fact: 'statutory-power', fires: [true], clear: [false] },
  'critical-safeguarding-concern': { fact: 'critical-safeguarding-concern', fires: [true], clear: [false] },
  'leadership-breakdown': { fact: 'leadership-breakdown', fires: [true], clear: [false] },
  'insufficient-trip-reviews': { fact: 'insufficient-trip-reviews', fires: [2, 3], clear: [0, 1] },
  'needs-attention-leadership': { fact: 'needs-attention-leadership', fires: [true], clear: [false] },
  'needs-attention-areas': { fact: 'needs-attention-areas', fires: [3, 6], clear: [0, 2] },
  'requires-improvement': { fact: 'requires-improvement', fires: [true], clear: [false] },
  'deficit': { fact: 'deficit', fires: [true], clear: [false] },
  'accepted-concerns': { fact: 'accepted-concerns', fires: [3, 9], clear: [0, 2] },
  'safeguarding-audit-red': { fact: 'safeguarding-audit-red', fires: [true], clear: [false] },
};
const causeForConcern = [
  'category-of-concern',
  'urgent-improvement-areas',
  'safeguarding-not-met',
  'inadequate-judgements',
  'stuck',
  'statutory-power',
  'critical-safeguarding-concern',
  'leadership-breakdown',
  'insufficient-trip-reviews',
];

describe.each(setIds)('the floors of one fact, in the set %s', (setId) => {
  const ofFacts = setOf(setId).floors.filter(({ test }) => test.kind === 'fact');

  it.each(ofFacts.map((floor): [string, Floor] => [floor.label, floor]))(
    '%s: fires, is clear, is missing and does not apply',
    (_label, { id, tier }) => {
      const { fact, fires, clear } = edges[id]!;
      expect(tier).toBe(causeForConcern.includes(id) ? 'cause-for-concern' : 'vulnerable');
      for (const value of fires) {
        const facts = withFact(calmFacts(setId), fact, known(value));
        expect(answerOf(facts, id)).toBe('fires');
        expect(evaluated(facts)).toMatchObject({ floor: tier, tier });
      }
      for (const [now, answer] of [
        ...clear.map((value) => [known(value), 'clear'] as const),
        [missing, 'missing'] as const,
        [notApplicable, 'not-applicable'] as const,
      ]) {
        const facts = withFact(calmFacts(setId), fact, now);
        expect(answerOf(facts, id)).toBe(answer);
        expect(evaluated(facts)).toMatchObject({ floor: 'none', tier: 'secure' });
      }
    },
  );

  it.each(setOf(setId).leftOut.map(({ id, because }): [string, string] => [id, because]))('%s is left out: %s', (id) => {
    const { fact, fires } = edges[id] ?? {};
    if (fact === undefined || fires === undefined) return;
    expect(evaluated(withFact(calmFacts(setId), fact, known(fires[0]!)))).toMatchObject({ floor: 'none', tier: 'secure' });
  });
});

describe('whom floors are for', () => {
  const setsOf = (id: string): string[] => setIds.filter((setId) => setOf(setId).floors.some((floor) => floor.id === id));

  it('the authority’s powers, money and audit are over its own schools', () => {
    for (const id of ['statutory-power', 'deficit', 'safeguarding-audit-red'])
      expect(setsOf(id)).toEqual(['maintained', 'nursery', 'special', 'alternative-provision']);
  });

  it('results and attendance are compared for mainstream schools alone', () => {
    expect(setsOf('far-from-england')).toEqual(['maintained', 'academy']);
    expect(setsOf('worst-fifth')).toEqual(['maintained', 'academy']);
  });

  it('every other floor is for all, but “stuck”, which is of state-funded schools', () => {
    expect(setsOf('stuck')).toEqual(['maintained', 'academy', 'nursery', 'special', 'alternative-provision']);
    expect(setsOf('critical-safeguarding-concern')).toEqual([...setIds]);
  });

  it.each(['special', 'alternative-provision'] as const)(
    'an academy in the set of %s is never lowered for a local audit, a deficit or a power',
    (setId) => {
      for (const fact of ['safeguarding-audit-red', 'deficit', 'statutory-power'] as const) {
        const facts = withFact(calmFacts(setId), fact, known(true));
        expect(evaluated(facts).floor).not.toBe('none');
        const academy = { ...facts, provider: { ...facts.provider, isAcademy: true } };
        expect(evaluated(academy)).toMatchObject({ floor: 'none', tier: 'secure' });
        expect(floorOf(academy, fact)?.answer).toBe('not-applicable');
      }
    },
  );

  it('every set says of every floor of another whether it uses it, or why not', () => {
    for (const set of provisionalCriteria.sets) expect([...set.floors, ...set.leftOut], setLabels[set.id]).toHaveLength(17);
  });
});

describe('headline attainment far below England', () => {
  const answer = (figures: IndicatorFacts): string | undefined => answerOf(calmFacts('maintained', { indicators: [figures] }), 'far-from-england');
  const headline = (ahead: readonly (number | null)[], options: Parameters<typeof indicator>[2] = { cohort: null }): IndicatorFacts =>
    indicator('ks2-rwm-expected|all', ahead, options);

  it.each([
    ['fires at exactly 10 points in two years of three', [-10, 0, -10], 'fires'],
    ['fires in the two latest', [-12, -11, 3], 'fires'],
    ['is clear a tenth of a point short', [-10, 0, -9.9], 'clear'],
    ['is clear in one year of three', [-30, 0, 0], 'clear'],
    ['does not look four years back', [-10, 0, 0, -10], 'clear'],
    ['is missing where the year that is not known would decide', [-10, null, 0], 'missing'],
    ['is missing where only one year is known', [-10], 'missing'],
    ['is clear where the years that are not known could not make two', [0, 0, null], 'clear'],
    ['is missing where nothing is known', [null, null, null], 'missing'],
  ] as const)('%s', (_says, ahead, expected) => {
    expect(answer(headline(ahead))).toBe(expected);
  });

  it('needs the interval below the threshold too', () => {
    // 45% of 30 pupils reaches up to 62%; of 3,000 to 46.8%.
    expect(answer(headline([-15, -15, 0], { cohort: 30 }))).toBe('clear');
    expect(answer(headline([-15, -15, 0], { cohort: 3000 }))).toBe('fires');
  });

  it('does not apply where no headline measure does', () => {
    expect(answerOf(calmFacts('maintained', { indicators: [] }), 'far-from-england')).toBe('not-applicable');
    expect(
      answer(
        figures('ks2-rwm-expected|all', [
          { own: { reason: 'not-applicable', because: null } },
          { own: { reason: 'not-applicable', because: null } },
          { own: { reason: 'does-not-exist', because: null } },
        ]),
      ),
    ).toBe('not-applicable');
  });

  it('looks at three years, and not at three figures', () => {
    const old = headline([-10, -10]);
    const points = [old.points[0]!, { ...old.points[1]!, period: '2018/19' }];
    expect(answer({ ...old, points })).toBe('missing');
  });

  it('fires by any one of the headline measures', () => {
    const facts = calmFacts('maintained', {
      indicators: [headline([5, 5, 5]), indicator('ks4-english-maths-5|all', [-10, -10, 0], { cohort: null })],
    });
    expect(floorOf(facts, 'far-from-england')).toMatchObject({ answer: 'fires', facts: [{}, {}] });
  });
});

describe('the worst fifth of similar schools', () => {
  const fifths = (...at: (number | null)[]): IndicatorFacts =>
    figures(
      'suspensions|all',
      at.map((fifth) => ({ fifthOfSimilar: fifth === null ? null : { fifth, among: 20 } })),
    );
  const answer = (one: IndicatorFacts): string | undefined => answerOf(calmFacts('academy', { indicators: [one] }), 'worst-fifth');

  it.each([
    ['fires in two years running', [5, 5], 'fires'],
    ['is clear in the fourth fifth of either year', [5, 4], 'clear'],
    ['is clear this year, whatever came before', [4, 5, 5], 'clear'],
    ['is missing where the year before is not known', [5, null], 'missing'],
    ['is missing where there is one year', [5], 'missing'],
    ['is clear where the one year known is not in it', [null, 2], 'clear'],
    ['is missing where nothing is known', [], 'missing'],
  ] as const)('%s', (_says, at, expected) => {
    expect(answer(fifths(...at))).toBe(expected);
  });

  it('is missing where a year lies between the two', () => {
    const one = fifths(5, 5);
    expect(answer({ ...one, points: [one.points[0]!, { ...one.points[1]!, period: '2018/19' }] })).toBe('missing');
  });

  it('fires by absence, persistent absence or suspensions, each alone', () => {
    for (const id of ['absence|all', 'absence-persistent|all', 'suspensions|all']) expect(answer({ ...fifths(5, 5), id })).toBe('fires');
    expect(answer({ ...fifths(5, 5), id: 'phonics-year-1|all' })).toBe('not-applicable');
  });
});

describe('what brings support', () => {
  it('is told beside the tier, and never moves it', () => {
    const triggers = setOf('maintained').triggers.map(({ fact }) => fact);
    const all = triggers.reduce((facts, fact) => withFact(facts, fact, known(true)), calmFacts());
    expect(evaluated(all).triggers.map(({ id }) => id)).toEqual([
      'head-new-or-vacant',
      'asks-for-help',
      'places-unfilled',
      'concern-untriaged',
      'audit-not-returned',
      'governor-vacancies',
    ]);
    const { triggers: told, ...rest } = evaluated(all);
    const { triggers: none, ...before } = evaluated(calmFacts());
    expect([told.length, none.length]).toEqual([6, 0]);
    expect(rest).toEqual(before);
  });
});
