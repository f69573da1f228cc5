import './tables.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import type { JobHandler, Jobs } from '../jobs/start-jobs.ts';
import { handOver, isDelivered, type MailConfig } from './mail-transport.ts';

interface Means {
  readonly config: MailConfig;
  readonly clock: Clock;
  readonly db: Database;
}

/** Delivers what `sendMail` puts in the outbox. */
export const startDelivering = (jobs: Jobs, means: Means): Promise<void> => jobs.work('mail', deliverMail(means));

/** Hands one mail to whoever carries it, and forgets what it said: it may hold a link that opens an account. Where nobody does, it stays. */
function deliverMail({ config, clock, db }: Means): JobHandler<{ mailId: number }> {
  return async ({ mailId }) => {
    if (!isDelivered(config)) return;
    const mail = await db.kysely.selectFrom('mail').selectAll().where('id', '=', mailId).where('sent_at', 'is', null).executeTakeFirst();
    if (mail === undefined || mail.body === null) return;
    const attempts = mail.attempts + 1;
    const problem = await handOver(config, { id: mail.id, to: mail.to_address, subject: mail.subject, text: mail.body });
    if (problem !== null) {
      await db.transaction((tx) => tx.updateTable('mail').set({ attempts, failed_reason: problem }).where('id', '=', mailId).execute());
      // What the server said may quote the address, and the job's own record is no place for it.
      throw new Error(`Mail ${String(mailId)} was not delivered.`);
    }
    const delivered = { attempts, sent_at: clock.now(), body: null, failed_reason: null };
    await db.transaction((tx) => tx.updateTable('mail').set(delivered).where('id', '=', mailId).execute());
  };
}
