import { describe, expect, it } from 'vitest';
import { roles } from '../../../register/access/roles.ts';
import { mayAppoint, mayRun, type NetworkReader, type Sight, sightOf } from './standing.ts';

const reader = (role: string | null, over: Partial<NetworkReader> = {}): NetworkReader => ({
  role,
  isOperator: false,
  isCoordinator: false,
  isMember: false,
  ...over,
});

describe('a network', () => {
  it.each<[string, Partial<NetworkReader>, Sight, boolean, boolean]>([
    ['lead', {}, 'full', true, true],
    ['assistant-director', {}, 'full', true, true],
    ['director', {}, 'full', false, false],
    ['sia', { isCoordinator: true }, 'full', true, false],
    ['eeca', { isCoordinator: true }, 'full', true, false],
    ['sia', {}, 'summary', false, false],
    ['eeca', { isMember: true }, 'summary', false, false],
    ['specialist', {}, 'full', false, false],
    ['data-officer', { isCoordinator: true }, 'full', false, false],
    ['auditor', {}, 'full', false, false],
    ['headteacher', { isMember: true }, 'member', false, false],
    ['headteacher', {}, 'summary', false, false],
    ['governor', { isMember: true }, 'member', false, false],
    ['trust-executive', {}, 'summary', false, false],
    ['network-member', { isMember: true }, 'member', false, false],
    ['network-member', { isMember: true, isCoordinator: true }, 'member', false, false],
    ['network-member', {}, 'summary', false, false],
    ['elected-member', { isMember: true, isCoordinator: true }, 'aggregates', false, false],
    ['executive-member', {}, 'aggregates', false, false],
  ])('shows a %s (%j) %s; they may run it: %s; name its coordinators: %s', (role, over, sight, runs, appoints) => {
    expect([sightOf(reader(role, over)), mayRun(reader(role, over)), mayAppoint(reader(role, over))]).toEqual([sight, runs, appoints]);
  });

  it('is run by nobody who is not shown all of it', () => {
    for (const role of Object.keys(roles))
      for (const isCoordinator of [true, false])
        for (const isMember of [true, false]) {
          const one = reader(role, { isCoordinator, isMember });
          if (mayRun(one) || mayAppoint(one)) expect(sightOf(one)).toBe('full');
        }
    expect(sightOf(reader(null))).toBe('aggregates');
  });
});
