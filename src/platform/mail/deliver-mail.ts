import './tables.ts';
import { createTransport } from 'nodemailer';
import type { Clock } from '../clock.ts';
import type { Config } from '../config/config.ts';
import type { Database } from '../database/database.ts';
import type { JobHandler, Jobs } from '../jobs/start-jobs.ts';

interface Means {
  readonly config: Pick<Config, 'smtpUrl' | 'mailFrom'>;
  readonly clock: Clock;
  readonly db: Database;
}

/** A mail server that does not answer must not hold up the mails behind it. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/** Delivers what `sendMail` puts in the outbox. */
export const startDelivering = (jobs: Jobs, means: Means): Promise<void> => jobs.work('mail', deliverMail(means));

/** Hands one mail to the mail server, and forgets what it said: it may hold a link that opens an account. Where there is no server, it stays. */
function deliverMail({ config, clock, db }: Means): JobHandler<{ mailId: number }> {
  return async ({ mailId }) => {
    if (config.smtpUrl === undefined) return;
    const mail = await db.kysely.selectFrom('mail').selectAll().where('id', '=', mailId).where('sent_at', 'is', null).executeTakeFirst();
    if (mail === undefined || mail.body === null) return;
    const attempts = mail.attempts + 1;
    const transport = createTransport({ url: config.smtpUrl, ...patience });
    try {
      await transport.sendMail({ from: config.mailFrom, to: mail.to_address, subject: mail.subject, text: mail.body });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      await db.transaction((tx) => tx.updateTable('mail').set({ attempts, failed_reason: reason }).where('id', '=', mailId).execute());
      // What the server said quotes the address, and the job's own record is no place for it.
      throw new Error(`Mail ${String(mailId)} was not delivered.`);
    } finally {
      transport.close();
    }
    const delivered = { attempts, sent_at: clock.now(), body: null, failed_reason: null };
    await db.transaction((tx) => tx.updateTable('mail').set(delivered).where('id', '=', mailId).execute());
  };
}
