import './tables.ts';
import type { Tx } from '../database/database.ts';
import { getJobs } from '../jobs/start-jobs.ts';

export interface NewMail {
  readonly authorityId: number;
  readonly to: string;
  readonly subject: string;
  /** Plain text. Links begin with `publicAddress(config)`. */
  readonly body: string;
}

/** Puts a mail in the outbox and asks for its delivery: both are kept with the transaction, or neither is. Answers its id. */
export async function sendMail(tx: Tx, { authorityId, to, subject, body }: NewMail): Promise<number> {
  const { id } = await tx
    .insertInto('mail')
    // A line break in either would begin a header of the sender's choice.
    .values({ authority_id: authorityId, to_address: oneLine(to), subject: oneLine(subject), body, sent_at: null, failed_reason: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  await (await getJobs(tx)).send(tx, 'mail', { mailId: id });
  return id;
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
