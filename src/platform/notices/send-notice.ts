import './tables.ts';
import '../identity/tables.ts';
import type { Tx } from '../database/database.ts';
import { getJobs } from '../jobs/start-jobs.ts';
import { noticeJob } from './notice-job.ts';
import type { Urgency } from './tables.ts';

export interface NewNotice {
  readonly authorityId: number;
  /** Accounts; one that is null, given twice, or shut is told nothing. */
  readonly to: readonly (number | null)[];
  /** Lower case words with hyphens ("concern-to-triage"). A mail says it, as words: so nothing sensitive, and no name. */
  readonly kind: string;
  readonly urgency: Urgency;
  /** What stands on the first page: no tier, no restricted word. */
  readonly subject: string;
  /** Where it is read: a path of this service. */
  readonly href: string;
}

/** Tells people something: on their first page at once, and by mail as each has chosen. Kept with the transaction, or not at all. */
export async function sendNotice(tx: Tx, { authorityId, to, kind, urgency, subject, href }: NewNotice): Promise<void> {
  const asked = [...new Set(to)].filter((id) => id !== null);
  if (asked.length === 0) return;
  const people = await tx
    .selectFrom('account')
    .select('id')
    .where('authority_id', '=', authorityId)
    .where('id', 'in', asked)
    .where('state', '<>', 'disabled')
    .execute();
  if (people.length === 0) return;
  const told = await tx
    .insertInto('notice')
    .values(people.map(({ id }) => ({ authority_id: authorityId, account_id: id, kind, urgency, subject, href, read_at: null, mail_done_at: null })))
    .returning('id')
    .execute();
  await (await getJobs(tx)).send(tx, noticeJob, { noticeIds: told.map(({ id }) => id) });
}
