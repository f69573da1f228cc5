import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { criteria, type Criterion, type Match, matchMentors, type MentorFacts, type NeedFacts } from './mentor-matching.ts';
import { type Context, contextIds } from './mentoring-contexts.ts';
import type { MentoringKind } from './mentoring-words.ts';

const need = (over: Partial<NeedFacts> = {}): NeedFacts => ({
  kind: 'headteacher',
  providerId: 1,
  trustId: null,
  phase: 'primary',
  phaseName: 'Primary',
  contexts: ['small', 'maintained'],
  place: { easting: 480_000, northing: 270_000 },
  wantsSamePhase: false,
  from: '2026-12-01',
  ...over,
});

const mentor = (over: Partial<MentorFacts> = {}): MentorFacts => ({
  id: 10,
  name: 'Robin Ashdown',
  standing: { state: 'approved', headship: 'met', done: ['training', 'reference', 'check'] },
  kinds: ['headteacher'],
  phases: ['primary'],
  contexts: ['small', 'maintained'],
  providerId: 2,
  trustId: null,
  place: { easting: 483_000, northing: 274_000 },
  capacity: 2,
  underWay: 1,
  availableFrom: '2026-09-01',
  availableTo: null,
  formerPosts: [],
  conflicts: [],
  isThePerson: false,
  wasDeclined: false,
  ...over,
});

const only = (found: readonly Match[]): Match => {
  const [match] = found;
  if (match === undefined) throw new Error('There is no match.');
  return match;
};
const criterion = (match: Match, id: Criterion['id']): Criterion | undefined => match.criteria.find((one) => one.id === id);

describe('a mentor beside a need', () => {
  it('is explained by every criterion, each in words', () => {
    const match = only(matchMentors(need(), [mentor()]));
    expect(match.isOffered).toBe(true);
    expect(match.criteria.map(({ id, verdict, says }) => [id, verdict, says])).toEqual([
      ['kind', 'met', 'Offers headteacher mentoring'],
      ['ready', 'met', 'Approved, with training, a reference and a check recorded'],
      ['capacity', 'met', 'Has 1 of at most 2 at once'],
      ['available', 'met', 'Available from 1 December 2026'],
      ['conflict', 'met', 'Of another provider and trust; no post there is on the register; nobody has said otherwise'],
      ['asked', 'met', 'Not asked about this need before'],
      ['phase', 'met', 'Knows this phase: primary'],
      ['context', 'met', 'Both: small (fewer than 150 pupils); maintained by the authority'],
      ['distance', 'met', '5.0 km as the crow flies'],
    ]);
    expect(match.criteria.map(({ id }) => id)).toEqual(Object.keys(criteria));
  });

  it.each<[string, Partial<MentorFacts>, Partial<NeedFacts>, Criterion['id'], RegExp]>([
    ['works at the same provider', { providerId: 1 }, {}, 'conflict', /^Works at the same provider$/],
    ['is of the same trust', { trustId: 7 }, { trustId: 7 }, 'conflict', /^Is of the same trust$/],
    ['was head there', { formerPosts: ['headteacher'] }, {}, 'conflict', /^Was headteacher there$/],
    ['was chair there', { formerPosts: ['chair'] }, {}, 'conflict', /^Was chair there$/],
    ['manages the other', { conflicts: [{ sort: 'line-management', side: 'coordinator' }] }, {}, 'conflict', /manages the other.*coordinator says$/],
    ['is a friend, as the mentor says', { conflicts: [{ sort: 'family-or-friend', side: 'mentor' }] }, {}, 'conflict', /as the mentor says$/],
    ['is a friend, as the mentee says', { conflicts: [{ sort: 'family-or-friend', side: 'mentee' }] }, {}, 'conflict', /as the mentee says$/],
    ['is the person who asks', { isThePerson: true }, {}, 'conflict', /^Is the person who wants a mentor$/],
    ['has no room', { underWay: 2 }, {}, 'capacity', /^Has 2 of at most 2 at once$/],
    ['offers something else', { kinds: ['business'] }, {}, 'kind', /^Does not offer headteacher mentoring$/],
    ['comes later', { availableFrom: '2027-01-04' }, {}, 'available', /^Available from 4 January 2027 only$/],
    ['has gone by then', { availableTo: '2026-11-30' }, {}, 'available', /^Available to 30 November 2026 only$/],
    ['was declined before', { wasDeclined: true }, {}, 'asked', /did not come to be or was ended$/],
    ['knows another phase, where the same was asked for', { phases: ['secondary'] }, { wantsSamePhase: true }, 'phase', /\(asked for\)$/],
    [
      'has no training recorded',
      { standing: { state: 'approved', headship: 'met', done: ['reference', 'check'] } },
      {},
      'ready',
      /^No training recorded$/,
    ],
  ])('who %s is not offered', (_, over, wanted, id, says) => {
    const match = only(matchMentors(need(wanted), [mentor(over)]));
    expect(match.isOffered).toBe(false);
    expect(criterion(match, id)).toMatchObject({ verdict: 'not-met', isNeeded: true });
    expect(criterion(match, id)?.says).toMatch(says);
  });

  it('of whom something is not known is offered, and that is said', () => {
    const unknown = { providerId: null, phases: [], contexts: [], place: null };
    const match = only(matchMentors(need({ wantsSamePhase: true }), [mentor(unknown)]));
    expect(match.isOffered).toBe(true);
    expect(match.criteria.filter(({ verdict }) => verdict === 'not-known').map(({ id }) => id)).toEqual(['conflict', 'phase', 'context', 'distance']);
  });

  it('comes in the stated order: phase, context, distance, room, name', () => {
    const far = { easting: 500_000, northing: 270_000 };
    const inOrder = matchMentors(need(), [
      mentor({ id: 1, name: 'No room', underWay: 2 }),
      mentor({ id: 2, name: 'Other phase', phases: ['secondary'] }),
      mentor({ id: 3, name: 'Far', place: far }),
      mentor({ id: 4, name: 'Less alike', contexts: ['small'] }),
      mentor({ id: 5, name: 'B of two alike' }),
      mentor({ id: 6, name: 'A of two alike' }),
      mentor({ id: 7, name: 'More room', capacity: 3 }),
      mentor({ id: 8, name: 'Place unknown', place: null }),
    ]);
    expect(inOrder.map(({ name }) => name)).toEqual([
      'More room',
      'A of two alike',
      'B of two alike',
      'Far',
      'Place unknown',
      'Less alike',
      'Other phase',
      'No room',
    ]);
  });
});

const place = fc.option(fc.record({ easting: fc.integer({ min: 460_000, max: 500_000 }), northing: fc.integer({ min: 250_000, max: 290_000 }) }), {
  nil: null,
});
const contextsOf = fc.subarray<Context>([...contextIds]);
const kinds = fc.subarray<MentoringKind>(['headteacher', 'coaching', 'early-years'], { minLength: 1 });
const phasesOf = fc.subarray(['primary', 'secondary', 'special']);
const anyMentor = (id: number) =>
  fc.record({
    id: fc.constant(id),
    name: fc.constantFrom('Robin', 'Alex', 'Sam'),
    standing: fc.record({
      state: fc.constantFrom('approved' as const, 'proposed' as const, 'paused' as const),
      headship: fc.constantFrom('met' as const, 'not-met' as const, 'not-known' as const),
      done: fc.subarray(['training' as const, 'reference' as const, 'check' as const]),
    }),
    kinds,
    phases: phasesOf,
    contexts: contextsOf,
    providerId: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }),
    trustId: fc.option(fc.integer({ min: 1, max: 2 }), { nil: null }),
    place,
    capacity: fc.integer({ min: 1, max: 3 }),
    underWay: fc.integer({ min: 0, max: 3 }),
    availableFrom: fc.constantFrom('2026-09-01', '2027-01-01'),
    availableTo: fc.constantFrom(null, '2027-07-31'),
    formerPosts: fc.subarray(['headteacher', 'chair'], { maxLength: 1 }),
    conflicts: fc.subarray([{ sort: 'works-with' as const, side: 'mentor' as const }]),
    isThePerson: fc.boolean(),
    wasDeclined: fc.boolean(),
  });
const anyMentors = fc.integer({ min: 0, max: 7 }).chain((many) => fc.tuple(...Array.from({ length: many }, (_, index) => anyMentor(index + 1))));
const anyNeed = fc.record({
  kind: fc.constantFrom<MentoringKind>('headteacher', 'coaching', 'early-years'),
  providerId: fc.integer({ min: 1, max: 3 }),
  trustId: fc.option(fc.integer({ min: 1, max: 2 }), { nil: null }),
  phase: fc.constantFrom('primary', 'secondary'),
  phaseName: fc.constant('Primary'),
  contexts: contextsOf,
  place,
  wantsSamePhase: fc.boolean(),
  from: fc.constantFrom('2026-12-01', '2027-09-01'),
});

describe('whoever asks, and whoever is on the register', () => {
  it('nobody is offered who has a conflict, no room, or nothing recorded as done', () => {
    fc.assert(
      fc.property(anyNeed, anyMentors, (wanted, mentors) => {
        for (const { mentorId, isOffered } of matchMentors(wanted, mentors)) {
          if (!isOffered) continue;
          const found = mentors.find(({ id }) => id === mentorId);
          expect(found).toBeDefined();
          expect(found?.providerId).not.toBe(wanted.providerId);
          if (wanted.trustId !== null) expect(found?.trustId).not.toBe(wanted.trustId);
          expect(found).toMatchObject({ conflicts: [], formerPosts: [], isThePerson: false, wasDeclined: false });
          expect(Number(found?.underWay)).toBeLessThan(Number(found?.capacity));
          expect(found?.standing).toMatchObject({ state: 'approved', headship: 'met' });
          expect(found?.standing.done.toSorted()).toEqual(['check', 'reference', 'training']);
          expect(found?.kinds).toContain(wanted.kind);
        }
      }),
    );
  });

  it('the order in which the register is read makes no difference', () => {
    const shuffled = anyMentors.chain((mentors) => fc.tuple(fc.constant(mentors), fc.shuffledSubarray([...mentors], { minLength: mentors.length })));
    fc.assert(
      fc.property(anyNeed, shuffled, (wanted, [mentors, others]) => {
        expect(matchMentors(wanted, others)).toEqual(matchMentors(wanted, mentors));
      }),
    );
  });

  it('a tier, an inspection, a concern or a programme that came along with the facts would change nothing', () => {
    const told = fc.record({
      tier: fc.constantFrom('secure', 'cause-for-concern'),
      inspection: fc.integer(),
      concerns: fc.integer(),
      programme: fc.string(),
    });
    fc.assert(
      fc.property(anyNeed, anyMentors, told, (wanted, mentors, more) => {
        const withMore = mentors.map((one) => ({ ...one, ...more }));
        expect(matchMentors({ ...wanted, ...more }, withMore)).toEqual(matchMentors(wanted, mentors));
      }),
    );
  });
});
