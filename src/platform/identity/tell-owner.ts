import './tables.ts';
import type { Tx } from '../database/database.ts';
import { sendMail } from '../mail/send-mail.ts';

/** A mail to whoever an account belongs to, each sentence a paragraph. */
export async function tellOwner(tx: Tx, accountId: number, subject: string, paragraphs: readonly string[]): Promise<void> {
  const account = await tx.selectFrom('account').select(['authority_id', 'email', 'name']).where('id', '=', accountId).executeTakeFirstOrThrow();
  await sendMail(tx, {
    authorityId: account.authority_id,
    to: account.email,
    subject,
    body: [`Dear ${account.name},`, ...paragraphs].join('\n\n'),
  });
}

/** What every such mail ends with. */
export const ifItWasNotYou = 'If it was not you, tell whoever looks after accounts in your authority at once.';
