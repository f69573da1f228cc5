import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTiers } from '../../kernel/tier.ts';
import { arbitraryFacts } from './arbitrary-facts.fixture.ts';
import { applyDown, applyUp, everySingleUp, type Case } from './apply-change.fixture.ts';
import { calmFacts, evaluated, figures, indicator, known, withFact } from './evaluate.fixture.ts';
import type { Change, NearestChanges } from './evaluate.ts';
import type { ProviderFacts } from './facts.ts';
import { provisionalCriteria } from './provisional-criteria.ts';

const anyFacts = arbitraryFacts('large');
const tierOf = ({ facts, criteria }: Case) => evaluated(facts, criteria).tier;
const start = (facts: ProviderFacts): Case => ({ facts, criteria: provisionalCriteria });
const applied = (facts: ProviderFacts, changes: readonly Change[]): Case => changes.reduce(applyUp, start(facts));

describe('by brute force', () => {
  it('the changes up reach the tier they promise, and no fewer of them reach any better one', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { tier, nearest } = evaluated(facts);
        if (nearest.up === null) return;
        const { to, changes } = nearest.up;
        expect(compareTiers(to, tier)).toBeLessThan(0);
        expect(tierOf(applied(facts, changes))).toBe(to);
        for (let chosen = 0; chosen < 2 ** Math.min(changes.length, 7) - 1; chosen += 1) {
          const some = changes.filter((_change, at) => (chosen >> at) & 1);
          if (some.length < changes.length) expect(compareTiers(tierOf(applied(facts, some)), tier)).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('where any single change would do, one is told; and none is told only where none of all of them would', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { tier, nearest } = evaluated(facts);
        const isOneEnough = everySingleUp(facts).some((one) => compareTiers(tierOf(one), tier) < 0);
        if (isOneEnough) expect(nearest.up?.changes).toHaveLength(1);
      }),
      { numRuns: 150 },
    );
  });

  it('each change down gives the tier it says, and a figure’s one step less does not', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { tier, nearest } = evaluated(facts);
        for (const { to, change } of nearest.down) {
          expect(compareTiers(to, tier)).toBeGreaterThan(0);
          expect(tierOf(applyDown(start(facts), change))).toBe(to);
          if (change.points === null || change.points <= 1) continue;
          expect(tierOf(applyDown(start(facts), { ...change, points: change.points - 1 }))).toBe(tier);
        }
      }),
      { numRuns: 150 },
    );
  });
});

it('a fall that turns an area and fires a floor at once gives the stricter tier', () => {
  const strong = { 'inspected-strong': known(true), 'head-years': known(3), 'support-capacity': known(true) };
  const of = (cohort: number) => ({ own: { value: 30, cohort } });
  const calm = calmFacts('maintained', {
    indicators: [figures('ks2-reading-expected|all', [of(25)]), figures('ks2-rwm-expected|all', [of(11), of(11), of(25)])],
  });
  const facts = { ...calm, facts: { ...calm.facts, ...strong } };
  const { tier, nearest } = evaluated(facts);
  expect(tier).toBe('secure-plus');
  const fall = nearest.down.find(({ change }) => change.id === 'ks2-rwm-expected|all');
  expect(fall).toMatchObject({ to: 'vulnerable', change: { points: 10 } });
  if (fall) expect(tierOf(applyDown(start(facts), fall.change))).toBe('vulnerable');
});

describe('in words', () => {
  const rwm = 'ks2-rwm-expected|all';
  const named = (ahead: readonly (number | null)[], cohort: number | null = null) => ({
    ...indicator(rwm, ahead, { cohort }),
    name: 'Reading, writing and maths, expected standard',
  });
  const nearest = (facts: ProviderFacts): NearestChanges => evaluated(facts).nearest;
  const up = (facts: ProviderFacts): string[] => nearest(facts).up?.changes.map(({ says }) => says) ?? [];
  const down = (facts: ProviderFacts): string[] => nearest(facts).down.map(({ change }) => change.says);
  const attention = (areas: readonly string[]) => areas.map((area) => ({ area, judgement: 'Needs attention', source: 'Invented', on: null }));

  it('a figure that holds an area red is so many points better', () => {
    expect(up(calmFacts('maintained', { indicators: [named([-14, -14, 0])] }))).toEqual([
      'Reading, writing and maths, expected standard: 5 points better',
    ]);
  });

  it('an area that its report card holds amber is better at inspection', () => {
    expect(
      up(calmFacts('maintained', { indicators: [named([-14, -9, 0])], inspected: attention(['Inclusion', 'Curriculum and teaching']) })),
    ).toEqual(['Inclusion: expected standard or better at inspection']);
  });

  it('a small cohort’s is of its years together', () => {
    const small = [1, 2, 3].map(() => ({ own: { value: 20, cohort: 10 } }));
    expect(up(calmFacts('maintained', { indicators: [{ ...figures('ks2-rwm-higher|all', small), name: 'Higher standard' }] }))[0]).toMatch(
      /^Higher standard: \d+ points better, over 2022\/23 to 2024\/25 together$/,
    );
  });

  it('floors are said by what would clear them', () => {
    const both = withFact(withFact(calmFacts(), 'accepted-concerns', known(4)), 'deficit', known(true));
    expect(up(both)).toEqual(['No longer: a licensed or unlicensed deficit', 'Concerns accepted at triage in the last 12 months: 2 or fewer']);
  });

  it('Secure+ is said by what it lacks, one of the two ways to evidence strength being enough', () => {
    expect(nearest(calmFacts()).up).toMatchObject({ to: 'secure-plus' });
    expect(up(calmFacts())).toEqual([
      'Whole years with the same headteacher or manager',
      'Capacity to support others',
      'Every inspected area expected or better, leadership strong or exceptional, or equivalent strength evidenced by the adviser',
    ]);
  });

  it.each([
    ['accepted-concerns', 2, 'Concerns accepted at triage in the last 12 months: one more, making 3'],
    ['insufficient-trip-reviews', 1, 'TRIP reviews running at insufficient: one more, making 2'],
    ['needs-attention-areas', 2, 'Report card areas at needs attention: one more, making 3'],
  ] as const)('%s at %s is one short, and told first', (fact, count, says) => {
    expect(down(withFact(calmFacts(), fact, known(count)))[0]).toBe(says);
    expect(down(withFact(calmFacts(), fact, known(count - 1)))).not.toContain(says);
  });

  it('one year of two that is far from England, or in the worst fifth, is one short', () => {
    expect(down(calmFacts('maintained', { indicators: [named([-12, 0, 0])] }))[0]).toBe(
      'Reading, writing and maths, expected standard: one more year 10 points or more on the worse side of England',
    );
    const fifth = figures('absence|all', [{ fifthOfSimilar: { fifth: 5, among: 20 } }, { fifthOfSimilar: { fifth: 4, among: 20 } }], {
      name: 'Absence',
    });
    expect(down(calmFacts('maintained', { indicators: [fifth] }))[0]).toBe('Absence: one more year in the worst fifth of similar schools');
  });

  it('a far year before makes this year’s figure the edge', () => {
    expect(nearest(calmFacts('maintained', { indicators: [named([-4, -12, 0])] })).down[0]).toEqual({
      to: 'vulnerable',
      change: { what: 'indicator', id: rwm, says: 'Reading, writing and maths, expected standard: 6 points worse', points: 6 },
    });
  });

  it('yes or no comes after figures: what holds at Vulnerable, then what holds at Cause for Concern, in the order of the criteria', () => {
    expect(nearest(calmFacts()).down.map(({ to, change }) => `${to}: ${change.id}`)).toEqual([
      'vulnerable: needs-attention-leadership',
      'vulnerable: requires-improvement',
      'vulnerable: deficit',
      'vulnerable: safeguarding-audit-red',
      'cause-for-concern: category-of-concern',
      'cause-for-concern: urgent-improvement-areas',
      'cause-for-concern: safeguarding-not-met',
      'cause-for-concern: inadequate-judgements',
      'cause-for-concern: stuck',
      'cause-for-concern: statutory-power',
      'cause-for-concern: critical-safeguarding-concern',
      'cause-for-concern: leadership-breakdown',
    ]);
  });
});
