import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decidePassword } from './password-rules.ts';

const owner = { email: 'rowan.ashdell@school.example', name: 'Rowan Ashdell' };
const problemOf = (password: string) => {
  const decided = decidePassword(password, owner);
  return decided.ok ? null : decided.reason;
};

describe('a password', () => {
  it.each([
    'purple otter lantern',
    'correct horse battery',
    'Ænglisc weorc þing',
    '3f9a1c-77e0b2-5d41aa',
    'tarmac-violin-eleven!',
    'the winter of our discontent',
  ])('may be long and without rules about signs: %s', (password) => {
    expect(problemOf(password)).toBeNull();
  });

  it.each([
    ['too short', 'otter lamp', 'at least 12 characters'],
    ['short in characters, though long in bytes', '🦦🦦🦦🦦🦦🦦', 'at least 12 characters'],
    ['too long', 'otter '.repeat(40), 'at most 200 characters'],
    ['the owner’s name', 'Rowan-Ashdell-77', 'your name'],
    ['the owner’s address', 'rowan.ashdell@school.example', 'your name'],
    ['the owner’s address before its @', 'xx rowan.ashdell xx', 'your name'],
    ['a common word with digits round it', 'Password123456!', 'first that somebody would guess'],
    ['a common word said twice', 'passwordpassword', 'first that somebody would guess'],
    ['the work itself', 'Headteacher2026!', 'first that somebody would guess'],
    ['one character on and on', 'aaaaaaaaaaaaaa', 'first that somebody would guess'],
    ['a pattern on and on', '123412341234', 'first that somebody would guess'],
    ['a row of the keyboard', 'qwertyuiopas', 'first that somebody would guess'],
    ['a date', '23-11-2026 1999', 'first that somebody would guess'],
  ])('is refused where it is %s', (_, password, reason) => {
    expect(problemOf(password)).toContain(reason);
  });

  it('is decided on, whatever is typed', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (password) => typeof decidePassword(password, owner).ok === 'boolean'));
  });
});
