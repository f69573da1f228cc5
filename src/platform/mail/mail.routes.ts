import type { Config } from '../config/config.ts';
import type { Database } from '../database/database.ts';
import type { PageRequest, PermissionOf, Reply, Route } from '../http/route.ts';
import type { ListedMail } from './find-mail.ts';
import { findMail, listMail } from './find-mail.ts';
import { isDelivered } from './mail-transport.ts';

interface Means {
  readonly config: Pick<Config, 'smtpUrl' | 'notify'>;
  readonly db: Database;
  /** Platform knows no permission of its own; whoever composes the service names it. */
  readonly permission: PermissionOf<'service'>;
}

/** The outbox: what was sent, what was not, and, where there is no mail server, what each mail says. */
export function mailRoutes(means: Means): Route[] {
  const { permission } = means;
  return [
    { method: 'GET', path: '/mail', permission, audit: 'mail.listed', handle: (request) => showOutbox(means, request) },
    { method: 'GET', path: '/mail/:id', permission, audit: 'mail.viewed', sensitive: true, handle: (request) => showMail(means, request) },
  ];
}

async function showOutbox({ config, db }: Means, { actor }: PageRequest): Promise<Reply> {
  const mails = actor.authorityId === null ? [] : await listMail(db.kysely, actor.authorityId);
  const rows = mails.map((mail) => ({ ...mail, state: stateOf(mail, isDelivered(config)) }));
  return { kind: 'page', template: 'platform/mail/outbox.njk', data: { mails: rows, delivers: isDelivered(config) } };
}

async function showMail({ config, db }: Means, { actor, params }: PageRequest): Promise<Reply> {
  const id = Number(params['id']);
  if (actor.authorityId === null || !Number.isInteger(id) || id < 1 || id > 2_147_483_647) return { kind: 'not-found' };
  const mail = await findMail(db.kysely, actor.authorityId, id);
  if (mail === undefined) return { kind: 'not-found' };
  const delivers = isDelivered(config);
  // A mail that is on its way may hold a link that is for its reader alone.
  const paragraphs = delivers ? [] : linesOf(mail.body);
  return {
    kind: 'page',
    template: 'platform/mail/mail.njk',
    data: { mail, state: stateOf(mail, delivers), paragraphs, delivers, backLink: '/mail' },
  };
}

/** Each line with its links apart, so that the page can make them so. */
const linesOf = (body: string | null): { readonly text: string; readonly isLink: boolean }[] =>
  (body ?? '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({ text: line, isLink: /^https?:\/\/\S+$/.test(line) }));

function stateOf({ sentAt, failedReason }: ListedMail, delivers: boolean): string {
  if (sentAt !== null) return 'Delivered';
  if (failedReason !== null) return 'Not delivered';
  return delivers ? 'On its way' : 'Here only';
}
