import type { Clock } from '../clock.ts';
import type { Jobs } from '../jobs/start-jobs.ts';
import { findAnchor } from './find-anchor.ts';

/** Every night the log says where the chains end: a log is sent elsewhere, and so are the anchors with it. */
export async function logAnchors(jobs: Jobs, clock: Clock, log: { readonly info: (fields: object, message: string) => void }): Promise<void> {
  await jobs.work('audit-anchor', async () => {
    log.info({ anchor: await findAnchor(jobs.database.kysely, clock) }, 'where the audit trail ends');
  });
  await jobs.schedule('audit-anchor', '20 2 * * *');
}
