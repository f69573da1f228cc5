import './tables.ts';
import type { Clock } from '../clock.ts';
import type { Tx } from '../database/database.ts';
import { hashOf } from './secret.ts';
import type { Patiences } from './sign-in-delay.ts';
import { delayAfter, failuresLeft, withPasswords } from './sign-in-delay.ts';

export interface Attempt {
  /** As it is compared: without spaces around it, in small letters. For a code, whose it is. */
  readonly email: string;
  /** The network address it comes from. */
  readonly address: string;
}

const fromHere = ({ email, address }: Attempt): string => hashOf(`${email} ${address}`);
const fromAnywhere = ({ email }: Attempt): string => hashOf(email);

/**
 * Counts one attempt as failed, or answers how many seconds it has to wait. Where the account has signed in from this address before, only what
 * was tried from here counts: strangers who fail elsewhere delay each other, and not the owner.
 */
export async function countAttempt(tx: Tx, clock: Clock, attempt: Attempt, patiences: Patiences = withPasswords): Promise<number> {
  const now = clock.now();
  const here = await lockCount(tx, now, fromHere(attempt));
  const counts = [{ ...here, patience: patiences.oneAddress }];
  if (!here.known) counts.push({ ...(await lockCount(tx, now, fromAnywhere(attempt))), patience: patiences.strangers });
  const wait = Math.max(0, ...counts.map(({ blocked_until }) => secondsBetween(now, blocked_until)));
  if (wait === 0) for (const count of counts) await addFailure(tx, now, count);
  return wait;
}

/** The password was right: nothing tried from here counts, and strangers elsewhere no longer hinder who signs in here. */
export async function forgiveAttempts(tx: Tx, attempt: Attempt): Promise<void> {
  await tx
    .updateTable('sign_in_failure')
    .set({ failures: 0, blocked_until: null, known: true })
    .where('counted_hash', '=', fromHere(attempt))
    .execute();
}

interface Count {
  readonly counted_hash: string;
  readonly failures: number;
  readonly last_failed_at: Date;
  readonly blocked_until: Date | null;
  readonly known: boolean;
}

/** Written before it is read, since a row that is not there cannot be locked, and all of a first burst would slip past it. */
async function lockCount(tx: Tx, now: Date, hash: string): Promise<Count> {
  const first = { counted_hash: hash, failures: 0, last_failed_at: now, blocked_until: null };
  await tx
    .insertInto('sign_in_failure')
    .values(first)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return tx.selectFrom('sign_in_failure').selectAll().where('counted_hash', '=', hash).forUpdate().executeTakeFirstOrThrow();
}

async function addFailure(tx: Tx, now: Date, count: Count & { readonly patience: Patiences['strangers'] }): Promise<void> {
  const failures = failuresLeft(count.failures, new Date(count.last_failed_at), now) + 1;
  const seconds = delayAfter(failures, count.patience);
  const blockedUntil = seconds === 0 ? null : new Date(now.getTime() + seconds * 1000);
  await tx
    .updateTable('sign_in_failure')
    .set({ failures, last_failed_at: now, blocked_until: blockedUntil })
    .where('counted_hash', '=', count.counted_hash)
    .execute();
}

const secondsBetween = (now: Date, until: Date | null): number =>
  until === null ? 0 : Math.ceil((new Date(until).getTime() - now.getTime()) / 1000);
