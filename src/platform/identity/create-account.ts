import './tables.ts';
import { z } from 'zod';
import type { Result } from '../../kernel/result.ts';
import { accepted, refused } from '../../kernel/result.ts';
import { recordAudit } from '../audit/record-audit.ts';
import type { Tx } from '../database/database.ts';
import type { Actor } from './actor.ts';
import type { AccountState, SignInMethod } from './tables.ts';

export interface NewAccount {
  readonly authorityId: number;
  readonly email: string;
  readonly name: string;
  /** A role from the access table; the caller has checked that there is such a role. */
  readonly role: string;
  readonly jobTitle?: string;
  /** From `hashPassword`, made before the transaction; without one nobody can sign in to the account with a password. */
  readonly passwordHash?: string;
  /** In use at once, unless it is to be invited (`issueAccountLink`) or approved first. */
  readonly state?: Exclude<AccountState, 'disabled'>;
  /** With the council's identity provider and in no other way: 'oidc'. */
  readonly signInMethod?: SignInMethod;
  /** The last day it can be used, as YYYY-MM-DD. */
  readonly expiresOn?: string | null;
}

/**
 * Answers the account's id. The command line hashes a password first: one given on standard input, or one it makes (`newPassword`) and prints
 * this once. No link to set a password is sent: it would need mail to be set up before the first person could sign in.
 */
export async function createAccount(tx: Tx, actor: Actor, given: NewAccount): Promise<Result<number>> {
  const email = given.email.trim().toLowerCase();
  const name = given.name.trim();
  if (!z.email().safeParse(email).success) return refused(`"${given.email}" is not an email address.`);
  if (name === '') return refused('Give the name of the person whose account it is.');
  const made = await tx
    .insertInto('account')
    .values({
      authority_id: given.authorityId,
      email,
      name,
      role: given.role,
      job_title: given.jobTitle ?? null,
      password_hash: given.passwordHash ?? null,
      state: given.state ?? 'active',
      sign_in_method: given.signInMethod ?? 'password',
      expires_on: given.expiresOn ?? null,
    })
    // Told by the index, because two may be made at once, and because another authority's account cannot be looked at.
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made === undefined) return refused(`There is already an account for ${email}.`);
  const subject = { kind: 'account', id: made.id };
  const after = { role: given.role, state: given.state ?? 'active', expiresOn: given.expiresOn ?? null };
  await recordAudit(tx, { actor, event: 'account.created', subject, after, authorityId: given.authorityId });
  return accepted(made.id);
}
