import { dateInWords } from '../../../kernel/plain-date.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { sendMail } from '../../../platform/mail/send-mail.ts';
import { sendNotice } from '../../../platform/notices/send-notice.ts';
import type { Doing } from '../../common/doing.ts';
import type { Booking } from './find-bookings.ts';

const told = {
  'promoted': { kind: 'academy-place', urgency: 'urgent', says: 'A place came free, and is now given' },
  'cancelled': { kind: 'academy-place', urgency: 'usual', says: 'A place is cancelled' },
  'called-off': { kind: 'academy-session-cancelled', urgency: 'urgent', says: 'A session is cancelled' },
  'moved': { kind: 'academy-session-changed', urgency: 'urgent', says: 'The day, time or place of a session has changed' },
  'week': { kind: 'academy-reminder', urgency: 'usual', says: 'It is in a week or less' },
  'day': { kind: 'academy-reminder', urgency: 'urgent', says: 'It is tomorrow' },
  'evaluate': { kind: 'academy-evaluation', urgency: 'usual', says: 'Say how it was, and print your certificate' },
} as const;

/**
 * Tells the person whose place it is, and whoever asked for it, unless that is who does it now. Somebody without an account has a mail, which names the course and the
 * day, and nothing else.
 */
export async function sendAboutPlace(
  tx: Tx,
  { authorityId, actor }: Pick<Doing, 'authorityId' | 'actor'>,
  booking: Booking,
  about: keyof typeof told,
): Promise<void> {
  const { kind, urgency, says } = told[about];
  const { accountId, askedByAccount, title, firstOn, name, email, id } = booking;
  const on = dateInWords(firstOn);
  const href = `/academy/bookings/${String(id)}`;
  const telling = { authorityId, kind, urgency, href } as const;
  if (accountId !== actor.accountId) await sendNotice(tx, { ...telling, to: [accountId], subject: `${says}: “${title}” on ${on}` });
  if (askedByAccount !== accountId && askedByAccount !== actor.accountId && about !== 'evaluate')
    await sendNotice(tx, { ...telling, to: [askedByAccount], subject: `${says}: “${title}” on ${on}, for ${name}` });
  if (accountId === null)
    await sendMail(tx, {
      authorityId,
      to: email,
      subject: `${title}, ${on}`,
      body: `${says}.\n\n${title}\n${on}, ${booking.startsAt} to ${booking.endsAt}\n\nThe place was asked for by ${booking.askedBy}, who can tell you more.\n`,
    });
}
