import { expect, it } from 'vitest';
import { type ChairFacts, type ChairReason, reasonsForSupport } from './chair-support.ts';

const chair = (over: Partial<NonNullable<ChairFacts['chair']>> = {}) => ({
  name: 'Bo Dale',
  since: '2022-09-01',
  until: null,
  termOverOn: null,
  isVacant: false,
  ...over,
});

it.each<[string, ChairFacts, readonly ChairReason[]]>([
  ['settled', { chair: chair(), hasViceChair: true }, []],
  ['new', { chair: chair({ since: '2025-11-24' }), hasViceChair: true }, ['new']],
  ['of a year and no longer new', { chair: chair({ since: '2025-11-23' }), hasViceChair: true }, []],
  ['without a vice chair', { chair: chair(), hasViceChair: false }, ['no-vice-chair']],
  ['whose term ends in six months', { chair: chair({ until: '2027-05-23' }), hasViceChair: true }, ['ending']],
  ['whose term ends later', { chair: chair({ until: '2027-05-24' }), hasViceChair: true }, []],
  ['whose term of office is over', { chair: chair({ termOverOn: '2026-11-13' }), hasViceChair: true }, ['term-over']],
  ['vacant', { chair: chair({ name: null, isVacant: true }), hasViceChair: false }, ['vacant', 'no-vice-chair']],
  ['not recorded', { chair: null, hasViceChair: true }, ['not-recorded']],
])('a chair who is %s', (_what, facts, expected) => {
  expect(reasonsForSupport(facts, '2026-11-23')).toEqual(expected);
});
