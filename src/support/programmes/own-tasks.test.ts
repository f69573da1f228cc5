import { describe, expect, it } from 'vitest';
import { roles } from '../../register/access/roles.ts';
import { permissionTable } from '../../register/access/permissions.ts';
import { doers, type Doer } from '../programme-definitions/definition.ts';
import { isOfficersOwn } from './own-tasks.ts';
import { actsAs } from './who-acts.ts';

const everyDoer = Object.keys(doers) as Doer[];
const task = (by: Doer, over: { readonly twoPersons?: boolean; readonly doneBy?: 'form' | 'single-plan' } = {}) => ({
  by,
  twoPersons: false,
  doneBy: 'form' as const,
  ...over,
});
const theirs = (role: string) => everyDoer.filter((by) => isOfficersOwn(task(by), { as: actsAs(role) }));

describe('a task of their own', () => {
  it.each([
    ['specialist', ['specialist']],
    ['safeguarding-lead', ['safeguarding-lead']],
    ['headteacher', []],
    ['chair', []],
    ['data-officer', []],
    ['auditor', []],
  ])('of a %s is %j', (role, expected) => {
    expect(theirs(role)).toEqual(expected);
  });

  it('is no step of the law, and nothing that a page of its own does', () => {
    const by = { as: actsAs('specialist') };
    expect(isOfficersOwn(task('specialist', { twoPersons: true }), by)).toBe(false);
    expect(isOfficersOwn(task('specialist', { doneBy: 'single-plan' }), by)).toBe(false);
  });

  it('is what nobody may record who has no such task', () => {
    const holders = Object.values(permissionTable['programme.own-task']).flat();
    expect(holders.toSorted()).toEqual(
      Object.keys(roles)
        .filter((role) => theirs(role).length > 0 && !actsAs(role).includes('adviser'))
        .toSorted(),
    );
  });
});
