import { expect, it } from 'vitest';
import { firstSteps, supportLevelOf } from './graduated-support.ts';

it.each([
  ['urgent', 'intensive'],
  ['needs-attention', 'targeted'],
  ['new-setting', 'newly-registered'],
  ['new-childminder', 'newly-registered'],
  ['usual', 'universal'],
] as const)('what happened, %s, brings the level %s', (circumstance, level) => {
  expect(supportLevelOf(circumstance)).toBe(level);
});

const holidays = new Set(['2026-12-25', '2026-12-28']);

it.each([
  ['intensive', []],
  ['targeted', [['A plan agreed with the manager', '2027-01-05']]],
  ['newly-registered', []],
  ['universal', []],
] as const)('%s support has a plan within its working days where it has one, bank holidays not counted', (level, owed) => {
  expect(firstSteps(level, '2026-12-18', holidays).map(({ what, on }) => [what, on])).toEqual(owed);
}); // prettier-ignore

it('says where the day that it counts from is not known', () => {
  expect(firstSteps('targeted', null, holidays)).toEqual([
    expect.objectContaining({ on: null, how: expect.stringContaining('not known') as string }),
  ]);
});
