import { sql } from 'kysely';
import type { Clock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { sendNotice } from '../../platform/notices/send-notice.ts';
import { findPeople } from './find-people.ts';
import { breakGlassRoles } from './sight.ts';

interface Told {
  readonly authorityId: number;
  readonly concernId: number;
  readonly actor: Actor;
  readonly clock: Clock;
}

/** Those whom a restricted concern is open to: the safeguarding leads, and whoever is named. */
async function findNamedAccounts(tx: Tx, { authorityId, concernId, clock }: Told): Promise<number[]> {
  const leads = await findPeople(tx, clock, authorityId, ['safeguarding-lead']);
  const { rows } = await sql<{ id: number }>`
    select account_id as id from concern_reader where concern_id = ${concernId} and ended_at is null`.execute(tx);
  return [...new Set([...leads, ...rows].map(({ id }) => id))];
}

/** Somebody who is not named opened it: those who are, are told at once. Nothing of what is in it stands in the notice. */
export async function sendOpenedNotice(tx: Tx, told: Told): Promise<void> {
  const { authorityId, concernId, actor } = told;
  await sendNotice(tx, {
    authorityId,
    to: (await findNamedAccounts(tx, told)).filter((id) => id !== actor.accountId),
    kind: 'record-opened',
    urgency: 'urgent',
    subject: `${actor.name} opened a record that you are named on, and gave a reason`,
    href: `/concerns/${String(concernId)}`,
  });
}

/** Whether a restricted one is left to nobody who could decide on it beside whoever did this: they know already, and may have no leave to decide. */
async function isLeftToNobody(tx: Tx, { authorityId, actor, clock }: Told, told: readonly number[]): Promise<boolean> {
  const deciders = await findPeople(tx, clock, authorityId, ['safeguarding-lead', ...breakGlassRoles]);
  return !deciders.some(({ id }) => id !== actor.accountId && told.includes(id));
}

/** One waits for triage: whoever decides on it is told. A restricted one that would be told to nobody else is told of, by its number alone, to those who may break the glass. */
export async function sendWaitingNotice(tx: Tx, told: Told & { readonly isRestricted: boolean; readonly isUrgent: boolean }): Promise<void> {
  const { authorityId, concernId, actor, clock, isRestricted, isUrgent } = told;
  const deciders = isRestricted ? await findNamedAccounts(tx, told) : (await findPeople(tx, clock, authorityId, ['lead'])).map(({ id }) => id);
  if (isRestricted && (await isLeftToNobody(tx, told, deciders))) {
    const breakers = await findPeople(tx, clock, authorityId, breakGlassRoles);
    await sendNotice(tx, {
      authorityId,
      to: breakers.map(({ id }) => id).filter((id) => id !== actor.accountId && !deciders.includes(id)),
      kind: 'record-to-triage',
      urgency: 'urgent',
      subject: `Record ${String(concernId)} waits, and nobody who is named can decide on it`,
      href: '/concerns/queue',
    });
  }
  await sendNotice(tx, {
    authorityId,
    to: deciders.filter((id) => id !== actor.accountId),
    kind: 'record-to-triage',
    urgency: isUrgent ? 'urgent' : 'usual',
    subject: 'Something was logged, and waits for triage',
    href: `/concerns/${String(concernId)}`,
  });
}

/** What somebody logged was decided on. */
export async function sendDecidedNotice(tx: Tx, told: Told & { readonly loggedByAccount: number | null }): Promise<void> {
  const { authorityId, concernId, actor, loggedByAccount } = told;
  if (loggedByAccount === actor.accountId) return;
  await sendNotice(tx, {
    authorityId,
    to: [loggedByAccount],
    kind: 'record-decided',
    urgency: 'usual',
    subject: 'What you logged was decided on',
    href: `/concerns/${String(concernId)}`,
  });
}
