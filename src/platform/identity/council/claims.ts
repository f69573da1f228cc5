import { z } from 'zod';
import type { Result } from '../../../kernel/result.ts';
import { accepted, refused } from '../../../kernel/result.ts';

/** What an identity provider says of somebody, by the standard's own names. */
export type Claims = Readonly<Record<string, unknown>>;

/**
 * The email address that the provider vouches for, for the first sign-in alone. Entra ID sends no `email_verified` and keeps the address of
 * an account that has no mailbox in `preferred_username`; an address that the provider itself calls unverified is never taken.
 */
export function decideEmail(claims: Claims): Result<string> {
  const { email, email_verified: verified, preferred_username: userName } = claims;
  // Some providers send the word instead of the value.
  if (verified === false || verified === 'false') return refused('Its email address has not been verified there.');
  const given = typeof email === 'string' && email !== '' ? email : userName;
  const address = typeof given === 'string' ? given.trim().toLowerCase() : '';
  return z.email().safeParse(address).success ? accepted(address) : refused('It has no email address there.');
}
