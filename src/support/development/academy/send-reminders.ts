import { sql } from 'kysely';
import type { Clock } from '../../../platform/clock.ts';
import type { Database, Tx } from '../../../platform/database/database.ts';
import { asAuthority } from '../../../platform/database/who-asks.ts';
import { sayWhen } from '../../../platform/history/say-when.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import type { Jobs } from '../../../platform/jobs/start-jobs.ts';
import { listAuthorities } from '../../../register/index.ts';
import { findBooking } from './find-bookings.ts';
import { reminderDue } from './reminder.ts';
import { sendAboutPlace } from './send-about-place.ts';
import './tables.ts';

const nightly: Actor = { kind: 'operator', accountId: null, name: 'Waymark, every night', role: null, authorityId: null, tokenId: null };

interface Coming {
  readonly id: number;
  readonly firstOn: string;
  readonly bookedOn: string;
  readonly remindedWeek: boolean;
  readonly remindedDay: boolean;
}

/** Reminds whoever has a place a week before and on the day before, once each. Doing it twice in a night reminds nobody twice. Answers how many were sent. */
export async function sendAcademyReminders(db: Database, clock: Clock, authorityId: number): Promise<number> {
  return asAuthority(authorityId, () => db.transaction((tx) => remind(tx, clock, authorityId), { authorityId }));
}

async function remind(tx: Tx, clock: Clock, authorityId: number): Promise<number> {
  const today = clock.today();
  await sayWhen(tx, clock);
  const { rows } = await sql<Coming>`
    select b.id, s.first_on as "firstOn", (b.booked_at at time zone 'Europe/London')::date as "bookedOn",
      b.reminded_week_at is not null as "remindedWeek", b.reminded_day_at is not null as "remindedDay"
    from academy_booking b join academy_session s on s.id = b.session_id
    where b.authority_id = ${authorityId} and b.state = 'booked' and s.state = 'open' and s.first_on > ${today}::date and s.first_on <= ${today}::date + 7
    order by b.id for update of b`.execute(tx);
  let sent = 0;
  for (const coming of rows) {
    const due = reminderDue(coming, today);
    const booking = due === null ? null : await findBooking(tx, authorityId, coming.id);
    if (due === null || booking === null) continue;
    await tx
      .updateTable('academy_booking')
      .set(due === 'week' ? { reminded_week_at: clock.now() } : { reminded_day_at: clock.now() })
      .where('id', '=', coming.id)
      .execute();
    await sendAboutPlace(tx, { authorityId, clock, actor: { ...nightly, authorityId } }, booking, due);
    sent += 1;
  }
  return sent;
}

/** Every night, for every authority in turn. */
export async function remindOfAcademyNightly(jobs: Jobs, clock: Clock): Promise<void> {
  await jobs.work('remind-of-academy', async () => {
    for (const { id } of await listAuthorities(jobs.database.kysely)) await sendAcademyReminders(jobs.database, clock, id);
  });
  await jobs.schedule('remind-of-academy', '30 5 * * *');
}
