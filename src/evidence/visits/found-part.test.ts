import { expect, it } from 'vitest';
import { roles } from '../../register/index.ts';
import { isOfSchool } from './found-part.ts';

const staff = [
  'director',
  'assistant-director',
  'lead',
  'sia',
  'eeca',
  'safeguarding-lead',
  'specialist',
  'data-officer',
  'business-support',
  'auditor',
];

it.each([...Object.keys(roles), 'a-role-of-next-year', null])('whoever is not staff by name sees of a visit what a school sees: %s', (role) => {
  expect(isOfSchool({ role, kind: 'person' })).toBe(!staff.includes(role ?? ''));
});

it('whoever is at the command line is the authority’s own', () => {
  expect(isOfSchool({ role: null, kind: 'operator' })).toBe(false);
});
