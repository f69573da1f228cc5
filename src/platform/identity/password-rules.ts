import type { Result } from '../../kernel/result.ts';
import { accepted, refused } from '../../kernel/result.ts';
import { shortestPassword } from './password.ts';

/** Whose password it is to be. */
export interface Owner {
  readonly email: string;
  readonly name: string;
}

/** Longer ones cost the hashing much and protect no more. */
const longestPassword = 200;

/** What the commonest passwords are made of, once the digits and signs that are put round them are taken off. */
const commonest = new Set(
  (
    'password passwords passphrase letmein welcome changeme trustno iloveyou sunshine princess football baseball monkey dragon master shadow superman batman ' +
    'liverpool arsenal chelsea manchester everton rangers celtic qwerty qwertyuiop asdfgh asdfghjkl zxcvbnm azerty admin administrator root login default ' +
    'secret computer internet service england london summer winter spring autumn january february august september october november december ' +
    'waymark school council teacher headteacher governor education ofsted inspection'
  ).split(' '),
);

/**
 * Long, not the owner's own name, and not what everybody tries first. No rule about capitals and signs: they make passwords that are written
 * down (NCSC, "Three random words"; NIST SP 800-63B).
 */
export function decidePassword(password: string, owner: Owner): Result<string> {
  const length = Array.from(password).length;
  if (length < shortestPassword) return refused(`Use a password of at least ${String(shortestPassword)} characters, such as three random words.`);
  if (length > longestPassword) return refused(`Use a password of at most ${String(longestPassword)} characters.`);
  const plain = lettersOf(password);
  if (ownWords(owner).some((word) => plain.includes(word))) return refused('Use a password that does not have your name or email address in it.');
  if (isCommon(password)) return refused('That password is one of the first that somebody would guess. Use another, such as three random words.');
  return accepted(password);
}

const lettersOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

/** The name as a whole and the address before its @; too short to mean anything they are let through. */
const ownWords = ({ email, name }: Owner): string[] =>
  [lettersOf(name), lettersOf(email), lettersOf(email.split('@', 1)[0] ?? '')].filter((word) => word.length >= 5);

function isCommon(password: string): boolean {
  const plain = lettersOf(password);
  const word = plain.replaceAll(/\d/g, '');
  // "aaaaaaaaaaaa", "passwordpassword" and "123412341234" say one thing several times.
  const once = /^(.{1,12}?)\1+$/u.exec(plain)?.[1] ?? plain;
  const wordOnce = /^(.{1,12}?)\1+$/u.exec(word)?.[1] ?? word;
  return commonest.has(wordOnce) || once.length < 5 || isRun(plain) || word.length === 0;
}

const rows = ['01234567890123456789', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm', '1qaz2wsx3edc4rfv5tgb6yhn7ujm'];
const isRun = (plain: string): boolean => rows.some((row) => row.includes(plain) || Array.from(row).toReversed().join('').includes(plain));
