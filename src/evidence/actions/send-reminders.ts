import { dateInWords } from '../../kernel/plain-date.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database, Tx } from '../../platform/database/database.ts';
import { asAuthority } from '../../platform/database/who-asks.ts';
import { sayWhen } from '../../platform/history/say-when.ts';
import type { Jobs } from '../../platform/jobs/start-jobs.ts';
import { sendNotice } from '../../platform/notices/send-notice.ts';
import { findCalendar, listAuthorities } from '../../register/index.ts';
import { listReminded, listRemindedOfRestricted } from './find-owners.ts';
import { reminderDue } from './reminder.ts';
import './tables.ts';

/** Reminds the owners of what is soon due and of what was due, once each. Answers how many were sent. */
export async function sendReminders(db: Database, clock: Clock, authorityId: number): Promise<number> {
  return asAuthority(authorityId, () => db.transaction((tx) => remind(tx, clock, authorityId), { authorityId }));
}

async function remind(tx: Tx, clock: Clock, authorityId: number): Promise<number> {
  const today = clock.today();
  const { holidays } = await findCalendar(tx, { authorityId });
  const open = await tx
    .selectFrom('agreed_action')
    .selectAll()
    .where('authority_id', '=', authorityId)
    .where('state', '=', 'open')
    .where('reported_on', 'is', null)
    .orderBy('id')
    .execute();
  let sent = 0;
  await sayWhen(tx, clock);
  for (const row of open) {
    const due = reminderDue({ dueOn: row.due_on, remindedBefore: row.reminded_before, remindedAfter: row.reminded_after }, today, holidays);
    if (due === null) continue;
    const whose = {
      providerId: row.provider_id,
      authorityId,
      ownerAccountId: row.owner_account_id,
      ownerSide: row.owner_side,
      isShared: row.is_shared,
    };
    // What is restricted is told of to those alone who read it; and never in words.
    const to = row.is_restricted ? await listRemindedOfRestricted(tx, row.id) : await listReminded(tx, whose, today);
    const subject = `An action ${due === 'before' ? 'is due' : 'was due'} on ${dateInWords(row.due_on)}`;
    await sendNotice(tx, { authorityId, to, kind: 'action-due', urgency: 'usual', subject, href: `/actions/${String(row.id)}` });
    const reminded = due === 'before' ? { reminded_before: row.due_on } : { reminded_after: row.due_on };
    await tx.updateTable('agreed_action').set(reminded).where('id', '=', row.id).execute();
    sent += 1;
  }
  return sent;
}

/** Every night, for every authority in turn. */
export async function remindNightly(jobs: Jobs, clock: Clock): Promise<void> {
  await jobs.work('remind-of-actions', async () => {
    for (const { id } of await listAuthorities(jobs.database.kysely)) await sendReminders(jobs.database, clock, id);
  });
  await jobs.schedule('remind-of-actions', '20 5 * * *');
}
