import '../tables.ts';
import { hkdfSync } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import type { Reader, Tx } from '../../database/database.ts';
import { hashOf, newSecret } from '../secret.ts';
import { openWith, sealWith } from '../secret-box.ts';

/** What was sent, and to which of our addresses. */
export interface KeptForm {
  readonly path: string;
  readonly fields: readonly (readonly [string, string])[];
}
export interface FormOwner {
  readonly accountId: number;
  readonly authorityId: number;
}

export const keptSeconds = 60 * 60;
/** Of the form as it was sent: no text that somebody wrote is longer. */
export const longestKeptBytes = 256 * 1024;

const shape = z.object({ path: z.string(), fields: z.array(z.tuple([z.string(), z.string()])) });
const keyFrom = (secret: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', 'waymark kept form', 32));
const formOf = (accountId: number): string => `a form of account ${String(accountId)}`;

/** Answers the secret that opens it, for a cookie: in the database nobody can read it. */
export async function keepForm(tx: Tx, clock: Clock, { accountId, authorityId }: FormOwner, form: KeptForm): Promise<string> {
  const secret = newSecret();
  const now = clock.now();
  await tx.deleteFrom('kept_form').where('expires_at', '<', now).execute();
  await tx
    .insertInto('kept_form')
    .values({
      secret_hash: hashOf(secret),
      authority_id: authorityId,
      account_id: accountId,
      sealed_form: sealWith(keyFrom(secret), JSON.stringify(form), formOf(accountId)),
      created_at: now,
      expires_at: new Date(now.getTime() + keptSeconds * 1000),
    })
    .execute();
  return secret;
}

/** Null for any account but the one whose session it was sent from. */
export async function findKeptForm(reader: Reader, clock: Clock, secret: string, accountId: number): Promise<KeptForm | null> {
  const row = await reader
    .selectFrom('kept_form')
    .select('sealed_form')
    .where('secret_hash', '=', hashOf(secret))
    .where('account_id', '=', accountId)
    .where('expires_at', '>', clock.now())
    .executeTakeFirst();
  const text = row === undefined ? null : openWith(keyFrom(secret), row.sealed_form, formOf(accountId));
  return text === null ? null : shape.parse(JSON.parse(text));
}

export async function discardKeptForm(tx: Tx, secret: string, accountId: number): Promise<void> {
  await tx.deleteFrom('kept_form').where('secret_hash', '=', hashOf(secret)).where('account_id', '=', accountId).execute();
}
