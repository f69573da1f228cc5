import { dateInWords } from '../../../kernel/plain-date.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { sendMail } from '../../../platform/mail/send-mail.ts';
import { sendNotice } from '../../../platform/notices/send-notice.ts';
import { listWhoMay } from '../../../register/index.ts';
import type { Doing } from '../../common/doing.ts';
import { pounds } from './charge.ts';
import type { Booking } from './find-bookings.ts';
import { whenInWords } from './session-words.ts';

const told = {
  'booked': { kind: 'academy-place', urgency: 'usual', says: 'You have a place' },
  'listed': { kind: 'academy-place', urgency: 'usual', says: 'You are on the waiting list' },
  'promoted': { kind: 'academy-place', urgency: 'urgent', says: 'A place came free, and is now given' },
  'cancelled': { kind: 'academy-place', urgency: 'usual', says: 'A place is cancelled' },
  'called-off': { kind: 'academy-session-cancelled', urgency: 'urgent', says: 'A session is cancelled' },
  'moved': { kind: 'academy-session-changed', urgency: 'urgent', says: 'The day, time or place of a session has changed' },
  'week': { kind: 'academy-reminder', urgency: 'usual', says: 'It is in a week or less' },
  'day': { kind: 'academy-reminder', urgency: 'urgent', says: 'It is tomorrow' },
  'evaluate': { kind: 'academy-evaluation', urgency: 'usual', says: 'Say how it was, and print your certificate' },
} as const;
type About = keyof typeof told;
type Telling = Pick<Doing, 'authorityId' | 'actor' | 'clock'>;

/**
 * Tells the person whose place it is, and whoever asked for it, unless that is who does it now. Somebody without an account has a mail instead, which says where it is
 * to those who have a place.
 */
export async function sendAboutPlace(tx: Tx, doing: Telling, booking: Booking, about: About): Promise<void> {
  const { authorityId, actor } = doing;
  const { kind, urgency, says } = told[about];
  const { accountId, askedByAccount, askedBy, title, firstOn, name, email, id } = booking;
  const on = dateInWords(firstOn);
  const telling = { authorityId, kind, urgency, href: `/academy/bookings/${String(id)}` } as const;
  const isNew = about === 'booked' || about === 'listed';
  const why = isNew ? `: ${askedBy} asked for it` : '';
  if (accountId !== actor.accountId) await sendNotice(tx, { ...telling, to: [accountId], subject: `${says}: “${title}” on ${on}${why}` });
  if (askedByAccount !== accountId && about !== 'evaluate' && !isNew) {
    const to = (await listWhoAsked(tx, doing, booking)).filter((one) => one !== actor.accountId && one !== accountId);
    await sendNotice(tx, { ...telling, to, subject: `${says}: “${title}” on ${on}, for ${name}` });
  }
  if (accountId === null) await sendMail(tx, { authorityId, to: email, subject: `${title}, ${on}`, body: bodyOf(booking, about) });
}

/** What somebody without an account reads: who asked, and for what reason the address is held, which they were never asked themselves (UK GDPR article 14). */
function bodyOf(booking: Booking, about: About): string {
  const { title, place, link, state, providerName, askedBy, name, role } = booking;
  const hasPlace = state === 'booked' && about !== 'cancelled' && about !== 'called-off' && about !== 'evaluate';
  const lines = [`${told[about].says}.`, '', title, whenInWords(booking)];
  if (hasPlace) lines.push(place, ...(link === null ? [] : [`Join online: ${link}`]));
  lines.push('', `The place was asked for by ${askedBy}${providerName === null ? '' : ` for ${providerName}`}, who can tell you more.`);
  if (about === 'moved' && hasPlace) lines.push('If you cannot come any more, tell them: cancelling is free now.');
  if (about === 'booked' || about === 'listed')
    lines.push(
      `The academy holds your name (${name}), what you do (${role}) and this address so that you can be given the place, reminded of it and given a certificate.`,
    );
  return `${lines.join('\n')}\n`;
}

/** Whoever asked, while they book for that provider; where they do no longer, its heads. */
async function listWhoAsked(tx: Tx, { authorityId, clock }: Telling, { providerId, askedByAccount }: Booking): Promise<(number | null)[]> {
  if (providerId === null) return [askedByAccount];
  const who = { authorityId, providerId };
  const may = await listWhoMay(tx, clock, 'academy.book', who);
  if (may.some((one) => one.id === askedByAccount)) return [askedByAccount];
  // Heads alone hold this one; booking is open to others too.
  return (await listWhoMay(tx, clock, 'pathway.shared', who)).map((one) => one.id);
}

/** Somebody’s own booking, such as a governor’s, is charged to the school: its head is told, also where it is only charged once the place comes up. */
export async function sendAboutCharge(tx: Tx, { authorityId, clock }: Telling, booking: Booking, pence: number): Promise<void> {
  const { providerId, accountId, askedByAccount, id, title, name } = booking;
  if (pence === 0 || providerId === null || accountId === null || accountId !== askedByAccount) return;
  const heads = await listWhoMay(tx, clock, 'pathway.shared', { authorityId, providerId });
  await sendNotice(tx, {
    authorityId,
    to: heads.map((one) => one.id).filter((one) => one !== accountId),
    kind: 'academy-charge',
    urgency: 'usual',
    subject: `${name} has a place on “${title}”: ${pounds(pence)} is charged to your school`,
    href: `/academy/bookings/${String(id)}`,
  });
}
