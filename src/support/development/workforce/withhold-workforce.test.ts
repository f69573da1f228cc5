import { expect, it } from 'vitest';
import type { LocalityWorkforce } from './vacancy.ts';
import { withholdCount, withholdWorkforce } from './withhold-workforce.ts';

const row = (vacant: number, emptyOrSupply: number, longVacant: number, leavers = 40): LocalityWorkforce => ({
  localityId: 1,
  providers: 9,
  told: 6,
  vacant,
  emptyOrSupply,
  longVacant,
  turnoverPercent: leavers / 2,
  turnoverTold: 6,
  turnoverOf: { staff: 200, leavers },
  why: null,
});
const shown = (given: LocalityWorkforce, isStaff = false) => {
  const { vacant, emptyOrSupply, longVacant, turnoverPercent } = withholdWorkforce(given, isStaff);
  return [vacant, emptyOrSupply, longVacant, turnoverPercent];
};
const not = 'Withheld';

it.each([
  ['few posts, and all that is told of them', row(5, 4, 2), [not, not, not, 20]],
  ['none stands as none', row(0, 0, 0), [0, 0, 0, 20]],
  ['a few of many', row(20, 8, 3), [20, 8, not, 20]],
  ['few who left', row(20, 8, 8, 4), [20, 8, 8, not]],
])('outside the authority withholds %s', (_what, given, expected) => {
  expect(shown(given)).toEqual(expected);
});

it('shows staff every number', () => {
  expect(shown(row(5, 4, 2, 4), true)).toEqual([5, 4, 2, 2]);
  expect([withholdCount(3, true), withholdCount(3, false), withholdCount(6, false), withholdCount(null, false)]).toEqual([3, not, 6, null]);
});
