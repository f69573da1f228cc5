import './tables.ts';
import '../identity/tables.ts';
import { sql } from 'kysely';
import type { Holidays } from '../../kernel/working-days.ts';
import type { Clock } from '../clock.ts';
import type { Database, Reader, Tx } from '../database/database.ts';
import { isUsable } from '../identity/usable-account.ts';
import type { Jobs } from '../jobs/start-jobs.ts';
import { sendMail } from '../mail/send-mail.ts';
import { goesAtOnce, isDigestDay, unchosen, writeDigest } from './digest.ts';
import { noticeJob } from './notice-job.ts';
import type { ByMail, Urgency } from './tables.ts';

export interface MailingMeans {
  readonly db: Database;
  readonly clock: Clock;
  readonly publicAddress: string;
  /** Days on which no digest is sent. */
  readonly findHolidays: (reader: Reader) => Promise<Holidays>;
}

/** What is urgent, or wanted so, goes as it is made; the rest at seven in the morning in England. */
export async function startMailingNotices(jobs: Jobs, means: MailingMeans): Promise<void> {
  await jobs.work<{ noticeIds: readonly number[] }>(noticeJob, ({ noticeIds }) => mailAtOnce(means, noticeIds));
  await jobs.work('notices-digest', () => mailDigests(means));
  await jobs.schedule('notices-digest', '0 7 * * *');
}

/** Those of the notices just made that do not wait. Each person's are one mail. */
export async function mailAtOnce(means: MailingMeans, noticeIds: readonly number[]): Promise<void> {
  await means.db.transaction(async (tx) => {
    for (const { notices, ...person } of await takeUnmailed(tx, means, sql`n.id = any(${noticeIds}::bigint[])`)) {
      const now = notices.filter(({ urgency }) => goesAtOnce(urgency, person.byMail));
      await mailOne(tx, means, person, now);
      if (person.byMail === 'none') await markDone(tx, means, notices);
    }
  });
}

/** What has not gone out yet, to everybody whose day it is. One person after another, so that one who cannot be written to holds up nobody. */
export async function mailDigests(means: MailingMeans): Promise<void> {
  const { db, clock } = means;
  const holidays = await means.findHolidays(db.kysely);
  const { rows } = await sql<{ id: number }>`select distinct account_id as id from notice where mail_done_at is null order by 1`.execute(db.kysely);
  for (const { id } of rows) {
    await db.transaction(async (tx) => {
      for (const { notices, ...person } of await takeUnmailed(tx, means, sql`n.account_id = ${id}`))
        if (isDigestDay(person.byMail, clock.today(), holidays)) await mailOne(tx, means, person, notices);
    });
  }
}

interface Unmailed {
  readonly id: number;
  readonly kind: string;
  readonly urgency: Urgency;
}
interface Person {
  readonly authorityId: number;
  readonly name: string;
  readonly email: string;
  readonly byMail: ByMail;
}

/** By person, and locked: a job that is repeated finds them done. What was read, or is for somebody whose account is shut, is passed over for ever. */
async function takeUnmailed(tx: Tx, { clock }: MailingMeans, which: ReturnType<typeof sql>): Promise<(Person & { readonly notices: Unmailed[] })[]> {
  const { rows } = await sql<Unmailed & Person & { accountId: number; isWanted: boolean }>`
    select n.id, n.kind, n.urgency, a.id as "accountId", a.authority_id as "authorityId", a.name, a.email, coalesce(c.by_mail, ${unchosen}) as "byMail",
      n.read_at is null and ${isUsable(clock)} as "isWanted"
    from notice n join account a on a.id = n.account_id left join notice_choice c on c.account_id = a.id
    where n.mail_done_at is null and ${which} order by n.id for update of n`.execute(tx);
  await markDone(
    tx,
    { clock },
    rows.filter(({ isWanted }) => !isWanted),
  );
  return [
    ...Map.groupBy(
      rows.filter(({ isWanted }) => isWanted),
      ({ accountId }) => accountId,
    ).values(),
  ].flatMap((notices) => (notices[0] === undefined ? [] : [{ ...notices[0], notices }]));
}

async function mailOne(tx: Tx, means: MailingMeans, { authorityId, name, email }: Person, notices: readonly Unmailed[]): Promise<void> {
  if (notices.length === 0) return;
  const kinds = notices.map(({ kind }) => kind);
  await sendMail(tx, { authorityId, to: email, ...writeDigest(name, kinds, means.publicAddress) });
  await markDone(tx, means, notices);
}

async function markDone(tx: Tx, { clock }: Pick<MailingMeans, 'clock'>, notices: readonly { readonly id: number }[]): Promise<void> {
  const ids = notices.map(({ id }) => id);
  if (ids.length > 0) await tx.updateTable('notice').set({ mail_done_at: clock.now() }).where('id', 'in', ids).execute();
}
