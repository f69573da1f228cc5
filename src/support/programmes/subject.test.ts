import { expect, it } from 'vitest';
import { characterOf, trackOf } from './subject.ts';

it.each([
  ['Voluntary aided school', 'voluntary-aided'],
  ['Community school', 'community'],
  ['Foundation special school', 'foundation-special'],
  ['Academy sponsor led', 'academy-sponsor-led'],
  ['Pre-school', 'pre-school'],
  ['', null],
  [null, null],
])('a %j has the character %j', (typeName, character) => {
  expect(characterOf(typeName)).toBe(character);
});

it.each([
  ['maintained', 'school', 'maintained'],
  ['academy', 'special-school', 'academy'],
  ['early-years', 'childminder', 'early-years'],
  ['independent-college-ap', 'college', 'college'],
  ['independent-college-ap', 'alternative-provision', 'alternative-provision'],
  ['independent-college-ap', 'independent-special-school', 'independent'],
  ['none', 'family-hub', null],
])('of the track %s, a %s is %j', (legalTrack, kind, track) => {
  expect(trackOf(legalTrack, kind)).toBe(track);
});
