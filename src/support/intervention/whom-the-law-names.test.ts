import { expect, it } from 'vitest';
import { namedForBoard, namedForConsultation, namedForCopies, namedForStatement } from './whom-the-law-names.ts';

const values = (named: readonly { readonly value: string }[]) => named.map(({ value }) => value).join(' ');

it.each([
  ['community', 'Does not apply', 'head regions-group', 'head', 'governing-body'],
  ['community', null, 'head regions-group', 'head', 'governing-body'],
  [null, null, 'head regions-group', 'head', 'governing-body'],
  ['voluntary-aided', 'Roman Catholic', 'head diocese appointing-body regions-group', 'head diocese appointing-body', 'governing-body | diocese'],
  ['voluntary-controlled', 'Church of England/Methodist', 'head diocese appointing-body regions-group', 'head diocese appointing-body', 'governing-body | diocese'],
  ['voluntary-aided', 'Jewish', 'head appointing-body regions-group', 'head appointing-body', 'governing-body | appointing-body'],
  ['voluntary-aided', null, 'head appointing-body regions-group', 'head appointing-body', 'governing-body | diocese appointing-body'],
  ['voluntary-aided', 'Not recorded', 'head appointing-body regions-group', 'head appointing-body', 'governing-body | diocese appointing-body'],
  ['foundation', 'Does not apply', 'head appointing-body regions-group', 'head appointing-body', 'governing-body | appointing-body'],
  ['foundation', 'Church of England', 'head diocese appointing-body regions-group', 'head diocese appointing-body', 'governing-body | diocese'],
  ['foundation-special', 'None', 'head appointing-body regions-group', 'head appointing-body', 'governing-body | appointing-body'],
  ['community-special', 'None', 'head regions-group', 'head', 'governing-body'],
])('a %s school, %s: copies of a notice under s60 to %s, under s60A to %s; consults %s', (character, religiousCharacter, s60, s60a, consults) => {
  const school = { character, religiousCharacter };
  expect(values(namedForCopies('s60', school))).toBe(s60);
  expect(values(namedForCopies('s60a', school))).toBe(s60a);
  expect(namedForConsultation(school).map(values).join(' | ')).toBe(consults);
}); // prettier-ignore

it.each([
  ['community', 'None', false, 'members | governors | regions-group'],
  ['voluntary-aided', 'Roman Catholic', false, 'members | governors | regions-group | diocese'],
  ['foundation', 'None', false, 'members | governors | regions-group | appointing-body'],
  ['foundation', 'None', true, 'members | governors | regions-group'],
  ['voluntary-aided', 'Jewish', true, 'members | governors | regions-group | appointing-body'],
  ['voluntary-aided', null, false, 'members | governors | regions-group | diocese appointing-body'],
] as const)('a %s school, %s, nobody appoints %s: copies of the notice of a board to %s', (character, religiousCharacter, nobodyAppoints, expected) => {
  expect(namedForBoard({ character, religiousCharacter, nobodyAppoints }).map(values).join(' | ')).toBe(expected);
}); // prettier-ignore

it('asks nothing of whoever appoints foundation governors where nobody does', () => {
  const school = { character: 'foundation', religiousCharacter: 'None', nobodyAppoints: true };
  expect([values(namedForCopies('s60', school)), values(namedForCopies('s60a', school)), namedForConsultation(school).map(values).join(' | ')]).toEqual(['head regions-group', 'head', 'governing-body']);
}); // prettier-ignore

it('copies a statement of action to Ofsted, and to a voluntary aided school’s appointing body', () => {
  expect([values(namedForStatement({ character: 'community' })), values(namedForStatement({ character: 'voluntary-aided' }))]).toEqual(['ofsted', 'ofsted appointing-body']);
}); // prettier-ignore
