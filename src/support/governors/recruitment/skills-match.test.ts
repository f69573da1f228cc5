import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchVolunteer, matchVolunteers, milesBetween, type Offered, reasonsOf, type Wanted } from './skills-match.ts';

const wanted: Wanted = {
  providerId: 7,
  skills: ['finance', 'hr'],
  phase: 'primary',
  localityId: 1,
  at: { easting: 487_000, northing: 279_000 },
  meets: 'evening',
  category: 'co-opted',
};
const someone = (over: Partial<Offered> = {}): Offered => ({
  id: 1,
  state: 'looking',
  skills: ['finance', 'hr', 'premises'],
  phases: ['primary'],
  localities: [1],
  home: null,
  travelMiles: 10,
  available: 'evening',
  worksAt: null,
  memberForLocality: null,
  eligibilityDeclaredOn: '2026-10-01',
  referencesOn: '2026-10-10',
  checksOn: '2026-10-20',
  registeredOn: '2026-10-01',
  isKnownHere: false,
  ...over,
});
const milesAway = (miles: number) => ({ easting: 487_000 + miles * 1609.344, northing: 279_000 });

describe('a volunteer', () => {
  it.each<[string, Partial<Offered>, readonly string[]]>([
    ['who fits', {}, []],
    ['who is paused', { state: 'paused' }, ['does not look for a board now']],
    ['who is on a board', { state: 'placed' }, ['does not look for a board now']],
    ['who has declared nothing', { eligibilityDeclaredOn: null }, ['has not declared that they are eligible']],
    ['who works there', { worksAt: 7 }, ['works at the school']],
    ['who works elsewhere', { worksAt: 8 }, []],
    ['who offers nothing that is wanted', { skills: ['law'] }, ['offers none of the skills that are wanted']],
    ['who is a member for its area', { memberForLocality: 1 }, ['is an elected member for its area']],
    ['who is a member for another', { memberForLocality: 2 }, []],
    ['who lives too far', { localities: [2], home: milesAway(11) }, ['it is further than they travel']],
    ['who lives as far as they travel', { localities: [2], home: milesAway(10) }, []],
    ['who named the locality, however far it is', { home: milesAway(40) }, []],
    ['who was introduced before', { isKnownHere: true }, ['was introduced to this board before']],
    ['whose references are still to come', { referencesOn: null }, []],
  ])('%s', (_what, over, against) => {
    expect(matchVolunteer(wanted, someone(over)).against).toEqual(against);
  });

  it('comes in the order that is stated: skills, nearness, phase, time, and how long they have waited', () => {
    const all = [
      someone({ id: 1, skills: ['finance'] }),
      someone({ id: 2, localities: [2], home: milesAway(6) }),
      someone({ id: 3, localities: [2], home: milesAway(3) }),
      someone({ id: 4, available: 'day' }),
      someone({ id: 5, phases: ['secondary'] }),
      someone({ id: 6, registeredOn: '2026-09-01' }),
      someone({ id: 7 }),
      someone({ id: 8, localities: [] }),
    ];
    expect(matchVolunteers(wanted, all).fit.map(({ volunteerId }) => volunteerId)).toEqual([6, 7, 4, 5, 3, 2, 8, 1]);
  });

  it('comes with reasons', () => {
    const names = { skill: (key: string) => key.toUpperCase(), locality: 'Tarmere', phase: 'Primary' };
    const match = matchVolunteer(wanted, someone({ skills: ['hr'], available: 'day', checksOn: null }));
    expect(reasonsOf(match, wanted, names)).toEqual([
      'Offers 1 of the 2 skills wanted: HR.',
      'Named Tarmere as a place to govern in.',
      'Would govern in this phase: primary.',
      'May not be free when the board meets: ask.',
      'Still to be taken up: checks.',
    ]);
  });

  const anyone = fc.record({
    skills: fc.subarray(['finance', 'hr', 'law']),
    localities: fc.subarray([1, 2]),
    miles: fc.nat({ max: 30 }),
    worksAt: fc.constantFrom(null, 7, 8),
    state: fc.constantFrom('looking' as const, 'paused' as const),
    available: fc.constantFrom('day' as const, 'evening' as const, 'either' as const),
  });
  it('is either offered or left out with a reason, once; whatever the order they are listed in', () => {
    fc.assert(
      fc.property(fc.array(anyone, { maxLength: 10 }), (all) => {
        const offered = all.map(({ miles, ...over }, index) => someone({ ...over, id: index + 1, home: milesAway(miles) }));
        const one = matchVolunteers(wanted, offered);
        expect(one.fit.length + one.leftOut.length).toBe(all.length);
        expect(matchVolunteers(wanted, offered.toReversed())).toEqual(one);
        for (const { volunteerId } of one.fit) expect(offered[volunteerId - 1]).toMatchObject({ state: 'looking' });
        for (const { volunteerId } of one.fit) expect(offered[volunteerId - 1]?.worksAt).not.toBe(7);
      }),
    );
  });
});

it('counts miles as the crow flies', () => {
  expect(milesBetween(milesAway(0), milesAway(12))).toBe(12);
});
